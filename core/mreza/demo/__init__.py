"""Demo data: seven networks with fictional member organisations, made anew and alike on every installation."""

from mreza.demo.ledger import Ledger
from mreza.demo.load import Summary, is_loaded, load
from mreza.demo.plan import DemoPlan, PlannedNetwork, PlannedOrganisation, PlannedPerson, PlannedUser, Rows

__all__ = [
    "DemoPlan",
    "Ledger",
    "PlannedNetwork",
    "PlannedOrganisation",
    "PlannedPerson",
    "PlannedUser",
    "Rows",
    "Summary",
    "is_loaded",
    "load",
]
