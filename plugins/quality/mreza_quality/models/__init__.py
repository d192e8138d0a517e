"""All models of quality, and the words for their states."""

from mreza_quality.models.assessments import (
    QualityAssessment,
    QualityAssessmentKind,
    QualityAssessmentState,
    QualityMark,
    QualityResult,
)
from mreza_quality.models.certificates import (
    QualityCertificate,
    QualityCertificateState,
    QualityCertification,
    QualityCertificationState,
    QualitySurveillance,
    QualitySurveillanceState,
)
from mreza_quality.models.experts import (
    QualityExpert,
    QualityExpertState,
)
from mreza_quality.models.frameworks import (
    QualityCriterion,
    QualityCriterionFamily,
    QualityFramework,
    QualityFrameworkKind,
    QualityFrameworkVersion,
    QualityTopic,
    QualityVersionState,
)
from mreza_quality.models.mentoring import (
    Mentoring,
    MentoringDeliverable,
    MentoringProgramme,
    MentoringSession,
    MentoringState,
)
from mreza_quality.models.peer_reviews import (
    PeerRecommendation,
    PeerRecommendationState,
    PeerReview,
    PeerReviewState,
)
from mreza_quality.models.peers import (
    PeerReviewPeer,
    PeerState,
    PeerTie,
    PeerTieKind,
)
from mreza_quality.models.plans import (
    QualityAction,
    QualityActionState,
    QualityEvidence,
    QualityPlan,
    QualityPlanKind,
    QualityPlanState,
)
from mreza_quality.models.practices import (
    QualityPractice,
    QualityPracticeKind,
    QualityPracticeState,
)

__all__ = [
    "Mentoring",
    "MentoringDeliverable",
    "MentoringProgramme",
    "MentoringSession",
    "MentoringState",
    "PeerRecommendation",
    "PeerRecommendationState",
    "PeerReview",
    "PeerReviewPeer",
    "PeerReviewState",
    "PeerState",
    "PeerTie",
    "PeerTieKind",
    "QualityAction",
    "QualityActionState",
    "QualityAssessment",
    "QualityAssessmentKind",
    "QualityAssessmentState",
    "QualityCertificate",
    "QualityCertificateState",
    "QualityCertification",
    "QualityCertificationState",
    "QualityCriterion",
    "QualityCriterionFamily",
    "QualityEvidence",
    "QualityExpert",
    "QualityExpertState",
    "QualityFramework",
    "QualityFrameworkKind",
    "QualityFrameworkVersion",
    "QualityMark",
    "QualityPlan",
    "QualityPlanKind",
    "QualityPlanState",
    "QualityPractice",
    "QualityPracticeKind",
    "QualityPracticeState",
    "QualityResult",
    "QualitySurveillance",
    "QualitySurveillanceState",
    "QualityTopic",
    "QualityVersionState",
]
