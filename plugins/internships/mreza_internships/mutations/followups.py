"""What became of people half a year later."""

from __future__ import annotations

from dataclasses import dataclass

from mreza.directory.places import Network
from mreza.mutation import Do, mutation
from mreza.mutation.shapes import shown_once
from sqlalchemy import select

from mreza_internships import events, permissions
from mreza_internships.models import FollowUpOutcome, InternshipFollowUp
from mreza_internships.mutations.acts import act, require_network
from mreza_internships.service import followups


@dataclass(frozen=True)
class FollowUpLetter:
    """What a letter needs.

    Attributes:
        follow_up: The question.
        code: By which it is answered without an account; shown this once.
    """

    follow_up: InternshipFollowUp
    code: str | None = shown_once()


@dataclass(frozen=True)
class FollowUpReceipt:
    """What who answered is told.

    Attributes:
        outcome: What was kept.
    """

    outcome: FollowUpOutcome


@mutation(permission=permissions.MANAGE)
async def write_follow_up_letter(do: Do, follow_up: InternshipFollowUp) -> FollowUpLetter:
    """Get the code for the letter to somebody who was asked and has not answered; an earlier code does not count any
    more.

    Args:
        follow_up: Which question.
    """
    require_network(do, follow_up.network_id, "InternshipFollowUp")
    network = await do.get(Network, follow_up.network_id)
    return FollowUpLetter(follow_up, await followups.new_code(do.session, follow_up, network.code))


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
