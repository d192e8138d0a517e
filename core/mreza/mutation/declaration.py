"""`@mutation`: a plain async function becomes a mutation of the API, which reads all it needs from the signature."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache, cached_property
from types import ModuleType, NoneType
from typing import Any, TypeVar

from mreza.errors import ConfigurationError
from mreza.model.base import plugin_of
from mreza.model.registry import camel
from mreza.mutation.docstring import described
from mreza.mutation.shapes import UNSET, Kind, Parameter, Shape, api_name, shape_of
from mreza.outbox.event import Event

F = TypeVar("F", bound=Callable[..., Awaitable[Any]])
_MARK = "__mreza_mutation__"
RESERVED = ("reason", "expected_version")


@dataclass(frozen=True, slots=True)
class _Declared:
    permission: str | None
    emits: tuple[type[Event], ...]
    public: bool
    elevated: bool
    name: str | None
    per_address: int | None


@dataclass(frozen=True)
class MutationSpec:
    """A mutation as the API offers it.

    Every mutation also takes an optional `reason: String`; one with `versioned` also `expectedVersion: Int`.
    """

    name: str
    plugin: str
    doc: str
    parameters: tuple[Parameter, ...]
    result: Shape | None
    permission: str | None
    emits: tuple[type[Event], ...]
    public: bool
    elevated: bool
    function: Callable[..., Awaitable[Any]]
    takes_reason: bool
    """The function has a parameter `reason` of its own; it gets the mutation's reason."""
    reason_required: bool
    per_address: int | None = None
    """How often one address may try it in a quarter of an hour; None for no limit."""

    @cached_property
    def versioned(self) -> Parameter | None:
        """The first parameter that must be an existing object: `expectedVersion` is its version."""
        return next((one for one in self.parameters if one.kind is Kind.MODEL and one.required), None)

    @cached_property
    def payload_field(self) -> str | None:
        """The payload's field that holds the object, e.g. ``membership``; None when the result is not a model."""
        if self.result is None or self.result.kind is not Kind.MODEL:
            return None
        name: str = self.result.python.__name__
        return name[0].lower() + name[1:]


def mutation(
    *,
    permission: str | None = None,
    emits: type[Event] | tuple[type[Event], ...] | None = None,
    public: bool = False,
    elevated: bool = False,
    name: str | None = None,
    per_address: int | None = None,
) -> Callable[[F], F]:
    """Offer an async function ``(do: Do, …)`` as a mutation of the API.

    Args:
        permission: what the viewer must hold, e.g. ``membership.suspend``.
        emits: the event or events that it may emit. A single one that needs nothing but its subject is emitted by
            itself with the returned object.
        public: True when no permission is asked; row rules still hold. Without it, a mutation that names no permission
            is refused.
        elevated: True lets the function act for one network beyond the viewer's rights, after `await do.elevate(…)`.
        name: the API's name, where it is not the function's in camel case.
        per_address: how often one address may try it in a quarter of an hour, for forms that anybody may hand in. Every
            attempt counts, not every request.

    The function's parameters are its input: models arrive loaded and in the viewer's scope, `Translated` as a list of
    ``{locale, text}``, frozen dataclasses as nested inputs; `UNSET` as default tells "not given" from null. It returns
    a model's instance, a frozen dataclass, or None. The docstring is the description, its ``Args:`` the inputs'.
    A parameter called ``reason`` gets the reason that every mutation takes.
    """
    events = () if emits is None else emits if isinstance(emits, tuple) else (emits,)

    def declare(function: F) -> F:
        where = f"{function.__module__}.{function.__qualname__}"
        given: object = function
        if not inspect.iscoroutinefunction(given):
            raise ConfigurationError(f"The mutation {where} must be an `async def`.")
        if (permission is None) is not public:
            raise ConfigurationError(f"The mutation {where} must name a permission or say public=True, and not both.")
        if per_address is not None and per_address < 1:
            raise ConfigurationError(f"The mutation {where} allows {per_address} attempts. Allow at least one.")
        setattr(function, _MARK, _Declared(permission, events, public, elevated, name, per_address))
        return function

    return declare


def mutations_in(module: ModuleType) -> list[MutationSpec]:
    """The mutations that a module (or a package, in its modules) declares itself, in the order they are written."""
    name = module.__name__
    found = {id(thing): thing for thing in vars(module).values() if hasattr(thing, _MARK)}
    return [spec_of(one) for one in found.values() if f"{one.__module__}.".startswith(f"{name}.")]


@cache
def spec_of(function: Callable[..., Awaitable[Any]]) -> MutationSpec:
    """The specification of a function marked `mutation`; its annotations must resolve by now.

    Raises: ConfigurationError when it cannot be offered; the sentence names the parameter.
    """
    declared: _Declared = getattr(function, _MARK)
    where = f"{function.__module__}.{function.__qualname__}"
    hints = typing.get_type_hints(function)
    signature = inspect.signature(function)
    doc, docs = described(function)
    if not doc:
        raise ConfigurationError(f"The mutation {where} has no docstring; it is the mutation's description in the API.")
    _first, *rest = signature.parameters.values()
    reason = signature.parameters.get("reason")
    own = [one for one in rest if one.name not in RESERVED]
    return MutationSpec(
        name=declared.name or camel(function.__name__),
        plugin=plugin_of(function.__module__),
        doc=doc,
        parameters=tuple(_parameter(one, hints, docs, where) for one in own),
        result=_result(hints, where),
        permission=declared.permission,
        emits=declared.emits,
        public=declared.public,
        elevated=declared.elevated,
        function=function,
        takes_reason=reason is not None,
        reason_required=reason is not None and reason.default is inspect.Parameter.empty,
        per_address=declared.per_address,
    )


def _parameter(one: inspect.Parameter, hints: dict[str, Any], docs: dict[str, str], where: str) -> Parameter:
    if one.kind in (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD) or one.name not in hints:
        raise ConfigurationError(f"The mutation {where} must say the type of its parameter {one.name}.")
    shape = shape_of(hints[one.name], f"{where}({one.name})")
    required = one.default is inspect.Parameter.empty
    default = UNSET if required else one.default
    return Parameter(one.name, api_name(one.name, shape), shape, required, default, docs.get(one.name, ""))


def _result(hints: dict[str, Any], where: str) -> Shape | None:
    annotation = hints.get("return", NoneType)
    if annotation is NoneType:
        return None
    shape = shape_of(annotation, f"{where} (its result)", output=True)
    if shape.kind not in (Kind.MODEL, Kind.DATACLASS) or shape.nullable:
        raise ConfigurationError(f"The mutation {where} must return a model, a frozen dataclass, or None.")
    return shape


__all__ = ["MutationSpec", "Parameter", "mutation", "mutations_in", "spec_of"]
