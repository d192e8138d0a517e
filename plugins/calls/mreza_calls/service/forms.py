"""Forms: one version after the other. What was handed in stays on the version that it was handed in on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from mreza.errors import UserError
from mreza.text import Translated
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_calls.models import Call, CallAnswerKind, CallChoice, CallForm, CallQuestion
from mreza_calls.service.act import Act, locked


@dataclass(frozen=True)
class GivenChoice:
    """An answer to choose from.

    Attributes:
        code: Stable code, e.g. B2.
        label: What it says.
    """

    code: str
    label: Translated


@dataclass(frozen=True)
class GivenQuestion:
    """A question of a form.

    Attributes:
        code: Stable code, e.g. ENGLISH.
        kind: What sort of answer it takes.
        label: The question.
        help: What to bear in mind.
        required: Whether it must be answered.
        choices: What to choose from, for a question of that kind.
        minimum: The least number.
        maximum: The greatest number; of words, the most characters.
        file_type: The type of what is referred to, e.g. Document.
    """

    code: str
    kind: CallAnswerKind
    label: Translated
    help: Translated | None = None
    required: bool = True
    choices: list[GivenChoice] = field(default_factory=list)
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    file_type: str | None = None


async def add_version(session: AsyncSession, call: Call, questions: Sequence[GivenQuestion], act: Act) -> CallForm:
    """The next version of a call's form.

    Raises: UserError QUESTION_TWICE, CHOICES_MISSING.
    """
    _check(questions)
    call = await locked(session, call)
    newest = await session.scalar(select(func.max(CallForm.number)).where(CallForm.call_id == call.id))
    form = CallForm(network_id=call.network_id, call_id=call.id, number=(newest or 0) + 1, made_at=act.now)
    session.add(form)
    await session.flush()
    for position, given in enumerate(questions, 1):
        await _add(session, form, position, given)
    return form


async def newest_form(session: AsyncSession, call_id: UUID) -> CallForm:
    """The version of a call's form that holds."""
    newest = select(CallForm).where(CallForm.call_id == call_id).order_by(CallForm.number.desc()).limit(1)
    return (await session.scalars(newest)).one()


async def questions_of(session: AsyncSession, form_id: UUID) -> list[CallQuestion]:
    """A form's questions in their order."""
    asked = select(CallQuestion).where(CallQuestion.form_id == form_id).order_by(CallQuestion.position)
    return list(await session.scalars(asked))


async def _add(session: AsyncSession, form: CallForm, position: int, given: GivenQuestion) -> None:
    question = CallQuestion(
        network_id=form.network_id,
        form_id=form.id,
        code=given.code,
        position=position,
        kind=given.kind,
        label=given.label,
        help=given.help,
        required=given.required,
        minimum=given.minimum,
        maximum=given.maximum,
        file_type=given.file_type,
    )
    session.add(question)
    await session.flush()
    session.add_all(
        CallChoice(
            network_id=form.network_id,
            form_id=form.id,
            question_id=question.id,
            code=choice.code,
            position=place,
            label=choice.label,
        )
        for place, choice in enumerate(given.choices, 1)
    )


def _check(questions: Sequence[GivenQuestion]) -> None:
    codes = [one.code for one in questions]
    for position, one in enumerate(questions):
        path = ("questions", str(position))
        if codes.count(one.code) > 1:
            raise UserError(
                "QUESTION_TWICE", "The form asks {question} twice. Keep one.", path=(*path, "code"), question=one.code
            )
        if (one.kind is CallAnswerKind.CHOICE) is not bool(one.choices):
            raise UserError(
                "CHOICES_MISSING",
                "A question to choose from needs its choices, and no other question has any: {question}.",
                path=(*path, "choices"),
                question=one.code,
            )
