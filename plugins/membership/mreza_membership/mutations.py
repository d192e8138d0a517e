"""What of membership the API changes. Each mutation names its permission; the services do the work.

A `day` that is left out is today. It is the civil date from which the change holds, and may lie in the past.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mreza.access.models import User
from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.directory.places import Network
from mreza.model.period import Period
from mreza.mutation import Do, mutation
from mreza.text import Locale, Translated

from mreza_membership import events, permissions
from mreza_membership.models import (
    AdmissionAdvice,
    AdmissionFinding,
    AdmissionReview,
    DecidingBody,
    ExchangeRate,
    FeeInvoice,
    FeeInvoiceState,
    FeePayment,
    FeeRule,
    FeeWaiver,
    MemberFactCode,
    Membership,
    MembershipApplication,
    MembershipDecisionOutcome,
    MembershipScheme,
    MembershipTerm,
    MembershipTermEnding,
    MembershipTermKind,
    MembershipType,
    Representative,
    RepresentativeRole,
)
from mreza_membership.models.updates import REQUIRED_FACTS
from mreza_membership.service import (
    admission,
    applications,
    changes,
    exits,
    fees,
    schemes,
    screening,
    suspensions,
    terms,
    updates,
)
from mreza_membership.service.act import Act
from mreza_membership.service.applications import Applicant


@dataclass(frozen=True)
class ApplicationReceipt:
    """What an applicant gets for its application.

    Attributes:
        reference: The application's number, for questions about it.
        state: Where it stands.
        proposed_latin_name: The Latin form of its name; the network can correct it.
        locale: The language and script in which it will be written to.
    """

    reference: str
    state: str
    proposed_latin_name: str
    locale: str


@dataclass(frozen=True)
class Fact:
    """A fact that a member states.

    Attributes:
        code: Which fact.
        value: What is stated; a budget as 1200000 RSD.
    """

    code: MemberFactCode
    value: str


# Applications


@mutation(public=True, elevated=True, emits=events.ApplicationSubmitted)
async def submit_application(
    do: Do, network: Network, applicant: Applicant, type: MembershipType | None = None
) -> ApplicationReceipt:
    """Apply for membership; anybody may.

    Args:
        network: The national network to join.
        applicant: What the organisation says of itself.
        type: The type of membership; full when left out.
    """
    await do.elevate(network.id)
    made = await applications.submit(do.session, do.hooks, network, applicant, do.today, type_=type)
    do.emit(events.ApplicationSubmitted(made, made.reference, made.locale))
    return ApplicationReceipt(made.reference, made.state.name, made.name.get(Locale.SR_LATN).text, made.locale)


@mutation(permission=permissions.SCREEN)
async def screen_application(
    do: Do, application: MembershipApplication, day: date | None = None
) -> MembershipApplication:
    """Check an application's eligibility; what is found stands in its `findings`.

    Args:
        application: Which one.
        day: The day of the check.
    """
    return await applications.screen(do.session, do.hooks, application, _act(do, day))


@mutation(permission=permissions.SCREEN, emits=events.ApplicationChangesRequested)
async def request_application_changes(
    do: Do, application: MembershipApplication, reason: str, day: date | None = None
) -> MembershipApplication:
    """Ask an applicant to complete its application; the reason is what it is told.

    Args:
        application: Which one.
        day: When it was asked.
    """
    asked = await applications.request_changes(do.session, application, _act(do, day, reason))
    do.emit(events.ApplicationChangesRequested(asked, asked.locale))
    return asked


@mutation(permission=permissions.SCREEN)
async def amend_application(
    do: Do, application: MembershipApplication, applicant: Applicant, day: date | None = None
) -> MembershipApplication:
    """Write down an applicant's data anew, e.g. a Latin name that it corrected.

    Args:
        application: Which one.
        applicant: All that the organisation says of itself now.
        day: When.
    """
    return await applications.amend(do.session, do.hooks, application, applicant, _act(do, day))


@mutation(permission=permissions.SCREEN)
async def link_application(
    do: Do, application: MembershipApplication, organisation: Organisation
) -> MembershipApplication:
    """Say that an applicant is an organisation of the directory, so that admission makes no second one.

    Args:
        application: Which one.
        organisation: The organisation that it is.
    """
    return await applications.link_organisation(do.session, application, organisation)


@mutation(permission=permissions.SCREEN)
async def withdraw_application(
    do: Do, application: MembershipApplication, day: date | None = None
) -> MembershipApplication:
    """Close an application that the applicant took back.

    Args:
        application: Which one.
        day: When it was taken back.
    """
    return await applications.withdraw(do.session, application, _act(do, day))


@mutation(permission=permissions.SCREEN)
async def assign_review(
    do: Do, application: MembershipApplication, reviewer: User, due_on: date | None = None
) -> AdmissionReview:
    """Ask a user for advice on an application.

    Args:
        application: On which one.
        reviewer: Who is asked.
        due_on: By when.
    """
    return await applications.assign_review(do.session, application, reviewer, due_on, _act(do, None))


@mutation(permission=permissions.SCREEN)
async def record_review(
    do: Do, review: AdmissionReview, advice: AdmissionAdvice, day: date | None = None
) -> AdmissionReview:
    """Write a reviewer's advice down; the reason holds its grounds.

    Args:
        review: Which review.
        advice: Admit or not.
        day: When it was given.
    """
    return await applications.record_review(do.session, review, advice, _act(do, day))


@mutation(permission=permissions.OVERRIDE)
async def override_finding(do: Do, finding: AdmissionFinding, reason: str, day: date | None = None) -> AdmissionFinding:
    """Let an application pass in spite of a finding that blocks it.

    Args:
        finding: Which finding.
        day: When.
    """
    return await screening.override(do.session, finding, _act(do, day, reason))


@mutation(permission=permissions.DECIDE, emits=(events.ApplicationDecided, events.MemberAdmitted))
async def record_national_decision(
    do: Do,
    application: MembershipApplication,
    outcome: MembershipDecisionOutcome,
    day: date | None = None,
    minutes: str | None = None,
) -> MembershipApplication:
    """Record the national network's decision; with a scheme of two steps it is a recommendation.

    Args:
        application: On which application.
        outcome: How it was decided.
        day: The day of the decision.
        minutes: Reference of the minutes.
    """
    act = _act(do, day)
    decided = await admission.decide_nationally(do.session, do.hooks, application, outcome, act, minutes=minutes)
    await _tell(do, decided, DecidingBody.NATIONAL, outcome, act.day)
    return decided


@mutation(permission=permissions.CONFIRM, emits=(events.ApplicationDecided, events.MemberAdmitted))
async def confirm_decision(
    do: Do,
    application: MembershipApplication,
    outcome: MembershipDecisionOutcome,
    day: date | None = None,
    minutes: str | None = None,
) -> MembershipApplication:
    """Record the regional body's decision on a national one. An approval admits: the membership begins on its day.

    Args:
        application: On which application.
        outcome: How it was decided.
        day: The day of the decision.
        minutes: Reference of the minutes.
    """
    act = _act(do, day)
    decided = await admission.decide_regionally(do.session, do.hooks, application, outcome, act, minutes=minutes)
    await _tell(do, decided, DecidingBody.REGIONAL, outcome, act.day)
    return decided


# Memberships


@mutation(permission=permissions.MANAGE, emits=events.MembershipRenewed)
async def renew_membership(do: Do, term: MembershipTerm, day: date | None = None) -> MembershipTerm:
    """Let the next term follow a term without a gap. Renewing the same term again changes nothing.

    Args:
        term: The term that is to be followed.
        day: When it was decided; at the latest on the last day of grace.
    """
    new = await terms.renew(do.session, term, _act(do, day))
    membership = await do.get(Membership, new.membership_id)
    assert new.valid.start is not None  # every term begins; the database checks it
    do.emit(events.MembershipRenewed(membership, new.valid.start, new.valid.end))
    return new


@mutation(permission=permissions.MANAGE)
async def extend_grace(do: Do, term: MembershipTerm, until: date, reason: str) -> MembershipTerm:
    """Let a term be renewed until a later day than the scheme says.

    Args:
        term: Which term.
        until: The last day of grace.
    """
    return await terms.extend_grace(do.session, term, until, _act(do, None, reason))


@mutation(permission=permissions.SUSPEND, emits=events.MembershipSuspended)
async def suspend_membership(
    do: Do, membership: Membership, reason: str, day: date | None = None, until: date | None = None
) -> Membership:
    """Let a member's rights rest.

    Args:
        membership: Whose.
        day: The first day of the suspension.
        until: Its last day; open when left out.
    """
    await suspensions.suspend(do.session, membership, until, _act(do, day, reason))
    do.emit(events.MembershipSuspended(membership, day or do.today, until))
    return membership


@mutation(permission=permissions.SUSPEND, emits=events.SuspensionLifted)
async def lift_suspension(do: Do, membership: Membership, day: date | None = None) -> Membership:
    """Give a suspended member its rights back, on the same day.

    Args:
        membership: Whose.
        day: The day from which it has its rights again.
    """
    await suspensions.lift(do.session, membership, _act(do, day))
    do.emit(events.SuspensionLifted(membership, day or do.today))
    return membership


@mutation(permission=permissions.MANAGE, emits=events.ExitNoticeGiven)
async def give_notice(do: Do, membership: Membership, last_day: date, day: date | None = None) -> Membership:
    """Write down that a member leaves.

    Args:
        membership: Whose.
        last_day: The last day of membership.
        day: When notice was given.
    """
    await exits.give_notice(do.session, membership, last_day, _act(do, day))
    do.emit(events.ExitNoticeGiven(membership, last_day))
    return membership


@mutation(permission=permissions.MANAGE, emits=events.ExitNoticeWithdrawn)
async def withdraw_notice(do: Do, membership: Membership, day: date | None = None) -> Membership:
    """Take a member's notice back before its last day is over.

    Args:
        membership: Whose.
        day: When it was taken back.
    """
    await exits.withdraw_notice(do.session, membership, _act(do, day))
    do.emit(events.ExitNoticeWithdrawn(membership))
    return membership


@mutation(permission=permissions.EXCLUDE, emits=events.MembershipEnded)
async def exclude_membership(
    do: Do,
    membership: Membership,
    *,
    body: DecidingBody,
    reason: str,
    day: date | None = None,
    minutes: str | None = None,
) -> Membership:
    """Exclude a member by a decision.

    Args:
        membership: Whose.
        body: Which body decided.
        day: The first day without membership.
        minutes: Reference of the minutes.
    """
    act = _act(do, day, reason)
    ended = await exits.exclude(do.session, membership, body, minutes, act)
    do.emit(events.MembershipEnded(ended, MembershipTermEnding.EXCLUDED.name, act.day))
    return ended


@mutation(permission=permissions.EXCLUDE, emits=events.MembershipEnded)
async def end_membership(
    do: Do, membership: Membership, ending: MembershipTermEnding, reason: str, day: date | None = None
) -> Membership:
    """End a membership at once, e.g. because the organisation was dissolved.

    Args:
        membership: Whose.
        ending: Why it ends.
        day: The first day without membership.
    """
    act = _act(do, day, reason)
    ended = await exits.end(do.session, membership, ending, act)
    do.emit(events.MembershipEnded(ended, ending.name, act.day))
    return ended


@mutation(permission=permissions.EXCLUDE, emits=events.MembershipReinstated)
async def reinstate_membership(
    do: Do, membership: Membership, body: DecidingBody, day: date | None = None, minutes: str | None = None
) -> Membership:
    """Take a former member back; the day on which it first joined stays.

    Args:
        membership: Whose.
        body: Which body decided.
        day: The first day of the new term.
        minutes: Reference of the minutes.
    """
    act = _act(do, day)
    await exits.reinstate(do.session, membership, body, minutes, act)
    do.emit(events.MembershipReinstated(membership, act.day))
    return membership


@mutation(permission=permissions.MANAGE)
async def change_membership_type(
    do: Do, membership: Membership, type: MembershipType, reason: str | None = None
) -> Membership:
    """Give a member another type of membership.

    Args:
        membership: Whose.
        type: The new type.
    """
    return await changes.change_type(do.session, membership, type, _act(do, None, reason))


@mutation(permission=permissions.MANAGE)
async def add_representative(
    do: Do,
    membership: Membership,
    *,
    person: Person,
    role: RepresentativeRole,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Representative:
    """Let a person represent a member.

    Args:
        membership: Which member.
        person: Who.
        role: As what.
        valid_from: The first day; today when left out.
        valid_to: The last day; open when left out.
    """
    valid = Period(valid_from or do.today, valid_to)
    return await changes.add_representative(do.session, membership, person, role, valid)


@mutation(permission=permissions.MANAGE)
async def end_representative(do: Do, representative: Representative, last_day: date | None = None) -> Representative:
    """Let a representative's time end.

    Args:
        representative: Whose.
        last_day: The last day; today when left out.
    """
    return await changes.end_representative(do.session, representative, last_day or do.today)


# Fees


@mutation(permission=permissions.FEES, emits=events.FeeInvoiceIssued)
async def issue_invoice(
    do: Do,
    membership: Membership,
    *,
    year: int,
    day: date | None = None,
    amount: Decimal | None = None,
    currency: str | None = None,
    due_on: date | None = None,
) -> FeeInvoice:
    """Send a member its invoice for a year: by the scheme's fee rule, or for an amount of its own.

    Args:
        membership: Whose.
        year: The year the fee is for.
        day: The day of issue.
        amount: An amount that no rule states; needs its currency.
        currency: ISO 4217 code, e.g. RSD.
        due_on: By when it is to be paid; the scheme says when left out.
    """
    act = _act(do, day)
    invoice = await fees.issue(do.session, membership, year, act, amount=amount, currency=currency, due_on=due_on)
    member = await do.get(Organisation, invoice.organisation_id)
    due = invoice.due_on or act.day
    do.emit(events.FeeInvoiceIssued(invoice, invoice.amount, invoice.currency, due, member.locale))
    return invoice


@mutation(permission=permissions.FEES, emits=events.FeePaymentRecorded)
async def record_payment(
    do: Do, invoice: FeeInvoice, amount: Decimal, day: date | None = None, reference: str | None = None
) -> FeePayment:
    """Write down money that arrived for an invoice, in its currency.

    Args:
        invoice: Which one.
        amount: How much.
        day: The day of the payment.
        reference: As on the bank statement.
    """
    payment = await fees.pay(do.session, invoice, amount, reference, _act(do, day))
    do.emit(events.FeePaymentRecorded(invoice, amount, invoice.currency))
    return payment


@mutation(permission=permissions.FEES, emits=events.FeeWaived)
async def waive_invoice(
    do: Do, invoice: FeeInvoice, reason: str, amount: Decimal | None = None, day: date | None = None
) -> FeeWaiver:
    """Relieve a member of what is left of an invoice, or of a part of it.

    Args:
        invoice: Which one.
        amount: The part; all that is left when left out.
        day: When it was decided.
    """
    waiver = await fees.waive(do.session, invoice, amount, _act(do, day, reason))
    do.emit(events.FeeWaived(invoice, waiver.amount, invoice.currency))
    return waiver


@mutation(permission=permissions.FEES)
async def cancel_invoice(do: Do, invoice: FeeInvoice, reason: str, day: date | None = None) -> FeeInvoice:
    """Cancel an invoice that was issued by mistake and of which nothing was paid.

    Args:
        invoice: Which one.
        day: When.
    """
    return await fees.close(do.session, invoice, FeeInvoiceState.CANCELLED, _act(do, day, reason))


@mutation(permission=permissions.FEES)
async def write_off_invoice(do: Do, invoice: FeeInvoice, reason: str, day: date | None = None) -> FeeInvoice:
    """Give up what is left of an invoice.

    Args:
        invoice: Which one.
        day: When.
    """
    return await fees.close(do.session, invoice, FeeInvoiceState.WRITTEN_OFF, _act(do, day, reason))


@mutation(permission=permissions.RATES)
async def set_exchange_rate(do: Do, currency: str, per_euro: Decimal, day: date, source: str) -> ExchangeRate:
    """Record how much of a currency one euro bought on a day, by a source. Invoices take the latest rate when issued.

    Args:
        currency: ISO 4217 code, e.g. RSD.
        per_euro: Units of the currency for one euro.
        day: The day of the rate.
        source: Who published it.
    """
    return await fees.set_rate(do.session, currency, per_euro, day, source)


# Statutes


@mutation(permission=permissions.SCHEMES)
async def create_membership_scheme(
    do: Do,
    network: Network,
    *,
    name: Translated,
    statutes_version: str,
    valid_from: date | None = None,
    term_kind: MembershipTermKind = MembershipTermKind.CALENDAR,
    term_months: int = 12,
    grace_days: int = 60,
    minimum_registered_days: int = 365,
    two_step: bool = True,
    invoice_days: int = 30,
    fees_bind: bool = False,
) -> MembershipScheme:
    """State a network's rules of membership; the scheme before ends on the day before.

    Args:
        network: Whose.
        name: The scheme's name.
        statutes_version: The version of the statutes.
        valid_from: The first day on which members are admitted by it; today when left out.
        term_kind: How terms are counted.
        term_months: Length of a term in months.
        grace_days: Days after a term in which it can be renewed.
        minimum_registered_days: How long an applicant must have been registered.
        two_step: Whether the national decision needs the regional body's confirmation.
        invoice_days: Days between issue and due date of an invoice.
        fees_bind: Whether an overdue fee costs good standing.
    """
    scheme = MembershipScheme(
        network_id=network.id,
        name=name,
        statutes_version=statutes_version,
        valid=Period(valid_from or do.today, None),
        term_kind=term_kind,
        term_months=term_months,
        grace_days=grace_days,
        minimum_registered_days=minimum_registered_days,
        two_step=two_step,
        invoice_days=invoice_days,
        fees_bind=fees_bind,
    )
    return await schemes.succeed(do.session, scheme)


@mutation(permission=permissions.SCHEMES)
async def create_fee_rule(
    do: Do,
    scheme: MembershipScheme,
    *,
    year: int,
    amount: Decimal,
    currency: str,
    type: MembershipType | None = None,
    budget_from: Decimal | None = None,
    budget_below: Decimal | None = None,
) -> FeeRule:
    """State what members pay in a year.

    Args:
        scheme: Under which scheme.
        year: Which year.
        amount: How much.
        currency: ISO 4217 code, e.g. RSD.
        type: For members of this type; for all when left out.
        budget_from: For yearly budgets from this amount on.
        budget_below: For yearly budgets below this amount.
    """
    rule = FeeRule(
        network_id=scheme.network_id,
        scheme_id=scheme.id,
        type_id=type.id if type else None,
        year=year,
        amount=amount,
        currency=currency,
        budget_from=budget_from,
        budget_below=budget_below,
    )
    do.session.add(rule)
    return rule


# Yearly data update


@mutation(permission=permissions.STATE_FACTS, emits=events.DataUpdateCompleted)
async def state_facts(do: Do, membership: Membership, facts: list[Fact]) -> Membership:
    """State facts of a member today. When all required ones are fresh, the yearly data update is complete.

    Args:
        membership: Whose.
        facts: The facts; those left out stay as they are.
    """
    stated = {fact.code: fact.value for fact in facts}
    update = await updates.state_facts(do.session, membership, stated, do.today)
    if update is not None:
        do.emit(events.DataUpdateCompleted(membership, update.completed_on))
    return membership


@mutation(permission=permissions.MANAGE, emits=events.DataUpdateReminded)
async def remind_of_data_update(do: Do, membership: Membership) -> Membership:
    """Remind a member of its yearly data update, in its own language.

    Args:
        membership: Whose.
    """
    member = await do.get(Organisation, membership.organisation_id)
    fresh = await updates.fresh(do.session, membership, do.today)
    do.emit(events.DataUpdateReminded(membership, member.locale, fresh, REQUIRED_FACTS))
    return membership


def _act(do: Do, day: date | None, reason: str | None = None) -> Act:
    """On the given day or today, by the viewer, with the mutation's reason."""
    return Act(day or do.today, do.user_id, reason or do.reason)


async def _tell(
    do: Do, application: MembershipApplication, body: DecidingBody, outcome: MembershipDecisionOutcome, day: date
) -> None:
    do.emit(events.ApplicationDecided(application, body.name, outcome.name, day, application.locale))
    membership = await admission.membership_of(do.session, application) if application.organisation_id else None
    if membership is not None and membership.member_number and outcome is MembershipDecisionOutcome.APPROVED:
        do.emit(events.MemberAdmitted(membership, membership.member_number, day))
