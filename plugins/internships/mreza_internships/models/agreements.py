"""The agreement of three: the intern, who sends them, and the host."""

from __future__ import annotations

import enum
from datetime import date
from uuid import UUID

from mreza.model.audience import NETWORK
from mreza.model.fields import field, link, state
from sqlalchemy import CheckConstraint
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped

from mreza_internships.models.internships import Internship, OfInternship


class InternshipAgreementState(enum.Enum):
    """Whether an agreement binds."""

    DRAFT = "waits for signatures"
    SIGNED = "all three have signed"
    VOID = "does not hold"


class InternshipParty(enum.Enum):
    """The sides of an agreement."""

    INTERN = "who learns"
    SENDER = "the university, or the organisation that sends"
    HOST = "the host"


_S = InternshipAgreementState


class InternshipAgreement(OfInternship):
    """What the three agree on. That all three dates stand before it binds, the database sees to."""

    __personal__ = False
    __tablename__ = "internships_agreement"

    internship_id: Mapped[UUID] = link(
        Internship, audience=NETWORK, reverse="agreements", on_delete="CASCADE", doc="On which internship."
    )
    drawn_up_on: Mapped[date] = field(audience=NETWORK, doc="When it was drawn up.")
    intern_signed_on: Mapped[date | None] = field(audience=NETWORK, doc="When the intern signed.")
    sender_signed_on: Mapped[date | None] = field(audience=NETWORK, doc="When the sender signed.")
    host_signed_on: Mapped[date | None] = field(audience=NETWORK, doc="When the host signed.")
    state: Mapped[InternshipAgreementState] = state(
        _S.DRAFT,
        audience=NETWORK,
        doc="Whether it binds.",
        transitions={_S.DRAFT: {_S.SIGNED, _S.VOID}, _S.SIGNED: {_S.VOID}},
    )

    __table_args__ = (
        CheckConstraint(
            "state <> 'SIGNED' OR num_nonnulls(intern_signed_on, sender_signed_on, host_signed_on) = 3",
            name="signatures",
        ),
        ExcludeConstraint(
            ("internship_id", "="), using="gist", where="state <> 'VOID'", name="ex_internships_agreement_one"
        ),
    )

    def signed(self, party: InternshipParty) -> date | None:
        """When a party signed."""
        return getattr(self, _COLUMNS[party])  # type: ignore[no-any-return]

    def sign(self, party: InternshipParty, day: date) -> None:
        """Write down when a party signed."""
        setattr(self, _COLUMNS[party], day)

    @property
    def missing(self) -> list[InternshipParty]:
        """Who has not signed."""
        return [party for party in InternshipParty if self.signed(party) is None]


_COLUMNS = {
    InternshipParty.INTERN: "intern_signed_on",
    InternshipParty.SENDER: "sender_signed_on",
    InternshipParty.HOST: "host_signed_on",
}

__all__ = ["InternshipAgreement", "InternshipAgreementState", "InternshipParty"]
