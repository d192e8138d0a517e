import pytest
from mreza.testing.contract import *  # noqa: F403
from mreza.testing.factory import Given


@pytest.fixture
def given() -> Given:
    """A registration that waits has neither seat nor offer."""
    return {"EventRegistration.seat": None, "EventRegistration.offer_expires_at": None}
