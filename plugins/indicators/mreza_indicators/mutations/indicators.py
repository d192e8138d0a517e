"""Defining, freezing, comparing and showing indicators."""

from __future__ import annotations

from dataclasses import dataclass

from mreza.directory.places import Country
from mreza.errors import UserError
from mreza.mutation import Do, mutation

from mreza_indicators import events, permissions
from mreza_indicators.models import Indicator, IndicatorTarget, IndicatorValue
from mreza_indicators.mutations.acts import act, publisher, require_own
from mreza_indicators.service import indicators
from mreza_indicators.service.indicators import IndicatorFacts


@mutation(permission=permissions.DEFINE)
async def create_indicator(do: Do, indicator: IndicatorFacts) -> Indicator:
    """Define an indicator of your network, or of the federation. Its question is tried at once.

    Args:
        indicator: What it says.
    """
    who = await publisher(do)
    return await indicators.create(do.session, who.asks(do), who.network, indicator)


@mutation(permission=permissions.DEFINE)
async def redefine_indicator(do: Do, which: Indicator, indicator: IndicatorFacts) -> Indicator:
    """Define an indicator anew, as a whole. Values that were frozen keep the question that they answer.

    Args:
        which: Which indicator.
        indicator: All that it says from now on.
    """
    require_own(do, which)
    await indicators.redefine((await publisher(do)).asks(do), which, indicator)
    return which


@mutation(permission=permissions.DEFINE)
async def set_indicator_target(
    do: Do, indicator: Indicator, *, target: int, country: Country | None = None, year: int | None = None
) -> IndicatorTarget:
    """Say which part of an indicator's target a country has, or a year, or a country in a year.

    Args:
        indicator: Of which indicator.
        target: What is aimed at.
        country: In which country.
        year: In which year.
    """
    require_own(do, indicator)
    return await indicators.aim(do.session, indicator, target, country, year)


@mutation(permission=permissions.DEFINE)
async def drop_indicator_target(do: Do, target: IndicatorTarget) -> Indicator:
    """Take a part of an indicator's target away.

    Args:
        target: Which one.
    """
    require_own(do, target)
    await do.session.delete(target)
    return await do.get(Indicator, target.indicator_id)


@mutation(permission=permissions.FREEZE, emits=events.IndicatorFrozen)
async def freeze_indicator(do: Do, indicator: Indicator) -> IndicatorValue:
    """Keep what an indicator comes to in what you see, with its question, for a report. It is never rewritten.

    Args:
        indicator: Which indicator; one of the federation's is measured by each network for itself.
    """
    who = await publisher(do)
    frozen = await indicators.freeze(do.session, who.asks(do), who.network, indicator, act(do))
    await do.session.flush()
    do.emit(events.IndicatorFrozen(frozen, indicator.code, frozen.number))
    return frozen


@dataclass(frozen=True)
class IndicatorComparison:
    """A frozen value beside what the same indicator comes to today.

    Attributes:
        value: What was frozen.
        participations_now: Each time counted, today.
        unique_now: Each person or organisation counted once, today.
        participations_difference: How many more participations there are today.
        unique_difference: How many more unique ones there are today.
        data_changed: Whether anything that was counted is different, even if the sums are not.
        question_changed: Whether the indicator asks another question by now.
    """

    value: IndicatorValue
    participations_now: int
    unique_now: int
    participations_difference: int
    unique_difference: int
    data_changed: bool
    question_changed: bool


@mutation(permission=permissions.FREEZE)
async def compare_indicator_value(do: Do, value: IndicatorValue) -> IndicatorComparison:
    """Say how a frozen value differs from what its indicator comes to today. It changes nothing.

    Args:
        value: Which value, of all countries together.
    """
    require_own(do, value)
    who = await publisher(do)
    if value.country_id is not None or value.network_id != who.network:
        raise UserError(
            "NOT_COMPARABLE",
            "Only a whole value can be compared, by those who see what it was counted in. Name that one.",
            path=("valueId",),
        )
    now, found = await indicators.today(who.asks(do), await do.get(Indicator, value.indicator_id))
    return IndicatorComparison(
        value,
        now.participations,
        now.unique,
        now.participations - value.participations,
        now.unique - value.unique_count,
        found.hash != value.data_hash,
        (found.answer.text, dict(found.answer.variables)) != (value.query, value.variables),
    )


@mutation(permission=permissions.PUBLISH, emits=events.IndicatorValuePublished)
async def publish_indicator_value(do: Do, value: IndicatorValue) -> IndicatorValue:
    """Show a frozen value to everybody.

    Args:
        value: Which value, of all countries together.
    """
    require_own(do, value)
    indicators.publish(do.session, value, act(do))
    do.emit(events.IndicatorValuePublished(value, await _code(do, value), value.number))
    return value


@mutation(permission=permissions.PUBLISH, emits=events.IndicatorValueWithdrawn)
async def withdraw_indicator_value(do: Do, value: IndicatorValue, reason: str) -> IndicatorValue:
    """Show a value no longer. It stays frozen.

    Args:
        value: Which value.
    """
    require_own(do, value)
    indicators.withdraw(do.session, value, act(do, reason))
    do.emit(events.IndicatorValueWithdrawn(value, await _code(do, value), value.number))
    return value


async def _code(do: Do, value: IndicatorValue) -> str:
    return (await do.get(Indicator, value.indicator_id)).code
