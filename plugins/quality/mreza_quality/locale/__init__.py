"""What quality says, in the federation's languages."""
