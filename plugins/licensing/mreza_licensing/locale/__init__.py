"""What licensing says in the federation's languages."""
