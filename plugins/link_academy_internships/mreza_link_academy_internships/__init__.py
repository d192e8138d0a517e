"""Trainings and internships together: who completed an academy has bonus points when applying for an internship."""
