"""The link's part of the demo: the course on rights of each network, and what it helps with."""

from __future__ import annotations

from mreza.demo import DemoPlan, Ledger, Rows
from mreza.demo.ids import id_of
from mreza_quality.models import QualityTopic
from mreza_trainings.models import Course

from mreza_link_quality_trainings.models import CourseSuggestion

_TOPICS = ("RIGHTS", "PARTICIPATION")
_BEFORE = 3
"""Trainings number an academy, a training of trainers and an accredited course before those of the networks."""


def rows(plan: DemoPlan) -> list[Rows]:
    """What the hook ``demo`` answers."""
    ledger = Ledger(plan)
    for place, network in enumerate(plan.networks):
        course = id_of(Course.__tablename__, _BEFORE + place)
        for topic in _TOPICS:
            ledger.add(CourseSuggestion, network, topic_id=plan.shared(QualityTopic, topic), course_id=course)
    return list(ledger.rows())


__all__ = ["rows"]
