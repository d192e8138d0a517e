"""Internships' part of the demo."""

from mreza_internships.demo.rows import rows

__all__ = ["rows"]
