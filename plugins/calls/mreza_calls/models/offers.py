"""Offers of a place, and the agreements that follow, with dated signatures."""

from __future__ import annotations

import enum
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.model.audience import NETWORK
from mreza.model.fields import field, link, state
from sqlalchemy import CheckConstraint, ColumnElement, UniqueConstraint
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped

from mreza_calls.models.applications import CallApplication
from mreza_calls.models.calls import Call
from mreza_calls.models.ground import OfApplication


class CallOfferState(enum.Enum):
    """What came of an offer."""

    OPEN = "waits for an answer"
    ACCEPTED = "taken"
    DECLINED = "not wanted"
    EXPIRED = "not answered in time"
    REVOKED = "the application was taken back"


_O = CallOfferState


class CallOffer(OfApplication):
    """The offer of one of a call's places. Each place is held by one open or accepted offer at a time."""

    __personal__ = False

    call_id: Mapped[UUID] = link(Call, audience=NETWORK, reverse="offers", doc="Of which call.")
    application_id: Mapped[UUID] = link(
        CallApplication, audience=NETWORK, reverse="offers", on_delete="CASCADE", doc="To which application."
    )
    place: Mapped[int] = field(audience=NETWORK, doc="Which of the call's places, from 1.")
    made_at: Mapped[datetime] = field(audience=NETWORK, doc="When it was made.")
    expires_at: Mapped[datetime] = field(audience=NETWORK, doc="The last instant at which it can be answered.")
    answered_at: Mapped[datetime | None] = field(audience=NETWORK, doc="When it was answered.")
    state: Mapped[CallOfferState] = state(
        _O.OPEN,
        audience=NETWORK,
        doc="What came of it.",
        transitions={_O.OPEN: {_O.ACCEPTED, _O.DECLINED, _O.EXPIRED, _O.REVOKED}, _O.ACCEPTED: {_O.REVOKED}},
    )

    __table_args__ = (
        ExcludeConstraint(
            ("call_id", "="),
            ("place", "="),
            using="gist",
            where="state IN ('OPEN', 'ACCEPTED')",
            name="ex_calls_call_offer_place",
        ),
        CheckConstraint("expires_at >= made_at AND place > 0", name="order"),
    )


class CallAgreementState(enum.Enum):
    """Whether an agreement binds."""

    DRAFT = "waits for signatures"
    SIGNED = "all parties have signed"
    VOID = "does not hold"


class CallAgreement(OfApplication):
    """What the parties agree on once an offer is accepted."""

    __personal__ = False

    application_id: Mapped[UUID] = link(
        CallApplication, audience=NETWORK, reverse="agreements", on_delete="CASCADE", doc="On which application."
    )
    drawn_up_on: Mapped[date] = field(audience=NETWORK, doc="When it was drawn up.")
    file: Mapped[str | None] = field(audience=NETWORK, doc="The id of its text, kept elsewhere.")
    amount: Mapped[Decimal | None] = field(
        audience=NETWORK, doc="How much is granted by it; null where nothing is.", unit="currency"
    )
    currency: Mapped[str | None] = field(audience=NETWORK, doc="In which currency, e.g. EUR.")
    state: Mapped[CallAgreementState] = state(
        CallAgreementState.DRAFT,
        audience=NETWORK,
        doc="Whether it binds.",
        transitions={
            CallAgreementState.DRAFT: {CallAgreementState.SIGNED, CallAgreementState.VOID},
            CallAgreementState.SIGNED: {CallAgreementState.VOID},
        },
    )

    __table_args__ = (
        CheckConstraint("(amount IS NULL) = (currency IS NULL)", name="money"),
        CheckConstraint("amount > 0", name="amount"),
    )


class CallParty(enum.Enum):
    """The sides of an agreement."""

    APPLICANT = "who applied"
    HOLDER = "who holds the call"
    HOST = "who hosts"
    SENDER = "who sends: an employer, a university"


class CallSignature(OfApplication):
    """A party of an agreement, and when it signed."""

    __personal__ = False

    application_id: Mapped[UUID] = link(
        CallApplication, audience=NETWORK, on_delete="CASCADE", doc="On which application."
    )
    agreement_id: Mapped[UUID] = link(
        CallAgreement, audience=NETWORK, reverse="signatures", on_delete="CASCADE", doc="Of which agreement."
    )
    party: Mapped[CallParty] = field(audience=NETWORK, doc="Which side.")
    organisation_id: Mapped[UUID | None] = link(
        Organisation, audience=NETWORK, across=True, doc="The organisation that signs, if one does."
    )
    signed_on: Mapped[date | None] = field(audience=NETWORK, doc="When it signed.")

    __table_args__ = (UniqueConstraint("agreement_id", "party"),)

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The applicant's, and that of the organisation that signs."""
        # Not super(): a rule is read of aliases too.
        return OfApplication.own.__func__(cls, viewer) | viewer.owns(cls.organisation_id)  # type: ignore[attr-defined, no-any-return]


__all__ = [
    "CallAgreement",
    "CallAgreementState",
    "CallOffer",
    "CallOfferState",
    "CallParty",
    "CallSignature",
]
