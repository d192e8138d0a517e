"""What the directory tells others."""

from __future__ import annotations

from dataclasses import dataclass

from mreza.directory.merges import PersonMerge
from mreza.directory.organisations import Organisation
from mreza.directory.people import Mandate
from mreza.outbox.event import Event


@dataclass(frozen=True)
class OrganisationAdded(Event):
    """An organisation was entered in the directory."""

    subject: Organisation


@dataclass(frozen=True)
class OrganisationChanged(Event):
    """What the directory says of an organisation was changed; also its safety flags, which every copy must follow."""

    subject: Organisation


@dataclass(frozen=True)
class MandateAssigned(Event):
    """An office passed into other hands."""

    subject: Mandate


@dataclass(frozen=True)
class PeopleMerged(Event):
    """Two records of one person became one."""

    subject: PersonMerge


@dataclass(frozen=True)
class PeopleParted(Event):
    """Two records that had been made one were parted again."""

    subject: PersonMerge
