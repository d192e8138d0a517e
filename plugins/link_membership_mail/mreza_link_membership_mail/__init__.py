"""Membership and mail together: who applies is written to, and members are reminded."""
