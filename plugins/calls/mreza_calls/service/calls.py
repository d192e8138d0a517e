"""Calls: drafting, announcing, a later deadline, calling off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.places import Country
from mreza.errors import UserError
from mreza.model.states import transition
from mreza.text import Locale, Translated
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_calls.models import (
    Call,
    CallApplicants,
    CallCriterion,
    CallEligibilityRule,
    CallKind,
    CallQuota,
    CallQuotaKind,
    CallReserveRule,
    CallRuleKind,
    CallState,
    CallTieRule,
)
from mreza_calls.service.act import Act, locked
from mreza_calls.service.deadlines import LocalTime, instant
from mreza_calls.service.forms import GivenQuestion, add_version


@dataclass(frozen=True)
class CallFacts:
    """What a call says.

    Attributes:
        code: Its reference, e.g. RSA-2025.
        kind: What one applies for.
        title: Its title.
        closes: The last moment to apply, as the clock shows it there.
        places: How many can be chosen.
        opens: The first moment to apply; at once when left out.
        summary: What it is about.
        organisation: The organisation that holds it; the network when left out.
        regional: Whether applicants of all networks may apply.
        applicants: People or organisations.
        languages: The locales in which one may apply; any when empty.
        several: Whether an applicant may have more than one application.
        threshold: The total below which nobody is chosen.
        assessors: How many assessors each application needs.
        tie_rule: Who comes first of two with the same total.
        reserve_rule: Who gets a place that has become free.
        reserve_until: Until when such places go to the reserve; for ever when left out.
        offer_hours: How many hours an offer stands.
    """

    code: str
    kind: CallKind
    title: Translated
    closes: LocalTime
    places: int
    opens: LocalTime | None = None
    summary: Translated | None = None
    organisation: Organisation | None = None
    regional: bool = False
    applicants: CallApplicants = CallApplicants.PEOPLE
    languages: list[str] = field(default_factory=list)
    several: bool = False
    threshold: Decimal | None = None
    assessors: int = 2
    tie_rule: CallTieRule = CallTieRule.EARLIER_SUBMISSION
    reserve_rule: CallReserveRule = CallReserveRule.BY_RANK
    reserve_until: LocalTime | None = None
    offer_hours: int = 48


@dataclass(frozen=True)
class GivenCriterion:
    """A line of the grid.

    Attributes:
        code: Stable code, e.g. MOTIVATION.
        title: What is judged.
        maximum: The most points an assessor can give.
        weight: What full points count for in the total; the maximum when left out.
        threshold: Mean points below which an application is not chosen.
    """

    code: str
    title: Translated
    maximum: Decimal
    weight: Decimal | None = None
    threshold: Decimal | None = None


@dataclass(frozen=True)
class GivenRule:
    """A rule of eligibility.

    Attributes:
        kind: What it asks.
        label: The rule in words.
        codes: Codes of countries, services or choices.
        number: Days, or the least number.
        question: The code of the question that it is about.
        blocks: Whether who does not meet it is not eligible.
    """

    kind: CallRuleKind
    label: Translated
    codes: list[str] = field(default_factory=list)
    number: Decimal | None = None
    question: str | None = None
    blocks: bool = True


@dataclass(frozen=True)
class GivenQuota:
    """How places are shared out.

    Attributes:
        kind: What it bounds.
        places: How many places.
        country: The code of a country; each when left out, where it is a maximum.
    """

    kind: CallQuotaKind
    places: int
    country: str | None = None


@dataclass(frozen=True)
class CallParts:
    """What belongs to a call: its first form, its grid, its rules and its quotas."""

    questions: Sequence[GivenQuestion] = ()
    criteria: Sequence[GivenCriterion] = ()
    rules: Sequence[GivenRule] = ()
    quotas: Sequence[GivenQuota] = ()


async def draft(session: AsyncSession, network_id: UUID, facts: CallFacts, parts: CallParts, act: Act) -> Call:
    """A call that nobody but its network sees yet.

    Raises: UserError CLOSES_BEFORE_OPENING, RULE_INCOMPLETE, QUOTA_INCOMPLETE and what its parts raise.
    """
    opens = instant(facts.opens, "call", "opens") if facts.opens else act.now
    closes = instant(facts.closes, "call", "closes")
    if closes <= opens:
        raise UserError(
            "CLOSES_BEFORE_OPENING",
            "The call would close before it opens. Choose a later deadline.",
            path=("call", "closes"),
        )
    call = Call(
        network_id=network_id,
        code=facts.code,
        kind=facts.kind,
        title=facts.title,
        summary=facts.summary,
        organisation_id=facts.organisation.id if facts.organisation else None,
        regional=facts.regional,
        applicants=facts.applicants,
        languages=[Locale.parse(one).value for one in facts.languages],
        opens_at=opens,
        closes_at=closes,
        zone=facts.closes.zone,
        several=facts.several,
        places=facts.places,
        threshold=facts.threshold,
        assessors=facts.assessors,
        tie_rule=facts.tie_rule,
        reserve_rule=facts.reserve_rule,
        reserve_until=instant(facts.reserve_until, "call", "reserveUntil") if facts.reserve_until else None,
        offer_hours=facts.offer_hours,
    )
    session.add(call)
    await session.flush()
    await add_version(session, call, parts.questions, act)
    await _add_parts(session, call, parts)
    return call


async def publish(session: AsyncSession, call: Call, act: Act) -> Call:
    """Announce a call; from then on everybody sees it.

    Raises: UserError CALL_CLOSED_ALREADY, TRANSITION_NOT_ALLOWED.
    """
    call = await locked(session, call)
    if call.closes_at <= act.now:
        raise UserError(
            "CALL_CLOSED_ALREADY", "The deadline of {call} has passed. Give it a later one first.", call=call.code
        )
    transition(session, call, CallState.PUBLISHED, day=act.day, by=act.by, reason=act.reason)
    return call


async def extend(session: AsyncSession, call: Call, closes: LocalTime, act: Act) -> Call:
    """Give a call a later deadline; an earlier one would wrong those who rely on it.

    Raises: UserError DEADLINE_ONLY_LATER, TRANSITION_NOT_ALLOWED.
    """
    call = await locked(session, call)
    later = instant(closes, "closes")
    announced = call.state is not CallState.DRAFT
    if (announced and later <= call.closes_at) or call.state not in (CallState.DRAFT, CallState.PUBLISHED):
        raise UserError(
            "DEADLINE_ONLY_LATER",
            "The deadline of a call that was announced can only be put off, and only until it is decided.",
            path=("closes",),
        )
    call.closes_at, call.zone = later, closes.zone
    return call


async def end(session: AsyncSession, call: Call, state: CallState, act: Act) -> Call:
    """Close a call, or call it off."""
    call = await locked(session, call)
    transition(session, call, state, day=act.day, by=act.by, reason=act.reason)
    return call


async def _add_parts(session: AsyncSession, call: Call, parts: CallParts) -> None:
    common = {"network_id": call.network_id, "call_id": call.id}
    for position, line in enumerate(parts.criteria, 1):
        weight = line.maximum if line.weight is None else line.weight
        numbers = {"maximum": line.maximum, "weight": weight, "threshold": line.threshold}
        session.add(CallCriterion(**common, code=line.code, title=line.title, position=position, **numbers))
    asked = {one.code for one in parts.questions}
    for position, rule in enumerate(parts.rules, 1):
        _check_rule(rule, asked, ("rules", str(position - 1)))
        values: dict[str, Any] = {"codes": list(rule.codes), "number": rule.number, "question_code": rule.question}
        session.add(
            CallEligibilityRule(
                **common, position=position, kind=rule.kind, label=rule.label, blocks=rule.blocks, **values
            )
        )
    countries = dict((await session.execute(select(Country.code, Country.id))).all())
    for position, quota in enumerate(parts.quotas):
        _check_quota(quota, set(countries), ("quotas", str(position)))
        country = countries[quota.country] if quota.country else None
        session.add(CallQuota(**common, kind=quota.kind, country_id=country, places=quota.places))
    await session.flush()


def _check_rule(rule: GivenRule, asked: set[str], path: tuple[str, ...]) -> None:
    """Whatever a rule needs beyond its kind must be there."""
    kind = CallRuleKind
    needs_codes = rule.kind in (kind.COUNTRY_IN, kind.ANSWER_IN) and not rule.codes
    needs_number = rule.kind in (kind.REGISTERED_DAYS, kind.ANSWER_AT_LEAST) and rule.number is None
    needs_question = rule.kind in (kind.ANSWER_IN, kind.ANSWER_AT_LEAST) and rule.question not in asked
    if needs_codes or needs_number or needs_question:
        needed = "codes" if needs_codes else "number" if needs_number else "question"
        raise UserError(
            "RULE_INCOMPLETE",
            "A rule {kind} needs `{needed}`; a question must be one of the form.",
            path=(*path, needed),
            kind=rule.kind.name,
            needed=needed,
        )


def _check_quota(quota: GivenQuota, countries: set[str], path: tuple[str, ...]) -> None:
    of_organisation = quota.kind is CallQuotaKind.ORGANISATION_MAXIMUM
    unknown = quota.country is not None and (of_organisation or quota.country not in countries)
    if unknown or quota.places < 1 or (quota.kind is CallQuotaKind.COUNTRY_MINIMUM and quota.country is None):
        raise UserError(
            "QUOTA_INCOMPLETE",
            "A quota needs at least one place; a minimum names a country, by a code like RS.",
            path=path,
        )
