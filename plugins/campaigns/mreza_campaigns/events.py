"""What campaigns tell others. None of these holds personal data, nor whom a picture shows; readers follow the subject
under their own rights.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mreza.outbox.event import Event

from mreza_campaigns.models import (
    Campaign,
    CampaignPlan,
    DepictionConsent,
    Material,
    Placement,
    PressDispatch,
    ReachEstimate,
    Recommendation,
    VisibilityOverride,
)


@dataclass(frozen=True)
class CampaignMoved(Event):
    """A campaign was brought into another state."""

    subject: Campaign
    code: str
    state: str


@dataclass(frozen=True)
class NetworkTookPart(Event):
    """A network takes part in another network's campaign."""

    subject: CampaignPlan
    network: str


@dataclass(frozen=True)
class MaterialPublished(Event):
    """A material is shown in these locales from now on."""

    subject: Material
    kind: str
    locales: list[str]


@dataclass(frozen=True)
class MaterialWithdrawn(Event):
    """A material is not to be shown any more in these locales; whoever shows a copy takes it down."""

    subject: Material
    kind: str
    locales: list[str]


@dataclass(frozen=True)
class VisibilityOverridden(Event):
    """Something was published although its visibility check does not pass."""

    subject: VisibilityOverride
    missing: list[str]


@dataclass(frozen=True)
class ConsentWithdrawn(Event):
    """Somebody who was shown does not agree any more; what showed them is down."""

    subject: DepictionConsent
    taken_down: int


@dataclass(frozen=True)
class ClippingRecorded(Event):
    """A story was found somewhere."""

    subject: Placement
    story: str


@dataclass(frozen=True)
class EstimateApproved(Event):
    """An estimate of the people reached is the one that is reported from now on."""

    subject: ReachEstimate
    people: int


@dataclass(frozen=True)
class CaravanClosed(Event):
    """A caravan is over, and counted."""

    subject: Campaign
    registered_unique: int
    counted: int


@dataclass(frozen=True)
class RecommendationDecided(Event):
    """An institution has decided on what a campaign recommended."""

    subject: Recommendation
    state: str
    level: str
    decided_on: date


@dataclass(frozen=True)
class PressReleaseSent(Event):
    """A press release was handed to the mail, for contacts of these media and countries; empty for all."""

    subject: PressDispatch
    media: list[str]
    countries: list[str]
