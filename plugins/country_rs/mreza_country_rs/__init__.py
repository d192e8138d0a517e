"""Serbia: its official numbers, its administrative units, its customs."""
