"""The part of quality in the demo: a round of mentoring with 34 organisations, of which 28 count as supported;
31 of them work by people's rights; self-assessments of two cycles with plans; a certificate, and one that is waited
for; a peer review under way, and one that was answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from mreza.demo import DemoPlan, Ledger, Rows
from mreza.model.base import Base
from mreza.model.history import StateChange
from mreza.model.period import Period

from mreza_quality.catalogue import STANDARDS
from mreza_quality.demo import cycles, mentoring, reviews
from mreza_quality.models import (
    Mentoring,
    MentoringProgramme,
    MentoringSession,
    PeerRecommendation,
    PeerReview,
    PeerReviewPeer,
    PeerTie,
    QualityAction,
    QualityAssessment,
    QualityCertificate,
    QualityCertification,
    QualityCriterion,
    QualityCriterionFamily,
    QualityEvidence,
    QualityExpert,
    QualityFramework,
    QualityFrameworkKind,
    QualityFrameworkVersion,
    QualityPlan,
    QualityPractice,
    QualityResult,
    QualitySurveillance,
    QualityTopic,
    QualityVersionState,
)

#: Quality's tables, each after those it leads to.
_ORDER: tuple[type[Base], ...] = (
    QualityTopic, QualityFramework, QualityFrameworkVersion, QualityCriterion, QualityExpert, MentoringProgramme,
    Mentoring, MentoringSession, QualityPractice, QualityAssessment, QualityResult, QualityCertification,
    QualityCertificate, QualitySurveillance, PeerReview, PeerReviewPeer, PeerTie, PeerRecommendation, QualityPlan,
    QualityAction, QualityEvidence,
)  # fmt: skip
_VERSION = "id framework_id label valid certificate_months surveillance_months periods_established starter source state"
_TAKEN = ("EQUASS_ASSURANCE", "CAF")


def rows(plan: DemoPlan) -> list[Rows]:
    """What the hook ``demo`` answers."""
    ledger = Ledger(plan)
    shared, versions = _frameworks(plan)
    experts = mentoring.experts(ledger)
    programme = mentoring.round_of(ledger, experts)
    reports = cycles.assess(ledger, versions["CAF"])
    cycles.certify(ledger, versions["EQUASS_ASSURANCE"])
    reviews.review(ledger, experts, versions["CAF"], reports)
    return sorted([*shared, *ledger.rows(), programme], key=_place)


def _place(one: Rows) -> int:
    """What others lead to comes first: what is not quality's own, then its tables as they stand on one another."""
    own = one.model.__plugin__ == QualityTopic.__plugin__
    return 1 + _ORDER.index(one.model) if own else 0 if one.model is not StateChange else 1 + len(_ORDER)


def _frameworks(plan: DemoPlan) -> tuple[list[Rows], Mapping[str, cycles.Version]]:
    """Two frameworks with their criteria, as the secretariat would take them over."""
    taken = [one for one in STANDARDS if one["code"] in _TAKEN]
    topics = {code: name for one in taken for code, name in one["topics"].items()}
    frameworks: list[tuple[Any, ...]] = []
    versions: list[tuple[Any, ...]] = []
    criteria: list[tuple[Any, ...]] = []
    found: dict[str, cycles.Version] = {}
    for one in taken:
        framework = plan.shared(QualityFramework, one["code"])
        kind = QualityFrameworkKind[one["kind"]]
        frameworks.append((framework, one["code"], one["title"], kind, one["owner"]))
        version = plan.ids.next(QualityFrameworkVersion.__tablename__)
        facts = one["version"]
        told = (facts["certificate_months"], facts["surveillance_months"], False, True, facts["source"])
        versions.append((version, framework, facts["label"], Period(), *told, QualityVersionState.PUBLISHED))
        ids: list[UUID] = []
        for position, line in enumerate(one["criteria"], 1):
            ids.append(plan.ids.next(QualityCriterion.__tablename__))
            topic, family = plan.shared(QualityTopic, line["topic"]), QualityCriterionFamily[line["family"]]
            criteria.append((ids[-1], version, line["code"], position, family, topic, line["text"]))
        found[one["code"]] = cycles.Version(version, tuple(ids))
    named = [(plan.shared(QualityTopic, code), code, name) for code, name in topics.items()]
    return [
        Rows(QualityTopic, ("id", "code", "name"), named, key=("code",)),
        Rows(QualityFramework, ("id", "code", "title", "kind", "owner"), frameworks, key=("code",)),
        Rows(
            QualityFrameworkVersion,
            _VERSION.split(),
            versions,
        ),
        Rows(
            QualityCriterion,
            ("id", "framework_version_id", "code", "position", "family", "topic_id", "text"),
            criteria,
        ),
    ], found


__all__ = ["rows"]
