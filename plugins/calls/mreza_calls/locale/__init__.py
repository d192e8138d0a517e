"""The words of calls in other languages."""
