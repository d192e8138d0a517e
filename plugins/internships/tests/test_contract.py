import pytest
from mreza.testing.contract import *  # noqa: F403
from mreza.testing.contract_repeats import Asked
from mreza.testing.factory import Given
from mreza_internships.models import FollowUpOutcome


@pytest.fixture
def given() -> Given:
    """What the tables ask for beyond the types of their columns."""
    return {
        "InternshipEvaluation.learning": lambda serial: 1 + serial % 5,
        "InternshipEvaluation.conditions": lambda serial: 1 + serial % 5,
        "InternshipEvaluation.satisfaction": lambda serial: 1 + serial % 5,
        "LogbookEntry.hours": lambda serial: 1 + serial % 20,
        "InternshipFollowUp.outcome": FollowUpOutcome.NO_ANSWER,
    }


@pytest.fixture
def asked() -> Asked:
    """Somebody who answered, by phone."""
    return {"recordFollowUp": {"outcome": "EMPLOYED"}}
