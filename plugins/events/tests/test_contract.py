import pytest
from mreza.testing.contract import *  # noqa: F403
from mreza.testing.contract_repeats import Asked
from mreza.testing.factory import Given


@pytest.fixture
def given() -> Given:
    """A registration that waits has neither seat nor offer."""
    return {"EventRegistration.seat": None, "EventRegistration.offer_expires_at": None}


@pytest.fixture
def asked() -> Asked:
    """Whom the event of the scene does not know yet."""
    return {"addEventPartner": {"organisationId": "{Organisation 1}"}}
