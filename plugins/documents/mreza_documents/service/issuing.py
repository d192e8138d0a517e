"""Issuing documents: a number of the series, a code by which anybody can check it, and an edition with all its words.

Other plugins call `issue` in their own mutations, in the viewer's scope: whoever coordinates the network may issue.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias
from uuid import UUID

import orjson
from mreza.directory.people import Person
from mreza.errors import NotFound, UserError
from mreza.model.base import Base
from mreza.model.global_id import encode
from mreza.model.states import transition
from mreza.text import Locale
from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_documents.models import DocumentSeal, IssuedDocument, IssuedDocumentState, IssuedEdition
from mreza_documents.service.numbering import code_of, number_of, places_of

JsonValue: TypeAlias = "str | int | float | bool | Sequence[JsonValue] | Mapping[str, JsonValue] | None"

#: What there is one document of: network, template and subject.
_Key: TypeAlias = tuple[UUID, str, str]

_LONGEST_SERIES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A document that is to be issued.

    Attributes:
        network_id: Which network issues it.
        template: Code of a template that a plugin brings by the hook `document_templates`.
        series: Numbers are counted per network and series: RSA-2025 gives RSA-2025-001, RSA-2025-002 and so on.
        subject: The row that is certified, of any model. A network has one document per template and subject.
        holder: Whom it is issued to, if a person.
        holder_name: The name as it is to stand there, in the chosen script.
        locale: The language and script, e.g. ``sr-Cyrl``.
        facts: All that the template prints, as plain values.
        public: What the public page shows beside number, title, dates and validity; never contact data.
        issued_on: The day of issue.
        valid_until: The last day on which it is valid; None for no end.
        number: A given place in the series (of lists that are taken over), else the next.
    """

    network_id: UUID
    template: str
    series: str
    subject: Base
    holder: Person | None
    holder_name: str
    locale: str
    facts: Mapping[str, JsonValue]
    public: Mapping[str, JsonValue]
    issued_on: date
    valid_until: date | None = None
    number: int | None = None


async def issue(session: AsyncSession, wanted: Wanted) -> IssuedDocument:
    """Issue a document. Asked again for the same subject, it becomes the next edition under the same number and code.

    Raises: as `issue_many`.
    """
    [issued] = await issue_many(session, [wanted])
    return issued


async def issue_many(session: AsyncSession, several: Sequence[Wanted]) -> list[IssuedDocument]:
    """Issue documents, in the order in which they are numbered; a few statements for all of them.

    Raises: UserError NUMBER_TAKEN, SERIES_INVALID, PLACE_INVALID, VALIDITY_INVALID, NAME_MISSING, UNKNOWN_LOCALE.
    """
    await session.flush()
    for wanted in several:
        _check(wanted)
    before = await _issued_before(session, several)
    new = [(one.network_id, one.series, one.number) for one in several if _key(one) not in before]
    places = await places_of(session, new)
    issued = []
    for wanted in several:
        found = before.get(_key(wanted))
        issued.append(await _anew(session, found, wanted) if found else _first(session, wanted, places.pop(0)))
    await session.flush()
    await _seal(session, list(zip(issued, several, strict=True)))
    return issued


