"""People's data: what is held on a person, told to them, and cleared at their request; from the models alone."""
