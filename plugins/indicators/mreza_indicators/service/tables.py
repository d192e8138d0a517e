"""Counting a table, hiding what must be hidden, showing it to everybody and taking it back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from mreza.errors import UserError
from mreza.model.states import transition
from mreza.text import Locale, Translated
from sqlalchemy import cast, func, or_, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_indicators.locale.labels import VALUES
from mreza_indicators.models import CellMark, PublishedCell, PublishedTable, PublishedTableState
from mreza_indicators.models.tables import FEWEST
from mreza_indicators.service.act import Act
from mreza_indicators.service.asking import Ask, Counted, counted, words_of
from mreza_indicators.service.suppression import (
    Key,
    Mark,
    NotATable,
    TooManyDimensions,
    suppressed,
)

_LOCK = "indicators.publish"
Words = Mapping[tuple[str, str], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class TableFacts:
    """What a table shows.

    Attributes:
        title: What is counted.
        document: The named document that counts.
        measure: Which of its counts is shown, by the name that the document gives it.
        variables: What the document is asked with.
        threshold: The smallest count that is shown, zero apart; three at least.
        note: What readers must know of it.
    """

    title: Translated
    document: str
    measure: str
    variables: dict[str, Any] | None = None
    threshold: int = 5
    note: Translated | None = None


async def draft(session: AsyncSession, ask: Ask, network: UUID | None, facts: TableFacts, act: Act) -> PublishedTable:
    """Count a table, for its publisher to look at.

    Raises: UserError THRESHOLD_TOO_LOW, NOT_A_TABLE, MEASURE_UNKNOWN, TABLE_DOES_NOT_ADD_UP, TABLE_TOO_DEEP.
    """
    if facts.threshold < FEWEST:
        raise UserError(
            "THRESHOLD_TOO_LOW",
            "Below a threshold of {fewest}, the mark of a small count says the count. Choose {fewest} or more.",
            path=("table", "threshold"),
            fewest=FEWEST,
        )
    found = await counted(ask, facts.document, facts.variables)
    marks = hidden(found, facts.measure, facts.threshold)
    table = PublishedTable(
        network_id=network,
        title=facts.title,
        note=facts.note,
        document=found.answer.document,
        variables=dict(found.answer.variables),
        query=found.answer.text,
        measure=facts.measure,
        threshold=facts.threshold,
        counted_at=act.now,
        data_hash=found.hash,
    )
    session.add(table)
    await session.flush()
    words = await words_of(ask, found)
    session.add_all(_cells(table, found.by(facts.measure), marks, words))
    return table


def hidden(found: Counted, measure: str, threshold: int) -> dict[Key, Mark]:
    """Which cells are hidden.

    Raises: UserError MEASURE_UNKNOWN, TABLE_DOES_NOT_ADD_UP, TABLE_TOO_DEEP.
    """
    try:
        return suppressed(found.by(measure), threshold)
    except NotATable as error:
        raise UserError(
            "TABLE_DOES_NOT_ADD_UP",
            "By {what}, the {measure} are {found}, but {expected} in all: something is counted in several cells, or in "
            "none. Choose a measure that counts each in one cell.",
            path=("table", "measure"),
            what=" × ".join(error.what),
            measure=measure,
            found=error.found,
            expected=error.expected,
        ) from None
    except TooManyDimensions:
        raise UserError(
            "TABLE_TOO_DEEP",
            "A table crosses one pair of dimensions at most. Name a document that groups by less.",
            path=("table", "document"),
        ) from None


async def publish(session: AsyncSession, table: PublishedTable, act: Act) -> None:
    """Show a table to everybody.

    Raises: UserError TABLE_ALREADY_SHOWN, TRANSITION_NOT_ALLOWED.
    """
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"{_LOCK}:{table.document}", 0))))
    same = select(PublishedTable.id).where(
        PublishedTable.state == PublishedTableState.PUBLISHED,
        PublishedTable.network_id.is_not_distinct_from(table.network_id),
        PublishedTable.document == table.document,
        # What was left out and what was given as null are one question.
        func.jsonb_strip_nulls(PublishedTable.variables) == func.jsonb_strip_nulls(cast(table.variables, JSONB)),
        or_(PublishedTable.measure == table.measure, PublishedTable.threshold != table.threshold),
    )
    if table.state is PublishedTableState.DRAFT and (await session.scalars(same.limit(1))).first():
        raise UserError(
            "TABLE_ALREADY_SHOWN",
            "A table of the same question is shown already; beside this one it would give hidden counts away. "
            "Withdraw it first.",
            path=("tableId",),
        )
    transition(session, table, PublishedTableState.PUBLISHED, day=act.day, by=act.by, reason=act.reason)


def withdraw(session: AsyncSession, table: PublishedTable, act: Act) -> None:
    """Show a table no longer.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    transition(session, table, PublishedTableState.WITHDRAWN, day=act.day, by=act.by, reason=act.reason)


def label(value: tuple[str, str], words: Words) -> Translated | None:
    """A dimension's value in words: as the document says it, else as it is usually said; None where nobody knows."""
    said = words.get(value) or VALUES.get(value[1] or "UNKNOWN", {})
    texts = {locale: text for locale, text in said.items() if _fits(locale, text)}
    return Translated(texts) if texts else None


def _cells(
    table: PublishedTable, counts: Mapping[Key, int], marks: Mapping[Key, Mark], words: Words
) -> Iterator[PublishedCell]:
    for position, (key, exact) in enumerate(sorted(counts.items(), key=lambda one: len(one[0])), start=1):
        mark = marks.get(key)
        first, second = (*key, None, None)[:2]
        yield PublishedCell(
            network_id=table.network_id,
            table_id=table.id,
            position=position,
            dimension=first and first[0],
            key=first and first[1],
            label=first and label(first, words),
            other_dimension=second and second[0],
            other_key=second and second[1],
            other_label=second and label(second, words),
            count=None if mark else exact,
            suppressed=CellMark[mark.name] if mark else None,
            exact=exact,
        )


def _fits(locale: str, text: str) -> bool:
    """A text that stands in for a missing one may be of the other script."""
    try:
        Translated({Locale(locale): text})
    except UserError:
        return False
    return True


__all__ = ["TableFacts", "draft", "hidden", "label", "publish", "withdraw"]
