from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from mreza.testing.contract import *  # noqa: F403
from mreza.testing.factory import Given, day_of
from mreza_calls.models import CallState
from mreza_internships.models import InternshipOfferState


def at_noon(serial: int) -> datetime:
    return datetime.combine(day_of(serial), time(12), UTC)


@pytest.fixture
def given() -> Given:
    """Offers as everybody reads them, and calls of which every other one is read by their network alone."""
    return {
        "Call.zone": "Europe/Brussels",
        "Call.opens_at": at_noon,
        "Call.closes_at": lambda serial: at_noon(serial) + timedelta(days=30),
        "Call.state": lambda serial: CallState.PUBLISHED if serial % 2 else CallState.DRAFT,
        "InternshipOffer.state": InternshipOfferState.PUBLISHED,
    }
