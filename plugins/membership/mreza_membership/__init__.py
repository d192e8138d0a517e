"""Membership: from the application to the exit."""
