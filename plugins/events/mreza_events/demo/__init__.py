"""Events' rows of the demo data."""

from mreza_events.demo.rows import rows

__all__ = ["rows"]
