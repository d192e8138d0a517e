"""Licensing: what services need by which rules, who holds which permission, and since when and until when."""
