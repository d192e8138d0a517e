from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from mreza.testing.contract import *  # noqa: F403
from mreza.testing.factory import Given, day_of
from mreza_calls.models import CallAssessmentState, CallQuotaKind
from mreza_events.models import EventVisibility
from mreza_trainings.models import EvaluationState


def at_noon(serial: int) -> datetime:
    return datetime.combine(day_of(serial), time(12), UTC)


@pytest.fixture
def given() -> Given:
    """Who is enrolled has not completed yet, few know of the edition, and what events and calls ask for."""
    return {
        "Enrolment.completed_on": None,
        "Event.visibility": EventVisibility.PRIVATE,
        "Evaluation.state": EvaluationState.CLOSED,
        "EventRegistration.seat": None,
        "EventRegistration.offer_expires_at": None,
        "Call.zone": "Europe/Brussels",
        "Call.opens_at": at_noon,
        "Call.closes_at": lambda serial: at_noon(serial) + timedelta(days=30),
        "CallQuota.kind": CallQuotaKind.COUNTRY_MAXIMUM,
        "CallAssessment.state": CallAssessmentState.FINISHED,
        "CallScore.final": True,
        "CallOffer.made_at": at_noon,
        "CallOffer.expires_at": lambda serial: at_noon(serial) + timedelta(hours=48),
    }
