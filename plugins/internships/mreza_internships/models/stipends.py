"""Stipends: instalments in one currency, paid in another by a rate that stands beside them."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from uuid import UUID

from mreza.model.audience import NETWORK
from mreza.model.fields import derived, field, link, state
from sqlalchemy import CheckConstraint, ColumnElement, Numeric, UniqueConstraint, cast, func, literal_column
from sqlalchemy.orm import Mapped

from mreza_internships.models.internships import Internship, OfIntern


class StipendState(enum.Enum):
    """What becomes of an instalment."""

    HELD = "waits until the final report is accepted"
    DUE = "can be paid"
    PAID = "paid"
    CANCELLED = "is not paid any more"


_S = StipendState


class StipendInstalment(OfIntern):
    """A part of a stipend."""

    __personal__ = False
    __tablename__ = "internships_stipend"

    internship_id: Mapped[UUID] = link(
        Internship, audience=NETWORK, reverse="stipend", on_delete="CASCADE", doc="For which internship."
    )
    number: Mapped[int] = field(audience=NETWORK, doc="Which instalment, from 1.")
    amount: Mapped[Decimal] = field(audience=NETWORK, doc="How much, in the currency beside it.", unit="currency")
    currency: Mapped[str] = field(audience=NETWORK, doc="ISO 4217 code, e.g. EUR.")
    local_currency: Mapped[str] = field(audience=NETWORK, doc="The currency in which it is paid, e.g. RSD.")
    rate: Mapped[Decimal] = field(
        audience=NETWORK, doc="How much of the local currency one unit buys.", type=Numeric(14, 6)
    )
    rate_on: Mapped[date] = field(audience=NETWORK, doc="The day of the rate.")
    rate_source: Mapped[str] = field(audience=NETWORK, doc="Whose rate it is.")
    due_on: Mapped[date] = field(audience=NETWORK, doc="When it is to be paid.")
    after_report: Mapped[bool] = field(
        audience=NETWORK, doc="Whether it is held until the final report is accepted.", default=False
    )
    paid_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was paid.")
    reference: Mapped[str | None] = field(audience=NETWORK, doc="As on the bank statement.")
    state: Mapped[StipendState] = state(
        _S.DUE,
        audience=NETWORK,
        doc="What becomes of it.",
        transitions={_S.HELD: {_S.DUE, _S.CANCELLED}, _S.DUE: {_S.PAID, _S.CANCELLED}},
    )

    __table_args__ = (
        UniqueConstraint("internship_id", "number"),
        CheckConstraint("amount > 0 AND rate > 0 AND number > 0", name="numbers"),
    )

    @derived(audience=NETWORK, unit="local_currency")
    def local_amount(cls) -> ColumnElement[Decimal]:  # noqa: N805
        """How much that is in the local currency, rounded to its hundredth."""
        return cast(func.round(cls.amount * cls.rate, literal_column("2")), Numeric(14, 2))


__all__ = ["StipendInstalment", "StipendState"]
