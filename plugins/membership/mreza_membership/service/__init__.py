"""What can be done with memberships: plain async functions that take a session, what to change, and an `Act`."""
