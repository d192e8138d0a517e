"""Applications for membership: what was submitted, what screening found, reviews, and the decisions on it."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any
from uuid import UUID

from mreza.access.models import User
from mreza.directory.organisations import Organisation
from mreza.directory.places import AdministrativeUnit
from mreza.model.audience import NETWORK
from mreza.model.fields import derived, field, link, state
from mreza.model.keep import Keep
from mreza.text import Translated
from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped

from mreza_membership.models.ground import OfMember
from mreza_membership.models.memberships import Membership
from mreza_membership.models.schemes import MembershipScheme, MembershipType


class MembershipApplicationState(enum.Enum):
    """Where an application stands."""

    DRAFT = "being written"
    SUBMITTED = "handed in"
    CHANGES_REQUESTED = "the applicant was asked to complete it"
    SCREENING = "eligibility is being checked"
    UNDER_REVIEW = "with reviewers"
    RECOMMENDED = "the national network recommends it"
    NOT_RECOMMENDED = "the national network advises against it"
    DECISION_PENDING = "with the deciding body"
    APPROVED = "approved, not admitted yet"
    ADMITTED = "the organisation is a member"
    REJECTED = "refused"
    WITHDRAWN = "taken back by the applicant"
    LAPSED = "closed because nothing happened"


_S = MembershipApplicationState
_GIVEN_UP = {_S.WITHDRAWN, _S.LAPSED}
_TRANSITIONS = {
    _S.DRAFT: {_S.SUBMITTED} | _GIVEN_UP,
    _S.SUBMITTED: {_S.SCREENING, _S.CHANGES_REQUESTED} | _GIVEN_UP,
    _S.CHANGES_REQUESTED: {_S.SUBMITTED} | _GIVEN_UP,
    _S.SCREENING: {_S.UNDER_REVIEW, _S.CHANGES_REQUESTED, _S.RECOMMENDED, _S.NOT_RECOMMENDED, _S.REJECTED} | _GIVEN_UP,
    _S.UNDER_REVIEW: {_S.RECOMMENDED, _S.NOT_RECOMMENDED, _S.CHANGES_REQUESTED} | _GIVEN_UP,
    _S.RECOMMENDED: {_S.DECISION_PENDING, _S.APPROVED, _S.REJECTED} | _GIVEN_UP,
    _S.NOT_RECOMMENDED: {_S.DECISION_PENDING, _S.APPROVED, _S.REJECTED} | _GIVEN_UP,
    _S.DECISION_PENDING: {_S.APPROVED, _S.REJECTED} | _GIVEN_UP,
    _S.APPROVED: {_S.ADMITTED} | _GIVEN_UP,
}


class MembershipApplication(OfMember):
    """An organisation's application for membership, with the data it gave of itself."""

    __subject__ = ("email", "phone", "contact_person")

    scheme_id: Mapped[UUID] = link(
        MembershipScheme, audience=NETWORK, reverse="applications", doc="By which rules it is judged."
    )
    type_id: Mapped[UUID] = link(MembershipType, audience=NETWORK, doc="The type of membership applied for.")
    organisation_id: Mapped[UUID | None] = link(
        Organisation,
        audience=NETWORK,
        reverse="membershipApplications",
        doc="The organisation in the directory, once it is there.",
    )
    reference: Mapped[str] = field(audience=NETWORK, doc="Its number, e.g. RS-2025-0001.", unique=True)
    state: Mapped[MembershipApplicationState] = state(
        MembershipApplicationState.DRAFT, audience=NETWORK, doc="Where it stands.", transitions=_TRANSITIONS
    )
    name: Mapped[Translated] = field(
        audience=NETWORK,
        doc="The applicant's registered name; of one in Serbian Cyrillic, a Latin form is proposed.",
        search=True,
        sort=True,
    )
    acronym: Mapped[str | None] = field(audience=NETWORK, doc="Its short name.")
    description: Mapped[Translated | None] = field(audience=NETWORK, doc="What it does.")
    locale: Mapped[str] = field(
        audience=NETWORK, doc="The language and script the applicant wants to be written to in.", default="en"
    )
    identifiers: Mapped[dict[str, Any]] = field(
        audience=NETWORK, doc="Official numbers by scheme, in normal form.", default=dict, filter=False
    )
    registered_on: Mapped[date | None] = field(
        audience=NETWORK, doc="When it was entered in the register of associations."
    )
    unit_id: Mapped[UUID | None] = link(AdministrativeUnit, audience=NETWORK, doc="The municipality of its seat.")
    website: Mapped[str | None] = field(audience=NETWORK, doc="Its web site.")
    email: Mapped[str] = field(audience=NETWORK, doc="Where answers go.", personal=True, keep=Keep.CONTACT)
    phone: Mapped[str | None] = field(audience=NETWORK, doc="As +38111234567.", personal=True, keep=Keep.CONTACT)
    contact_person: Mapped[str | None] = field(
        audience=NETWORK, doc="Who speaks for the applicant.", personal=True, keep=Keep.CONTACT
    )
    documents: Mapped[list[str]] = field(
        audience=NETWORK, doc="Codes of the documents that were handed in.", default=list, filter=False
    )
    motivation: Mapped[str | None] = field(audience=NETWORK, doc="Why it wants to join.")
    submitted_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was handed in.")

    @derived(audience=NETWORK)
    def registered_days(cls, day: Any) -> ColumnElement[int | None]:  # noqa: N805
        """How many days the applicant has been registered on the day."""
        return day - cls.registered_on  # type: ignore[no-any-return]


