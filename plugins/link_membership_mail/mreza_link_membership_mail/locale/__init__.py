"""The letters' words."""
