"""Documents that were seen before: parsed, priced and validated once, with their plans. Bounded in every direction."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graphql import (
    GraphQLError,
    GraphQLInputType,
    GraphQLSchema,
    NonNullTypeNode,
    NullValueNode,
    OperationType,
    type_from_ast,
    validate,
    value_from_ast_untyped,
)
from graphql.execution.values import get_variable_values

from mreza.graphql.arguments import STRUCTURAL, shape_of
from mreza.graphql.limits import Checked, Limits, check, recheck
from mreza.graphql.plan import Plan

MAX_VARIANTS = 64
_PER_DOCUMENT, _PER_CHARACTER, _PER_PLAN, _PER_BINDER = 4096, 200, 4096, 600
"""Bytes that a parsed document takes at most, and for each of its characters, tokens and their places being most of it;
and a plan beside its statement's text, and for each parameter."""


_ALL_GIVEN = "all given"


def _is_date(value: Any) -> bool:
    """A date as we write dates; anything else, right or wrong, is looked at the slow way."""
    if type(value) is not str or len(value) != len("2025-03-14") or value[7] != "-":  # else a week's day, 2025-W11-5
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


_PLAIN: dict[str, Callable[[Any], bool]] = {
    "ID": lambda value: type(value) is str,
    "String": lambda value: type(value) is str,
    "Date": _is_date,
    "Boolean": lambda value: type(value) is bool,
    "Int": lambda value: type(value) is int and -(2**31) <= value < 2**31,
}


#: What graphql-core adds to a sentence about a variable: the value itself, which may be a secret.
_VALUE = re.compile(r"^(Variable '\$\w+' .*? value(?: at [^:]+)?: .*?)(?:: |, found).*$", re.DOTALL)


