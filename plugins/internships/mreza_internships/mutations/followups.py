"""What became of people half a year later."""

from __future__ import annotations

from dataclasses import dataclass

from mreza.directory.people import Person
from mreza.directory.places import Network
from mreza.mutation import Do, mutation
from mreza.mutation.shapes import shown_once
from sqlalchemy import select

from mreza_internships import events, permissions
from mreza_internships.models import FollowUpOutcome, Internship, InternshipFollowUp
from mreza_internships.mutations.acts import act, require_network
from mreza_internships.service import followups


@dataclass(frozen=True)
class FollowUpLetter:
    """Who is to be written to.

    Attributes:
        follow_up: The question.
        code: By which it is answered without an account; shown this once.
    """

    follow_up: InternshipFollowUp
    code: str | None = shown_once()


@dataclass(frozen=True)
class FollowUpsSent:
    """Whom to write to now.

    Attributes:
        letters: One for each whose half year is over.
    """

    letters: list[FollowUpLetter]


@dataclass(frozen=True)
class FollowUpReceipt:
    """What who answered is told.

    Attributes:
        outcome: What was kept.
    """

    outcome: FollowUpOutcome


@mutation(permission=permissions.MANAGE, emits=events.FollowUpSent)
async def send_follow_ups(do: Do, network: Network) -> FollowUpsSent:
    """Ask those who completed an internship half a year ago what they do now. Meant to run every day; each is asked
    once.

    Args:
        network: Of which network.
    """
    require_network(do, network.id)
    letters = []
    for one in await followups.due(do.session, network.id, act(do)):
        code = await followups.send(do.session, one, network.code, act(do))
        internship = await do.get(Internship, one.internship_id)
        person = await do.session.get(Person, internship.person_id)
        do.emit(events.FollowUpSent(one, person.locale if person else do.locale))
        letters.append(FollowUpLetter(one, code))
    return FollowUpsSent(letters)


@mutation(public=True, elevated=True, emits=events.FollowUpAnswered, per_address=20)
async def answer_follow_up(do: Do, code: str, outcome: FollowUpOutcome, related: bool | None = None) -> FollowUpReceipt:
    """Say what one does half a year later, by the code of the letter; no account is needed, and the code counts once.

    Args:
        code: As in the letter.
        outcome: What one does.
        related: Whether it has to do with social services.
    """
    network = select(Network).where(Network.code == code.partition("-")[0])
    found = (await do.session.scalars(network)).one_or_none()
    if found is None:
        raise followups.invalid()
    # The code proves whose answer it is; nobody else's row is read with the network's rights.
    await do.elevate(found.id)
    follow_up = await followups.by_code(do.session, code)
    answered = await followups.answer(do.session, follow_up, outcome, related, act(do))
    do.emit(events.FollowUpAnswered(answered))
    return FollowUpReceipt(answered.outcome)


@mutation(permission=permissions.MANAGE, emits=events.FollowUpAnswered)
async def record_follow_up(
    do: Do, follow_up: InternshipFollowUp, outcome: FollowUpOutcome, related: bool | None = None
) -> InternshipFollowUp:
    """Write down what somebody said, e.g. by phone.

    Args:
        follow_up: Which question.
        outcome: What they do.
        related: Whether it has to do with social services.
    """
    require_network(do, follow_up.network_id, "InternshipFollowUp")
    answered = await followups.answer(do.session, follow_up, outcome, related, act(do))
    do.emit(events.FollowUpAnswered(answered))
    return answered
