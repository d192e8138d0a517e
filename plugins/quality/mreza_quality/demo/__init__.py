"""Quality's part of the demo."""

from mreza_quality.demo.rows import rows

__all__ = ["rows"]
