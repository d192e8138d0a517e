"""Rows as they are planned: by table, with ids that come out the same everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any
from uuid import UUID

from mreza.demo import DemoPlan, PlannedNetwork, PlannedOrganisation, Rows
from mreza.demo.ids import id_of
from mreza.directory.organisations import ProvidedService
from mreza.model.base import Base
from mreza.model.history import StateChange


class Ledger:
    """What has been planned so far."""

    def __init__(self, plan: DemoPlan) -> None:
        self.plan = plan
        self._rows: dict[type[Base], list[dict[str, Any]]] = {}
        numbered = ((one.id, code) for one in plan.organisations for code in one.services)
        # Core numbers services in this order when it writes them.
        self._services = {key: id_of(ProvidedService.__tablename__, place) for place, key in enumerate(numbered)}

    def service(self, one: PlannedOrganisation, code: str) -> UUID:
        """The id of an organisation's service."""
        return self._services[one.id, code]

    def add(self, model: type[Base], network: PlannedNetwork, **values: Any) -> UUID:
        """One row. All rows of a model name the same columns."""
        id = self.plan.ids.next(model.__tablename__)
        self.put(model, network, id, **values)
        return id

    def put(self, model: type[Base], network: PlannedNetwork, id: UUID, **values: Any) -> None:
        """One row with an id that was drawn before."""
        self._rows.setdefault(model, []).append({"id": id, "network_id": network.id, **values})

    def history(
        self,
        subject: type[Base],
        id: UUID,
        one: PlannedOrganisation,
        states: list[tuple[Any, date]],
        attribute: str = "state",
    ) -> None:
        """The states that a row went through, the first without a change."""
        for (before, _), (after, day) in pairwise(states):
            self.add(
                StateChange,
                one.network,
                subject_type=subject.__name__,
                subject_id=id,
                attribute=attribute,
                from_state=before.name,
                to_state=after.name,
                on_day=day,
                organisation_id=one.id,
            )

    def rows(self) -> Iterator[Rows]:
        """Everything, in the order in which the tables were first named."""
        for model, planned in self._rows.items():
            columns = tuple(planned[0])
            yield Rows(model, columns, [tuple(row[name] for name in columns) for row in planned])
