"""Rows as they are planned: by table, with ids that come out the same everywhere, and files that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any
from uuid import UUID

from mreza.demo import DemoPlan, PlannedNetwork, PlannedPerson, Rows
from mreza.model.base import Base
from mreza.model.history import StateChange
from mreza.model.period import Period
from mreza_documents.models import Document, DocumentKind, DocumentState, DocumentVisibility
from mreza_documents.rendering.sample import PREFIX, fingerprint, sample


class Ledger:
    """What has been planned so far."""

    def __init__(self, plan: DemoPlan) -> None:
        self.plan = plan
        self._rows: dict[type[Base], list[dict[str, Any]]] = {}

    def add(self, model: type[Base], network: PlannedNetwork, **values: Any) -> UUID:
        """One row; what a row leaves out is null where others name it."""
        id = self.plan.ids.next(model.__tablename__)
        self._rows.setdefault(model, []).append({"id": id, "network_id": network.id, **values})
        return id

    def history(self, subject: type[Base], id: UUID, network: PlannedNetwork, *states: tuple[Any, date]) -> None:
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
            )

    def file(
        self,
        network: PlannedNetwork,
        kind: DocumentKind,
        title: str,
        filed_on: date,
        *,
        person: PlannedPerson | None = None,
        public: bool = False,
    ) -> UUID:
        """A file of a network, or on a person."""
        id = self.add(
            Document,
            network,
            person_id=person.id if person else None,
            kind=kind,
            title=title,
            language=network.locale,
            valid=Period(filed_on),
            visibility=DocumentVisibility.PUBLIC if public else DocumentVisibility.OWNER,
            state=DocumentState.FILED,
            filed_on=filed_on,
            file_name=f"{kind.name.lower()}.pdf",
            media_type="application/pdf",
            size=len(sample()),
            sha256=fingerprint(),
            storage_key=None,
            told_expired=False,
        )
        self._rows[Document][-1]["storage_key"] = f"{PREFIX}{id.hex}"
        return id

    def rows(self) -> Iterator[Rows]:
        """Files first, since anything may lead to one; then all in the order in which tables were first named."""
        for model, planned in sorted(self._rows.items(), key=lambda one: one[0] is not Document):
            columns = tuple(dict.fromkeys(name for row in planned for name in row))
            yield Rows(model, columns, [tuple(row.get(name) for name in columns) for row in planned])


__all__ = ["Ledger"]
