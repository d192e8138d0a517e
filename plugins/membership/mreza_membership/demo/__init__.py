"""Membership's rows of the demo data."""

from mreza_membership.demo.rows import rows

__all__ = ["rows"]
