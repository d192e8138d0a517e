from datetime import date

import pytest
from mreza.model.period import Period
from mreza.testing.contract import *  # noqa: F403
from mreza.testing.factory import Given
from mreza_quality.models import QualityMark


@pytest.fixture
def given() -> Given:
    """Gaps, and editions ahead that help to close them; and what tables ask for that erasing a person goes through."""
    return {
        "QualityResult.mark": lambda serial: QualityMark.PARTLY if serial % 2 else QualityMark.NOT_MET,
        "Event.held": lambda serial: Period(date(2025 + serial, 9, 1), date(2025 + serial, 9, 3)),
        "QualityFrameworkVersion.partly_percent": lambda serial: 10 + serial,
        "QualityCertificate.replaces_id": None,
        "QualityEvidence.action_id": None,
        "MentoringSession.hours": lambda serial: 1 + serial % 20,
        "PeerReviewPeer.seat": lambda serial: 1 + serial % 3,
        "Enrolment.completed_on": None,
        "EventRegistration.seat": None,
        "EventRegistration.offer_expires_at": None,
    }
