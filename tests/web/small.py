"""A small real schema with an engine and an authenticator over it: enough to try the web without a database."""

import asyncio
from collections.abc import AsyncIterator

import orjson
import strawberry
from graphql import (
    ExecutionResult,
    GraphQLError,
    OperationType,
    execute,
    get_operation_ast,
    parse,
    print_schema,
    validate,
)
from mreza.access.viewer import Viewer, ViewerKind
from mreza.graphql.api import GraphQLAnswer, GraphQLRequest, Outcome
from mreza.web.authentication import Credential, InvalidCredential


@strawberry.type
class Query:
    @strawberry.field
    def hello(self, name: str = "world") -> str:
        return f"hello {name}"

    @strawberry.field
    def viewer(self, info: strawberry.Info) -> str:
        return str(info.context.viewer.kind.value)

    @strawberry.field
    def locale(self, info: strawberry.Info) -> str:
        return str(info.context.locale)

    @strawberry.field
    def idempotency_key(self, info: strawberry.Info) -> str | None:
        key: str | None = info.context.idempotency_key
        return key

    @strawberry.field
    def fails(self) -> str | None:
        raise ValueError("the field failed")


@strawberry.type
class Mutation:
    @strawberry.mutation
    def rename(self, name: str) -> str:
        return name


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def ticks(self, to: int) -> AsyncIterator[int]:
        for tick in range(to):
            yield tick


SCHEMA = strawberry.Schema(Query, Mutation, Subscription)._schema


class SmallEngine:
    """Answers by graphql-core. `gone` holds the handles whose scope was revoked; `released` lets held results go."""

    def __init__(self) -> None:
        self.gone: set[str] = set()
        self.asked: list[GraphQLRequest] = []
        self.closed = 0
        self.released: asyncio.Event | None = None

    async def execute(self, request: GraphQLRequest) -> GraphQLAnswer:
        self.asked.append(request)
        if request.viewer.handle in self.gone:
            return _errors(Outcome.UNAUTHENTICATED, GraphQLError("Sign in again."))
        if request.query == "{ explode }":
            raise RuntimeError("password=hunter2 in a traceback")
        try:
            document = parse(request.query)
        except GraphQLError as error:
            return _errors(Outcome.REQUEST_ERROR, error)
        operation = get_operation_ast(document, request.operation_name)
        if errors := validate(SCHEMA, document):
            return _errors(Outcome.REQUEST_ERROR, *errors)
        if operation is None:
            return _errors(Outcome.REQUEST_ERROR, GraphQLError("There is no such operation."))
        if operation.operation is OperationType.MUTATION and request.read_only:
            return _errors(Outcome.METHOD_NOT_ALLOWED, GraphQLError("Send mutations by POST."))
        result = execute(
            SCHEMA,
            document,
            context_value=request,
            variable_values=dict(request.variables),
            operation_name=request.operation_name,
        )
        if asyncio.iscoroutine(result):
            result = await result
        assert isinstance(result, ExecutionResult)
        if result.data is None:
            return _errors(Outcome.REQUEST_ERROR, *(result.errors or []))
        return GraphQLAnswer(orjson.dumps(result.formatted), operation=operation.operation.value)

    def is_subscription(self, request: GraphQLRequest) -> bool:
        try:
            operation = get_operation_ast(parse(request.query), request.operation_name)
        except GraphQLError:
            return False
        return operation is not None and operation.operation is OperationType.SUBSCRIPTION

    async def subscribe(self, request: GraphQLRequest) -> AsyncIterator[bytes]:
        try:
            for tick in range(int(request.variables.get("to", 2))):
                if self.released is not None:
                    await self.released.wait()
                if request.variables.get("fail"):
                    raise RuntimeError("secret text")
                yield orjson.dumps({"data": {"ticks": tick}}, option=orjson.OPT_INDENT_2)
        finally:
            self.closed += 1

    def sdl(self) -> str:
        return print_schema(SCHEMA)


def _errors(outcome: Outcome, *errors: GraphQLError) -> GraphQLAnswer:
    return GraphQLAnswer(orjson.dumps({"errors": [error.formatted for error in errors]}), outcome)


class SmallAuthenticator:
    """Opens viewers for the token `good` and the session `mine`; everything else that is shown is unknown."""

    def __init__(self) -> None:
        self.opened = 0
        self.forgotten: list[Credential] = []
        self.valid = {"good": ViewerKind.COORDINATOR, "mine": ViewerKind.MEMBER}
        self._cache: dict[Credential, Viewer] = {}

    async def viewer(self, credential: Credential) -> Viewer:
        if credential not in self._cache:
            self.opened += 1
            self._cache[credential] = Viewer(
                handle=f"handle-{self.opened}",
                kind=self._kind(credential),
            )
        return self._cache[credential]

    def _kind(self, credential: Credential) -> ViewerKind:
        if credential.is_anonymous:
            return ViewerKind.ANONYMOUS
        shown = credential.bearer or credential.session or ""
        if shown not in self.valid:
            raise InvalidCredential
        return self.valid[shown]

    def forget(self, credential: Credential) -> None:
        self.forgotten.append(credential)
        self._cache.pop(credential, None)
