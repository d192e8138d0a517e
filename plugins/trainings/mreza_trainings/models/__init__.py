"""All models of trainings, and the words for their states."""

from mreza_trainings.models.courses import Course, CourseAccreditation, CourseKind, TrainingProgramme
from mreza_trainings.models.editions import CourseEdition, EditionState, OptionalSession
from mreza_trainings.models.enrolments import Enrolment, EnrolmentState, TestKind, TestResult
from mreza_trainings.models.evaluations import Evaluation, EvaluationQuestion, EvaluationState, EvaluationTicket

__all__ = [
    "Course",
    "CourseAccreditation",
    "CourseEdition",
    "CourseKind",
    "EditionState",
    "Enrolment",
    "EnrolmentState",
    "Evaluation",
    "EvaluationQuestion",
    "EvaluationState",
    "EvaluationTicket",
    "OptionalSession",
    "TestKind",
    "TestResult",
    "TrainingProgramme",
]
