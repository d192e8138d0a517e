import pytest
from mreza.testing.contract import *  # noqa: F403
from mreza.testing.factory import Given


@pytest.fixture
def given() -> Given:
    """What the tables ask for beyond the types of their columns."""
    return {
        "QualityFrameworkVersion.partly_percent": lambda serial: 10 + serial,
        "MentoringSession.hours": lambda serial: 1 + serial % 20,
        "PeerReviewPeer.seat": lambda serial: 1 + serial % 3,
        "QualityEvidence.action_id": None,
        "QualityCertificate.replaces_id": None,
    }
