"""Events: network meetings, hearings, workshops, caravan stops; who came, for whom, and how it is counted."""
