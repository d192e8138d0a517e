"""Membership: its terms, what interrupts it and what ends it. Standing is read off these dates, never stored."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.model.audience import MEMBERS, NETWORK, PUBLIC
from mreza.model.fields import derived, field, link, period, state
from mreza.model.period import Period
from sqlalchemy import CheckConstraint, ColumnElement, UniqueConstraint
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped

from mreza_membership.models import standing
from mreza_membership.models.ground import AmongMembers, OfMember, WithOrganisation
from mreza_membership.models.schemes import MembershipScheme, MembershipType
from mreza_membership.models.standing import MembershipStatus


class MembershipState(enum.Enum):
    """What was last decided on a membership. What it amounts to on a day is its `status`."""

    PROSPECTIVE = "not admitted yet"
    ACTIVE = "admitted"
    SUSPENDED = "suspended by a decision"
    NOTICE_GIVEN = "has said that it will leave"
    RESIGNED = "left"
    EXCLUDED = "excluded by a decision"
    DISSOLVED = "the organisation was dissolved or merged"
    TRANSFERRED = "moved to another network"


_ENDS = (MembershipState.RESIGNED, MembershipState.EXCLUDED, MembershipState.DISSOLVED, MembershipState.TRANSFERRED)


class Membership(WithOrganisation):
    """An organisation's membership in a network: one row through every leave and return."""

    organisation_id: Mapped[UUID] = link(Organisation, audience=PUBLIC, reverse="memberships", doc="The member.")
    scheme_id: Mapped[UUID] = link(MembershipScheme, audience=PUBLIC, reverse="memberships", doc="By which rules.")
    type_id: Mapped[UUID] = link(MembershipType, audience=PUBLIC, reverse="memberships", doc="Of which type.")
    member_number: Mapped[str | None] = field(audience=PUBLIC, doc="Its number within the network.", unique=True)
    state: Mapped[MembershipState] = state(
        MembershipState.PROSPECTIVE,
        audience=MEMBERS,
        doc="What was last decided.",
        transitions={
            MembershipState.PROSPECTIVE: {MembershipState.ACTIVE},
            MembershipState.ACTIVE: {MembershipState.SUSPENDED, MembershipState.NOTICE_GIVEN, *_ENDS},
            MembershipState.SUSPENDED: {MembershipState.ACTIVE, MembershipState.NOTICE_GIVEN, *_ENDS},
            MembershipState.NOTICE_GIVEN: {MembershipState.ACTIVE, MembershipState.SUSPENDED, *_ENDS},
            MembershipState.RESIGNED: {MembershipState.ACTIVE},
            MembershipState.EXCLUDED: {MembershipState.ACTIVE},
        },
    )

    __table_args__ = (UniqueConstraint("organisation_id", "scheme_id"),)

    @derived(audience=MEMBERS)
    def status(cls, day: Any) -> ColumnElement[MembershipStatus]:  # noqa: N805
        """What the membership amounts to on the day: by its terms, their grace, suspensions and how they ended."""
        return standing.status(standing.of_membership(cls.id), day)

    @derived(audience=PUBLIC, discloses=standing.COUNTED)
    def first_joined(cls) -> ColumnElement[date | None]:  # noqa: N805
        """The first day of the first term."""
        return standing.first_joined(standing.of_membership(cls.id))

    @derived(audience=PUBLIC, discloses=standing.COUNTED)
    def current_since(cls, day: Any) -> ColumnElement[date | None]:  # noqa: N805
        """The first day of the unbroken run of terms that the day lies in; null when it is no member on that day."""
        return standing.current_since(standing.of_membership(cls.id), day)

    @derived(audience=PUBLIC, discloses=standing.COUNTED)
    def term_until(cls, day: Any) -> ColumnElement[date | None]:  # noqa: N805
        """The last day of the latest term that began by the day."""
        return standing.last_day(standing.of_membership(cls.id), day)

    @derived(audience=MEMBERS)
    def grace_until(cls, day: Any) -> ColumnElement[date | None]:  # noqa: N805
        """The last day on which it can be renewed, for a membership that is in grace on the day; else null."""
        return standing.grace_until(standing.of_membership(cls.id), day)


