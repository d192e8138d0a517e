"""Every mutation of a test asked as by somebody whose connection drops: before the commit, after it, and once more.

With ``pytest --drop-connections`` each test that changes something through `Kit.graphql` becomes a test of that: the
story still has to come out as it says, although every change was asked for four times.
"""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

import asyncpg
import orjson
from graphql import FieldNode, GraphQLError, OperationDefinitionNode, OperationType, parse
from structlog.testing import capture_logs

from mreza.graphql.api import GraphQLAnswer, GraphQLRequest
from mreza.mutation import MutationSpec
from mreza.mutation.shapes import Kind, Shape
from mreza.testing.cut import Line, Side

Execute = Callable[[GraphQLRequest], Awaitable[GraphQLAnswer]]
_TRACES = """
    SELECT (SELECT count(*) FROM core_audit_entry), (SELECT count(*) FROM core_event_record),
           (SELECT count(*) FROM mreza.idempotency WHERE outcome IS NOT NULL)
"""


@dataclass
class Retried:
    """Asks mutations again and again.

    Attributes:
        line: the way to the database, which is cut.
        owner: the owner's connections, to count what has happened.
        specs: the API's mutations.
        names: of the mutations that were committed, cut off and repeated.
    """

    line: Line
    owner: asyncpg.Pool
    specs: dict[str, MutationSpec]
    names: set[str] = field(default_factory=set)

    def mutation_in(self, request: GraphQLRequest) -> MutationSpec | None:
        """The mutation of a request that asks for exactly one; None for every other request."""
        try:
            [operation] = [one for one in parse(request.query).definitions if isinstance(one, OperationDefinitionNode)]
            [root] = operation.selection_set.selections
        except (GraphQLError, ValueError):  # unreadable, or several: not for here
            return None
        if operation.operation is not OperationType.MUTATION or not isinstance(root, FieldNode):
            return None
        return self.specs.get(root.name.value)

    async def execute(self, request: GraphQLRequest, spec: MutationSpec, execute: Execute) -> GraphQLAnswer:
        """The answer, after all repetitions; that of the first try when it committed nothing.

        Raises: AssertionError when something happened twice, or when not, or was answered otherwise.
        """
        request = replace(request, idempotency_key=request.idempotency_key or str(uuid.uuid4()))
        at_first = await self._traces()
        answer, cut = await self._cut(Side.BEFORE, request, execute)
        if not cut:
            return answer
        assert await self._traces() == at_first, f"{spec.name} left traces although it never committed."
        if _once(spec.result):  # a repeated request is not shown it; whoever lost the answer makes a new one
            answer = await execute(request)
        else:
            _, cut = await self._cut(Side.AFTER, request, execute)
            assert cut, f"{spec.name} did not commit when it was asked again."
            answer = await execute(request)
        done = await self._traces()
        assert done != at_first, f"{spec.name} left no trace."
        again = await execute(request)
        assert await self._traces() == done, f"{spec.name} happened once more when it was repeated."
        if not _once(spec.result):
            assert orjson.loads(again.body) == orjson.loads(answer.body), f"{spec.name} is answered in two ways."
        self.names.add(spec.name)
        return answer

    async def _cut(self, side: Side, request: GraphQLRequest, execute: Execute) -> tuple[GraphQLAnswer, bool]:
        before, self.line.cut = self.line.cuts, side
        with capture_logs():  # what was meant to fail need not be told
            answer = await execute(request)
        self.line.cut = None
        cut = self.line.cuts > before
        assert not cut or "errors" in orjson.loads(answer.body), "A lost connection was answered with success."
        return answer, cut

    async def _traces(self) -> tuple[int, ...]:
        return tuple(await self.owner.fetchrow(_TRACES))


def _once(shape: Shape | None) -> bool:
    """Whether a result holds what is shown the first time only."""
    if shape is None or shape.kind is not Kind.DATACLASS:
        return False
    return any(one.once for one in shape.fields)
