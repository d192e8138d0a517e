"""Frameworks: drafting a version with its criteria, publishing it, and taking over what plugins bring."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mreza.directory.organisations import ServiceType
from mreza.directory.places import Country
from mreza.errors import ConfigurationError, UserError
from mreza.model.period import Period
from mreza.model.states import transition
from mreza.text import Translated
from mreza_calls.service.act import Act, locked
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_quality.models import (
    QualityCriterion,
    QualityCriterionFamily,
    QualityFramework,
    QualityFrameworkKind,
    QualityFrameworkVersion,
    QualityTopic,
    QualityVersionState,
)
from mreza_quality.service.assessing import require_published

_S = QualityVersionState
#: The longest period of a version, in months: a hundred years.
MOST_MONTHS = 1200


@dataclass(frozen=True)
class VersionFacts:
    """What a version says of itself.

    Attributes:
        label: What it is called, e.g. 2021.
        in_force_from: The first day on which it is in force.
        in_force_to: The last day.
        partly_percent: What a criterion that is met in part counts, in per cent of one that is met.
        certificate_months: For how many months a certificate usually holds.
        surveillance_months: Every how many months a certificate is looked at again.
        periods_established: Whether these periods were checked against a source.
        starter: Whether the criteria are in the federation's own words, and not the wording that binds.
        source: Where criteria and periods were taken from.
    """

    label: str
    in_force_from: date | None = None
    in_force_to: date | None = None
    partly_percent: int = 50
    certificate_months: int | None = None
    surveillance_months: int | None = None
    periods_established: bool = False
    starter: bool = False
    source: str | None = None


@dataclass(frozen=True)
class VersionPeriods:
    """The periods of a version, each as it is from now on.

    Attributes:
        certificate_months: For how many months a certificate usually holds; left out where none is given or known.
        surveillance_months: Every how many months a certificate is looked at again; left out where that is not known.
        established: Whether they were checked against a source. Then they do not change any more.
        source: Against which.
    """

    certificate_months: int | None = None
    surveillance_months: int | None = None
    established: bool = False
    source: str | None = None


@dataclass(frozen=True)
class CriterionFacts:
    """One criterion.

    Attributes:
        code: Its code within the version; the same as in another version where it is the same criterion.
        family: What it looks at.
        text: What is asked.
        topic: What it is about.
        evidence_expected: What would show it.
        minimum_rule: The least that is asked.
        service_type: For which service alone.
    """

    code: str
    family: QualityCriterionFamily
    text: Translated
    topic: QualityTopic | None = None
    evidence_expected: Translated | None = None
    minimum_rule: Translated | None = None
    service_type: ServiceType | None = None


async def draft_version(
    session: AsyncSession, framework: QualityFramework, facts: VersionFacts, criteria: Sequence[CriterionFacts]
) -> QualityFrameworkVersion:
    """Draft a version with its criteria, in their order.

    Raises: UserError CRITERIA_MISSING, CRITERION_TWICE, PERIOD_REVERSED, MONTHS_IMPOSSIBLE; VERSION_EXISTS by the
        database.
    """
    if not criteria:
        raise UserError("CRITERIA_MISSING", "A version needs at least one criterion.", path=("criteria",))
    codes = [one.code for one in criteria]
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        raise UserError(
            "CRITERION_TWICE", "Each criterion has a code of its own; twice: {codes}.", codes=", ".join(twice)
        )
    if facts.in_force_from and facts.in_force_to and facts.in_force_to < facts.in_force_from:
        raise UserError(
            "PERIOD_REVERSED",
            "The period ends on {end}, before it begins on {start}. Swap the dates.",
            path=("facts", "inForceTo"),
            start=facts.in_force_from,
            end=facts.in_force_to,
        )
    _require_months(facts, "facts")
    version = QualityFrameworkVersion(
        framework_id=framework.id,
        label=facts.label,
        valid=Period(facts.in_force_from, facts.in_force_to),
        partly_percent=facts.partly_percent,
        certificate_months=facts.certificate_months,
        surveillance_months=facts.surveillance_months,
        periods_established=facts.periods_established,
        starter=facts.starter,
        source=facts.source,
    )
    session.add(version)
    await session.flush()
    for position, one in enumerate(criteria, 1):
        session.add(
            QualityCriterion(
                framework_version_id=version.id,
                position=position,
                code=one.code,
                family=one.family,
                text=one.text,
                topic_id=one.topic.id if one.topic else None,
                evidence_expected=one.evidence_expected,
                minimum_rule=one.minimum_rule,
                service_type_id=one.service_type.id if one.service_type else None,
            )
        )
    await session.flush()
    return version


async def publish(session: AsyncSession, version: QualityFrameworkVersion, act: Act) -> QualityFrameworkVersion:
    """Let a version be worked with; its criteria do not change any more.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    version = await locked(session, version)
    transition(session, version, _S.PUBLISHED, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return version


async def set_periods(
    session: AsyncSession, version: QualityFrameworkVersion, periods: VersionPeriods
) -> QualityFrameworkVersion:
    """Say for how long certificates by a version hold from now on, and how often they are looked at. Those there are
    keep their own.

    Raises: UserError VERSION_NOT_PUBLISHED, PERIODS_ESTABLISHED, MONTHS_IMPOSSIBLE, PERIODS_SOURCE_MISSING.
    """
    version = await locked(session, version)
    require_published(version)
    if version.periods_established:
        raise UserError(
            "PERIODS_ESTABLISHED",
            "The periods of version {label} were checked against a source. Draft another version if they change.",
            path=("frameworkVersionId",),
            label=version.label,
        )
    _require_months(periods, "periods")
    source = (periods.source or "").strip() or None
    if source is None and periods.established:
        raise UserError(
            "PERIODS_SOURCE_MISSING",
            "Say against what source the periods were checked.",
            path=("periods", "source"),
        )
    version.certificate_months = periods.certificate_months
    version.surveillance_months = periods.surveillance_months
    version.periods_established = periods.established
    version.periods_source = source
    await session.flush()
    return version


def _require_months(said: VersionFacts | VersionPeriods, path: str) -> None:
    """That periods are such as certificates have, or left out.

    Raises: UserError MONTHS_IMPOSSIBLE.
    """
    for name, months in (
        ("certificateMonths", said.certificate_months),
        ("surveillanceMonths", said.surveillance_months),
    ):
        if months is not None and not 1 <= months <= MOST_MONTHS:
            raise UserError(
                "MONTHS_IMPOSSIBLE",
                "Give 1 to {most} months, or leave the period out.",
                path=(path, name),
                most=MOST_MONTHS,
            )


async def withdraw(session: AsyncSession, version: QualityFrameworkVersion, act: Act) -> QualityFrameworkVersion:
    """Let nothing new begin by a version; assessments and certificates by it stand. A draft was never shown, and is
    given up.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    version = await locked(session, version)
    to = _S.DISCARDED if version.state is _S.DRAFT else _S.WITHDRAWN
    transition(session, version, to, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return version


async def take_over(
    session: AsyncSession, offered: Iterable[Mapping[str, Any]], code: str, act: Act
) -> QualityFrameworkVersion:
    """Take over a version that a plugin brings, and publish it.

    Raises: UserError STANDARDS_UNKNOWN; VERSION_EXISTS by the database.
    """
    by_code = {str(one["code"]): one for one in offered}
    names = {topic: name for one in by_code.values() for topic, name in one.get("topics", {}).items()}
    if code not in by_code:
        raise UserError(
            "STANDARDS_UNKNOWN",
            "No plugin brings {standards}. There are: {known}.",
            path=("code",),
            standards=code,
            known=", ".join(sorted(by_code)) or "–",
        )
    brought = by_code[code]
    framework = await _framework(session, brought)
    topics = {one.code: one for one in await session.scalars(select(QualityTopic))}
    services = {one.code: one for one in await session.scalars(select(ServiceType))}
    for topic in {one["topic"] for one in brought["criteria"] if one.get("topic") in names} - topics.keys():
        topics[topic] = QualityTopic(code=topic, name=Translated(names[topic]))
        session.add(topics[topic])
    await session.flush()
    facts = VersionFacts(**brought["version"])
    criteria = [_criterion(one, topics, services) for one in brought["criteria"]]
    version = await draft_version(session, framework, facts, criteria)
    return await publish(session, version, act)


async def _framework(session: AsyncSession, brought: Mapping[str, Any]) -> QualityFramework:
    found = await session.scalar(select(QualityFramework).where(QualityFramework.code == brought["code"]))
    if found is not None:
        return found
    country = None
    if brought.get("country"):
        country = await session.scalar(select(Country.id).where(Country.code == brought["country"]))
    made = QualityFramework(
        code=brought["code"],
        title=Translated(brought["title"]),
        kind=QualityFrameworkKind[brought["kind"]],
        country_id=country,
        owner=brought.get("owner"),
    )
    session.add(made)
    await session.flush()
    return made


def _criterion(
    brought: Mapping[str, Any], topics: Mapping[str, QualityTopic], services: Mapping[str, ServiceType]
) -> CriterionFacts:
    topic, service = brought.get("topic"), brought.get("service")
    if topic is not None and topic not in topics:
        raise ConfigurationError(f"The criterion {brought['code']} names the topic {topic}, which nobody brings.")
    return CriterionFacts(
        code=brought["code"],
        family=QualityCriterionFamily[brought["family"]],
        text=Translated(brought["text"]),
        topic=topics[topic] if topic else None,
        evidence_expected=Translated(brought["evidence"]) if "evidence" in brought else None,
        minimum_rule=Translated(brought["rule"]) if "rule" in brought else None,
        service_type=services.get(service) if service else None,
    )
