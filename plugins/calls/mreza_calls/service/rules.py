"""What rules of eligibility find: each gives an outcome, a code and the reason in a sentence."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mreza.directory.organisations import Organisation, ProvidedService, ServiceType
from mreza.directory.people import Affiliation
from mreza.directory.places import Country
from mreza.plugin.hooks import Hooks
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_calls.models import CallAnswer, CallApplication, CallEligibilityRule, CallFindingOutcome, CallRuleKind
from mreza_calls.service.act import on

_O = CallFindingOutcome


@dataclass(frozen=True, slots=True)
class Found:
    """How a rule came out."""

    outcome: CallFindingOutcome
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Case:
    """An application as rules look at it: on the civil day of the deadline, and on the day of the check."""

    session: AsyncSession
    hooks: Hooks
    application: CallApplication
    answers: dict[str, CallAnswer]
    closing_day: date
    day: date


async def find(rule: CallEligibilityRule, case: Case) -> Found:
    """How the rule came out for the application."""
    return await _RULES[rule.kind](rule, case)


def _met(detail: str = "Met.") -> Found:
    return Found(_O.PASSED, "MET", detail)


async def _country(rule: CallEligibilityRule, case: Case) -> Found:
    country = await case.session.get_one(Country, case.application.country_id)
    if country.code in rule.codes:
        return _met(f"Comes from {country.code}.")
    return Found(_O.FAILED, "COUNTRY_NOT_ELIGIBLE", f"Comes from {country.code}; open to {', '.join(rule.codes)}.")


async def _registered(rule: CallEligibilityRule, case: Case) -> Found:
    organisation = await _organisation(case)
    if isinstance(organisation, Found):
        return organisation
    needed, since = int(rule.number or 0), organisation.registered_on
    if since is None:
        return Found(
            _O.UNDECIDED, "REGISTRATION_DATE_MISSING", f"The day of registration is not known; {needed} days needed."
        )
    days = (case.closing_day - since).days
    told = f"Registered for {days} days on {case.closing_day.isoformat()}; {needed} are needed."
    return _met(told) if days >= needed else Found(_O.FAILED, "REGISTERED_TOO_RECENTLY", told)


async def _provides(rule: CallEligibilityRule, case: Case) -> Found:
    organisation = await _organisation(case)
    if isinstance(organisation, Found):
        return organisation
    provided = (
        select(ServiceType.code)
        .join(ProvidedService, ProvidedService.service_type_id == ServiceType.id)
        .where(ProvidedService.organisation_id == organisation.id, ProvidedService.valid.contains(on(case.closing_day)))
    )
    codes = sorted(set(await case.session.scalars(provided)))
    fitting = [code for code in codes if not rule.codes or code in rule.codes]
    if fitting:
        return _met(f"Provides {', '.join(fitting)}.")
    return Found(_O.FAILED, "NO_SUCH_SERVICE", f"Provides {', '.join(codes) or 'no service'}.")


async def _affiliated(rule: CallEligibilityRule, case: Case) -> Found:
    one = case.application
    tie = select(Affiliation.kind).where(
        Affiliation.person_id == one.person_id,
        Affiliation.organisation_id == one.organisation_id,
        Affiliation.valid.contains(on(case.closing_day)),
    )
    kind = await case.session.scalar(tie.limit(1))
    if kind is not None:
        return _met(f"Tied to the organisation as {kind.name}.")
    return Found(_O.FAILED, "NOT_AFFILIATED", f"Not tied to the organisation on {case.closing_day.isoformat()}.")


async def _standing(rule: CallEligibilityRule, case: Case) -> Found:
    """Each plugin that knows of a standing answers with two expressions; the first that bars decides."""
    if case.application.organisation_id is None:
        return _without_organisation()
    asked = {"organisation": case.application.organisation_id, "day": case.day}
    answers = case.hooks.collect("organisation_standing", **asked)
    if not answers:
        return Found(_O.UNDECIDED, "STANDING_UNKNOWN", "No plugin here knows of an organisation's standing.")
    warnings = []
    for answer in answers:
        bars, warns = (await case.session.execute(select(*answer.value))).one()
        if bars is not None:
            return Found(_O.FAILED, f"BARRED_{bars}", f"{answer.plugin} says {bars} on {case.day.isoformat()}.")
        if warns is not None:
            warnings.append((answer.plugin, warns))
    if warnings:
        plugin, word = warnings[0]
        return Found(_O.WARNED, f"WARNED_{word}", f"{plugin} says {word} on {case.day.isoformat()}.")
    return _met(f"Nothing bars it on {case.day.isoformat()}.")


async def _answer_in(rule: CallEligibilityRule, case: Case) -> Found:
    answer = case.answers.get(rule.question_code or "")
    if answer is not None and answer.choice in rule.codes:
        return _met()
    return Found(
        _O.FAILED, "ANSWER_NOT_ELIGIBLE", f"The answer to {rule.question_code} is none of {', '.join(rule.codes)}."
    )


async def _answer_at_least(rule: CallEligibilityRule, case: Case) -> Found:
    answer = case.answers.get(rule.question_code or "")
    least = rule.number or Decimal(0)
    if answer is not None and answer.number is not None and answer.number >= least:
        return _met()
    return Found(
        _O.FAILED, "ANSWER_NOT_ELIGIBLE", f"The answer to {rule.question_code} is less than {least.normalize():f}."
    )


async def _organisation(case: Case) -> Organisation | Found:
    """The applicant's organisation, if there is one and whoever checks sees it."""
    id = case.application.organisation_id
    if id is None:
        return _without_organisation()
    found = await case.session.get(Organisation, id)
    return found or Found(
        _O.UNDECIDED, "ORGANISATION_HIDDEN", "The organisation belongs to another network; ask there."
    )


def _without_organisation() -> Found:
    return Found(_O.FAILED, "NO_ORGANISATION", "No organisation is named.")


_RULES: dict[CallRuleKind, Callable[[CallEligibilityRule, Case], Awaitable[Found]]] = {
    CallRuleKind.COUNTRY_IN: _country,
    CallRuleKind.REGISTERED_DAYS: _registered,
    CallRuleKind.PROVIDES_SERVICE: _provides,
    CallRuleKind.AFFILIATED: _affiliated,
    CallRuleKind.GOOD_STANDING: _standing,
    CallRuleKind.ANSWER_IN: _answer_in,
    CallRuleKind.ANSWER_AT_LEAST: _answer_at_least,
}
