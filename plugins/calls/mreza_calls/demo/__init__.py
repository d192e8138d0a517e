"""Rows of calls in the demo data."""

from mreza_calls.demo.rows import rows

__all__ = ["rows"]