class InvalidRequest(Exception):
    """The document or its variables are not valid; `errors` say why."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__("; ".join(error.message for error in errors))
        self.errors = errors


@dataclass(slots=True)
class Variable:
    """A declared variable, with what is needed to take a value at each call."""

    name: str
    type: GraphQLInputType
    required: bool
    non_null: bool
    default: Any
    has_default: bool
    plain: Callable[[Any], bool] | None
    structural: bool


@dataclass(slots=True)
class Prepared:
    """A document's chosen operation, ready to be run again."""

    checked: Checked
    schema: GraphQLSchema
    variables: tuple[Variable, ...]
    text: str
    name: str | None
    grew: Callable[[Prepared], None]
    plans: OrderedDict[Any, Plan] = field(default_factory=OrderedDict)
    is_plain: bool = field(init=False)
    """Whether only the presence of variables can change the statement."""

    def __post_init__(self) -> None:
        """Find it once; every request asks."""
        self.is_plain = all(variable.plain and not variable.structural for variable in self.variables)

    @property
    def size(self) -> int:
        """Bytes that it takes with its plans, about."""
        plans = sum(_PER_PLAN + len(plan.sql) + len(plan.binders) * _PER_BINDER for plan in self.plans.values())
        return _PER_DOCUMENT + len(self.text) * _PER_CHARACTER + plans

    @property
    def kind(self) -> OperationType:
        """Query, mutation or subscription."""
        return self.checked.operation.operation

    def take(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        """The variables of a call: checked, with defaults filled in, still as JSON.

        Raises: InvalidRequest.
        """
        taken: dict[str, Any] = {}
        for variable in self.variables:
            if variable.name in raw:
                value = raw[variable.name]
                if value is None and variable.non_null:
                    return self._explain(raw)
                if value is not None and (variable.plain is None or not variable.plain(value)):
                    return self._coerced(raw)
                taken[variable.name] = value
            elif variable.has_default:
                taken[variable.name] = variable.default
            elif variable.required:
                return self._explain(raw)
        return taken

    def _coerced(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        """The slow way: graphql-core looks at every value; ours stay as JSON."""
        self._check(raw)
        taken = {variable.name: variable.default for variable in self.variables if variable.has_default}
        return taken | {variable.name: raw[variable.name] for variable in self.variables if variable.name in raw}

    def _explain(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        self._check(raw)
        raise InvalidRequest([GraphQLError("A variable is missing.")])

    def _check(self, raw: Mapping[str, Any]) -> None:
        result = get_variable_values(self.schema, self.checked.operation.variable_definitions or (), dict(raw))
        if isinstance(result, list):
            raise InvalidRequest([_without_value(error) for error in result])

    def shape(self, taken: Mapping[str, Any]) -> Any:
        """What of the variables changes the statement."""
        if self.is_plain and len(taken) == len(self.variables) and None not in taken.values():
            return _ALL_GIVEN
        return tuple(
            None
            if (value := taken.get(v.name)) is None
            else "value"
            if v.plain and not v.structural
            else shape_of(value, v.type)
            for v in self.variables
        )

    def plan(self, key: Any, compile_: Callable[[], Plan]) -> Plan:
        """The plan of a variant, compiled on first sight."""
        plan = self.plans.get(key)
        if plan is None:
            plan = self.plans[key] = compile_()
            if len(self.plans) > MAX_VARIANTS:
                self.plans.popitem(last=False)
            self.grew(self)
        return plan


class Documents:
    """The documents of one schema, least recently used out first.

    Args:
        schema: that they ask.
        limits: beyond which a document is refused.
        most: bytes that all of them may take with their plans.

    Attributes:
        size: bytes that they take, about.
    """

    def __init__(self, schema: GraphQLSchema, limits: Limits, most: int) -> None:
        self.schema = schema
        self.limits = limits
        self.most = most
        self.size = 0
        self._seen: OrderedDict[tuple[str, str | None], Prepared] = OrderedDict()
        self._sizes: dict[tuple[str, str | None], int] = {}

    def __len__(self) -> int:
        return len(self._seen)

    @property
    def plan_count(self) -> int:
        """How many plans are kept in all."""
        return sum(len(prepared.plans) for prepared in self._seen.values())

    def get(
        self, query: str, operation_name: str | None, variables: Mapping[str, Any], *, suggest: bool
    ) -> tuple[Prepared, int]:
        """The prepared document and the cost of this call.

        Raises: TooCostly, GraphQLSyntaxError, GraphQLError, InvalidRequest.
        """
        key = (query, operation_name)
        prepared = self._seen.get(key)
        if prepared is not None:
            self._seen.move_to_end(key)
            return prepared, recheck(prepared.checked, variables, self.limits)
        prepared = self._prepare(query, operation_name, variables, suggest=suggest)
        self._seen[key] = prepared
        self._weigh(prepared)
        return prepared, prepared.checked.cost

    def _weigh(self, grown: Prepared) -> None:
        """Let go of the oldest until the others fit. What has just come stays, since somebody is about to ask it; what
        is gone already, and only finishes what it was asked, weighs nothing."""
        key = (grown.text, grown.name)
        if self._seen.get(key) is not grown:
            return
        self.size += grown.size - self._sizes.get(key, 0)
        self._sizes[key] = grown.size
        self._seen.move_to_end(key)
        while self.size > self.most and len(self._seen) > 1:
            self.size -= self._sizes.pop(self._seen.popitem(last=False)[0])

    def _prepare(
        self, query: str, operation_name: str | None, variables: Mapping[str, Any], *, suggest: bool
    ) -> Prepared:
        checked = check(query, operation_name, variables, self.limits)
        errors = validate(self.schema, checked.document, max_errors=5, hide_suggestions=not suggest)
        if errors:
            raise InvalidRequest(list(errors))
        return Prepared(
            checked,
            self.schema,
            tuple(self._variable(d) for d in checked.operation.variable_definitions or ()),
            query,
            operation_name,
            self._weigh,
        )

    def _variable(self, definition: Any) -> Variable:
        type_ = type_from_ast(self.schema, definition.type)
        required = isinstance(definition.type, NonNullTypeNode)
        named = definition.type.type if required else definition.type
        name = getattr(getattr(named, "name", None), "value", None)
        default = definition.default_value
        has_default = default is not None and not isinstance(default, NullValueNode)
        return Variable(
            name=definition.variable.name.value,
            type=type_,
            required=required and not has_default,
            non_null=required,
            default=value_from_ast_untyped(default) if has_default else None,
            has_default=default is not None,
            plain=_PLAIN.get(name) if name else None,
            structural=name in STRUCTURAL,
        )


def _without_value(error: GraphQLError) -> GraphQLError:
    """The same error without the value that was sent, because errors are written down and passed on."""
    found = _VALUE.match(error.message)
    return GraphQLError(f"{found[1]}.", error.nodes) if found else error
