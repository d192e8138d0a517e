"""All models of campaigns, and the words for their states."""

from mreza_campaigns.models.advocacy import (
    INFLUENCED,
    Recommendation,
    RecommendationState,
    ReformLevel,
)
from mreza_campaigns.models.calendar import (
    CalendarEntry,
    CalendarEntryState,
)
from mreza_campaigns.models.campaigns import (
    ANNOUNCED,
    Campaign,
    CampaignKind,
    CampaignMessage,
    CampaignPhase,
    CampaignPlan,
    CampaignState,
    CaravanFormat,
    PlanMessage,
)
from mreza_campaigns.models.caravans import (
    CaravanResult,
    CaravanStop,
)
from mreza_campaigns.models.checks import (
    VisibilityCheck,
    VisibilityOverride,
)
from mreza_campaigns.models.consents import (
    CampaignTask,
    CampaignTaskKind,
    CampaignTaskState,
    ConsentState,
    Depiction,
    DepictionConsent,
)
from mreza_campaigns.models.journalists import (
    CampaignJournalist,
    Deliverable,
    DeliverableOutcome,
)
from mreza_campaigns.models.materials import (
    PICTURED,
    PUBLICATIONS,
    Anonymity,
    Material,
    MaterialKind,
    MaterialState,
    MaterialVersion,
    TranslationState,
    VersionState,
)
from mreza_campaigns.models.media import (
    OF_PEOPLE,
    MediaOutlet,
    MediaStory,
    Medium,
    MetricKind,
    Payment,
    Placement,
    PlacementMetric,
    PlacementVisibility,
    Tone,
)
from mreza_campaigns.models.press import (
    MediaContact,
    PressDispatch,
)
from mreza_campaigns.models.reach import (
    EstimateState,
    ReachEstimate,
    SocialChannel,
    SocialPeriod,
    SocialSnapshot,
)

__all__ = [
    "ANNOUNCED",
    "INFLUENCED",
    "OF_PEOPLE",
    "PICTURED",
    "PUBLICATIONS",
    "Anonymity",
    "CalendarEntry",
    "CalendarEntryState",
    "Campaign",
    "CampaignJournalist",
    "CampaignKind",
    "CampaignMessage",
    "CampaignPhase",
    "CampaignPlan",
    "CampaignState",
    "CampaignTask",
    "CampaignTaskKind",
    "CampaignTaskState",
    "CaravanFormat",
    "CaravanResult",
    "CaravanStop",
    "ConsentState",
    "Deliverable",
    "DeliverableOutcome",
    "Depiction",
    "DepictionConsent",
    "EstimateState",
    "Material",
    "MaterialKind",
    "MaterialState",
    "MaterialVersion",
    "MediaContact",
    "MediaOutlet",
    "MediaStory",
    "Medium",
    "MetricKind",
    "Payment",
    "Placement",
    "PlacementMetric",
    "PlacementVisibility",
    "PlanMessage",
    "PressDispatch",
    "ReachEstimate",
    "Recommendation",
    "RecommendationState",
    "ReformLevel",
    "SocialChannel",
    "SocialPeriod",
    "SocialSnapshot",
    "Tone",
    "TranslationState",
    "VersionState",
    "VisibilityCheck",
    "VisibilityOverride",
]
