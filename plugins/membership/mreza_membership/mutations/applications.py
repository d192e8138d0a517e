"""What is done with applications until they are decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mreza.access.models import User
from mreza.directory.organisations import Organisation
from mreza.directory.places import Network
from mreza.mutation import Do, mutation
from mreza.text import Locale

from mreza_membership import events, permissions
from mreza_membership.models import (
    AdmissionAdvice,
    AdmissionReview,
    MembershipApplication,
    MembershipType,
)
from mreza_membership.mutations.acts import act, require_own
from mreza_membership.service import applications, idle, reviews
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


@mutation(public=True, elevated=True, emits=events.ApplicationSubmitted, per_address=20)
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
    return await applications.screen(do.session, do.hooks, application, act(do, day))


@mutation(permission=permissions.SCREEN, emits=events.ApplicationChangesRequested)
async def request_application_changes(
    do: Do, application: MembershipApplication, reason: str, day: date | None = None
) -> MembershipApplication:
    """Ask an applicant to complete its application; the reason is what it is told.

    Args:
        application: Which one.
        day: When it was asked.
    """
    asked = await applications.request_changes(do.session, application, act(do, day, reason))
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
    return await applications.amend(do.session, do.hooks, application, applicant, act(do, day))


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
    return await applications.withdraw(do.session, application, act(do, day))


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
    return await reviews.assign_review(do.session, application, reviewer, due_on, act(do, None))


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
    return await reviews.record_review(do.session, review, advice, act(do, day))


@dataclass(frozen=True)
class LapsedApplications:
    """What was closed because nothing happened.

    Attributes:
        count: How many.
        applications: The applications.
    """

    count: int
    applications: list[MembershipApplication]


@mutation(permission=permissions.SCREEN, emits=events.ApplicationLapsed)
async def lapse_idle_applications(
    do: Do, network: Network, older_than_days: int, reason: str | None = None
) -> LapsedApplications:
    """Close a network's applications in which nothing has happened for some time: they lapse. Those on which the
    national network has decided stay open, because they wait for the region and not for the applicant.

    Args:
        network: Whose.
        older_than_days: How many days ago something happened last; more than that, and it lapses.
    """
    require_own(do, network)
    lapsed = await idle.lapse(do.session, network, older_than_days, act(do, None, reason))
    for one in lapsed:
        do.emit(events.ApplicationLapsed(one, one.locale))
    return LapsedApplications(len(lapsed), lapsed)
