"""Defining indicators, freezing what they come to, and saying how that differs from today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.places import Country, Network
from mreza.errors import UserError
from mreza.model.period import Period
from mreza.model.states import transition
from mreza.text import Translated
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_indicators.models import (
    Indicator,
    IndicatorCount,
    IndicatorLevel,
    IndicatorOperator,
    IndicatorTarget,
    IndicatorValue,
    IndicatorValueState,
)
from mreza_indicators.service.act import Act
from mreza_indicators.service.asking import Ask, Counted, counted
from mreza_indicators.service.suppression import THRESHOLD

#: What a document groups by for the parts of countries.
COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """What an indicator says.

    Attributes:
        code: Its code in the federation, e.g. OP1.2.
        title: What is measured.
        unit: What is counted, e.g. persons.
        document: The named document that counts.
        variables: What the document is asked with.
        project: The code of the project it reports on.
        level: Where in the chain of results it stands.
        participations_as: What the document calls the count of each time.
        unique_as: What the document calls the count of each person or organisation once.
        decided_by: Which of the two counts the target is held against.
        operator: How a value meets the target.
        target: What is aimed at over the whole period, everywhere.
        baseline: What it was before.
        baseline_on: When it was that.
        lasts: The days over which the target is to be met.
    """

    code: str
    title: Translated
    unit: Translated
    document: str
    variables: dict[str, Any] | None = None
    project: str | None = None
    level: IndicatorLevel = IndicatorLevel.OUTPUT
    participations_as: str = "participations"
    unique_as: str = "unique"
    decided_by: IndicatorCount = IndicatorCount.UNIQUE
    operator: IndicatorOperator = IndicatorOperator.AT_LEAST
    target: int | None = None
    baseline: int | None = None
    baseline_on: date | None = None
    lasts: Period | None = None


@dataclass(frozen=True, slots=True)
class Both:
    """The two counts of one thing."""

    participations: int
    unique: int


async def create(session: AsyncSession, ask: Ask, network: UUID | None, facts: IndicatorFacts) -> Indicator:
    """Define an indicator, once its question has been tried.

    Raises: UserError NOT_A_TABLE, MEASURE_UNKNOWN, INDICATOR_HAS_NO_TOTAL, and what asking raises.
    """
    made = Indicator(network_id=network)
    _write(made, facts)
    totals(made, await counted(ask, made.document, made.variables))
    session.add(made)
    return made


async def redefine(ask: Ask, indicator: Indicator, facts: IndicatorFacts) -> None:
    """Define an indicator anew. Values that were frozen keep the question that they answer.

    Raises: as `create`.
    """
    _write(indicator, facts)
    totals(indicator, await counted(ask, indicator.document, indicator.variables))


async def freeze(
    session: AsyncSession, ask: Ask, network: UUID | None, indicator: Indicator, act: Act
) -> IndicatorValue:
    """Keep what an indicator comes to: in all, and in each country where its document groups by countries.

    Raises: as `create`.
    """
    await _one_after_another(session, indicator, network)
    found = await counted(ask, indicator.document, indicator.variables)
    targets = await _targets(session, indicator, network)
    number = await _next_number(session, indicator, network)
    countries = dict((await session.execute(select(Country.code, Country.id))).all())
    whole = _value(indicator, network, found, act, number, totals(indicator, found), None, targets.get(None))
    session.add(whole)
    for code, both in _by_country(indicator, found):
        country = countries.get(code)
        if country is not None:
            session.add(_value(indicator, network, found, act, number, both, country, targets.get(country)))
    return whole


async def aim(
    session: AsyncSession, indicator: Indicator, target: int, country: Country | None, year: int | None
) -> IndicatorTarget:
    """Set a part of an indicator's target, whether there was one or not.

    Raises: UserError TARGET_OF_NOTHING.
    """
    if country is None and year is None:
        raise UserError(
            "TARGET_OF_NOTHING", "Say of which country or year this is the target. The whole one is the indicator's."
        )
    part = {"indicator_id": indicator.id, "country_id": country.id if country else None, "year": year}
    same = [getattr(IndicatorTarget, name).is_not_distinct_from(value) for name, value in part.items()]
    found = (await session.scalars(select(IndicatorTarget).where(*same).limit(1))).one_or_none()
    aimed = found or IndicatorTarget(network_id=indicator.network_id, **part)
    aimed.target = target
    session.add(aimed)
    return aimed


async def today(ask: Ask, indicator: Indicator) -> tuple[Both, Counted]:
    """What an indicator comes to now.

    Raises: as `create`.
    """
    found = await counted(ask, indicator.document, indicator.variables)
    return totals(indicator, found), found


def publish(session: AsyncSession, value: IndicatorValue, act: Act) -> None:
    """Show a value to everybody.

    Raises: UserError VALUE_IS_A_PART, VALUE_TOO_SMALL, TRANSITION_NOT_ALLOWED.
    """
    if value.country_id is not None:
        raise UserError(
            "VALUE_IS_A_PART",
            "Values of single countries are shown in tables, where small ones are hidden. Publish a table.",
            path=("valueId",),
        )
    if any(0 < count < THRESHOLD for count in (value.participations, value.unique_count)):
        raise UserError(
            "VALUE_TOO_SMALL",
            "Counts below {threshold} are not shown to everybody. Wait for more, or report it to the funder alone.",
            path=("valueId",),
            threshold=THRESHOLD,
        )
    transition(session, value, IndicatorValueState.PUBLISHED, day=act.day, by=act.by, reason=act.reason)


def withdraw(session: AsyncSession, value: IndicatorValue, act: Act) -> None:
    """Show a value no longer.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    transition(session, value, IndicatorValueState.WITHDRAWN, day=act.day, by=act.by, reason=act.reason)


