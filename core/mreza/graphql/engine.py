"""The engine: a request becomes a prepared document, a plan, one statement, and bytes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any, Protocol

import asyncpg
import orjson
import strawberry
from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    execute_sync,
)

from mreza.access.viewer import Viewer
from mreza.clock import Clock
from mreza.errors import UserError
from mreza.faults import mask
from mreza.graphql.answers import data_answer, error_answer, formatted_error, merged
from mreza.graphql.api import GraphQLAnswer, GraphQLRequest, Outcome
from mreza.graphql.arguments import argument_of
from mreza.graphql.computed import fill
from mreza.graphql.context import Inputs
from mreza.graphql.document import Operation, Selected
from mreza.graphql.lanes import Lanes
from mreza.graphql.limits import CLOSED, Limits, TooCostly
from mreza.graphql.mutations import Call, MutationExecutor
from mreza.graphql.plan import Compiler, Plan
from mreza.graphql.prepared import Documents, InvalidRequest, Prepared
from mreza.graphql.schema import core_schema, sdl
from mreza.graphql.subscriptions import events_plan, wanted_types
from mreza.mutation.runner import ScopeGone
from mreza.text import Locale

_INTROSPECTION = frozenset({"__schema", "__type"})
_BELOW = {"reasons": "AccessReason"}
Explain = Callable[[Viewer, str], Awaitable[dict[str, Any]]]


class Feed(Protocol):
    """Ids of events as they are committed."""

    def subscribe(self) -> AsyncIterator[Any]:
        """An endless stream of ids."""
        ...


class SqlEngine:
    """Answers GraphQL for one assembled application; see `mreza.graphql.api.Engine`."""

    def __init__(
        self,
        *,
        schema: strawberry.Schema,
        compiler: Compiler,
        pools: Mapping[str, asyncpg.Pool],
        mutations: MutationExecutor,
        clock: Clock,
        limits: Limits,
        explain: Explain | None = None,
        feed: Feed | None = None,
        introspection: str = "signed-in",
    ) -> None:
        self.schema = schema
        self.compiler = compiler
        self.lanes = {shape: Lanes(pool) for shape, pool in pools.items()}
        self.mutations = mutations
        self.clock = clock
        self.limits = limits
        self.explain = explain
        self.feed = feed
        self.introspection = introspection
        self.documents = Documents(core_schema(schema), limits)

    async def close(self) -> None:
        """Give back the connections that are kept from one read to the next."""
        for lanes in self.lanes.values():
            await lanes.close()

    async def execute(self, request: GraphQLRequest) -> GraphQLAnswer:
        """Answer a query or a mutation."""
        try:
            _check_documents(request)
            prepared, cost = self._prepared(request)
            if prepared.kind is OperationType.QUERY:
                return await self._query(request, prepared, cost)
            if prepared.kind is OperationType.SUBSCRIPTION:
                return error_answer(
                    [GraphQLError("Subscribe with Accept: text/event-stream.")],
                    Outcome.REQUEST_ERROR,
                    operation="subscription",
                )
            if request.read_only:
                return error_answer(
                    [GraphQLError("A mutation needs POST.")],
                    Outcome.METHOD_NOT_ALLOWED,
                    operation="mutation",
                    default="METHOD_NOT_ALLOWED",
                )
            return await self._mutation(request, prepared, cost)
        except ScopeGone:
            return error_answer(
                [GraphQLError("Your session has ended or was withdrawn. Sign in again.")],
                Outcome.UNAUTHENTICATED,
                default="UNAUTHENTICATED",
            )
        except TooCostly as error:
            return error_answer(
                [GraphQLError(str(error), extensions={"code": getattr(error, "code", "COST_LIMIT")})],
                Outcome.TOO_COSTLY,
            )
        except InvalidRequest as error:
            return error_answer(error.errors, Outcome.REQUEST_ERROR, default="GRAPHQL_VALIDATION_FAILED")
        except GraphQLError as error:
            return error_answer([error], Outcome.REQUEST_ERROR, default="GRAPHQL_PARSE_FAILED")
        except UserError as error:
            return error_answer([GraphQLError(error.message, extensions={"code": error.code})], Outcome.REQUEST_ERROR)
        except (asyncpg.DataError, asyncpg.exceptions.DataError) as error:
            return error_answer(
                [GraphQLError(f"A value cannot be used: {error}.", extensions={"code": "BAD_USER_INPUT"})],
                Outcome.REQUEST_ERROR,
            )
        except asyncpg.QueryCanceledError:
            message = "The question took too long to answer. Ask for less, or narrow it with where."
            return error_answer([GraphQLError(message, extensions={"code": "TIMEOUT"})], Outcome.FAILED)
        except Exception as error:
            return error_answer([mask(error)], Outcome.FAILED)

    def _prepared(self, request: GraphQLRequest) -> tuple[Prepared, int]:
        suggest = request.viewer.is_signed_in
        return self.documents.get(request.query, request.operation_name, request.variables, suggest=suggest)

    async def _query(self, request: GraphQLRequest, prepared: Prepared, cost: int) -> GraphQLAnswer:
        variables = prepared.take(request.variables)
        inputs = Inputs(variables, request.viewer, self.clock.today())
        key = (request.viewer.shape, request.locale, prepared.shape(variables))
        plan = prepared.plans.get(key)
        if plan is not None:
            return data_answer(await self.run(plan, inputs), operation="query", cost=cost, limit=self.limits.max_cost)
        operation = Operation(prepared.checked.document, request.operation_name, variables)
        roots = operation.roots()
        python = [item for item in roots if item.name in _INTROSPECTION or item.name == "explainAccess"]
        if not python:
            plan = prepared.plan(key, lambda: self._compile(operation, roots, variables, request))
            return data_answer(await self.run(plan, inputs), operation="query", cost=cost, limit=self.limits.max_cost)
        data = await self._mixed(request, operation, roots, inputs)
        return data_answer(data, operation="query", cost=cost, limit=self.limits.max_cost)

    def _compile(
        self, operation: Operation, roots: list[Selected], variables: Mapping[str, Any], request: GraphQLRequest
    ) -> Plan:
        return self.compiler.query(operation, roots, variables, request.viewer.shape, Locale.parse(request.locale))

    async def _mixed(
        self, request: GraphQLRequest, operation: Operation, roots: list[Selected], inputs: Inputs
    ) -> bytes:
        """A query some of whose root fields Python answers: introspection, explanations."""
        sql = [item for item in roots if item.name not in _INTROSPECTION and item.name != "explainAccess"]
        found: dict[str, bytes] = {}
        if sql:
            answer = orjson.loads(await self.run(self._compile(operation, sql, inputs.variables, request), inputs))
            found = {key: orjson.dumps(value) for key, value in answer.items()}
        for item in roots:
            if item.name in _INTROSPECTION:
                found[item.key] = self._introspect(request, operation, item, inputs.variables)
            elif item.name == "explainAccess":
                found[item.key] = await self._explanation(request, operation, item, inputs.variables)
        return merged([(item.key, found[item.key]) for item in roots])

    def _introspect(
        self, request: GraphQLRequest, operation: Operation, item: Selected, variables: Mapping[str, Any]
    ) -> bytes:
        if self.introspection == "never" or (self.introspection == "signed-in" and not request.viewer.is_signed_in):
            raise TooCostly("Introspection is closed to you. Sign in for it, or read schema.graphql.", code=CLOSED)
        whole = operation.definition
        asked = OperationDefinitionNode(
            operation=OperationType.QUERY,
            name=whole.name,
            variable_definitions=whole.variable_definitions,
            directives=whole.directives,
            selection_set=SelectionSetNode(selections=tuple(item.nodes)),
        )
        fragments = [d for d in self._document(request).definitions if isinstance(d, FragmentDefinitionNode)]
        result = execute_sync(
            self.documents.schema, DocumentNode(definitions=(asked, *fragments)), variable_values=dict(variables)
        )
        if result.errors:
            raise InvalidRequest(list(result.errors))
        return orjson.dumps((result.data or {})[item.key])

    def _document(self, request: GraphQLRequest) -> DocumentNode:
        return self._prepared(request)[0].checked.document

    async def _explanation(
        self, request: GraphQLRequest, operation: Operation, item: Selected, variables: Mapping[str, Any]
    ) -> bytes:
        argument = argument_of(item.argument("id"), variables, (item.key, "id"))
        if self.explain is None or argument is None:
            raise GraphQLError("explainAccess is not available.")
        answer = await self.explain(request.viewer, str(argument.sample))
        return orjson.dumps(_pick(operation, item, answer, "AccessExplanation"))

    async def run(self, plan: Plan, inputs: Inputs) -> bytes:
        """Run a plan; the answer is JSON.

        Raises: ScopeGone when the viewer's scope does not exist any more.
        """
        arguments = plan.arguments(inputs)
        body: bytes | None = await self.lanes[inputs.viewer.shape].fetchval(plan.sql, arguments)
        if body is None:
            raise ScopeGone("The viewer's scope has ended. Sign in again.")
        return fill(body, plan.computed) if plan.computed else body

    async def _mutation(self, request: GraphQLRequest, prepared: Prepared, cost: int) -> GraphQLAnswer:
        variables = prepared.take(request.variables)
        operation = Operation(prepared.checked.document, request.operation_name, variables)
        call = Call(request, prepared, operation, variables, prepared.shape(variables), self.clock.today(), self.run)
        data = await self.mutations.run(call)
        return data_answer(data, operation="mutation", cost=cost, limit=self.limits.max_cost, errors=call.errors)

    def is_subscription(self, request: GraphQLRequest) -> bool:
        """True when the selected operation is a subscription."""
        try:
            return self._prepared(request)[0].kind is OperationType.SUBSCRIPTION
        except Exception:
            return False

    async def subscribe(self, request: GraphQLRequest) -> AsyncIterator[bytes]:
        """Domain events that the viewer may see, each read in its scope at that moment."""
        _check_documents(request)
        prepared, _cost = self._prepared(request)
        variables = prepared.take(request.variables)
        operation = Operation(prepared.checked.document, request.operation_name, variables)
        item = operation.roots()[0]
        types = wanted_types(operation, item, variables)
        plan = events_plan(self.compiler, operation, item, variables, request)
        assert self.feed is not None
        async for id in self.feed.subscribe():
            inputs = Inputs({**variables, "__event": id, "__types": types}, request.viewer, self.clock.today())
            try:
                body = await self.run(plan, inputs)
            except ScopeGone as error:
                yield orjson.dumps({"errors": [formatted_error(GraphQLError(str(error)), "UNAUTHENTICATED")]})
                return
            if body != b'{"%s":null}' % item.key.encode():
                yield b'{"data":' + body + b"}"

    def sdl(self) -> str:
        """The schema as text."""
        return sdl(self.schema)


def _check_documents(request: GraphQLRequest) -> None:
    allowed = request.viewer.documents
    if allowed and request.document not in allowed:
        names = ", ".join(f"/q/{name}.json" for name in sorted(allowed))
        raise GraphQLError(f"This key may run named documents only: {names}.", extensions={"code": "NOT_PERMITTED"})


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
