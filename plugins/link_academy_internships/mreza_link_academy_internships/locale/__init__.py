"""The words of the link in other languages."""
