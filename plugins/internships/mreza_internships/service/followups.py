"""Half a year later: asked once, answered by a code that counts once."""

from __future__ import annotations

import secrets
from hashlib import sha256

from mreza.errors import UserError
from mreza.model.states import transition
from mreza_calls.service.act import Act, locked
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_internships.models import FollowUpOutcome, FollowUpState, InternshipFollowUp

_S = FollowUpState


async def ask(session: AsyncSession, act: Act) -> list[InternshipFollowUp]:
    """Ask all whose day has come, each once; those that somebody else is about to ask are left to them."""
    waiting = select(InternshipFollowUp).where(
        InternshipFollowUp.state == _S.PLANNED, InternshipFollowUp.due_on <= act.day
    )
    found = list(await session.scalars(waiting.order_by(InternshipFollowUp.id).with_for_update(skip_locked=True)))
    for one in found:
        transition(session, one, _S.SENT, day=act.day, by=act.by)
        one.sent_on = act.day
    await session.flush()
    return found


async def new_code(session: AsyncSession, follow_up: InternshipFollowUp, network_code: str) -> str:
    """A code by which one answers without an account; the one before does not count any more, and only a hash is kept.

    Raises: UserError NOT_ASKED_NOW.
    """
    follow_up = await locked(session, follow_up)
    if follow_up.state is not _S.SENT:
        raise UserError(
            "NOT_ASKED_NOW",
            "The question is {state}; a letter is written while it waits for its answer.",
            state=follow_up.state.name,
        )
    code = f"{network_code}-{secrets.token_urlsafe(18)}"
    follow_up.code_hash = hashed(code)
    await session.flush()
    return code


async def by_code(session: AsyncSession, code: str) -> InternshipFollowUp:
    """Whose code it is, while it can be answered.

    Raises: UserError CODE_INVALID, the same for a code that was used as for one that never was.
    """
    asked = (InternshipFollowUp.code_hash == hashed(code), InternshipFollowUp.state == _S.SENT)
    found = (await session.scalars(select(InternshipFollowUp).where(*asked))).one_or_none()
    if found is None:
        raise invalid()
    return found


async def answer(
    session: AsyncSession, follow_up: InternshipFollowUp, outcome: FollowUpOutcome, related: bool | None, act: Act
) -> InternshipFollowUp:
    """Keep an answer; the code does not count any more.

    Raises: UserError ANSWER_EMPTY, TRANSITION_NOT_ALLOWED.
    """
    if outcome is FollowUpOutcome.NO_ANSWER:
        raise UserError(
            "ANSWER_EMPTY", "Say what they do; who says nothing is counted as NO_ANSWER by itself.", path=("outcome",)
        )
    follow_up = await locked(session, follow_up)
    transition(session, follow_up, _S.ANSWERED, day=act.day, by=act.by)
    follow_up.answered_on, follow_up.code_hash = act.day, None
    follow_up.outcome, follow_up.related = outcome, related
    await session.flush()
    return follow_up


def invalid() -> UserError:
    """What a code that does not count is answered with."""
    return UserError(
        "CODE_INVALID", "The code is not valid, or was used. Take it from the letter, whole.", path=("code",)
    )


def hashed(code: str) -> str:
    """What is kept of a code; it is random and long, so that a plain hash gives nothing away."""
    return sha256(code.encode()).hexdigest()
