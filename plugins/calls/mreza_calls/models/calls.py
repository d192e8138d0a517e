"""Calls: what is offered, to whom, until when, how many places there are and how they are shared out."""

from __future__ import annotations

import enum
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.places import Country
from mreza.model.audience import PUBLIC
from mreza.model.base import Model
from mreza.model.fields import derived, field, link, state
from mreza.text import Translated
from sqlalchemy import CheckConstraint, ColumnElement, Date, Text, and_, cast, func, literal_column
from sqlalchemy.orm import Mapped

from mreza_calls.models.ground import OfCall


class CallKind(enum.Enum):
    """What one applies for."""

    ACADEMY = "a regional social academy"
    TRAINING = "another training"
    TRAINEESHIP = "a traineeship for staff"
    INTERNSHIP = "an internship for students"
    MENTORING = "a mentoring programme"
    GRANT = "a small grant"
    OTHER = "something else"


class CallApplicants(enum.Enum):
    """Who can apply."""

    PEOPLE = "people, who may come from an organisation"
    ORGANISATIONS = "organisations"


class CallState(enum.Enum):
    """Where a call stands. Whether one can apply now, its dates say."""

    DRAFT = "being prepared"
    PUBLISHED = "announced"
    DECIDED = "a ranking was confirmed"
    CLOSED = "done"
    CANCELLED = "called off"


class CallTieRule(enum.Enum):
    """Who comes first of two with the same total."""

    EARLIER_SUBMISSION = "who handed in first"
    FIRST_CRITERION = "who has more points in the grid's first criterion, then in the next"
    LOT = "a lot, drawn from the call's and the application's reference, so that anybody can draw it again"


class CallReserveRule(enum.Enum):
    """Who gets a place that has become free."""

    BY_RANK = "the first of the reserve"
    SAME_COUNTRY_FIRST = "the first of the reserve from the same country, else the first"


_S = CallState


