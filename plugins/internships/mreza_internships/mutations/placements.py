"""Placing interns, agreements, beginning and ending."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.errors import UserError
from mreza.model.period import Period
from mreza.mutation import Do, mutation
from mreza.text import Translated

from mreza_internships import events, permissions
from mreza_internships.models import (
    Internship,
    InternshipAgreement,
    InternshipAgreementState,
    InternshipApplication,
    InternshipKind,
    InternshipParty,
    InternshipProgramme,
    InternshipTerminationGround,
    TraineeshipTransfer,
)
from mreza_internships.mutations.acts import act, require_member, require_network, require_party
from mreza_internships.service import agreements, placements
from mreza_internships.service.placements import Abroad, InternshipFacts


@mutation(permission=permissions.MANAGE, emits=events.InternshipPlanned)
async def plan_internship(do: Do, organisation: Organisation, person: Person, facts: InternshipFacts) -> Internship:
    """Place a student at a member organisation, with or without an offer or a call.

    Args:
        organisation: The host; it must be allowed to take interns.
        person: The student.
        facts: What is agreed on.
    """
    require_member(do, organisation)
    made = await placements.place(do.session, do.hooks, organisation, person, facts, act(do))
    return _planned(do, made)


@mutation(permission=permissions.MANAGE, emits=events.InternshipPlanned)
async def accept_internship_application(
    do: Do,
    application: InternshipApplication,
    days: Period,
    programme: InternshipProgramme | None = None,
    ects: Decimal | None = None,
) -> Internship:
    """Give an applicant one of the offer's places, with the offer's hours, tasks and mentor.

    Args:
        application: Which application.
        days: The first and the last day.
        programme: For which programme.
        ects: Points that the university gives for it.
    """
    require_network(do, application.network_id, "InternshipApplication")
    return _planned(
        do, await placements.place_applicant(do.session, do.hooks, application, days, programme, ects, act(do))
    )


@mutation(permission=permissions.MANAGE, emits=events.InternshipPlanned)
async def plan_traineeship(
    do: Do, organisation: Organisation, person: Person, abroad: Abroad, facts: InternshipFacts
) -> Internship:
    """Send somebody of a member's staff to a host abroad.

    Args:
        organisation: The member that sends.
        person: The trainee.
        abroad: The host.
        facts: What is agreed on.
    """
    require_member(do, organisation)
    return _planned(do, await placements.send(do.session, organisation, person, abroad, facts))


@mutation(permission=permissions.MANAGE)
async def draw_up_internship_agreement(do: Do, internship: Internship, day: date | None = None) -> InternshipAgreement:
    """Draw up the agreement of intern, sender and host; one before it does not hold any more.

    Args:
        internship: On which internship.
        day: When it was drawn up.
    """
    require_network(do, internship.network_id, "Internship")
    return await agreements.draw_up(do.session, internship, act(do, day))


@mutation(permission=permissions.TAKE_PART, elevated=True, emits=events.InternshipAgreementSigned)
async def sign_internship_agreement(
    do: Do, agreement: InternshipAgreement, party: InternshipParty, day: date | None = None
) -> InternshipAgreement:
    """Sign, or write down who signed on paper and when. With the third signature the agreement binds.

    Args:
        agreement: Which agreement.
        party: Who signs.
        day: When.
    """
    require_party(do, await do.get(Internship, agreement.internship_id), party)
    await do.elevate(agreement.network_id)
    when = act(do, day)
    signed = await agreements.sign(do.session, agreement, party, when)
    if signed.state is InternshipAgreementState.SIGNED:
        do.emit(events.InternshipAgreementSigned(signed, when.day))
    return signed


@mutation(permission=permissions.MANAGE, emits=events.InternshipStarted)
async def start_internship(do: Do, internship: Internship, day: date | None = None) -> Internship:
    """Begin: the agreement is signed, the host may take interns, and who works with children has shown a certificate of
    no criminal record.

    Args:
        internship: Which one.
        day: When it began.
    """
    require_network(do, internship.network_id, "Internship")
    when = act(do, day)
    started = await placements.start(do.session, do.hooks, internship, when)
    do.emit(events.InternshipStarted(started, when.day))
    return started


@mutation(permission=permissions.MANAGE, emits=events.InternshipCompleted)
async def complete_internship(do: Do, internship: Internship, day: date | None = None) -> Internship:
    """Complete: enough hours are approved, and mentor and intern have evaluated.

    Args:
        internship: Which one.
        day: When it was completed.
    """
    require_network(do, internship.network_id, "Internship")
    when = act(do, day)
    completed = await placements.complete(do.session, internship, when)
    do.emit(events.InternshipCompleted(completed, when.day))
    return completed


@mutation(permission=permissions.MANAGE, emits=events.InternshipTerminated)
async def terminate_internship(
    do: Do,
    internship: Internship,
    ground: InternshipTerminationGround,
    note: str | None = None,
    day: date | None = None,
) -> Internship:
    """Break off. It stays among those that began. Why, only the network and the intern see; say it here, not in
    `reason`.

    Args:
        internship: Which one.
        ground: Why.
        note: Why, in words.
        day: When it was broken off.
    """
    require_network(do, internship.network_id, "Internship")
    when = act(do, day)
    ended = await placements.terminate(do.session, internship, ground, note, when)
    do.emit(events.InternshipTerminated(ended, when.day))
    return ended


@mutation(permission=permissions.MANAGE)
async def cancel_internship(do: Do, internship: Internship) -> Internship:
    """Call an internship off before it began; its place is free again.

    Args:
        internship: Which one.
    """
    require_network(do, internship.network_id, "Internship")
    return await placements.cancel(do.session, internship, act(do))


@mutation(permission=permissions.MANAGE)
async def record_traineeship_transfer(
    do: Do, internship: Internship, title: Translated, participants: int, day: date | None = None
) -> TraineeshipTransfer:
    """Write down how a trainee passed on at home what was learnt.

    Args:
        internship: After which traineeship.
        title: What it was.
        participants: How many came.
        day: When.
    """
    require_network(do, internship.network_id, "Internship")
    if internship.kind is not InternshipKind.TRAINEESHIP:
        raise UserError("NOT_A_TRAINEESHIP", "Only traineeships abroad are passed on at home.", path=("internshipId",))
    made = TraineeshipTransfer(
        network_id=internship.network_id,
        internship_id=internship.id,
        on_day=day or do.today,
        title=title,
        participants=participants,
    )
    do.session.add(made)
    return made


def _planned(do: Do, made: Internship) -> Internship:
    assert made.valid.start is not None
    do.emit(events.InternshipPlanned(made, made.valid.start))
    return made
