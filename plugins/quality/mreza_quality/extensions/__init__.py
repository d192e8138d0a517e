"""What follows from rows of quality: scores, comparisons, hours, what counts as support. Nothing of it is stored."""

from mreza.directory.organisations import Organisation

from mreza_quality.extensions.hours import MentoringHours, OrganisationMentoring
from mreza_quality.extensions.scores import AssessmentScore, PlanProgress, ResultCompared
from mreza_quality.extensions.support import MentoringSupport, ProgrammeSupport
from mreza_quality.models import Mentoring, MentoringProgramme, QualityAssessment, QualityPlan, QualityResult

EXTENSIONS = [
    (QualityAssessment, AssessmentScore),
    (QualityResult, ResultCompared),
    (QualityPlan, PlanProgress),
    (Mentoring, MentoringHours),
    (Mentoring, MentoringSupport),
    (MentoringProgramme, ProgrammeSupport),
    (Organisation, OrganisationMentoring),
]

__all__ = ["EXTENSIONS"]
