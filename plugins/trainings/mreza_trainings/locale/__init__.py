"""Words of trainings in the federation's languages."""
