"""What applicants do, and what the network does with applications before they are assessed.

What an applicant does is shown to be its own first, in its own scope; then the mutation goes on with the rights of the
network that holds the call, so that applicants themselves write nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.mutation import Do, mutation
from sqlalchemy import select

from mreza_calls import events, permissions
from mreza_calls.models import Call, CallApplication, CallApplicationState, CallFinding
from mreza_calls.mutations.acts import act, require_applicant, require_holder, require_may_apply_for, tell_offers
from mreza_calls.service import agreements, answers, applications, eligibility, offers
from mreza_calls.service.answers import GivenAnswer
from mreza_calls.service.deadlines import LocalTime, instant


@mutation(permission=permissions.APPLY, elevated=True)
async def begin_application(
    do: Do,
    call: Call,
    person: Person | None = None,
    organisation: Organisation | None = None,
    locale: str | None = None,
) -> CallApplication:
    """Begin an application: for oneself, for one's organisation or its people, or for those of one's network.

    Args:
        call: To which call.
        person: Who applies, or speaks for the organisation.
        organisation: The organisation that applies, or that the person comes from.
        locale: The language and script that it is written in; the viewer's when left out.
    """
    await require_may_apply_for(do, person, organisation)
    await do.elevate(call.network_id)
    return await applications.begin(do.session, call, person, organisation, locale or do.locale, act(do))


@mutation(permission=permissions.APPLY, elevated=True)
async def save_answers(do: Do, application: CallApplication, answers: list[GivenAnswer]) -> CallApplication:
    """Write answers down, before the deadline or while changes are requested.

    Args:
        application: Of which application.
        answers: The answers; those that are not named stay as they are.
    """
    await _check(do, application, answers)
    await do.elevate(application.network_id)
    return await applications.save(do.session, application, answers, act(do))


@mutation(permission=permissions.APPLY, elevated=True, emits=events.ApplicationSubmitted)
async def hand_in_application(do: Do, application: CallApplication) -> CallApplication:
    """Hand an application in. What comes a second after the deadline is refused.

    Args:
        application: Which application.
    """
    require_applicant(do, application)
    await do.elevate(application.network_id)
    submitted = await applications.submit(do.session, application, act(do))
    do.emit(events.ApplicationSubmitted(submitted, submitted.reference, submitted.locale))
    return submitted


@mutation(permission=permissions.APPLY, elevated=True, emits=(events.ApplicationWithdrawn, events.OfferMade))
async def take_back_application(do: Do, application: CallApplication) -> CallApplication:
    """Take an application back, whatever came of it. A place that becomes free goes to the reserve.

    Args:
        application: Which application.
    """
    require_applicant(do, application)
    await do.elevate(application.network_id)
    withdrawn = await applications.withdraw(do.session, application, act(do))
    await agreements.void(do.session, withdrawn, act(do))
    do.emit(events.ApplicationWithdrawn(withdrawn, withdrawn.reference))
    await tell_offers(do, await offers.give_up(do.session, withdrawn, act(do)))
    return withdrawn


@mutation(permission=permissions.MANAGE, emits=events.ApplicationChangesRequested)
async def request_changes(do: Do, application: CallApplication, until: LocalTime, reason: str) -> CallApplication:
    """Ask an applicant to complete its application; the reason is what it is told.

    Args:
        application: Which application.
        until: The last moment to hand it in anew; it may lie after the call's deadline.
    """
    asked = await applications.request_changes(do.session, application, instant(until, "until"), act(do, reason=reason))
    do.emit(events.ApplicationChangesRequested(asked, asked.reference, asked.locale, instant(until)))
    return asked


@dataclass(frozen=True)
class EligibilityResult:
    """What a check of eligibility found.

    Attributes:
        eligible: How many meet all rules.
        ineligible: How many do not.
        applications: All that were checked.
    """

    eligible: int
    ineligible: int
    applications: list[CallApplication]


@mutation(permission=permissions.MANAGE, emits=events.EligibilityChecked)
async def check_eligibility(do: Do, call: Call) -> EligibilityResult:
    """Evaluate the call's rules for all applications that are handed in and not decided; each outcome is written down
    with its reason.

    Args:
        call: Of which call.
    """
    require_holder(do, call)
    state = CallApplicationState
    waiting = CallApplication.state.in_((state.SUBMITTED, state.ELIGIBLE, state.INELIGIBLE))
    found = select(CallApplication).where(CallApplication.call_id == call.id, waiting)
    checked = [
        await eligibility.check(do.session, do.hooks, one, act(do))
        for one in list(await do.session.scalars(found.order_by(CallApplication.reference)))
    ]
    for one in checked:
        do.emit(events.EligibilityChecked(one, one.reference, one.state.name, one.locale))
    good = sum(one.state is state.ELIGIBLE for one in checked)
    return EligibilityResult(good, len(checked) - good, checked)


@mutation(permission=permissions.OVERRIDE)
async def override_eligibility(do: Do, finding: CallFinding, reason: str) -> CallFinding:
    """Let an application pass in spite of a rule that it does not meet.

    Args:
        finding: Which finding.
    """
    return await eligibility.override(do.session, finding, act(do, reason=reason))


async def _check(do: Do, application: CallApplication, given: list[GivenAnswer]) -> None:
    require_applicant(do, application)
    await answers.check(do.session, application.form_id, given)
