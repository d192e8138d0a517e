"""Calls: what academies, traineeships, mentoring and grants share, from the announcement to the signed agreement."""
