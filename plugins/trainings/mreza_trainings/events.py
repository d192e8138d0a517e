"""What trainings tell others. None of these holds personal data; readers follow the subject under their own rights."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mreza.outbox.event import Event

from mreza_trainings.models import CourseEdition, Enrolment, Evaluation


@dataclass(frozen=True)
class EditionPlanned(Event):
    """A course got another edition."""

    subject: CourseEdition


@dataclass(frozen=True)
class PersonEnrolled(Event):
    """A person takes part in an edition."""

    subject: Enrolment


@dataclass(frozen=True)
class EnrolmentWithdrawn(Event):
    """A person does not take part in an edition after all."""

    subject: Enrolment


@dataclass(frozen=True)
class TrainingCompleted(Event):
    """A person met all the rules of an edition."""

    subject: Enrolment
    completed_on: date


@dataclass(frozen=True)
class EditionClosed(Event):
    """It is settled who completed an edition."""

    subject: CourseEdition
    completed: int
    not_completed: int


@dataclass(frozen=True)
class EditionReopened(Event):
    """It is open again who completed an edition."""

    subject: CourseEdition


@dataclass(frozen=True)
class EvaluationClosed(Event):
    """The figures of an evaluation can be read."""

    subject: Evaluation
