"""What this plugin says, in the federation's languages."""
