"""Rows as they are planned: by table, with ids that come out the same everywhere, and files that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from mreza.demo import Ledger as Planned
from mreza.demo import PlannedNetwork, PlannedPerson, Rows
from mreza.model.base import Base
from mreza.model.period import Period
from mreza_documents.models import Document, DocumentKind, DocumentState, DocumentVisibility
from mreza_documents.rendering.sample import PREFIX, sample


class Ledger(Planned):
    """What has been planned so far."""

    def past(self, subject: type[Base], id: UUID, network: PlannedNetwork, *states: tuple[Any, date]) -> None:
        """The states that a row went through, the first without a change."""
        self.history(subject, id, network, states)

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
            sha256=None,
            storage_key=None,
            told_expired=False,
        )
        # All are one sample; but what is the same byte by byte comes down together: each has a fingerprint of its own.
        self._rows[Document][-1].update(storage_key=f"{PREFIX}{id.hex}", sha256=sha256(id.bytes).hexdigest())
        return id

    def rows(self) -> Iterator[Rows]:
        """Files first, since anything may lead to one; then all in the order in which tables were first named."""
        return iter(sorted(super().rows(), key=lambda one: one.model is not Document))


__all__ = ["Ledger"]
