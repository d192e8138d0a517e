"""Rows of mail in the demo data."""

from mreza_mail.demo.rows import rows

__all__ = ["rows"]
