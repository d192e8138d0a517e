from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from mreza.testing.contract import *  # noqa: F403
from mreza.testing.factory import Given, day_of
from mreza_calls.models import CallAssessmentState, CallQuotaKind


def at_noon(serial: int) -> datetime:
    return datetime.combine(day_of(serial), time(12), UTC)


@pytest.fixture
def given() -> Given:
    """What the tables ask for beyond the types of their columns, and points that assessors have finished."""
    return {
        "Call.zone": "Europe/Brussels",
        "Call.opens_at": at_noon,
        "Call.closes_at": lambda serial: at_noon(serial) + timedelta(days=30),
        "CallQuota.kind": CallQuotaKind.COUNTRY_MAXIMUM,
        "CallAssessment.state": CallAssessmentState.FINISHED,
        "CallScore.final": True,
        "CallOffer.made_at": at_noon,
        "CallOffer.expires_at": lambda serial: at_noon(serial) + timedelta(hours=48),
    }
