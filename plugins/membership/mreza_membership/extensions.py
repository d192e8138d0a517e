"""Fields that membership adds to foreign types and, where they need its later tables, to its own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.places import Network
from mreza.model.audience import MEMBERS, NETWORK, PUBLIC
from mreza.model.fields import derived
from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Numeric,
    Text,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    literal_column,
    select,
)
from sqlalchemy.orm import aliased

from mreza_membership.models import (
    DataUpdate,
    FeeInvoice,
    MemberFact,
    Membership,
    MembershipScheme,
    MembershipType,
    fees,
    standing,
)
from mreza_membership.models.standing import MembershipStatus
from mreza_membership.models.updates import REQUIRED_FACTS


class OrganisationStanding:
    """An organisation as a member."""

    @derived(audience=MEMBERS)
    def membership_status(cls, day: Any) -> ColumnElement[MembershipStatus | None]:  # noqa: N805
        """What its membership amounts to on the day; null for an organisation that never was a member of anything."""
        status = standing.status(standing.of_organisation(cls.id), day)  # type: ignore[attr-defined]
        return case((_has_membership(cls), status))

    @derived(audience=PUBLIC, discloses=standing.COUNTED)
    def member_since(cls) -> ColumnElement[date | None]:  # noqa: N805
        """The first day of its first term."""
        return standing.first_joined(standing.of_organisation(cls.id))  # type: ignore[attr-defined]

    @derived(audience=PUBLIC)
    def member_number(cls) -> ColumnElement[str | None]:  # noqa: N805
        """Its number within its network."""
        membership = aliased(Membership)
        numbered = select(membership.member_number).where(membership.organisation_id == cls.id)  # type: ignore[attr-defined]
        return cast(numbered.order_by(membership.id).limit(literal_column("1")).scalar_subquery(), Text)

    @derived(audience=NETWORK)
    def in_good_standing(cls, day: Any) -> ColumnElement[bool]:  # noqa: N805
        """Whether one of its memberships is in good standing on the day."""
        membership = aliased(Membership)
        return exists().where(membership.organisation_id == cls.id, good_standing(membership, day))  # type: ignore[attr-defined]


class NetworkMembers:
    """A network as the sum of its members."""

    @derived(audience=PUBLIC, discloses=standing.COUNTED)
    def member_count(cls, day: Any) -> ColumnElement[int]:  # noqa: N805
        """How many members it had on the day, of those the viewer may see; in grace or suspended, one is a member."""
        membership = aliased(Membership)
        member = standing.is_member(standing.of_membership(membership.id), day)
        counted = select(func.count()).select_from(membership).where(membership.network_id == cls.id, member)  # type: ignore[attr-defined]
        return cast(counted.scalar_subquery(), Integer)


class MembershipStanding:
    """What follows from a membership's dates and debts."""

    @derived(audience=NETWORK)
    def in_good_standing(cls, day: Any) -> ColumnElement[bool]:  # noqa: N805
        """Member on the day, not suspended and, where the scheme makes fees binding, with nothing overdue."""
        return good_standing(cls, day)

    @derived(audience=NETWORK)
    def voting_right(cls, day: Any) -> ColumnElement[bool]:  # noqa: N805
        """Whether it may vote on the day: in good standing, and of a type that votes."""
        return voting_right(cls, day)

    @derived(audience=NETWORK)
    def overdue(cls, day: Any) -> ColumnElement[bool]:  # noqa: N805
        """Whether one of its invoices was overdue on the day."""
        return _owes(cls, day)

    @derived(audience=NETWORK, whole=True)
    def outstanding_eur(cls, day: Any) -> ColumnElement[Decimal | None]:  # noqa: N805
        """What it still owed on the day, due or not, in euros by each invoice's rate; null where one has no rate."""
        invoice = aliased(FeeInvoice)
        eur, owed = fees.outstanding_eur(invoice, day), fees.outstanding(invoice, day)
        known = func.count() == func.count(eur)
        total = select(case((known, func.coalesce(func.sum(eur), literal_column("0")))))
        total = total.where(invoice.membership_id == cls.id, owed > literal_column("0"))  # type: ignore[attr-defined]
        return cast(total.scalar_subquery(), Numeric(14, 2))


