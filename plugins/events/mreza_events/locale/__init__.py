"""Words of events in the languages of the federation."""
