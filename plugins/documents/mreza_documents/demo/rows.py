"""The part of documents in the demo: what organisations have handed in, some of it expired, replaced or taken away, and
a few confirmations that were issued.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import blake2b
from typing import Any
from uuid import UUID

from mreza.demo import DemoPlan, PlannedOrganisation, Rows
from mreza.model.global_id import encode
from mreza.model.history import StateChange
from mreza.model.period import Period

from mreza_documents.demo.issued import issued_rows
from mreza_documents.demo.words import ISSUERS, TITLES
from mreza_documents.models import Document, DocumentKind, DocumentState, DocumentUse, DocumentVisibility
from mreza_documents.rendering.sample import PREFIX, fingerprint, sample

_K, _S, _V = DocumentKind, DocumentState, DocumentVisibility
_COLUMNS = (
    "id network_id organisation_id person_id kind title language issuer reference issued_on valid visibility state "
    "replaces_id filed_on file_name media_type size sha256 storage_key told_until told_expired"
)
_USES = "id network_id document_id organisation_id person_id procedure_network_id dependent purpose used_on ended_on"
_CHANGES = "id subject_type subject_id attribute from_state to_state network_id organisation_id on_day"
Row = tuple[Any, ...]


class _Files:
    """The documents that are planned, and what depends on them."""

    def __init__(self, plan: DemoPlan) -> None:
        self.plan = plan
        self.documents: list[Row] = []
        self.uses: list[Row] = []
        self.changes: list[Row] = []

    def file(
        self,
        one: PlannedOrganisation,
        kind: DocumentKind,
        filed_on: date,
        *,
        valid: Period | None = None,
        state: DocumentState = _S.FILED,
        replaces: UUID | None = None,
        visibility: DocumentVisibility = _V.OWNER,
        person: UUID | None = None,
    ) -> UUID:
        """One document of an organisation."""
        id = self.plan.ids.next(Document.__tablename__)
        language = one.locale if one.locale in TITLES[kind] else "sr-Latn"
        title = TITLES[kind][language]
        issuer = ISSUERS[kind][language] if kind in ISSUERS else None
        gone = state is _S.REMOVED
        number = blake2b(id.bytes, digest_size=3).hexdigest().upper() if issuer else None
        self.documents.append(
            (
                id, one.network.id, one.id, person, kind, title, language, issuer, number, filed_on,
                valid or Period(filed_on), visibility, state, replaces, filed_on,
                None if gone else f"{kind.name.lower()}.pdf", "application/pdf", len(sample()),
                None if gone else fingerprint(), None if gone else f"{PREFIX}{id.hex}", None, False,
            )
        )  # fmt: skip
        if state is not _S.FILED:
            self._change(one, id, state, filed_on + timedelta(300))
        return id

    def use(self, one: PlannedOrganisation, document: UUID, purpose: str, day: date) -> None:
        """A procedure of the organisation's network depends on the document."""
        network, dependent = one.network.id, encode("Organisation", one.id)
        id = self.plan.ids.next(DocumentUse.__tablename__)
        self.uses.append((id, network, document, one.id, None, network, dependent, purpose, day, None))

    def _change(self, one: PlannedOrganisation, id: UUID, state: DocumentState, day: date) -> None:
        change = self.plan.ids.next("change of a document")
        place = (one.network.id, one.id, min(day, self.plan.today))
        self.changes.append((change, "Document", id, "state", _S.FILED.name, state.name, *place))


def rows(plan: DemoPlan) -> list[Rows]:
    """What the hook ``demo`` answers."""
    files = _Files(plan)
    for one in plan.organisations:
        _hand_in(files, one)
    return [
        Rows(Document, _COLUMNS.split(), files.documents),
        Rows(DocumentUse, _USES.split(), files.uses),
        Rows(StateChange, _CHANGES.split(), files.changes),
        *issued_rows(plan),
    ]


def _hand_in(files: _Files, one: PlannedOrganisation) -> None:
    """Everybody has handed the statute and the register's extract in; what expires, by chance."""
    chance, today = one.random("documents"), files.plan.today
    statute = files.file(one, _K.STATUTE, one.joined)
    register = files.file(one, _K.REGISTRATION, one.joined)
    for document in (statute, register):
        files.use(one, document, "membership.application", one.joined)
    for kind, days in _expiring(chance.randrange(8)):
        first = today + timedelta(days - 364)
        valid = Period(first, today + timedelta(days))
        if kind is _K.TAX_CERTIFICATE and days > 200:
            old = files.file(one, kind, first - timedelta(364), valid=Period(first - timedelta(364), first),
                             state=_S.REPLACED)  # fmt: skip
            files.file(one, kind, first, valid=valid, replaces=old)
        else:
            files.use(one, files.file(one, kind, first, valid=valid), "membership.renewal", first)
    if one.rank % 3 == 0:
        files.file(one, _K.ANNUAL_REPORT, today - timedelta(90), visibility=_V.PUBLIC)
    if one.rank % 5 == 1:
        files.file(one, _K.ANNUAL_REPORT, today - timedelta(700), state=_S.REMOVED)
    if one.people and one.rank % 4 == 0:
        valid = Period(today - timedelta(150), today + timedelta(chance.randrange(5, 200)))
        files.file(one, _K.CRIMINAL_RECORD, today - timedelta(150), valid=valid, person=one.people[0].id)


def _expiring(drawn: int) -> Iterator[tuple[DocumentKind, int]]:
    """What was handed in besides, and in how many days it expires."""
    if drawn < 5:
        yield _K.TAX_CERTIFICATE, (-40, 12, 27, 150, 300)[drawn]
    if drawn % 2:
        yield _K.INSURANCE, (3, 45, 190, 320)[drawn // 2]
