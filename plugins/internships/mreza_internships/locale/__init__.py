"""What internships say in the federation's languages."""
