"""What the directory tells others."""

from __future__ import annotations

from dataclasses import dataclass

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
