"""Frameworks: topics, versions with their criteria, and what plugins bring."""

from __future__ import annotations

from mreza.directory.places import Country
from mreza.mutation import Do, mutation
from mreza.text import Translated

from mreza_quality import events, permissions
from mreza_quality.models import QualityFramework, QualityFrameworkKind, QualityFrameworkVersion, QualityTopic
from mreza_quality.mutations.acts import act
from mreza_quality.service import frameworks
from mreza_quality.service.frameworks import CriterionFacts, VersionFacts, VersionPeriods


@mutation(permission=permissions.FRAMEWORKS)
async def add_quality_framework(
    do: Do,
    code: str,
    title: Translated,
    kind: QualityFrameworkKind,
    country: Country | None = None,
    owner: str | None = None,
) -> QualityFramework:
    """Add a framework; its criteria come with its versions.

    Args:
        code: Its code, e.g. EQUASS_ASSURANCE.
        title: Its title.
        kind: What sort of framework.
        country: For which country, where it is one's.
        owner: Who keeps it.
    """
    made = QualityFramework(code=code, title=title, kind=kind, country_id=country.id if country else None, owner=owner)
    do.session.add(made)
    return made


@mutation(permission=permissions.FRAMEWORKS)
async def add_quality_topic(do: Do, code: str, name: Translated) -> QualityTopic:
    """Add something that criteria can be about.

    Args:
        code: Its code, e.g. SAFEGUARDING.
        name: Its name.
    """
    made = QualityTopic(code=code, name=name)
    do.session.add(made)
    return made


@mutation(permission=permissions.FRAMEWORKS)
async def draft_quality_version(
    do: Do, framework: QualityFramework, facts: VersionFacts, criteria: list[CriterionFacts]
) -> QualityFrameworkVersion:
    """Draft a version of a framework with its criteria.

    Args:
        framework: Of which framework.
        facts: What the version says of itself.
        criteria: Its criteria, in their order.
    """
    return await frameworks.draft_version(do.session, framework, facts, criteria)


@mutation(permission=permissions.FRAMEWORKS, emits=events.QualityVersionPublished)
async def publish_quality_version(do: Do, framework_version: QualityFrameworkVersion) -> QualityFrameworkVersion:
    """Let a version be worked with. Its criteria do not change any more.

    Args:
        framework_version: Which version.
    """
    return await frameworks.publish(do.session, framework_version, act(do))


@mutation(permission=permissions.FRAMEWORKS)
async def set_quality_periods(
    do: Do, framework_version: QualityFrameworkVersion, periods: VersionPeriods
) -> QualityFrameworkVersion:
    """Set the periods of a published version that were not checked against a source. Certificates there are keep their
    days and the looks that are planned.

    Args:
        framework_version: Which version.
        periods: Both periods as they are from now on; one that is left out is not known.
    """
    return await frameworks.set_periods(do.session, framework_version, periods)


@mutation(permission=permissions.FRAMEWORKS)
async def withdraw_quality_version(do: Do, framework_version: QualityFrameworkVersion) -> QualityFrameworkVersion:
    """Let nothing new begin by a version. What was assessed or certified by it stands.

    Args:
        framework_version: Which version.
    """
    return await frameworks.withdraw(do.session, framework_version, act(do))


@mutation(permission=permissions.FRAMEWORKS, emits=events.QualityVersionPublished)
async def take_over_quality_standards(do: Do, code: str) -> QualityFrameworkVersion:
    """Take over a framework that a plugin brings, with its topics and criteria, and publish it.

    Args:
        code: The framework's code, e.g. EQUASS_ASSURANCE; a wrong one is answered with those there are.
    """
    offered = [one for answer in do.hooks.collect("quality_standards") for one in answer.value]
    return await frameworks.take_over(do.session, offered, code, act(do))
