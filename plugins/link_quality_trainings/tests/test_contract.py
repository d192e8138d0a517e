import pytest
from mreza.testing.contract import *  # noqa: F403
from mreza.testing.factory import Given


@pytest.fixture
def given() -> Given:
    """What tables ask for that erasing a person goes through."""
    return {
        "QualityFrameworkVersion.partly_percent": lambda serial: 10 + serial,
        "QualityCertificate.replaces_id": None,
        "QualityEvidence.action_id": None,
        "MentoringSession.hours": lambda serial: 1 + serial % 20,
        "PeerReviewPeer.seat": lambda serial: 1 + serial % 3,
        "Enrolment.completed_on": None,
        "EventRegistration.seat": None,
        "EventRegistration.offer_expires_at": None,
    }
