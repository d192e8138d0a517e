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

from mreza.graphql.api import GraphQLAnswer, GraphQLRequest
from mreza.mutation import MutationSpec
from mreza.mutation.shapes import Kind, Shape
from mreza.testing.cut import Line, Side

Execute = Callable[[GraphQLRequest], Awaitable[GraphQLAnswer]]
_TRACES = """
    SELECT (SELECT count(*) FROM core_audit_entry WHERE request_id = $1),
        (SELECT count(*) FROM core_event_record WHERE request_id = $1),
        (SELECT count(*) FROM mreza.idempotency WHERE key = $2 AND outcome IS NOT NULL)
"""
_NONE = (0, 0, 0)


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
    _asked: int = 0

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

        Traces are told by the request's own id and key, so that others may ask at the same time.

        Raises: AssertionError when something happened twice, or when not, or was answered otherwise.
        """
        request = replace(
            request,
            idempotency_key=request.idempotency_key or str(uuid.uuid4()),
            request_id=request.request_id or str(uuid.uuid4()),
        )
        self._asked += 1
        at_first = await self._traces(request)
        if at_first[-1]:  # the test itself repeats a request
            return await execute(request)
        answer, cut = await self._cut(Side.BEFORE, request, execute)
        if not cut:
            return answer
        assert await self._traces(request) == _NONE, f"{spec.name} left traces although it never committed."
        if _once(spec.result):  # a repeated request is not shown it; whoever lost the answer makes a new one
            answer = await execute(request)
        else:
            answer, cut = await self._cut(Side.AFTER, request, execute)
            if not cut and _is_refused(answer):  # somebody else was quicker meanwhile
                return answer
            assert cut, f"{spec.name} did not commit when it was asked again."
            answer = await execute(request)
        return await self._repeated(request, spec, execute, answer)

    async def _repeated(
        self, request: GraphQLRequest, spec: MutationSpec, execute: Execute, answer: GraphQLAnswer
    ) -> GraphQLAnswer:
        done, asked = await self._traces(request), self._asked
        if done == _NONE and _is_refused(answer):
            return answer
        again = await execute(request)
        assert await self._traces(request) == done, f"{spec.name} happened once more when it was repeated."
        assert done[-1] == 1, f"{spec.name} kept no answer under its key."
        is_alone = asked == self._asked  # an object that somebody else changes meanwhile is read as it then is
        if is_alone and not _once(spec.result):
            assert orjson.loads(again.body) == orjson.loads(answer.body), f"{spec.name} is answered in two ways."
        self.names.add(spec.name)
        return answer

    async def _cut(self, side: Side, request: GraphQLRequest, execute: Execute) -> tuple[GraphQLAnswer, bool]:
        self.line.cut[request.request_id] = side
        answer = await execute(request)
        cut = self.line.cut.pop(request.request_id, None) is None
        assert not cut or "errors" in orjson.loads(answer.body), "A lost connection was answered with success."
        return answer, cut

    async def _traces(self, request: GraphQLRequest) -> tuple[int, ...]:
        return tuple(await self.owner.fetchrow(_TRACES, request.request_id, request.idempotency_key))


def _is_refused(answer: GraphQLAnswer) -> bool:
    """Whether the user's mistakes were answered: nothing has happened then."""
    payloads = (orjson.loads(answer.body).get("data") or {}).values()
    return any(isinstance(one, dict) and one.get("errors") for one in payloads)


def _once(shape: Shape | None) -> bool:
    """Whether a result holds what is shown the first time only."""
    if shape is None or shape.kind is not Kind.DATACLASS:
        return False
    return any(one.once for one in shape.fields)
