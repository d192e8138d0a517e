"""A plan: one SQL statement with the way to read its parameters, made once per document, viewer's shape and variables'
shape.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Text, bindparam, case, func, literal_column, select, true
from sqlalchemy.dialects.postgresql import asyncpg as asyncpg_dialect

from mreza.access.rules import OWN_SCOPE
from mreza.graphql.context import Binder, Compilation, Inputs
from mreza.graphql.document import Operation, Selected
from mreza.graphql.json_sql import obj, to_bytes
from mreza.graphql.roots import RootFields, root_json
from mreza.graphql.select_object import ComputedAt
from mreza.model.registry import Registry
from mreza.text import Locale

_DIALECT = asyncpg_dialect.dialect(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]
_HANDLE = "scope_handle"


@dataclass(frozen=True, slots=True)
class Plan:
    """A compiled statement.

    `arguments(inputs)` gives its parameters in order; the answer is one JSON value in UTF-8.
    """

    sql: str
    binders: tuple[Binder, ...]
    computed: tuple[ComputedAt, ...]

    def arguments(self, inputs: Inputs) -> list[Any]:
        """The parameters of one call."""
        return [read(inputs) for read in self.binders]


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles operations of one assembled application."""

    registry: Registry
    roots: RootFields

    def query(
        self, operation: Operation, selected: list[Selected], variables: Mapping[str, Any], shape: str, locale: Locale
    ) -> Plan:
        """The plan of a query's root fields."""
        c = Compilation(self.registry, shape, locale, operation, variables)
        whole = obj([(item.key, root_json(c, self.roots, item)) for item in selected])
        return finish(c, whole)

    def part(
        self,
        operation: Operation,
        variables: Mapping[str, Any],
        shape: str,
        locale: Locale,
        build: Callable[[Compilation], Any],
    ) -> Plan:
        """The plan of any piece of JSON: a mutation's payload, an event, an export's row."""
        c = Compilation(self.registry, shape, locale, operation, variables)
        return finish(c, build(c))


def finish(c: Compilation, whole: Any) -> Plan:
    """Wrap the JSON so that the scope is entered first, in the same statement and for this statement only.

    The handle is set before anything is read, which CASE makes sure of. The answer then stands behind the scope's own
    row: there is one if somebody opened the scope and it has not ended, else there is neither row nor answer.
    """
    c.binders[_HANDLE] = lambda inputs: inputs.viewer.handle
    handle = bindparam(_HANDLE, None, type_=Text())
    entered = func.set_config(literal_column("'mreza.scope'"), handle, true()) == handle
    statement = select(case((entered, select(to_bytes(whole)).select_from(OWN_SCOPE).scalar_subquery())))
    compiled = statement.compile(dialect=_DIALECT, compile_kwargs={"render_postcompile": True})
    names = list(compiled.positiontup or ())
    constants = _constants(compiled)
    binders = tuple(c.binders.get(name) or _constant(constants[name]) for name in names)
    return Plan(str(compiled), binders, tuple(c.computed))


def _constants(compiled: Any) -> dict[str, Any]:
    """Values that the expressions themselves hold (``state != State.CANCELLED``), as the driver takes them."""
    state = compiled.construct_expanded_state()
    processors = dict(state.processors)
    for name, bind in compiled.binds.items():
        processors.setdefault(name, bind.type.dialect_impl(_DIALECT).bind_processor(_DIALECT))
    return {
        name: value if (process := processors.get(name)) is None or value is None else process(value)
        for name, value in state.parameters.items()
    }


def _constant(value: Any) -> Binder:
    return lambda inputs: value
