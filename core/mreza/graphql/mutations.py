"""Mutations in a document: each root field is run in its own transaction, then its payload is read by the compiler in
the viewer's scope.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

import orjson
from graphql import GraphQLError
from sqlalchemy import Uuid

from mreza.access.scope import AccessEnded, ScopeOpener
from mreza.errors import UserError, UserErrors
from mreza.faults import mask
from mreza.graphql.answers import formatted_error, merged
from mreza.graphql.api import GraphQLRequest
from mreza.graphql.arguments import argument_of
from mreza.graphql.computed import Path
from mreza.graphql.context import Compilation, Inputs, request_error
from mreza.graphql.document import Operation, Selected
from mreza.graphql.plan import Compiler, Plan
from mreza.graphql.prepared import Prepared
from mreza.graphql.select_object import one
from mreza.model.base import Base
from mreza.mutation import MutationSpec
from mreza.mutation.arguments import decode
from mreza.mutation.messages import Messages
from mreza.mutation.outcome import Reference
from mreza.mutation.runner import MutationResult, MutationRunner, ScopeGone
from mreza.outage import Outcome, Unavailable, is_outage, note
from mreza.text import Locale

_UNREAD = "The change was made, but your session has ended since, so the answer cannot be read. Sign in again and look."


@dataclass(slots=True)
class Call:
    """One document with mutations, on its way through the executor.

    `errors` gathers what went wrong beside the data.
    """

    request: GraphQLRequest
    prepared: Prepared
    operation: Operation
    variables: Mapping[str, Any]
    shape: Any
    today: date
    read: Callable[[Plan, Inputs, list[dict[str, Any]]], Awaitable[bytes]]
    errors: list[dict[str, Any]] = field(default_factory=list)


class MutationExecutor:
    """Runs the mutations of one assembled application."""

    def __init__(
        self,
        specs: Iterable[MutationSpec],
        runner: MutationRunner,
        models: Mapping[str, type[Base]],
        messages: Messages,
        compiler: Compiler,
        scopes: ScopeOpener,
    ) -> None:
        self.specs = {spec.name: spec for spec in specs}
        self.runner = runner
        self.models = models
        self.messages = messages
        self.compiler = compiler
        self.scopes = scopes

    async def run(self, call: Call) -> bytes:
        """All mutations of the document, one after another; the data as JSON.

        Raises: ScopeGone when the scope had ended before the first of them, and Unavailable when the database was away
        at the first of them: of the others nothing has happened then.
        """
        roots = call.operation.roots()
        parts: list[tuple[str, bytes]] = []
        for item in roots:
            if item.name == "__typename":
                parts.append((item.key, b'"Mutation"'))
                continue
            try:
                act = partial(self._one, call, item, single=len(roots) == 1)
                parts.append((item.key, await (self._anew(call, act) if parts else act())))
            except ScopeGone as error:
                if not parts:
                    raise
                parts.append((item.key, b"null"))
                call.errors.append(_failure(str(error), "UNAUTHENTICATED", item))
            except Unavailable as error:
                if not parts:
                    raise
                note(error)
                parts.append((item.key, b"null"))
                told = self.messages.text(error, call.request.locale)
                call.errors.append({"message": told, "path": [item.key], "extensions": error.extensions})
            except GraphQLError as error:  # of what is asked of the payload
                parts.append((item.key, b"null"))
                call.errors.append({**formatted_error(error, "BAD_USER_INPUT"), "path": [item.key]})
            except Exception as error:  # one mutation's fault must not hide what the others have done
                parts.append((item.key, b"null"))
                call.errors.append({**mask(error), "path": [item.key]})
        return merged(parts)

    async def _anew(self, call: Call, act: Callable[[], Awaitable[bytes]]) -> bytes:
        """Do something; a second time, as who the viewer is now, if a change has ended the scope that it was done in:
        a change ends the scopes that rest on what it changes, its own among them.
        """
        try:
            return await act()
        except ScopeGone:
            if not await self._reopened(call):
                raise
            return await act()

    async def _reopened(self, call: Call) -> bool:
        """Whether the viewer is somebody still, with the rights of now."""
        try:
            viewer = await self.scopes.reopen(call.request.viewer)
        except AccessEnded:
            return False
        except Exception as error:
            if is_outage(error):
                raise Unavailable(Outcome.NOTHING) from error
            raise
        call.request = replace(call.request, viewer=viewer)
        return True

    async def _one(self, call: Call, item: Selected, *, single: bool) -> bytes:
        """One mutation; its payload as JSON.

        Several in one document each get a part of the idempotency key of their own.
        """
        spec = self.specs[item.name]
        given = argument_of(item.argument("input"), call.variables, (item.key, "input"))
        input_ = dict(given.read(call.variables)) if given is not None else {}
        _check_texts(input_, (item.key, "input"))
        result = await self._do(call.request, spec, input_, key=_key(call.request.idempotency_key, item, single=single))
        try:
            return await self._anew(call, partial(self._payload, call, spec, item, result, input_))
        except ScopeGone:
            call.errors.append(_failure(_UNREAD, "UNAUTHENTICATED", item))
            return b"null"
        except Exception as error:
            if not is_outage(error):
                raise
            raise Unavailable(Outcome.NOTHING if result.errors else Outcome.DONE) from error

    async def _payload(
        self, call: Call, spec: MutationSpec, item: Selected, result: MutationResult, input_: Mapping[str, Any]
    ) -> bytes:
        fields = call.operation.children(item, _payload_type(spec))
        return merged([(child.key, await self._member(call, spec, item, child, result, input_)) for child in fields])

    async def _do(
        self, request: GraphQLRequest, spec: MutationSpec, input_: Mapping[str, Any], *, key: str | None
    ) -> MutationResult:
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
        call: Call,
        spec: MutationSpec,
        item: Selected,
        child: Selected,
        result: MutationResult,
        input_: Mapping[str, Any],
    ) -> bytes:
        if child.name == "errors":
            return orjson.dumps([self._error(call, child, error) for error in result.errors])
        if child.name == "clientMutationId":
            return orjson.dumps(input_.get("clientMutationId"))
        if child.name == "__typename":
            return orjson.dumps(_payload_type(spec))
        value = result.subject if child.name == spec.payload_field else (result.payload or {}).get(child.name)
        return await self._output(call, child, value, (item.key, child.key))

    async def _output(self, call: Call, child: Selected, value: Any, path: Path) -> bytes:
        """A payload's value: objects are read, lists and nested outputs opened, the rest is JSON."""
        if isinstance(value, Reference):
            return await self._object(call, child, value, path)
        if child.nodes[0].selection_set is None:  # a scalar, which JSON may be
            return orjson.dumps(value)
        if isinstance(value, list | tuple):
            parts = [await self._output(call, child, one, (*path, at)) for at, one in enumerate(value)]
            return b"[" + b",".join(parts) + b"]"
        if isinstance(value, Mapping):
            below = call.operation.children(child, None)
            outputs = [
                (inner.key, await self._output(call, inner, value.get(inner.name), (*path, inner.key)))
                for inner in below
            ]
            return merged(outputs)
        return orjson.dumps(value)

    async def _object(self, call: Call, child: Selected, reference: Reference, path: Path) -> bytes:
        """An object after the commit, as the viewer may see it."""
        model, request = self.models[reference.type], call.request

        def build(c: Compilation) -> Any:
            id = c.bind(lambda inputs: inputs.variables["__subject"], Uuid())
            return one(c, model, lambda row: row.id == id, call.operation.children(child, model.__name__), c.today, ())

        key = ("payload", _offset(child), reference.type, request.viewer.shape, request.locale, call.shape)
        locale = Locale.parse(request.locale)
        plan = call.prepared.plan(
            key, lambda: self.compiler.part(call.operation, call.variables, request.viewer.shape, locale, build)
        )
        failed: list[dict[str, Any]] = []
        inputs = Inputs({**call.variables, "__subject": reference.id}, request.viewer, call.today)
        body = await call.read(plan, inputs, failed)
        call.errors += [{**error, "path": [*path, *error["path"]]} for error in failed]
        return body

    def _error(self, call: Call, child: Selected, error: UserError) -> dict[str, Any]:
        message = self.messages.text(error, call.request.locale)
        told = {"code": error.code, "path": list(error.path), "message": message, "__typename": "UserError"}
        return {inner.key: told[inner.name] for inner in call.operation.children(child, "UserError")}


def _check_texts(value: Any, path: tuple[str, ...]) -> None:
    """PostgreSQL's texts hold every character but one."""
    if isinstance(value, str) and "\x00" in value:
        raise request_error("Text cannot hold the character NUL; remove it.", path)
    below = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for key, part in below:
        _check_texts(part, (*path, str(key)))


def _payload_type(spec: MutationSpec) -> str:
    return spec.name[0].upper() + spec.name[1:] + "Payload"


def _failure(message: str, code: str, item: Selected) -> dict[str, Any]:
    return {"message": message, "path": [item.key], "extensions": {"code": code}}


def _key(given: str | None, item: Selected, *, single: bool) -> str | None:
    return given if given is None or single else f"{given}:{item.key}"


def _offset(child: Selected) -> int:
    """Where in the document a field stands, which tells it from others of its name."""
    location = child.nodes[0].loc
    return location.start if location else -1
