"""Mutations in a document: each root field is run in its own transaction, then its payload is read by the compiler in the viewer's scope."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import Uuid

from mreza.errors import UserError, UserErrors
from mreza.graphql.api import GraphQLRequest
from mreza.graphql.arguments import argument_of
from mreza.graphql.answers import merged
from mreza.graphql.context import Compilation, Inputs
from mreza.graphql.document import Operation, Selected
from mreza.graphql.prepared import Prepared
from mreza.graphql.select_object import one
from mreza.model.base import Base
from mreza.mutation import MutationSpec
from mreza.mutation.arguments import decode
from mreza.mutation.messages import Messages
from mreza.mutation.outcome import Reference
from mreza.mutation.runner import MutationResult, MutationRunner
from mreza.text import Locale

if TYPE_CHECKING:
    from mreza.graphql.engine import SqlEngine


class MutationExecutor:
    """Runs the mutations of one assembled application."""

    def __init__(self, specs: Iterable[MutationSpec], runner: MutationRunner, models: Mapping[str, type[Base]], messages: Messages) -> None:
        self.specs = {spec.name: spec for spec in specs}
        self.runner = runner
        self.models = models
        self.messages = messages

    async def run(
        self,
        engine: SqlEngine,
        request: GraphQLRequest,
        prepared: Prepared,
        operation: Operation,
        item: Selected,
        variables: Mapping[str, Any],
        shape: Any,
        *,
        single: bool,
    ) -> bytes:
        """One mutation; its payload as JSON. Several in one document each get a part of the idempotency key of their own."""
        spec = self.specs[item.name]
        given = argument_of(item.argument("input"), variables, (item.key, "input"))
        input_ = dict(given.read(variables)) if given is not None else {}
        result = await self._do(request, spec, input_, key=_key(request.idempotency_key, item, single=single))
        type_name = spec.name[0].upper() + spec.name[1:] + "Payload"
        parts = [
            (field.key, await self._member(engine, request, prepared, operation, spec, field, item, result, input_, variables, shape))
            for field in operation.children(item, type_name)
        ]
        return merged(parts)

    async def _do(self, request: GraphQLRequest, spec: MutationSpec, input_: dict[str, Any], *, key: str | None) -> MutationResult:
        try:
            arguments = decode(spec.parameters, input_)
        except UserErrors as several:
            return MutationResult(errors=tuple(several.errors))
        return await self.runner.run(
            spec,
            arguments,
            request.viewer,
            idempotency_key=key,
            expected_version=input_.get("expectedVersion"),
            reason=input_.get("reason"),
            locale=request.locale,
            request_id=request.request_id,
        )

    async def _member(
        self,
        engine: SqlEngine,
        request: GraphQLRequest,
        prepared: Prepared,
        operation: Operation,
        spec: MutationSpec,
        field: Selected,
        item: Selected,
        result: MutationResult,
        input_: Mapping[str, Any],
        variables: Mapping[str, Any],
        shape: Any,
    ) -> bytes:
        if field.name == "errors":
            return orjson.dumps([self._error(operation, field, error, request.locale) for error in result.errors])
        if field.name == "clientMutationId":
            return orjson.dumps(input_.get("clientMutationId"))
        if field.name == "__typename":
            return orjson.dumps(spec.name[0].upper() + spec.name[1:] + "Payload")
        value = result.subject if field.name == spec.payload_field else (result.payload or {}).get(field.name)

        async def read(reference: Reference, at: Selected) -> bytes:
            return await self._object(engine, request, prepared, operation, at, reference, variables, shape)

        return await self._output(operation, field, value, read)

    async def _output(self, operation: Operation, field: Selected, value: Any, read: Any) -> bytes:
        """A payload's value: objects are read, lists and nested outputs opened, the rest is JSON."""
        if isinstance(value, Reference):
            return await read(value, field)  # type: ignore[no-any-return]
        if isinstance(value, list | tuple):
            return b"[" + b",".join([await self._output(operation, field, one, read) for one in value]) + b"]"
        if isinstance(value, Mapping):
            children = operation.children(field, None)
            return merged([(child.key, await self._output(operation, child, value.get(child.name), read)) for child in children])
        return orjson.dumps(value)

    async def _object(
        self,
        engine: SqlEngine,
        request: GraphQLRequest,
        prepared: Prepared,
        operation: Operation,
        field: Selected,
        reference: Reference,
        variables: Mapping[str, Any],
        shape: Any,
    ) -> bytes:
        """An object after the commit, as the viewer may see it."""
        model = self.models[reference.type]
        viewer = request.viewer

        def build(c: Compilation) -> Any:
            id = c.bind(lambda inputs: inputs.variables["__subject"], Uuid())
            return one(c, model, lambda row: row.id == id, operation.children(field, model.__name__), c.today, ())

        key = ("payload", _offset(field), reference.type, viewer.shape, request.locale, shape)
        locale = Locale.parse(request.locale)
        plan = prepared.plan(key, lambda: engine.compiler.part(operation, variables, viewer.shape, locale, build))
        return await engine.run(plan, Inputs({**variables, "__subject": reference.id}, viewer, engine.clock.today()))

    def _error(self, operation: Operation, field: Selected, error: UserError, locale: str) -> dict[str, Any]:
        told = {"code": error.code, "path": list(error.path), "message": self.messages.text(error, locale), "__typename": "UserError"}
        return {child.key: told[child.name] for child in operation.children(field, "UserError")}


def _key(given: str | None, item: Selected, *, single: bool) -> str | None:
    return given if given is None or single else f"{given}:{item.key}"


def _offset(field: Selected) -> int:
    """Where in the document a field stands, which tells it from others of its name."""
    location = field.nodes[0].loc
    return location.start if location else -1
