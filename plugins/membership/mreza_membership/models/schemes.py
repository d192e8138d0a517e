"""What a network's statutes say of membership: schemes, types, fees; and the rates by which currencies are compared."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.model.audience import MEMBERS, NETWORK, PUBLIC
from mreza.model.base import Model, SharedModel
from mreza.model.fields import field, link, period
from mreza.model.period import Period
from mreza.text import Translated
from sqlalchemy import CheckConstraint, ColumnElement, Numeric, UniqueConstraint
from sqlalchemy.orm import Mapped


class MembershipType(SharedModel):
    """A kind of membership, the same in all networks: full, associate, observer, honorary, supporting."""

    __personal__ = False

    code: Mapped[str] = field(
        audience=PUBLIC, doc="Stable code: FULL, ASSOCIATE, OBSERVER, HONORARY, SUPPORTING.", unique=True
    )
    name: Mapped[Translated] = field(audience=PUBLIC, doc="Its name.", search=True, sort=True)
    votes: Mapped[bool] = field(audience=PUBLIC, doc="Whether members of this type vote.", default=False)
    listed: Mapped[bool] = field(
        audience=PUBLIC, doc="Whether the public directory shows members of this type.", default=True
    )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody."""
        return viewer.anyone  # type: ignore[no-any-return]


class MembershipTermKind(enum.Enum):
    """How a scheme counts its terms."""

    CALENDAR = "ends with the calendar year"
    ROLLING = "runs for its months from the day it begins"


class MembershipScheme(Model):
    """The rules of membership in a network under one version of its statutes."""

    __personal__ = False

    name: Mapped[Translated] = field(audience=PUBLIC, doc="Its name.", sort=True)
    statutes_version: Mapped[str] = field(
        audience=PUBLIC, doc="The version of the statutes that it follows, e.g. 2021-05."
    )
    valid: Mapped[Period] = period(
        audience=PUBLIC, doc="When new members are admitted by it.", no_overlap=("network_id",), default=Period()
    )
    term_kind: Mapped[MembershipTermKind] = field(
        audience=PUBLIC, doc="How terms are counted.", default=MembershipTermKind.CALENDAR
    )
    term_months: Mapped[int] = field(
        audience=PUBLIC, doc="Length of a term in months; 12 of the calendar kind end on 31 December.", default=12
    )
    grace_days: Mapped[int] = field(
        audience=PUBLIC, doc="Days after a term's end in which it can still be renewed.", default=60
    )
    minimum_registered_days: Mapped[int] = field(
        audience=PUBLIC, doc="How long an applicant must have been registered, in days.", default=365
    )
    two_step: Mapped[bool] = field(
        audience=PUBLIC, doc="The national decision needs the regional body's confirmation.", default=True
    )
    invoice_days: Mapped[int] = field(
        audience=PUBLIC, doc="Days between the issue of an invoice and its due date.", default=30
    )
    fees_bind: Mapped[bool] = field(
        audience=PUBLIC, doc="An overdue fee costs good standing; False where fees are optional.", default=False
    )

    __table_args__ = (
        CheckConstraint("term_months BETWEEN 1 AND 120", name="term_months"),
        CheckConstraint("grace_days >= 0 AND minimum_registered_days >= 0 AND invoice_days >= 0", name="days"),
    )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody: statutes are public."""
        return viewer.anyone  # type: ignore[no-any-return]


class FeeRule(Model):
    """What a member pays in a year: a flat amount per scheme, type and band of its yearly budget."""

    __personal__ = False

    scheme_id: Mapped[UUID] = link(
        MembershipScheme, audience=MEMBERS, reverse="feeRules", on_delete="CASCADE", doc="Under which scheme."
    )
    type_id: Mapped[UUID | None] = link(MembershipType, audience=MEMBERS, doc="For members of this type; null for all.")
    year: Mapped[int] = field(audience=MEMBERS, doc="The year it is for.")
    amount: Mapped[Decimal] = field(audience=MEMBERS, doc="The fee, in the currency beside it.", unit="currency")
    currency: Mapped[str] = field(audience=MEMBERS, doc="ISO 4217 code, e.g. RSD.")
    budget_from: Mapped[Decimal | None] = field(
        audience=MEMBERS,
        doc="For yearly budgets from this amount on (same currency); null for no limit.",
        unit="currency",
    )
    budget_below: Mapped[Decimal | None] = field(
        audience=MEMBERS, doc="For yearly budgets below this amount; null for no limit.", unit="currency"
    )

    __table_args__ = (CheckConstraint("amount >= 0", name="amount"),)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The members of the network and its coordinators."""
        return viewer.member_of(cls.network_id)  # type: ignore[no-any-return]


class ExchangeRate(SharedModel):
    """How much of a currency one euro bought on a day, by a source; amounts of two currencies meet only through it."""

    __personal__ = False

    currency: Mapped[str] = field(audience=PUBLIC, doc="ISO 4217 code, e.g. RSD.", index=True)
    per_euro: Mapped[Decimal] = field(
        audience=PUBLIC, doc="Units of the currency for one euro.", type=Numeric(14, 6), unit="currency"
    )
    day: Mapped[date] = field(audience=PUBLIC, doc="The day of the rate.")
    source: Mapped[str] = field(audience=PUBLIC, doc="Who published it, e.g. the European Commission.")

    __table_args__ = (
        UniqueConstraint("currency", "day", "source"),
        CheckConstraint("per_euro > 0", name="positive"),
    )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody."""
        return viewer.anyone  # type: ignore[no-any-return]


class NumberSeries(Model):
    """The last number given out of a series in a network and a year, so that numbers have no gap and no double."""

    __personal__ = False
    __api__ = False
    __audited__ = False

    kind: Mapped[str] = field(audience=NETWORK, doc="What is numbered: application, member, invoice.")
    year: Mapped[int] = field(audience=NETWORK, doc="The year of the series; 0 for a series that never starts anew.")
    last: Mapped[int] = field(audience=NETWORK, doc="The last number given out.", default=0)

    __table_args__ = (UniqueConstraint("network_id", "kind", "year"),)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network's coordinators."""
        return viewer.in_network(cls.network_id)  # type: ignore[no-any-return]
