"""Membership and mail together: who applies for membership is written to."""
