from __future__ import annotations

import pytest
from mreza.testing.contract import *  # noqa: F403
from mreza.testing.factory import Given
from mreza_mail.models import MailMessageState, SuppressionGround


@pytest.fixture
def given() -> Given:
    """A letter that has come back was sent, and waits for nothing; what lasts are opt-outs and bounces."""
    return {
        "MailMessage.state": MailMessageState.SENT,
        "MailMessage.suppressed_for": None,
        "MailMessage.next_attempt_at": None,
        "MailSuppression.ground": SuppressionGround.OPTED_OUT,
    }
