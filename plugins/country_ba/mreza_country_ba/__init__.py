"""Bosnia and Herzegovina: its official numbers, its administrative units, its customs, its rules for services."""
