"""Argument values as they reach the compiler: partly written in the document, partly to come from variables at each
call.

The compiler asks only for an argument's *shape* (which keys, null or not) and turns leaves into bind parameters. What
the shape was is part of the plan's key, so one plan serves all values of that shape.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    ListValueNode,
    NullValueNode,
    ObjectValueNode,
    ValueNode,
    VariableNode,
    value_from_ast_untyped,
)

Read = Callable[[Mapping[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class Argument:
    """A value: how to read it at each call, and what it was when the plan was compiled."""

    read: Read
    sample: Any
    path: tuple[str, ...]
    constant: bool
    variable: str | None = None
    """The variable that it is, and nothing besides."""

    @property
    def is_null(self) -> bool:
        """Null or not given."""
        return self.sample is None

    def fields(self) -> dict[str, Argument]:
        """The given fields of an input object."""
        sample = self.sample or {}
        return {key: self._below(key, key) for key in sample}

    def items(self) -> list[Argument]:
        """The items of a list; a single value counts as a list of one, as the language has it."""
        if not isinstance(self.sample, list):
            return [self]
        return [self._below(position, str(position)) for position in range(len(self.sample))]

    def _below(self, key: Any, name: str) -> Argument:
        read = self.read
        return Argument(lambda variables: read(variables)[key], self.sample[key], (*self.path, name), self.constant)


def argument_of(node: ValueNode | None, variables: Mapping[str, Any], path: tuple[str, ...]) -> Argument | None:
    """The argument behind a node; None when it is not given at all (a variable without a value counts as not given)."""
    if node is None or isinstance(node, NullValueNode):
        return None
    if isinstance(node, VariableNode):
        name = node.name.value
        if variables.get(name) is None:
            return None
        return Argument(lambda values: values[name], variables[name], path, False, name)
    if not _mentions_variable(node):
        value = value_from_ast_untyped(node)
        return Argument(lambda values: value, value, path, True)
    read = _reader(node)
    return Argument(read, read(variables), path, False)


def _mentions_variable(node: ValueNode) -> bool:
    if isinstance(node, VariableNode):
        return True
    if isinstance(node, ObjectValueNode):
        return any(_mentions_variable(f.value) for f in node.fields)
    return isinstance(node, ListValueNode) and any(_mentions_variable(v) for v in node.values)


def _reader(node: ValueNode) -> Read:
    """A function that puts the variables' values into a literal. Fields whose variable was not given are left out."""
    if isinstance(node, VariableNode):
        name = node.name.value
        return lambda values: values.get(name)
    if isinstance(node, ObjectValueNode):
        parts = [
            (f.name.value, _reader(f.value), isinstance(f.value, VariableNode), _variable(f.value)) for f in node.fields
        ]
        return lambda values: {
            key: read(values) for key, read, is_variable, name in parts if not is_variable or name in values
        }
    if isinstance(node, ListValueNode):
        readers = [_reader(v) for v in node.values]
        return lambda values: [read(values) for read in readers]
    constant = value_from_ast_untyped(node)
    return lambda values: constant


def _variable(node: ValueNode) -> str | None:
    return node.name.value if isinstance(node, VariableNode) else None


#: Leaf types whose values, not only their presence, change the statement. All have few values.
STRUCTURAL = frozenset({"Direction", "Boolean", "Locale", "Bucket"})


def shape_of(value: Any, type_: GraphQLInputType) -> Any:
    """What of a variable's value changes the statement: keys, nulls and the few structural values; never other values
    or list lengths.
    """
    if value is None:
        return None
    if isinstance(type_, GraphQLNonNull):
        return shape_of(value, type_.of_type)
    if isinstance(type_, GraphQLList):
        inner = type_.of_type.of_type if isinstance(type_.of_type, GraphQLNonNull) else type_.of_type
        if not isinstance(inner, GraphQLInputObjectType | GraphQLList):
            return "list"
        if not isinstance(value, list):
            return ("one", shape_of(value, type_.of_type))
        return tuple(shape_of(item, type_.of_type) for item in value)
    if isinstance(type_, GraphQLInputObjectType):
        return tuple((key, shape_of(value[key], field.type)) for key, field in type_.fields.items() if key in value)
    structural = type_.name in STRUCTURAL or (isinstance(type_, GraphQLEnumType) and type_.name in STRUCTURAL)
    return value if structural else "value"