def totals(indicator: Indicator, found: Counted) -> Both:
    """The two counts in all.

    Raises: UserError MEASURE_UNKNOWN, INDICATOR_HAS_NO_TOTAL.
    """
    both = _both(indicator, found)
    if () not in both:
        raise UserError(
            "INDICATOR_HAS_NO_TOTAL",
            "{document} does not say how many there are in all. Let it ask for groups without by: as well.",
            path=("indicator", "document"),
            document=indicator.document,
        )
    return both[()]


def _by_country(indicator: Indicator, found: Counted) -> Iterator[tuple[str, Both]]:
    for key, both in _both(indicator, found).items():
        if len(key) == 1 and key[0][0].rpartition(".")[2] == COUNTRY:
            yield key[0][1], both


def _both(indicator: Indicator, found: Counted) -> Mapping[tuple[tuple[str, str], ...], Both]:
    times, once = found.by(indicator.participations_as), found.by(indicator.unique_as)
    return {key: Both(times[key], once[key]) for key in times}


def _write(indicator: Indicator, facts: IndicatorFacts) -> None:
    for name in IndicatorFacts.__dataclass_fields__:
        setattr(indicator, name, getattr(facts, name))
    indicator.variables = facts.variables or {}
    indicator.lasts = facts.lasts or Period()


async def _one_after_another(session: AsyncSession, indicator: Indicator, network: UUID | None) -> None:
    """Let nobody else freeze the same until the transaction ends. The indicator's row may be another network's, which
    one cannot lock."""
    lock = func.pg_advisory_xact_lock(func.hashtextextended(f"{indicator.id}:{network}", 0))
    await session.execute(select(lock))


async def _targets(session: AsyncSession, indicator: Indicator, network: UUID | None) -> dict[UUID | None, int | None]:
    """What is aimed at, by country; under None in all. A network that measures another's indicator, or the
    federation's, has its country's part of the target."""
    asked = select(IndicatorTarget.country_id, IndicatorTarget.target).where(
        IndicatorTarget.indicator_id == indicator.id, IndicatorTarget.year.is_(None)
    )
    by_country: dict[UUID | None, int | None] = dict((await session.execute(asked)).all())
    if network in (None, indicator.network_id):
        return by_country | {None: indicator.target}
    country = await session.scalar(select(Network.country_id).where(Network.id == network))
    return by_country | {None: by_country.get(country)}


async def _next_number(session: AsyncSession, indicator: Indicator, network: UUID | None) -> int:
    asked = select(func.coalesce(func.max(IndicatorValue.number), 0) + 1).where(
        IndicatorValue.indicator_id == indicator.id, IndicatorValue.network_id.is_not_distinct_from(network)
    )
    return int((await session.execute(asked)).scalar_one())


def _value(
    indicator: Indicator,
    network: UUID | None,
    found: Counted,
    act: Act,
    number: int,
    both: Both,
    country: UUID | None,
    target: int | None,
) -> IndicatorValue:
    return IndicatorValue(
        network_id=network,
        indicator_id=indicator.id,
        country_id=country,
        number=number,
        participations=both.participations,
        unique_count=both.unique,
        decided_by=indicator.decided_by,
        operator=indicator.operator,
        target=target,
        document=found.answer.document,
        query=found.answer.text,
        variables=dict(found.answer.variables),
        data_hash=found.hash,
        frozen_at=act.now,
        frozen_by_id=act.by,
    )


__all__ = ["Both", "IndicatorFacts", "aim", "create", "freeze", "publish", "redefine", "today", "totals", "withdraw"]
