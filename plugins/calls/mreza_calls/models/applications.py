"""Applications to calls, their answers, and what the check of eligibility found."""

from __future__ import annotations

import enum
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.directory.places import Country, Network
from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.base import Model
from mreza.model.fields import field, link, state
from mreza.text import Translated
from sqlalchemy import CheckConstraint, ColumnElement, UniqueConstraint
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped

from mreza_calls.models.calls import Call
from mreza_calls.models.forms import CallForm, CallQuestion
from mreza_calls.models.ground import OfApplication, OfCall, is_applicant, is_assessor


class CallRuleKind(enum.Enum):
    """What a rule of eligibility asks."""

    COUNTRY_IN = "the applicant comes from one of the countries (codes)"
    REGISTERED_DAYS = "the organisation has been registered for so many days at the deadline (number)"
    PROVIDES_SERVICE = "the organisation provides one of the services (codes), or any at all"
    AFFILIATED = "the person is tied to the organisation at the deadline"
    GOOD_STANDING = "no plugin says that the organisation is barred, e.g. because its membership is suspended"
    ANSWER_IN = "the answer to a question is one of the choices (codes)"
    ANSWER_AT_LEAST = "the answer to a question is at least a number"


class CallEligibilityRule(OfCall):
    """A declared condition for taking part."""

    call_id: Mapped[UUID] = link(
        Call, audience=PUBLIC, reverse="eligibilityRules", on_delete="CASCADE", doc="Of which call."
    )
    position: Mapped[int] = field(audience=PUBLIC, doc="Its place among the rules, from 1.")
    kind: Mapped[CallRuleKind] = field(audience=PUBLIC, doc="What it asks.")
    label: Mapped[Translated] = field(audience=PUBLIC, doc="The rule in words.")
    codes: Mapped[list[str]] = field(
        audience=PUBLIC, doc="Codes of countries, services or choices.", default=list, filter=False
    )
    number: Mapped[Decimal | None] = field(audience=PUBLIC, doc="Days, or the least number.")
    question_code: Mapped[str | None] = field(audience=PUBLIC, doc="The code of the question that it is about.")
    blocks: Mapped[bool] = field(
        audience=PUBLIC, doc="Whether who does not meet it is not eligible; else it is only noted.", default=True
    )


class CallApplicationState(enum.Enum):
    """Where an application stands."""

    DRAFT = "being written"
    SUBMITTED = "handed in"
    CHANGES_REQUESTED = "the applicant was asked to complete it"
    ELIGIBLE = "meets the rules"
    INELIGIBLE = "does not meet a rule"
    SELECTED = "chosen"
    RESERVE = "on the reserve list"
    REJECTED = "not chosen"
    OFFERED = "was offered a place"
    ACCEPTED = "has taken the place"
    AGREED = "the agreement is signed"
    DECLINED = "did not want the place"
    EXPIRED = "did not answer the offer in time"
    WITHDRAWN = "taken back by the applicant"


_S = CallApplicationState
_TRANSITIONS = {
    _S.DRAFT: {_S.SUBMITTED, _S.WITHDRAWN},
    _S.SUBMITTED: {_S.CHANGES_REQUESTED, _S.ELIGIBLE, _S.INELIGIBLE, _S.WITHDRAWN},
    _S.CHANGES_REQUESTED: {_S.SUBMITTED, _S.INELIGIBLE, _S.WITHDRAWN},
    _S.ELIGIBLE: {_S.CHANGES_REQUESTED, _S.INELIGIBLE, _S.SELECTED, _S.RESERVE, _S.REJECTED, _S.WITHDRAWN},
    _S.INELIGIBLE: {_S.ELIGIBLE, _S.WITHDRAWN},
    _S.SELECTED: {_S.OFFERED, _S.WITHDRAWN},
    _S.RESERVE: {_S.OFFERED, _S.REJECTED, _S.WITHDRAWN},
    _S.OFFERED: {_S.ACCEPTED, _S.DECLINED, _S.EXPIRED, _S.WITHDRAWN},
    _S.ACCEPTED: {_S.AGREED, _S.WITHDRAWN},
    _S.AGREED: {_S.WITHDRAWN},
}


