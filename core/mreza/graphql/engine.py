"""The engine: a request becomes a prepared document, a plan, one statement, and bytes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any, Protocol

import asyncpg
import orjson
import strawberry
from graphql import GraphQLError, OperationType

from mreza.clock import Clock
from mreza.errors import UserError
from mreza.faults import mask
from mreza.graphql.answers import data_answer, error_answer, formatted_error, merged
from mreza.graphql.api import GraphQLAnswer, GraphQLRequest, Outcome
from mreza.graphql.computed import fill
from mreza.graphql.context import Inputs
from mreza.graphql.document import Operation, Selected
from mreza.graphql.lanes import Lanes
from mreza.graphql.limits import TooCostly
from mreza.graphql.mutations import Call, MutationExecutor
from mreza.graphql.plan import Compiler, Plan
from mreza.graphql.prepared import Documents, InvalidRequest, Prepared
from mreza.graphql.python_roots import Explain, PythonRoots, is_python
from mreza.graphql.schema import sdl
from mreza.graphql.subscriptions import events_plan, wanted_types
from mreza.model.refusal_sql import REFUSED
from mreza.mutation.runner import ScopeGone
from mreza.outage import Unavailable, is_outage, note
from mreza.outbox.feed import FeedBroken
from mreza.text import Locale


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
        documents: Documents,
        compiler: Compiler,
        lanes: Mapping[str, Lanes],
        mutations: MutationExecutor,
        clock: Clock,
        explain: Explain | None = None,
        feed: Feed | None = None,
        introspection: str = "signed-in",
    ) -> None:
        self.schema = schema
        self.compiler = compiler
        self.lanes = lanes
        self.mutations = mutations
        self.clock = clock
        self.limits = documents.limits
        self.feed = feed
        self.documents = documents
        self.python = PythonRoots(self.documents.schema, explain, introspection)

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
        except Unavailable as error:
            return self._broken(error, request)
        except UserError as error:
            return error_answer([GraphQLError(error.message, extensions={"code": error.code})], Outcome.REQUEST_ERROR)
        except (asyncpg.DataError, asyncpg.exceptions.DataError) as error:
            return error_answer(
                [GraphQLError(f"A value cannot be used: {error}.", extensions={"code": "BAD_USER_INPUT"})],
                Outcome.REQUEST_ERROR,
            )
        except Exception as error:
            return self._broken(error, request)

    def _broken(self, error: Exception, request: GraphQLRequest) -> GraphQLAnswer:
        """The answer to what is not the client's mistake: the database is away, a statement was stopped, or a fault."""
        if not is_outage(error):
            return _stopped(error) if isinstance(error, asyncpg.PostgresError) else _failed(error)
        note(error)
        away = error if isinstance(error, Unavailable) else Unavailable()
        said = self.mutations.messages.text(away, request.locale)
        return error_answer([GraphQLError(said, extensions=away.extensions)], Outcome.UNAVAILABLE)

    def _prepared(self, request: GraphQLRequest) -> tuple[Prepared, int]:
        suggest = request.viewer.is_signed_in
        return self.documents.get(request.query, request.operation_name, request.variables, suggest=suggest)

    async def _query(self, request: GraphQLRequest, prepared: Prepared, cost: int) -> GraphQLAnswer:
        variables = prepared.take(request.variables)
        inputs = Inputs(variables, request.viewer, self.clock.today())
        key = (request.viewer.shape, request.locale, prepared.shape(variables))
        plan = prepared.plans.get(key)
        if plan is not None:
            return await self._answer(plan, inputs, cost)
        operation = Operation(prepared.checked.document, request.operation_name, variables)
        roots = operation.roots()
        if not any(map(is_python, roots)):
            plan = prepared.plan(key, lambda: self._compile(operation, roots, variables, request))
            return await self._answer(plan, inputs, cost)
        return await self._mixed(request, prepared, operation, inputs, cost)

    async def _answer(self, plan: Plan, inputs: Inputs, cost: int) -> GraphQLAnswer:
        errors: list[dict[str, Any]] = []
        data = await self.run(plan, inputs, errors)
        return data_answer(data, operation="query", cost=cost, limit=self.limits.max_cost, errors=errors)

    def _compile(
        self, operation: Operation, roots: list[Selected], variables: Mapping[str, Any], request: GraphQLRequest
    ) -> Plan:
        return self.compiler.query(operation, roots, variables, request.viewer.shape, Locale.parse(request.locale))

    async def _mixed(
        self, request: GraphQLRequest, prepared: Prepared, operation: Operation, inputs: Inputs, cost: int
    ) -> GraphQLAnswer:
        """A query some of whose root fields Python answers: introspection, explanations."""
        roots = operation.roots()
        self.python.admit(request.viewer, roots)
        sql = [item for item in roots if not is_python(item)]
        found: dict[str, bytes] = {}
        errors: list[dict[str, Any]] = []
        if sql:
            variables = inputs.variables
            key = ("sql part", request.viewer.shape, request.locale, prepared.shape(variables))
            plan = prepared.plan(key, lambda: self._compile(operation, sql, variables, request))
            answer = orjson.loads(await self.run(plan, inputs, errors))
            found = {key: orjson.dumps(value) for key, value in answer.items()}
        for item in roots:
            if is_python(item):
                found[item.key] = await self.python.answer(
                    request.viewer, prepared.checked.document, operation, item, inputs.variables
                )
        data = merged([(item.key, found[item.key]) for item in roots])
        return data_answer(data, operation="query", cost=cost, limit=self.limits.max_cost, errors=errors)

    async def run(self, plan: Plan, inputs: Inputs, errors: list[dict[str, Any]]) -> bytes:
        """Run a plan; the answer is JSON. What went wrong with single fields is added to `errors`.

        Raises: ScopeGone when the viewer's scope does not exist any more.
        """
        arguments = plan.arguments(inputs)
        body: bytes | None = await self.lanes[inputs.viewer.shape].fetchval(plan.sql, arguments)
        if body is None:
            raise ScopeGone("The viewer's scope has ended. Sign in again.")
        if not plan.computed:
            return body
        filled, failed = fill(body, plan.computed)
        errors += failed
        return filled

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
        try:
            async for body in self._events(request):
                yield body
        except ScopeGone as error:
            yield orjson.dumps({"errors": [formatted_error(GraphQLError(str(error)), "UNAUTHENTICATED")]})
        except InvalidRequest as error:
            yield error_answer(error.errors, Outcome.REQUEST_ERROR, default="GRAPHQL_VALIDATION_FAILED").body
        except GraphQLError as error:  # the subscriber's own mistake, or what the key does not open
            yield error_answer([error], Outcome.REQUEST_ERROR).body
        except FeedBroken as error:
            said = self.mutations.messages.text(error, request.locale)
            yield orjson.dumps({"errors": [formatted_error(GraphQLError(said), error.code)]})
        except Exception as error:
            if not is_outage(error):
                raise
            yield self._broken(error, request).body

    async def _events(self, request: GraphQLRequest) -> AsyncIterator[bytes]:
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
            errors: list[dict[str, Any]] = []
            body = await self.run(plan, inputs, errors)
            if body != b'{"%s":null}' % item.key.encode():
                yield b'{"data":' + body + (b',"errors":' + orjson.dumps(errors) if errors else b"") + b"}"

    def sdl(self) -> str:
        """The schema as text."""
        return sdl(self.schema)


def _stopped(error: asyncpg.PostgresError) -> GraphQLAnswer:
    """The answer of a statement that did not come to its end."""
    if isinstance(error, asyncpg.QueryCanceledError):
        message = "The question took too long to answer. Ask for less, or narrow it with where."
        return error_answer([GraphQLError(message, extensions={"code": "TIMEOUT"})], Outcome.FAILED)
    if error.sqlstate == REFUSED:
        return error_answer([GraphQLError(str(error), extensions={"code": "TOO_MANY_GROUPS"})], Outcome.TOO_COSTLY)
    return _failed(error)


def _failed(error: Exception) -> GraphQLAnswer:
    return error_answer([mask(error)], Outcome.FAILED)


def _check_documents(request: GraphQLRequest) -> None:
    if why := request.viewer.refused(request.document):
        raise GraphQLError(why, extensions={"code": "NOT_PERMITTED"})
