"""Mreža: a membership platform for a federation of civil-society networks."""