class MembershipData:
    """How fresh a member's facts are. A fact is fresh for twelve months."""

    @derived(audience=NETWORK)
    def fresh_facts(cls, day: Any) -> ColumnElement[int]:  # noqa: N805
        """How many of the required facts were fresh on the day."""
        return fresh_facts(cls.id, day)  # type: ignore[attr-defined]

    @derived(audience=NETWORK)
    def data_completeness(cls, day: Any) -> ColumnElement[Decimal]:  # noqa: N805
        """Fresh facts in per cent of the required ones, with one decimal."""
        share = fresh_facts(cls.id, day) * literal_column("100.0") / literal_column(str(REQUIRED_FACTS))  # type: ignore[attr-defined]
        return cast(func.round(share, literal_column("1")), Numeric(5, 1))

    @derived(audience=NETWORK)
    def data_updated_on(cls, day: Any) -> ColumnElement[date | None]:  # noqa: N805
        """The last day by then on which all facts were fresh."""
        update = aliased(DataUpdate)
        done = (update.membership_id == cls.id, update.completed_on <= day)  # type: ignore[attr-defined]
        latest = select(func.max(update.completed_on)).where(*done)
        return cast(latest.scalar_subquery(), Date)


def good_standing(membership: Any, day: Any) -> ColumnElement[bool]:
    """Member on the day, not suspended and, where fees bind, with nothing overdue."""
    scheme = aliased(MembershipScheme)
    binding = exists().where(scheme.id == membership.scheme_id, scheme.fees_bind)
    return and_(standing.has_rights(standing.of_membership(membership.id), day), ~and_(binding, _owes(membership, day)))


def voting_right(membership: Any, day: Any) -> ColumnElement[bool]:
    """In good standing on the day, and of a type that votes."""
    type_ = aliased(MembershipType)
    return and_(good_standing(membership, day), exists().where(type_.id == membership.type_id, type_.votes))


def fresh_facts(membership_id: Any, day: Any) -> ColumnElement[int]:
    """How many of the required facts a membership stated within the twelve months up to the day."""
    fact = aliased(MemberFact)
    earliest = day - literal_column("interval '12 months'")
    fresh = (fact.membership_id == membership_id, fact.stated_on <= day, fact.stated_on >= earliest)
    return cast(select(func.count(fact.code.distinct())).where(*fresh).scalar_subquery(), Integer)


def what_bars(organisation_id: UUID, day: date) -> ColumnElement[str | None]:
    """A word for what bars an organisation from what is for members in good standing; null for nothing."""
    on, membership = literal(day, Date()), aliased(Membership)
    status = standing.status(standing.of_organisation(organisation_id), on)
    good = exists().where(membership.organisation_id == organisation_id, good_standing(membership, on))
    return case(
        (~exists().where(membership.organisation_id == organisation_id), literal_column("'NOT_A_MEMBER'")),
        (status.not_in(("ACTIVE", "GRACE")), status),
        (~good, literal_column("'FEES_OVERDUE'")),
    )


def what_warns(organisation_id: UUID, day: date) -> ColumnElement[str | None]:
    """A word for what one is warned of: the grace of a member whose term has run out; null for nothing."""
    status = standing.status(standing.of_organisation(organisation_id), literal(day, Date()))
    return case((status == "GRACE", status))


def _owes(membership: Any, day: Any) -> ColumnElement[bool]:
    invoice = aliased(FeeInvoice)
    return exists().where(invoice.membership_id == membership.id, fees.overdue(invoice, day))


def _has_membership(organisation: Any) -> ColumnElement[bool]:
    membership = aliased(Membership)
    return exists().where(membership.organisation_id == organisation.id)


EXTENSIONS = [
    (Organisation, OrganisationStanding),
    (Network, NetworkMembers),
    (Membership, MembershipStanding),
    (Membership, MembershipData),
]
