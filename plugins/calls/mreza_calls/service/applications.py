"""Applications: beginning, handing in, completing, taking back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.people import Affiliation, Person
from mreza.directory.places import Network
from mreza.errors import UserError
from mreza.model.states import transition
from mreza.text import Locale
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_calls.models import Call, CallApplicants, CallApplication, CallApplicationState
from mreza_calls.service import answers
from mreza_calls.service.act import Act, locked, on
from mreza_calls.service.answers import GivenAnswer
from mreza_calls.service.deadlines import require_open
from mreza_calls.service.forms import newest_form

_S = CallApplicationState


async def begin(
    session: AsyncSession,
    call: Call,
    person: Person | None,
    organisation: Organisation | None,
    locale: str,
    act: Act,
) -> CallApplication:
    """A draft of an application, with the next number of the call. The database refuses a second one of the same
    applicant, unless the call allows it.

    Raises: UserError APPLICANT_MISSING, NOT_OPEN_TO_NETWORK, LANGUAGE_NOT_OFFERED, CALL_NOT_OPEN, CALL_CLOSED.
    """
    call = await locked(session, call)
    require_open(call, act.now)
    home = _home(call, person, organisation)
    if not call.regional and home != call.network_id:
        raise UserError("NOT_OPEN_TO_NETWORK", "{call} is open to its own network only.", call=call.code)
    written_in = Locale.parse(locale).value
    if call.languages and written_in not in call.languages:
        raise UserError(
            "LANGUAGE_NOT_OFFERED",
            "One applies to {call} in one of: {languages}.",
            path=("locale",),
            call=call.code,
            languages=", ".join(call.languages),
        )
    made = await session.scalar(select(func.count()).where(CallApplication.call_id == call.id)) or 0
    reference = f"{call.code}-{made + 1:03}"
    application = CallApplication(
        network_id=call.network_id,
        call_id=call.id,
        form_id=(await newest_form(session, call.id)).id,
        reference=reference,
        person_id=person.id if person else None,
        organisation_id=organisation.id if organisation else None,
        home_network_id=home,
        country_id=(await session.get_one(Network, home)).country_id,
        locale=written_in,
        applicant=_applicant(call, person, organisation, reference),
    )
    session.add(application)
    await session.flush()
    return application


async def works_for(session: AsyncSession, person: Person, organisation: Organisation, act: Act) -> bool:
    """Whether a person is tied to an organisation today, as far as the viewer sees."""
    tie = select(Affiliation.id).where(
        Affiliation.person_id == person.id,
        Affiliation.organisation_id == organisation.id,
        Affiliation.valid.contains(on(act.day)),
    )
    return await session.scalar(tie.limit(1)) is not None


async def save(
    session: AsyncSession, application: CallApplication, given: Sequence[GivenAnswer], act: Act
) -> CallApplication:
    """Keep answers of an application that can still be changed.

    Raises: UserError CALL_CLOSED, CHANGES_TOO_LATE, APPLICATION_HANDED_IN.
    """
    application = await _changeable(session, application, act.now)
    await answers.keep(session, application, given)
    return application


async def submit(session: AsyncSession, application: CallApplication, act: Act) -> CallApplication:
    """Hand an application in, on the version of the form that holds; or anew, on its own version, after changes.

    Raises: UserError CALL_CLOSED, CHANGES_TOO_LATE, APPLICATION_HANDED_IN; UserErrors ANSWER_MISSING.
    """
    application = await _changeable(session, application, act.now)
    if application.state is _S.DRAFT:
        await answers.move_to(session, application, (await newest_form(session, application.call_id)).id)
        application.submitted_at = act.now
    await answers.require_complete(session, application)
    transition(session, application, _S.SUBMITTED, day=act.day, by=act.by, reason=act.reason)
    return application


async def request_changes(
    session: AsyncSession, application: CallApplication, until: datetime, act: Act
) -> CallApplication:
    """Ask an applicant to complete its application by an instant, which may lie after the call's deadline.

    Raises: UserError TRANSITION_NOT_ALLOWED, CHANGES_TOO_LATE.
    """
    application = await locked(session, application)
    if until <= act.now:
        raise _too_late(until)
    transition(session, application, _S.CHANGES_REQUESTED, day=act.day, by=act.by, reason=act.reason)
    application.changes_until, application.changes_asked = until, act.reason
    return application


async def withdraw(session: AsyncSession, application: CallApplication, act: Act) -> CallApplication:
    """Take an application back; what it was offered is dealt with by `offers.give_up`."""
    await locked(session, await session.get_one(Call, application.call_id))
    application = await locked(session, application)
    transition(session, application, _S.WITHDRAWN, day=act.day, by=act.by, reason=act.reason)
    return application


async def _changeable(session: AsyncSession, application: CallApplication, now: datetime) -> CallApplication:
    application = await locked(session, application)
    if application.state is _S.DRAFT:
        require_open(await session.get_one(Call, application.call_id), now)
    elif application.state is not _S.CHANGES_REQUESTED:
        raise UserError(
            "APPLICATION_HANDED_IN",
            "{reference} was handed in and cannot be changed. Ask for changes, or take it back.",
            reference=application.reference,
        )
    elif application.changes_until is not None and now > application.changes_until:
        raise _too_late(application.changes_until)
    return application


def _too_late(until: datetime) -> UserError:
    return UserError("CHANGES_TOO_LATE", "Changes could be made until {until}.", until=until.isoformat())


def _home(call: Call, person: Person | None, organisation: Organisation | None) -> UUID:
    """The network that an applicant comes from: that of its organisation, else the person's own."""
    if call.applicants is CallApplicants.PEOPLE and person is None:
        raise UserError("APPLICANT_MISSING", "People apply to this call. Say who.", path=("personId",))
    if organisation is not None:
        return organisation.network_id
    if person is None or call.applicants is CallApplicants.ORGANISATIONS:
        raise UserError(
            "APPLICANT_MISSING", "Organisations apply to this call. Say which.", path=("organisationId",), variant="org"
        )
    return person.network_id


def _applicant(call: Call, person: Person | None, organisation: Organisation | None, reference: str) -> str:
    """What may occur once in a call: the applicant, or with several applications each of them."""
    one = person if call.applicants is CallApplicants.PEOPLE else organisation
    assert one is not None
    return f"{one.id}:{reference}" if call.several else str(one.id)
