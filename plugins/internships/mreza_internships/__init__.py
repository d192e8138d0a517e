"""Student internships, and traineeships of staff abroad."""