class MembershipTermState(enum.Enum):
    """Whether a term counts. When it holds, its dates say."""

    PROPOSED = "not agreed yet; counts for nothing"
    CURRENT = "agreed"
    ENDED = "followed by another without a gap, or cut short by a decision"
    VOIDED = "withdrawn as a mistake; counts for nothing"


class MembershipTermEnding(enum.Enum):
    """Why a term was the last one."""

    RESIGNED = "the member left"
    EXCLUDED = "the member was excluded"
    DISSOLVED = "the organisation was dissolved or merged"
    TRANSFERRED = "the membership moved to another network"


class MembershipTerm(WithOrganisation):
    """One term of a membership. Renewing adds a term, and never changes one."""

    membership_id: Mapped[UUID] = link(
        Membership, audience=PUBLIC, reverse="terms", on_delete="CASCADE", doc="Of which membership."
    )
    organisation_id: Mapped[UUID] = link(Organisation, audience=PUBLIC, reverse="membershipTerms", doc="The member.")
    valid: Mapped[Period] = period(audience=PUBLIC, doc="The term; open for a membership that needs no renewal.")
    state: Mapped[MembershipTermState] = state(
        MembershipTermState.PROPOSED,
        audience=MEMBERS,
        doc="Whether it counts.",
        transitions={
            MembershipTermState.PROPOSED: {MembershipTermState.CURRENT, MembershipTermState.VOIDED},
            MembershipTermState.CURRENT: {MembershipTermState.ENDED, MembershipTermState.VOIDED},
            MembershipTermState.ENDED: {MembershipTermState.VOIDED, MembershipTermState.CURRENT},
        },
    )
    grace_until: Mapped[date | None] = field(
        audience=MEMBERS,
        doc="The last day of grace after the term: its end plus the scheme's grace days, unless extended.",
    )
    grace_reason: Mapped[str | None] = field(audience=NETWORK, doc="Why the grace was extended.")
    ending: Mapped[MembershipTermEnding | None] = field(
        audience=MEMBERS, doc="Why no term followed, if it did not just run out. There is no grace after it."
    )

    __table_args__ = (
        ExcludeConstraint(
            ("membership_id", "="),
            ("valid", "&&"),
            using="gist",
            where="state <> 'VOIDED'",
            name="ex_membership_term_valid",
        ),
        CheckConstraint("NOT lower_inf(valid)", name="begins"),
        CheckConstraint("grace_until IS NULL OR grace_until >= upper(valid) - 1", name="grace_after_end"),
    )


class Suspension(AmongMembers):
    """A time in which a member's rights rest."""

    membership_id: Mapped[UUID] = link(
        Membership, audience=MEMBERS, reverse="suspensions", on_delete="CASCADE", doc="Of which membership."
    )
    organisation_id: Mapped[UUID] = link(Organisation, audience=MEMBERS, doc="The member.")
    valid: Mapped[Period] = period(
        audience=MEMBERS, doc="From when to when; lifting ends it on the day before.", no_overlap=("membership_id",)
    )
    reason: Mapped[str] = field(audience=NETWORK, doc="Why.")
    lifted_on: Mapped[date | None] = field(
        audience=MEMBERS, doc="The day of the decision that lifted it; rights return on that day."
    )
    lifted_reason: Mapped[str | None] = field(audience=NETWORK, doc="Why it was lifted.")


class ExitNotice(OfMember):
    """A member's word that it will leave."""

    membership_id: Mapped[UUID] = link(
        Membership, audience=NETWORK, reverse="exitNotices", on_delete="CASCADE", doc="Which membership."
    )
    organisation_id: Mapped[UUID] = link(Organisation, audience=NETWORK, doc="The member.")
    given_on: Mapped[date] = field(audience=NETWORK, doc="When it was given.")
    last_day: Mapped[date] = field(audience=NETWORK, doc="The last day of membership.")
    reason: Mapped[str | None] = field(audience=NETWORK, doc="Why, in the member's words.")
    withdrawn_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was taken back, if it was.")
    term_end: Mapped[date | None] = field(audience=NETWORK, api=False)

    __table_args__ = (CheckConstraint("last_day >= given_on", name="order"),)


__all__ = [
    "ExitNotice",
    "Membership",
    "MembershipState",
    "MembershipTerm",
    "MembershipTermEnding",
    "MembershipTermState",
    "Suspension",
]
