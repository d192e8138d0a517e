"""Rows of the demo as a plugin plans them: by table, with ids that come out the same everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any
from uuid import UUID

from mreza.demo.plan import DemoPlan, PlannedNetwork, Rows
from mreza.model.base import Base
from mreza.model.history import StateChange


class Ledger:
    """What has been planned so far, for the answer to the hook ``demo``."""

    def __init__(self, plan: DemoPlan) -> None:
        self.plan = plan
        self._rows: dict[type[Base], list[dict[str, Any]]] = {}

    def add(self, model: type[Base], network: PlannedNetwork, **values: Any) -> UUID:
        """One row; what it leaves out is null where others name it."""
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
        network: PlannedNetwork,
        states: Sequence[tuple[Any, date]],
        *,
        organisation_id: UUID | None = None,
        attribute: str = "state",
    ) -> None:
        """The states that a row went through, the first without a change."""
        for (before, _), (after, day) in pairwise(states):
            self.add(
                StateChange,
                network,
                subject_type=subject.__name__,
                subject_id=id,
                attribute=attribute,
                from_state=before.name,
                to_state=after.name,
                on_day=day,
                organisation_id=organisation_id,
            )

    def rows(self) -> Iterator[Rows]:
        """Everything, in the order in which the tables were first named."""
        for model, planned in self._rows.items():
            columns = tuple(dict.fromkeys(name for row in planned for name in row))
            yield Rows(model, columns, [tuple(row.get(name) for name in columns) for row in planned])


__all__ = ["Ledger"]
