"""What is taught: programmes, courses with the rules by which one completes them, and their accreditation."""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.model.audience import PUBLIC
from mreza.model.base import Model
from mreza.model.fields import field, link, period
from mreza.model.period import Period
from mreza.text import Translated
from sqlalchemy import CheckConstraint, ColumnElement
from sqlalchemy.orm import Mapped


class _Public(Model):
    """What is on offer is known to everybody; the network that offers it changes it."""

    __abstract__ = True
    __personal__ = False

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody."""
        return viewer.anyone  # type: ignore[no-any-return]


class TrainingProgramme(_Public):
    """Courses that belong together and come back, e.g. the Regional Social Academy."""

    code: Mapped[str] = field(audience=PUBLIC, doc="Its code, e.g. RSA.", unique=True)
    title: Mapped[Translated] = field(audience=PUBLIC, doc="Its title.", search=True, sort=True)
    description: Mapped[Translated | None] = field(audience=PUBLIC, doc="What it is for.")


class CourseKind(enum.Enum):
    """What sort of course."""

    ACADEMY = "regional social academy"
    COURSE = "training course"
    TRAINING_OF_TRAINERS = "training of trainers"
    WEBINAR = "online course"


class Course(_Public):
    """What is taught, for how long, and by which rules one completes it. It is held in editions."""

    programme_id: Mapped[UUID | None] = link(
        TrainingProgramme, audience=PUBLIC, reverse="courses", across=True, doc="The programme it belongs to."
    )
    code: Mapped[str] = field(audience=PUBLIC, doc="Its code, e.g. RSA-MIGRATION.", unique=True)
    title: Mapped[Translated] = field(audience=PUBLIC, doc="Its title.", search=True, sort=True)
    kind: Mapped[CourseKind] = field(audience=PUBLIC, doc="What sort of course.")
    outcomes: Mapped[Translated | None] = field(audience=PUBLIC, doc="What one can do after it.")
    hours: Mapped[int] = field(audience=PUBLIC, doc="How many hours it takes.")
    attendance_percent: Mapped[int] = field(
        audience=PUBLIC, doc="Of how many per cent of the required sessions one must be there, rounded up.", default=80
    )
    pass_mark: Mapped[Decimal | None] = field(
        audience=PUBLIC, doc="The score, in per cent, that one needs in the test; null where there is none."
    )
    valid_months: Mapped[int | None] = field(
        audience=PUBLIC, doc="For how many months its certificate is valid; null for ever."
    )

    __table_args__ = (
        CheckConstraint("attendance_percent BETWEEN 0 AND 100 AND pass_mark BETWEEN 0 AND 100", name="rules"),
        CheckConstraint("hours > 0 AND valid_months > 0", name="times"),
    )


class CourseAccreditation(_Public):
    """An authority has accredited a course, from a day to a day, for so many points of professional training."""

    course_id: Mapped[UUID] = link(
        Course, audience=PUBLIC, reverse="accreditations", on_delete="CASCADE", across=True, doc="Which course."
    )
    authority: Mapped[str] = field(audience=PUBLIC, doc="Who accredited it.")
    number: Mapped[str] = field(audience=PUBLIC, doc="The number of the decision.")
    points: Mapped[int] = field(audience=PUBLIC, doc="What a professional gets for completing it.")
    valid: Mapped[Period] = period(
        audience=PUBLIC, doc="When editions that end in it are accredited.", no_overlap=("course_id",)
    )

    __table_args__ = (CheckConstraint("points >= 0", name="points"),)


__all__ = ["Course", "CourseAccreditation", "CourseKind", "TrainingProgramme"]
