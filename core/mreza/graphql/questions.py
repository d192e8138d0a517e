"""Named documents for mutations: the same documents, limits and compiler as for everybody, read by the mutation's own
transaction, so that what is counted and what is written down of it belong to one state of the data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

import orjson
from graphql import GraphQLError, OperationType
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.access.viewer import Viewer
from mreza.errors import MrezaError, UserError
from mreza.graphql.computed import fill
from mreza.graphql.context import Inputs
from mreza.graphql.document import Operation
from mreza.graphql.limits import TooCostly
from mreza.graphql.named import NamedDocument
from mreza.graphql.plan import Compiler, Plan
from mreza.graphql.prepared import Documents, InvalidRequest
from mreza.graphql.python_roots import is_python
from mreza.model.refusal_sql import REFUSED
from mreza.mutation.questions import Answer
from mreza.mutation.runner import ScopeGone
from mreza.text import Locale

_DATA_EXCEPTION = "22"


class NamedQuestions:
    """Answers named documents inside mutations; see `mreza.mutation.questions.Questions`.

    Args:
        named: the documents of core and all plugins.
        documents: what was prepared of them, shared with the engine.
        compiler: the engine's.
    """

    def __init__(self, named: Mapping[str, NamedDocument], documents: Documents, compiler: Compiler) -> None:
        self._named = named
        self._documents = documents
        self._compiler = compiler

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
        """The answer of a document to the viewer.

        Raises:
            UserError: DOCUMENT_UNKNOWN, DOCUMENT_NOT_A_QUESTION, and what the document's variables or size deserve:
                BAD_USER_INPUT, COST_LIMIT, TOO_MANY_GROUPS.
            ScopeGone: the viewer's scope has ended.
        """
        found = self._named.get(document)
        if found is None:
            raise UserError(
                "DOCUMENT_UNKNOWN",
                "There is no named document {name}. There are: {known}.",
                path=("document",),
                name=document,
                known=", ".join(sorted(self._named)),
            )
        with _told_to_the_user():
            plan, taken = self._plan(found, viewer, variables, Locale.parse(locale))
            arguments = plan.arguments(Inputs(taken, viewer, today))
            body = await _read(session, plan, arguments)
        return Answer(found.name, found.text, taken, orjson.loads(body))

    def _plan(
        self, document: NamedDocument, viewer: Viewer, variables: Mapping[str, Any], locale: Locale
    ) -> tuple[Plan, dict[str, Any]]:
        prepared, _cost = self._documents.get(document.text, None, variables, suggest=viewer.is_signed_in)
        taken = prepared.take(variables)
        operation = Operation(prepared.checked.document, None, taken)
        roots = operation.roots()
        if prepared.kind is not OperationType.QUERY or any(map(is_python, roots)):
            raise UserError(
                "DOCUMENT_NOT_A_QUESTION",
                "{name} does not ask for data only. Name a document that is a query.",
                path=("document",),
                name=document.name,
            )
        key = (viewer.shape, locale.value, prepared.shape(taken))
        return prepared.plan(key, lambda: self._compiler.query(operation, roots, taken, viewer.shape, locale)), taken


async def _read(session: AsyncSession, plan: Plan, arguments: list[Any]) -> bytes:
    """The statement's one value, through the session's connection: it sees what the mutation has written so far."""
    connection = await session.connection()
    body = (await connection.exec_driver_sql(plan.sql, tuple(arguments))).scalar_one()
    if body is None:
        raise ScopeGone("Your session has ended. Sign in again.")
    filled, failed = fill(body, plan.computed) if plan.computed else (body, [])
    if failed:
        raise MrezaError(f"A field of the answer could not be computed: {failed[0]['message']}")
    return filled


@contextmanager
def _told_to_the_user() -> Iterator[None]:
    """What is wrong with a question, as a mistake in the mutation's input."""
    try:
        yield
    except TooCostly as error:
        raise UserError(getattr(error, "code", "COST_LIMIT"), str(error), path=("document",)) from None
    except InvalidRequest as error:
        raise UserError("BAD_USER_INPUT", str(error), path=("variables",)) from None
    except GraphQLError as error:
        raise UserError("BAD_USER_INPUT", error.message, path=("variables",)) from None
    except DBAPIError as error:
        cause = getattr(error.orig, "__cause__", None)
        state = getattr(cause, "sqlstate", None) or ""
        if state == REFUSED:
            raise UserError("TOO_MANY_GROUPS", str(cause), path=("document",)) from None
        if state.startswith(_DATA_EXCEPTION):
            raise UserError("BAD_USER_INPUT", f"A value cannot be used: {cause}.", path=("variables",)) from None
        raise


__all__ = ["NamedQuestions"]