class Call(Model):
    """An invitation to apply: for an academy, a traineeship, mentoring, a grant."""

    __personal__ = False

    code: Mapped[str] = field(audience=PUBLIC, doc="Its reference, e.g. RSA-2025.", unique=True)
    kind: Mapped[CallKind] = field(audience=PUBLIC, doc="What one applies for.")
    title: Mapped[Translated] = field(audience=PUBLIC, doc="Its title.", search=True, sort=True)
    summary: Mapped[Translated | None] = field(audience=PUBLIC, doc="What it is about, in a few sentences.")
    organisation_id: Mapped[UUID | None] = link(
        Organisation, audience=PUBLIC, reverse="calls", doc="The organisation that holds it; null for the network."
    )
    regional: Mapped[bool] = field(
        audience=PUBLIC,
        doc="Whether applicants of all networks may apply, or only the holding network's.",
        default=False,
    )
    applicants: Mapped[CallApplicants] = field(audience=PUBLIC, doc="Who can apply.", default=CallApplicants.PEOPLE)
    languages: Mapped[list[str]] = field(
        audience=PUBLIC, doc="The locales in which one may apply.", default=list, filter=False
    )
    opens_at: Mapped[datetime] = field(audience=PUBLIC, doc="The first instant at which one can apply.")
    closes_at: Mapped[datetime] = field(audience=PUBLIC, doc="The last instant at which one can apply.", index=True)
    zone: Mapped[str] = field(
        audience=PUBLIC, doc="The time zone in which the deadline is meant, e.g. Europe/Brussels."
    )
    several: Mapped[bool] = field(
        audience=PUBLIC, doc="Whether an applicant may have more than one application.", default=False
    )
    places: Mapped[int] = field(audience=PUBLIC, doc="How many can be chosen.")
    threshold: Mapped[Decimal | None] = field(audience=PUBLIC, doc="The total below which nobody is chosen.")
    assessors: Mapped[int] = field(audience=PUBLIC, doc="How many assessors each application needs.", default=2)
    tie_rule: Mapped[CallTieRule] = field(
        audience=PUBLIC, doc="Who comes first of two with the same total.", default=CallTieRule.EARLIER_SUBMISSION
    )
    reserve_rule: Mapped[CallReserveRule] = field(
        audience=PUBLIC, doc="Who gets a place that has become free.", default=CallReserveRule.BY_RANK
    )
    reserve_until: Mapped[datetime | None] = field(
        audience=PUBLIC,
        doc="Until when a place that has become free goes to the reserve; null for ever.",
    )
    offer_hours: Mapped[int] = field(audience=PUBLIC, doc="How many hours an offer stands.", default=48)
    state: Mapped[CallState] = state(
        _S.DRAFT,
        audience=PUBLIC,
        doc="Where it stands.",
        transitions={
            _S.DRAFT: {_S.PUBLISHED, _S.CANCELLED},
            _S.PUBLISHED: {_S.DECIDED, _S.CANCELLED},
            _S.DECIDED: {_S.CLOSED, _S.CANCELLED},
        },
    )

    __table_args__ = (
        CheckConstraint("closes_at >= opens_at", name="order"),
        CheckConstraint("places > 0 AND assessors >= 0 AND offer_hours > 0", name="numbers"),
    )

    @derived(audience=PUBLIC)
    def closes_locally(cls) -> ColumnElement[str]:  # noqa: N805
        """The deadline as a clock in its zone shows it, e.g. 2025-03-15 17:00:00."""
        shown = func.to_char(_local(cls.closes_at, cls.zone), literal_column("'YYYY-MM-DD HH24:MI:SS'"))
        return cast(shown, Text)

    @derived(audience=PUBLIC)
    def open(cls, day: Any) -> ColumnElement[bool]:  # noqa: N805
        """Whether one can apply on the day; on the last day, until the instant `closesAt`."""
        first, last = cast(_local(cls.opens_at, cls.zone), Date), cast(_local(cls.closes_at, cls.zone), Date)
        published: ColumnElement[bool] = cls.state == literal_column("'PUBLISHED'")  # type: ignore[assignment]
        return and_(published, first <= day, last >= day)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody, once it is published; before, the network that holds it."""
        return viewer.in_network(cls.network_id) | (cls.state != CallState.DRAFT)  # type: ignore[no-any-return]


def _local(instant: Any, zone: Any) -> ColumnElement[datetime]:
    return func.timezone(zone, instant)


class CallQuotaKind(enum.Enum):
    """What a quota bounds."""

    COUNTRY_MINIMUM = "at least so many from a country, if so many are fit"
    COUNTRY_MAXIMUM = "at most so many from a country"
    ORGANISATION_MAXIMUM = "at most so many from one organisation"


class CallQuota(OfCall):
    """How a call's places are shared out."""

    call_id: Mapped[UUID] = link(Call, audience=PUBLIC, reverse="quotas", on_delete="CASCADE", doc="Of which call.")
    kind: Mapped[CallQuotaKind] = field(audience=PUBLIC, doc="What it bounds.")
    country_id: Mapped[UUID | None] = link(
        Country, audience=PUBLIC, doc="Which country; null for each, where it is a maximum."
    )
    places: Mapped[int] = field(audience=PUBLIC, doc="How many places.")

    __table_args__ = (
        CheckConstraint("places > 0", name="places"),
        CheckConstraint("kind <> 'COUNTRY_MINIMUM' OR country_id IS NOT NULL", name="country"),
    )


class CallCriterion(OfCall):
    """A line of the grid by which assessors score."""

    __plural__ = "callCriteria"

    call_id: Mapped[UUID] = link(Call, audience=PUBLIC, reverse="criteria", on_delete="CASCADE", doc="Of which call.")
    code: Mapped[str] = field(audience=PUBLIC, doc="Stable code within the call, e.g. MOTIVATION.")
    title: Mapped[Translated] = field(audience=PUBLIC, doc="What is judged.")
    position: Mapped[int] = field(audience=PUBLIC, doc="Its place in the grid, from 1.")
    maximum: Mapped[Decimal] = field(audience=PUBLIC, doc="The most points an assessor can give.")
    weight: Mapped[Decimal] = field(audience=PUBLIC, doc="What full points count for in the total.")
    threshold: Mapped[Decimal | None] = field(
        audience=PUBLIC, doc="Mean points below which an application is not chosen."
    )

    __table_args__ = (CheckConstraint("maximum > 0 AND weight >= 0", name="numbers"),)


__all__ = [
    "Call",
    "CallApplicants",
    "CallCriterion",
    "CallKind",
    "CallQuota",
    "CallQuotaKind",
    "CallReserveRule",
    "CallState",
    "CallTieRule",
]
