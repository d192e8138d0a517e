"""Courses for gaps: what quality finds missing, and what trainings teach. Neither of the two knows the other."""
