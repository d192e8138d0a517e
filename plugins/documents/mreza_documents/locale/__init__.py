"""The words of documents in other languages."""
