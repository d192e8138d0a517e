"""What campaigns say, in the languages of the federation."""