class CallApplication(Model):
    """A person's or an organisation's application to a call. It belongs to the network that holds the call."""

    __personal__ = True

    call_id: Mapped[UUID] = link(Call, audience=NETWORK, reverse="applications", doc="To which call.")
    form_id: Mapped[UUID] = link(CallForm, audience=NETWORK, doc="On which version of the form.")
    reference: Mapped[str] = field(
        audience=NETWORK, doc="Its number within the call, e.g. RSA-2025-007.", unique=True, personal=False
    )
    person_id: Mapped[UUID | None] = link(
        Person,
        audience=NETWORK,
        reverse="callApplications",
        across=True,
        doc="Who applies, or speaks for the organisation.",
    )
    organisation_id: Mapped[UUID | None] = link(
        Organisation,
        audience=NETWORK,
        reverse="callApplications",
        across=True,
        doc="The organisation that applies, or that the person comes from.",
    )
    home_network_id: Mapped[UUID] = link(
        Network, audience=NETWORK, doc="The network that the applicant comes from; its coordinators follow it."
    )
    country_id: Mapped[UUID] = link(Country, audience=NETWORK, doc="The country for which it counts.")
    locale: Mapped[str] = field(audience=NETWORK, doc="The language and script that it is written in.", default="en")
    applicant: Mapped[str] = field(audience=NETWORK, api=False, personal=False)
    submitted_at: Mapped[datetime | None] = field(audience=NETWORK, doc="When it was first handed in.", personal=False)
    changes_until: Mapped[datetime | None] = field(
        audience=NETWORK, doc="Until when it can be completed, where changes were requested.", personal=False
    )
    changes_asked: Mapped[str | None] = field(audience=NETWORK, doc="What is to be completed.")
    state: Mapped[CallApplicationState] = state(
        _S.DRAFT, audience=NETWORK, doc="Where it stands.", transitions=_TRANSITIONS
    )

    __table_args__ = (
        CheckConstraint("person_id IS NOT NULL OR organisation_id IS NOT NULL", name="applicant"),
        ExcludeConstraint(
            ("call_id", "="),
            ("applicant", "="),
            using="gist",
            where="state <> 'WITHDRAWN'",
            name="ex_calls_call_application_applicant",
        ),
    )

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The applicant, its home network, and whoever assesses it."""
        return is_applicant(cls, viewer) | is_assessor(cls, viewer)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network that holds the call, the applicant and its home network, and the assessors."""
        return viewer.in_network(cls.network_id) | cls.own(viewer)  # type: ignore[no-any-return]


class CallAnswer(OfApplication):
    """What an application answers to a question. Of the values, the one of the question's kind is given."""

    __personal__ = False

    application_id: Mapped[UUID] = link(
        CallApplication, audience=NETWORK, reverse="answers", on_delete="CASCADE", doc="Of which application."
    )
    question_id: Mapped[UUID] = link(CallQuestion, audience=NETWORK, doc="To which question.")
    text: Mapped[str | None] = field(audience=NETWORK, doc="Words.", personal=True)
    choice: Mapped[str | None] = field(audience=NETWORK, doc="The code of the choice.", personal=True)
    number: Mapped[Decimal | None] = field(audience=NETWORK, doc="The number.", personal=True)
    day: Mapped[date | None] = field(audience=NETWORK, doc="The day.", personal=True)
    file: Mapped[str | None] = field(audience=NETWORK, doc="The id of what is kept elsewhere.", personal=True)

    __table_args__ = (UniqueConstraint("application_id", "question_id"),)

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """Of an application that the viewer wrote, follows or assesses."""
        return viewer.sees(cls.application_id, CallApplication)  # type: ignore[no-any-return]


class CallFindingOutcome(enum.Enum):
    """How a rule of eligibility came out."""

    PASSED = "met"
    FAILED = "not met"
    WARNED = "met, with something to bear in mind"
    UNDECIDED = "nobody could say"


class CallFinding(OfApplication):
    """How one rule came out for one application, and why."""

    __personal__ = False

    application_id: Mapped[UUID] = link(
        CallApplication, audience=NETWORK, reverse="findings", on_delete="CASCADE", doc="Of which application."
    )
    rule_id: Mapped[UUID] = link(CallEligibilityRule, audience=NETWORK, doc="Which rule.")
    code: Mapped[str] = field(audience=NETWORK, doc="What was found, e.g. REGISTERED_TOO_RECENTLY; MET for nothing.")
    outcome: Mapped[CallFindingOutcome] = field(audience=NETWORK, doc="How it came out.")
    blocks: Mapped[bool] = field(audience=NETWORK, doc="Whether it makes the application ineligible.", default=False)
    detail: Mapped[str] = field(audience=NETWORK, doc="The reason in a sentence.", personal=True)
    found_on: Mapped[date] = field(audience=NETWORK, doc="When it was checked.")
    overridden_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was overridden.")
    override_reason: Mapped[str | None] = field(audience=NETWORK, doc="Why it was overridden.")

    __table_args__ = (UniqueConstraint("application_id", "rule_id"),)


__all__ = [
    "CallAnswer",
    "CallApplication",
    "CallApplicationState",
    "CallEligibilityRule",
    "CallFinding",
    "CallFindingOutcome",
    "CallRuleKind",
]
