"""The words of mail in other languages."""
