"""Rows of trainings in the demo data."""

from mreza_trainings.demo.rows import rows

__all__ = ["rows"]
