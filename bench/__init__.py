"""Measures Mreža against the limit of its database and against the way such an API is usually written."""
