"""The demo's rows of licensing: everything hangs on an organisation and its services."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from mreza.demo import DemoPlan, PlannedOrganisation
from mreza.demo import Ledger as Rows
from mreza.demo.ids import id_of
from mreza.directory.organisations import ProvidedService
from mreza.model.base import Base


class Ledger(Rows):
    """What has been planned so far."""

    def __init__(self, plan: DemoPlan) -> None:
        super().__init__(plan)
        numbered = ((one.id, code) for one in plan.organisations for code in one.services)
        # Core numbers services in this order when it writes them.
        self._services = {key: id_of(ProvidedService.__tablename__, place) for place, key in enumerate(numbered)}

    def service(self, one: PlannedOrganisation, code: str) -> UUID:
        """The id of an organisation's service."""
        return self._services[one.id, code]

    def past(
        self, subject: type[Base], id: UUID, one: PlannedOrganisation, states: list[tuple[Any, date]], **of: str
    ) -> None:
        """The states that something of an organisation went through."""
        self.history(subject, id, one.network, states, organisation_id=one.id, **of)
