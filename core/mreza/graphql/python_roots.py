"""Root fields that Python answers beside the statement: introspection, and why a viewer sees an object."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    execute_sync,
)

from mreza.access.viewer import Viewer
from mreza.graphql.arguments import argument_of
from mreza.graphql.document import Operation, Selected
from mreza.graphql.limits import CLOSED, TooCostly
from mreza.graphql.prepared import InvalidRequest

_INTROSPECTION = frozenset({"__schema", "__type"})
_EXPLANATION = "explainAccess"
_BELOW = {"reasons": "AccessReason"}
Explain = Callable[[Viewer, str], Awaitable[dict[str, Any]]]


def is_python(item: Selected) -> bool:
    """Whether a root field is one of these."""
    return item.name in _INTROSPECTION or item.name == _EXPLANATION


@dataclass(frozen=True, slots=True)
class PythonRoots:
    """Answers these fields for one schema; `introspection` says for whom the schema is open."""

    schema: GraphQLSchema
    explain: Explain | None
    introspection: str

    def admit(self, viewer: Viewer, roots: Iterable[Selected]) -> None:
        """Refuse introspection to whom it is closed, before anything of the document runs.

        Raises: TooCostly.
        """
        closed = self.introspection == "never" or (self.introspection == "signed-in" and not viewer.is_signed_in)
        if closed and any(item.name in _INTROSPECTION for item in roots):
            raise TooCostly("Introspection is closed to you. Sign in for it, or read schema.graphql.", code=CLOSED)

    async def answer(
        self,
        viewer: Viewer,
        document: DocumentNode,
        operation: Operation,
        item: Selected,
        variables: Mapping[str, Any],
    ) -> bytes:
        """One root field as JSON.

        Raises: InvalidRequest, GraphQLError.
        """
        if item.name in _INTROSPECTION:
            return self._introspect(document, operation, item, variables)
        argument = argument_of(item.argument("id"), variables, (item.key, "id"))
        if self.explain is None or argument is None:
            raise GraphQLError("explainAccess is not available.")
        answer = await self.explain(viewer, str(argument.sample))
        return orjson.dumps(_pick(operation, item, answer, "AccessExplanation"))

    def _introspect(
        self, document: DocumentNode, operation: Operation, item: Selected, variables: Mapping[str, Any]
    ) -> bytes:
        whole = operation.definition
        asked = OperationDefinitionNode(
            operation=OperationType.QUERY,
            name=whole.name,
            variable_definitions=whole.variable_definitions,
            directives=whole.directives,
            selection_set=SelectionSetNode(selections=tuple(item.nodes)),
        )
        fragments = [d for d in document.definitions if isinstance(d, FragmentDefinitionNode)]
        result = execute_sync(
            self.schema, DocumentNode(definitions=(asked, *fragments)), variable_values=dict(variables)
        )
        if result.errors:
            raise InvalidRequest(list(result.errors))
        return orjson.dumps((result.data or {})[item.key])


def _pick(operation: Operation, item: Selected, value: Any, type_name: str) -> Any:
    """The selected fields of a Python answer."""
    if isinstance(value, list):
        return [_pick(operation, item, one, type_name) for one in value]
    if not isinstance(value, dict):
        return value
    told = {"__typename": type_name, **value}
    return {
        field.key: _pick(operation, field, told[field.name], _BELOW.get(field.name, ""))
        for field in operation.children(item, None)
    }
