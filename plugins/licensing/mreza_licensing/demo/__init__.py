"""What licensing demonstrates."""

from mreza_licensing.demo.rows import rows

__all__ = ["rows"]
