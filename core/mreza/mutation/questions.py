"""What a mutation can ask: named documents, answered in its own transaction and its viewer's scope.

A port: the compiler of documents stands on mutations, so it answers from above (`mreza.graphql.questions`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from mreza.access.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Answer:
    """What a named document answered.

    Attributes:
        document: its name.
        text: the question as it stands today; with `variables` it can be asked again, word for word.
        variables: what it was asked with, defaults filled in.
        data: the answer's objects by response name, as JSON.
    """

    document: str
    text: str
    variables: Mapping[str, Any]
    data: Mapping[str, Any]


class Questions(Protocol):
    """What answers named documents (`mreza.graphql.questions.NamedQuestions`)."""

    async def ask(
        self,
        session: AsyncSession,
        viewer: Viewer,
        document: str,
        variables: Mapping[str, Any],
        *,
        locale: str,
        today: date,
    ) -> Answer:
        """The document's answer for the viewer, read by the session's transaction.

        Raises: UserError; ScopeGone.
        """
        ...


__all__ = ["Answer", "Questions"]
