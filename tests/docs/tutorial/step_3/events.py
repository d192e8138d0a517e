from dataclasses import dataclass

from mreza import Event

from mreza_visits.models import Visit


@dataclass(frozen=True)
class OrganisationVisited(Event):
    """A visit was written down."""

    subject: Visit
