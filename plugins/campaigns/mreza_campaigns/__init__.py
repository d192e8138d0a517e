"""Campaigns: what is said to whom, by which media, how far it reaches, and what comes of it."""
