"""The figures of the demo data."""

from mreza_indicators.demo.rows import rows

__all__ = ["rows"]
