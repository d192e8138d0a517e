import pytest
from mreza.testing.contract import *  # noqa: F403
from mreza.testing.factory import Given
from mreza_campaigns.models import Anonymity, CampaignKind, MaterialKind
from mreza_campaigns.models.campaigns import CaravanFormat
from mreza_mail.models import MailMessageState, SuppressionGround


@pytest.fixture
def given() -> Given:
    """What the tables ask for beyond the types of their columns."""
    return {
        "Campaign.kind": CampaignKind.CARAVAN,
        "Campaign.caravan_format": CaravanFormat.COMMUNITY,
        "Material.kind": MaterialKind.CASE_STUDY,
        "Material.anonymity": Anonymity.NAMED,
        "MailMessage.state": MailMessageState.SENT,
        "MailMessage.suppressed_for": None,
        "MailMessage.next_attempt_at": None,
        "MailSuppression.ground": SuppressionGround.OPTED_OUT,
    }
