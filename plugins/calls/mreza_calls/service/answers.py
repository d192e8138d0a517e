"""Answers: of the right kind, within their bounds, and all there when an application is handed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from mreza.errors import NotFound, UserError, UserErrors
from mreza.model.base import Base
from mreza.model.global_id import decode
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_calls.models import CallAnswer, CallAnswerKind, CallApplication, CallChoice, CallQuestion
from mreza_calls.service.forms import questions_of

#: Which of an answer's values each kind of question takes.
VALUE = {
    CallAnswerKind.TEXT: "text",
    CallAnswerKind.CHOICE: "choice",
    CallAnswerKind.NUMBER: "number",
    CallAnswerKind.DATE: "day",
    CallAnswerKind.FILE: "file",
}


@dataclass(frozen=True)
class GivenAnswer:
    """An answer; of its values, only the one of the question's kind is given. Without any, the answer is taken back.

    Attributes:
        question: The question's code.
        text: Words.
        choice: The code of the choice.
        number: The number.
        day: The day.
        file: The id of something that you see, e.g. a document.
    """

    question: str
    text: str | None = None
    choice: str | None = None
    number: Decimal | None = None
    day: date | None = None
    file: str | None = None


async def check(session: AsyncSession, form_id: UUID, given: Sequence[GivenAnswer]) -> None:
    """Refuse answers that do not fit their questions. Asked in the applicant's scope, for its files.

    Raises: UserErrors with each mistake and its path.
    """
    questions = {one.code: one for one in await questions_of(session, form_id)}
    choices = await _choices(session, form_id)
    mistakes: list[UserError] = []
    for position, answer in enumerate(given):
        try:
            await _check_one(session, questions, choices, answer, ("answers", str(position)))
        except UserError as mistake:
            mistakes.append(mistake)
    if mistakes:
        raise UserErrors(mistakes)


async def keep(session: AsyncSession, application: CallApplication, given: Sequence[GivenAnswer]) -> None:
    """Write checked answers down; those that are not named stay as they are."""
    questions = {one.code: one for one in await questions_of(session, application.form_id)}
    kept = await answers_of(session, application)
    for answer in given:
        question = questions[answer.question]
        value = getattr(answer, VALUE[question.kind])
        row = kept.get(answer.question)
        if row is None and value is not None:
            row = CallAnswer(network_id=application.network_id, application_id=application.id, question_id=question.id)
            session.add(row)
        if row is not None:
            setattr(row, VALUE[question.kind], value)
    await session.flush()


async def answers_of(session: AsyncSession, application: CallApplication) -> dict[str, CallAnswer]:
    """An application's answers by the codes of their questions."""
    rows = await session.execute(
        select(CallQuestion.code, CallAnswer)
        .join(CallAnswer, CallAnswer.question_id == CallQuestion.id)
        .where(CallAnswer.application_id == application.id)
    )
    return dict(rows.all())


async def require_complete(session: AsyncSession, application: CallApplication) -> None:
    """Refuse to hand in what lacks answers.

    Raises: UserErrors with ANSWER_MISSING for each.
    """
    answered = await answers_of(session, application)
    missing = [
        UserError("ANSWER_MISSING", "{question} must be answered.", path=("answers",), question=question.code)
        for question in await questions_of(session, application.form_id)
        if question.required and not _is_answered(question, answered)
    ]
    if missing:
        raise UserErrors(missing)


async def move_to(session: AsyncSession, application: CallApplication, form_id: UUID) -> None:
    """Take an application to another version of the form: what is asked by the same code and kind keeps its answer."""
    if application.form_id == form_id:
        return
    before = {one.id: one for one in await questions_of(session, application.form_id)}
    after = {(one.code, one.kind): one for one in await questions_of(session, form_id)}
    choices = await _choices(session, form_id)
    for answer in (await answers_of(session, application)).values():
        old = before[answer.question_id]
        question = after.get((old.code, old.kind))
        if question is None or (answer.choice is not None and answer.choice not in choices[question.id]):
            await session.delete(answer)
        else:
            answer.question_id = question.id
    application.form_id = form_id
    await session.flush()


def _is_answered(question: CallQuestion, answered: Mapping[str, CallAnswer]) -> bool:
    answer = answered.get(question.code)
    return answer is not None and getattr(answer, VALUE[question.kind]) not in (None, "")


async def _choices(session: AsyncSession, form_id: UUID) -> dict[UUID, set[str]]:
    found: dict[UUID, set[str]] = {}
    for choice in await session.scalars(select(CallChoice).where(CallChoice.form_id == form_id)):
        found.setdefault(choice.question_id, set()).add(choice.code)
    return found


async def _check_one(
    session: AsyncSession,
    questions: Mapping[str, CallQuestion],
    choices: Mapping[UUID, set[str]],
    answer: GivenAnswer,
    path: tuple[str, ...],
) -> None:
    question = questions.get(answer.question)
    if question is None:
        raise UserError(
            "UNKNOWN_QUESTION",
            "The form does not ask {question}.",
            path=(*path, "question"),
            question=answer.question,
        )
    given = {name for name in VALUE.values() if getattr(answer, name) is not None}
    expected = VALUE[question.kind]
    if given - {expected}:
        raise UserError(
            "WRONG_KIND_OF_ANSWER",
            "{question} is answered by `{expected}`.",
            path=path,
            question=question.code,
            expected=expected,
        )
    if not given:
        return
    here = (*path, expected)
    if question.kind is CallAnswerKind.CHOICE and answer.choice not in choices.get(question.id, set()):
        raise UserError(
            "UNKNOWN_CHOICE",
            "{choice} is none of the choices.",
            path=here,
            choice=answer.choice,
            question=question.code,
        )
    if answer.file is not None:
        await _check_file(session, question, answer.file, here)
    _check_bounds(question, answer, here)


def _check_bounds(question: CallQuestion, answer: GivenAnswer, path: tuple[str, ...]) -> None:
    size = answer.number if answer.number is not None else Decimal(len(answer.text or ""))
    low = answer.number is not None and question.minimum is not None and size < question.minimum
    if low or (question.maximum is not None and size > question.maximum):
        raise UserError(
            "OUT_OF_BOUNDS",
            "{question} must lie between {minimum} and {maximum}; of words, the characters count.",
            path=path,
            question=question.code,
            minimum=question.minimum,
            maximum=question.maximum,
        )


async def _check_file(session: AsyncSession, question: CallQuestion, file: str, path: tuple[str, ...]) -> None:
    """What is referred to must be of the question's type and be seen by the applicant, whichever plugin keeps it."""
    name, id = decode(file, path=path)
    models = [one.class_ for one in Base.registry.mappers if one.class_.__name__ == name and one.class_.__api__]
    if not models or question.file_type not in (None, name) or await session.get(models[0], id) is None:
        raise NotFound(question.file_type or name, path=path)