async def revoke(
    session: AsyncSession, issued: IssuedDocument, *, day: date, reason: str, by: UUID | None = None
) -> IssuedDocument:
    """Take an issued document back; the public page says so from then on, without the reason.

    Args:
        day: From which day on it does not stand.
        reason: Why; goes into its history.
        by: The user who decided.

    Raises: NotFound; UserError TRANSITION_NOT_ALLOWED, REVOKED_TOO_EARLY.
    """
    await session.flush()
    found = await session.get(IssuedDocument, issued.id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound("IssuedDocument")
    if day < found.issued_on:
        raise UserError(
            "REVOKED_TOO_EARLY",
            "{number} was issued on {day}. It cannot be taken back before.",
            path=("day",),
            number=found.number,
            day=found.issued_on,
        )
    transition(session, found, IssuedDocumentState.REVOKED, day=day, by=by, reason=reason)
    seal = (await session.scalars(select(DocumentSeal).where(DocumentSeal.issued_id == found.id))).one()
    seal.revoked_on = day
    await session.flush()
    return found


def _key(wanted: Wanted) -> _Key:
    return wanted.network_id, wanted.template, encode(type(wanted.subject).__name__, wanted.subject.id)


async def _issued_before(session: AsyncSession, several: Sequence[Wanted]) -> dict[_Key, IssuedDocument]:
    """What was issued for these subjects already, kept from others who issue until the transaction ends."""
    keys = tuple_(IssuedDocument.network_id, IssuedDocument.template, IssuedDocument.subject)
    found = select(IssuedDocument).where(keys.in_([_key(one) for one in several])).order_by(IssuedDocument.id)
    rows = await session.scalars(found.with_for_update(), execution_options={"populate_existing": True})
    return {(one.network_id, one.template, one.subject): one for one in rows}


def _first(session: AsyncSession, wanted: Wanted, place: int) -> IssuedDocument:
    issued = IssuedDocument(
        network_id=wanted.network_id,
        template=wanted.template,
        subject=_key(wanted)[2],
        series=wanted.series,
        place=place,
        number=number_of(wanted.series, place),
        code=code_of(secrets.token_bytes(16)),
        edition=1,
        **_current(wanted),
    )
    session.add(issued)
    return issued


async def _anew(session: AsyncSession, issued: IssuedDocument, wanted: Wanted) -> IssuedDocument:
    if issued.holder_id != (wanted.holder.id if wanted.holder else None):
        await _blank_editions(session, issued)
    if issued.state is IssuedDocumentState.REVOKED:
        transition(session, issued, IssuedDocumentState.ISSUED, day=wanted.issued_on, by=None)
    issued.edition += 1
    for name, value in _current(wanted).items():
        setattr(issued, name, value)
    return issued


async def _blank_editions(session: AsyncSession, issued: IssuedDocument) -> None:
    """Clear what earlier editions say of another holder: whoever holds the document reads them, and nobody would find
    them when the other one is to be erased."""
    for edition in await session.scalars(select(IssuedEdition).where(IssuedEdition.issued_id == issued.id)):
        edition.holder_name, edition.facts, edition.storage_key, edition.sha256 = "", None, None, None


def _current(wanted: Wanted) -> dict[str, Any]:
    """What the edition that stands says, as the document shows it."""
    home = wanted.holder.network_id if wanted.holder else wanted.network_id
    return {
        "holder_id": wanted.holder.id if wanted.holder else None,
        "holder_name": wanted.holder_name,
        "home_network_id": home,
        "locale": wanted.locale,
        "issued_on": wanted.issued_on,
        "valid_until": wanted.valid_until,
    }


async def _seal(session: AsyncSession, pairs: Sequence[tuple[IssuedDocument, Wanted]]) -> None:
    """Write down the edition, and what the public page says of it."""
    known = select(DocumentSeal).where(DocumentSeal.issued_id.in_([issued.id for issued, _ in pairs]))
    seals = {one.issued_id: one for one in await session.scalars(known)}
    for issued, wanted in pairs:
        common = {"network_id": issued.network_id, "issued_id": issued.id}
        session.add(
            IssuedEdition(
                **common,
                number=issued.edition,
                holder_name=wanted.holder_name,
                locale=wanted.locale,
                issued_on=wanted.issued_on,
                valid_until=wanted.valid_until,
                facts=_plain(wanted.facts),
            )
        )
        seal = seals.get(issued.id)
        if seal is None:
            seal = DocumentSeal(**common, code=issued.code, template=issued.template, number=issued.number)
            session.add(seal)
        seal.edition, seal.issued_on, seal.valid_until = issued.edition, issued.issued_on, issued.valid_until
        seal.revoked_on, seal.facts = None, _plain(wanted.public)
    await session.flush()


def _plain(values: Mapping[str, JsonValue]) -> dict[str, Any]:
    """Values as JSON knows them, so that a template gets nothing that can do anything.

    Raises: TypeError for anything else.
    """
    plain: dict[str, Any] = orjson.loads(orjson.dumps(dict(values), option=orjson.OPT_PASSTHROUGH_DATACLASS))
    return plain


def _check(wanted: Wanted) -> None:
    series = wanted.series
    if not series.isprintable() or series != series.strip() or not 0 < len(series) <= _LONGEST_SERIES:
        raise UserError(
            "SERIES_INVALID", "A series has 1 to {most} letters, e.g. RSA-2025.", path=("series",), most=_LONGEST_SERIES
        )
    if wanted.number is not None and wanted.number < 1:
        raise UserError("PLACE_INVALID", "Places in a series count from 1.", path=("number",))
    if wanted.valid_until is not None and wanted.valid_until < wanted.issued_on:
        raise UserError(
            "VALIDITY_INVALID", "It would have expired before it was issued. Choose a later day.", path=("validUntil",)
        )
    if not wanted.holder_name.strip():
        raise UserError("NAME_MISSING", "Say in which name it is to be issued.", path=("holderName",))
    known = [locale.value for locale in Locale]
    if wanted.locale not in known:
        raise UserError(
            "UNKNOWN_LOCALE",
            "There is no locale {locale}. There are: {known}.",
            path=("locale",),
            locale=wanted.locale,
            known=", ".join(known),
        )


__all__ = ["JsonValue", "Wanted", "issue", "issue_many", "revoke"]
