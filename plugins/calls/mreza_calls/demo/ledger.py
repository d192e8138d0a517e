"""Rows as they are planned: by table, with ids that come out the same everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any
from uuid import UUID

from mreza.demo import DemoPlan, PlannedNetwork, Rows
from mreza.model.base import Base
from mreza.model.history import StateChange


class Ledger:
    """What has been planned so far."""

    def __init__(self, plan: DemoPlan) -> None:
        self.plan = plan
        self._rows: dict[type[Base], list[dict[str, Any]]] = {}

    def add(self, model: type[Base], network: PlannedNetwork, **values: Any) -> UUID:
        """One row. All rows of a model name the same columns."""
        id = self.plan.ids.next(model.__tablename__)
        self._rows.setdefault(model, []).append({"id": id, "network_id": network.id, **values})
        return id

    def history(
        self, subject: type[Base], id: UUID, network: PlannedNetwork, states: list[tuple[Any, date]], **more: Any
    ) -> None:
        """The states that a row went through, the first without a change."""
        for (before, _), (after, day) in pairwise(states):
            self.add(
                StateChange,
                network,
                subject_type=subject.__name__,
                subject_id=id,
                attribute="state",
                from_state=before.name,
                to_state=after.name,
                on_day=day,
                organisation_id=more.get("organisation_id"),
            )

    def rows(self) -> Iterator[Rows]:
        """Everything, in the order in which the tables were first named."""
        for model, planned in self._rows.items():
            columns = tuple(planned[0])
            yield Rows(model, columns, [tuple(row[name] for name in columns) for row in planned])
