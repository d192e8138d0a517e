"""A call's form, in versions: an application keeps the version that it was handed in on."""

from __future__ import annotations

import enum
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.model.audience import PUBLIC
from mreza.model.base import model_named
from mreza.model.fields import field, link
from mreza.text import Translated
from sqlalchemy import ColumnElement, UniqueConstraint
from sqlalchemy.orm import Mapped

from mreza_calls.models.calls import Call
from mreza_calls.models.ground import OfCall


class CallForm(OfCall):
    """One version of a call's questions."""

    call_id: Mapped[UUID] = link(Call, audience=PUBLIC, reverse="forms", on_delete="CASCADE", doc="Of which call.")
    number: Mapped[int] = field(audience=PUBLIC, doc="The version, from 1; the highest is the one that holds.")
    made_at: Mapped[datetime] = field(audience=PUBLIC, doc="Since when.")

    __table_args__ = (UniqueConstraint("call_id", "number"),)


class CallAnswerKind(enum.Enum):
    """What sort of answer a question takes."""

    TEXT = "words"
    CHOICE = "one of the choices"
    NUMBER = "a number"
    DATE = "a day"
    FILE = "something that is kept elsewhere, e.g. a document, by its id"


class OfForm(OfCall):
    """Rows that whoever sees the form sees."""

    __abstract__ = True

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network that holds the call, and whoever sees the form."""
        seen = viewer.sees(cls.form_id, model_named("calls.CallForm"))  # type: ignore[attr-defined]
        return viewer.in_network(cls.network_id) | seen  # type: ignore[no-any-return]


class CallQuestion(OfForm):
    """A question of a form. Later versions ask the same by the same code."""

    form_id: Mapped[UUID] = link(
        CallForm, audience=PUBLIC, reverse="questions", on_delete="CASCADE", doc="Of which version of the form."
    )
    code: Mapped[str] = field(audience=PUBLIC, doc="Stable code, e.g. ENGLISH; rules refer to it.")
    position: Mapped[int] = field(audience=PUBLIC, doc="Its place in the form, from 1.")
    kind: Mapped[CallAnswerKind] = field(audience=PUBLIC, doc="What sort of answer it takes.")
    label: Mapped[Translated] = field(audience=PUBLIC, doc="The question.")
    help: Mapped[Translated | None] = field(audience=PUBLIC, doc="What to bear in mind.")
    required: Mapped[bool] = field(audience=PUBLIC, doc="Whether it must be answered.", default=True)
    minimum: Mapped[Decimal | None] = field(audience=PUBLIC, doc="The least number.")
    maximum: Mapped[Decimal | None] = field(audience=PUBLIC, doc="The greatest number; of words, the most characters.")
    file_type: Mapped[str | None] = field(audience=PUBLIC, doc="The type of what is referred to, e.g. Document.")

    __table_args__ = (UniqueConstraint("form_id", "code"),)


class CallChoice(OfForm):
    """One of the answers to choose from."""

    form_id: Mapped[UUID] = link(CallForm, audience=PUBLIC, on_delete="CASCADE", doc="Of which version of the form.")
    question_id: Mapped[UUID] = link(
        CallQuestion, audience=PUBLIC, reverse="choices", on_delete="CASCADE", doc="To which question."
    )
    code: Mapped[str] = field(audience=PUBLIC, doc="Stable code, e.g. B2.")
    position: Mapped[int] = field(audience=PUBLIC, doc="Its place among the choices, from 1.")
    label: Mapped[Translated] = field(audience=PUBLIC, doc="What it says.")

    __table_args__ = (UniqueConstraint("question_id", "code"),)


__all__ = ["CallAnswerKind", "CallChoice", "CallForm", "CallQuestion"]
