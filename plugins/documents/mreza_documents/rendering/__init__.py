"""From facts and a template to a page or a PDF."""
