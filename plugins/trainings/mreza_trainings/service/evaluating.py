"""Anonymous evaluation: questions, tickets that are tied to nobody, and counters."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence

from mreza.errors import UserError
from mreza.model.states import transition
from mreza.text import Translated
from sqlalchemy import ColumnElement, case, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_trainings.models import (
    CourseEdition,
    Enrolment,
    EnrolmentState,
    Evaluation,
    EvaluationQuestion,
    EvaluationState,
    EvaluationTicket,
)
from mreza_trainings.models.evaluations import RATINGS
from mreza_trainings.service.act import Act, locked

#: Nobody mistakes one of these for another when a code is read out.
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 16


async def open_evaluation(session: AsyncSession, edition: CourseEdition, questions: Sequence[Translated]) -> Evaluation:
    """Ask the participants of an edition to rate something, each with 1 to 5.

    Raises: UserError QUESTIONS_MISSING.
    """
    if not questions:
        raise UserError("QUESTIONS_MISSING", "Ask at least one question.", path=("questions",))
    made = Evaluation(network_id=edition.network_id, edition_id=edition.id)
    session.add(made)
    await session.flush()
    session.add_all(
        EvaluationQuestion(network_id=edition.network_id, evaluation_id=made.id, position=place, text=text)
        for place, text in enumerate(questions, start=1)
    )
    await session.flush()
    return made


async def draw_tickets(session: AsyncSession, evaluation: Evaluation) -> list[str]:
    """Codes, one for each participant who has none yet, in no order: shown this once. Nobody's name stands by one.

    Raises: UserError EVALUATION_CLOSED.
    """
    evaluation = await locked(session, evaluation)
    _require_open(evaluation)
    taking_part = (Enrolment.edition_id == evaluation.edition_id, Enrolment.state != EnrolmentState.WITHDRAWN)
    people = await session.scalar(select(func.count()).select_from(Enrolment).where(*taking_part)) or 0
    codes = ["".join(secrets.choice(_LETTERS) for _ in range(_LENGTH)) for _ in range(people - evaluation.invited)]
    session.add_all(
        EvaluationTicket(network_id=evaluation.network_id, evaluation_id=evaluation.id, code_hash=_hash(code))
        for code in codes
    )
    evaluation.invited = max(people, evaluation.invited)
    await session.flush()
    return codes


async def answer(session: AsyncSession, evaluation: Evaluation, code: str, ratings: Sequence[int]) -> None:
    """Count the ratings of whoever holds a ticket, and nothing else. Every answer rewrites all counters.

    Raises: UserError EVALUATION_CLOSED, RATINGS_INCOMPLETE, TICKET_UNKNOWN, TICKET_SPENT.
    """
    # Answers wait for one another here; only the state is read, so nothing is left of who came when.
    evaluation = await locked(session, evaluation)
    _require_open(evaluation)
    asked = select(func.count()).select_from(EvaluationQuestion).where(_of(evaluation))
    if len(ratings) != await session.scalar(asked) or not set(ratings) <= set(RATINGS):
        raise UserError("RATINGS_INCOMPLETE", "Rate every question with 1 to 5, in their order.", path=("ratings",))
    same = (EvaluationTicket.evaluation_id == evaluation.id, EvaluationTicket.code_hash == _hash(code))
    ticket = await session.scalar(select(EvaluationTicket).where(*same).with_for_update())
    if ticket is None:
        raise UserError(
            "TICKET_UNKNOWN", "There is no such ticket. Check the code that you were given.", path=("code",)
        )
    if ticket.spent:
        raise UserError("TICKET_SPENT", "The ticket was used. Each is good for one answer.", path=("code",))
    ticket.spent = True
    await session.flush()
    await session.execute(update(EvaluationQuestion).where(_of(evaluation)).values(_counted(ratings)))


async def close(session: AsyncSession, evaluation: Evaluation, act: Act) -> Evaluation:
    """Take no more answers, and let the figures be read."""
    evaluation = await locked(session, evaluation)
    transition(session, evaluation, EvaluationState.CLOSED, day=act.day, by=act.by, reason=act.reason)
    return evaluation


def _counted(ratings: Sequence[int]) -> dict[str, object]:
    """By question's position, one more of its rating."""
    values: dict[str, object] = {"version": EvaluationQuestion.version + 1}
    for rating in RATINGS:
        column = getattr(EvaluationQuestion, f"rated_{rating}")
        places = [place for place, given in enumerate(ratings, start=1) if given == rating]
        values[f"rated_{rating}"] = column + case((EvaluationQuestion.position.in_(places), 1), else_=0)
    return values


def _of(evaluation: Evaluation) -> ColumnElement[bool]:
    return EvaluationQuestion.evaluation_id == evaluation.id


def _require_open(evaluation: Evaluation) -> None:
    if evaluation.state is not EvaluationState.OPEN:
        raise UserError("EVALUATION_CLOSED", "The evaluation is closed. Its figures can be read.")


def _hash(code: str) -> str:
    return hashlib.sha256(code.strip().upper().encode()).hexdigest()