class AdmissionFindingCode(enum.Enum):
    """What screening can find."""

    REGISTERED_TOO_RECENTLY = "registered for fewer days than the scheme asks for"
    REGISTRATION_DATE_MISSING = "the day of registration was not given"
    PROBABLE_DUPLICATE = "very likely an organisation that is already in the directory"
    POSSIBLE_DUPLICATE = "perhaps an organisation that is already in the directory"
    DOCUMENT_MISSING = "a document that the country asks for was not handed in"
    IDENTIFIER_ODD = "an official number does not pass a check that only warns"
    OTHER = "something that a person noticed"


class AdmissionFinding(OfMember):
    """Something that screening found; one that blocks keeps the application from approval until it is overridden."""

    application_id: Mapped[UUID] = link(
        MembershipApplication, audience=NETWORK, reverse="findings", on_delete="CASCADE", doc="Of which application."
    )
    organisation_id: Mapped[UUID | None] = link(
        Organisation, audience=NETWORK, doc="The applicant, once it is in the directory."
    )
    code: Mapped[AdmissionFindingCode] = field(audience=NETWORK, doc="What was found.")
    blocks: Mapped[bool] = field(audience=NETWORK, doc="Whether it keeps the application from approval.", default=False)
    days: Mapped[int | None] = field(audience=NETWORK, doc="The number of days it is about.")
    detail: Mapped[str] = field(audience=NETWORK, doc="The finding in a sentence.")
    candidate_id: Mapped[UUID | None] = link(
        Organisation,
        audience=NETWORK,
        on_delete="CASCADE",
        across=True,
        doc="The organisation that it may be the same as.",
    )
    score: Mapped[int | None] = field(audience=NETWORK, doc="How alike the two are, 0 to 100.")
    found_on: Mapped[date] = field(audience=NETWORK, doc="When.")
    overridden_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was overridden.")
    override_reason: Mapped[str | None] = field(audience=NETWORK, doc="Why it was overridden.")


class AdmissionAdvice(enum.Enum):
    """A reviewer's advice."""

    RECOMMEND = "admit"
    DO_NOT_RECOMMEND = "do not admit"


class AdmissionReview(OfMember):
    """One reviewer's look at an application."""

    application_id: Mapped[UUID] = link(
        MembershipApplication, audience=NETWORK, reverse="reviews", on_delete="CASCADE", doc="Of which application."
    )
    reviewer_id: Mapped[UUID | None] = link(User, audience=NETWORK, personal=True, doc="Who reviews.")
    assigned_on: Mapped[date] = field(audience=NETWORK, doc="When it was assigned.")
    due_on: Mapped[date | None] = field(audience=NETWORK, doc="By when it is wanted.")
    recorded_on: Mapped[date | None] = field(audience=NETWORK, doc="When the advice was given.")
    advice: Mapped[AdmissionAdvice | None] = field(audience=NETWORK, doc="The advice.")
    reason: Mapped[str | None] = field(audience=NETWORK, doc="Its grounds.")

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network's coordinators, and the reviewer."""
        return viewer.in_network(cls.network_id) | viewer.is_user(cls.reviewer_id)  # type: ignore[no-any-return]


class DecidingBody(enum.Enum):
    """Whose decision it is."""

    NATIONAL = "the national network"
    REGIONAL = "the regional secretariat"


class MembershipDecisionSubject(enum.Enum):
    """What is decided."""

    ADMISSION = "admission"
    SUSPENSION = "suspension"
    LIFTING = "lifting of a suspension"
    EXCLUSION = "exclusion"
    REINSTATEMENT = "reinstatement"
    TYPE_CHANGE = "change of type"


class MembershipDecisionOutcome(enum.Enum):
    """How it was decided."""

    APPROVED = "approved"
    REJECTED = "rejected"


class MembershipDecision(OfMember):
    """A decision of a body on an application or on a membership."""

    application_id: Mapped[UUID | None] = link(
        MembershipApplication, audience=NETWORK, reverse="decisions", on_delete="CASCADE", doc="On which application."
    )
    membership_id: Mapped[UUID | None] = link(
        Membership, audience=NETWORK, reverse="decisions", on_delete="CASCADE", doc="On which membership."
    )
    organisation_id: Mapped[UUID | None] = link(
        Organisation, audience=NETWORK, doc="The organisation concerned, once it is in the directory."
    )
    subject: Mapped[MembershipDecisionSubject] = field(audience=NETWORK, doc="What was decided.")
    body: Mapped[DecidingBody] = field(audience=NETWORK, doc="Which body decided.")
    outcome: Mapped[MembershipDecisionOutcome] = field(audience=NETWORK, doc="How.")
    decided_on: Mapped[date] = field(audience=NETWORK, doc="When.")
    reason: Mapped[str | None] = field(audience=NETWORK, doc="Why.")
    minutes: Mapped[str | None] = field(audience=NETWORK, doc="Reference of the minutes.")


__all__ = [
    "AdmissionAdvice",
    "AdmissionFinding",
    "AdmissionFindingCode",
    "AdmissionReview",
    "DecidingBody",
    "MembershipApplication",
    "MembershipApplicationState",
    "MembershipDecision",
    "MembershipDecisionOutcome",
    "MembershipDecisionSubject",
]
