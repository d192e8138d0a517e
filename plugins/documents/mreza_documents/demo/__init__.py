"""Rows of documents in the demo data."""

from mreza_documents.demo.rows import rows

__all__ = ["rows"]
