"""Words of the indicators plugin in the federation's languages."""
