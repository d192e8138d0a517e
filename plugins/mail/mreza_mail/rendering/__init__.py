"""From templates and plain values to letters and pages."""
