"""Trainings: courses and their editions, who completed them, and what came of it."""
