"""What a document asks for, as a number that is known before anything runs.

An object costs 1, a leaf nothing, and a list multiplies what is in it by its page size. `organisations(first: 50)
{ nodes { network { id } } }` is 1 for the connection and 50 × (1 for each organisation + 1 for its network): 101.
Directives are ignored and unknown sizes taken as the default page, so the number is an upper bound.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    NullValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    ValueNode,
    VariableNode,
)

ITEMS: Final = frozenset({"nodes", "edges"})
#: What only a connection has, so that a page size beside them multiplies the items and nothing else.
_OF_CONNECTIONS: Final = ITEMS | {"totalCount", "pageInfo"}
_PAGES: Final = ("first", "last")
_MUTATION_WEIGHT: Final = 10
#: Stands for the name of whatever lies in a group's key.
_KEY: Final = "groups.key"
#: Leaves that the database works for.
LEAF_WEIGHTS: Final[Mapping[str, int]] = {"totalCount": 1}

Fragments = Mapping[str, FragmentDefinitionNode]


@dataclass(frozen=True, slots=True)
class Sizes:
    """The page size of a list that names none, the largest, and the fields known to be plain lists."""

    default_page: int = 20
    max_page: int = 100
    lists: Collection[str] = frozenset({"groups"})


@dataclass(frozen=True, slots=True)
class _Size:
    """The size of one list: the largest of what its arguments say, some of which only the variables tell."""

    fixed: int
    variables: tuple[tuple[str, int], ...] = ()
    """Variable names, each with the size that holds when the variable is absent."""

    def of(self, variables: Mapping[str, Any], sizes: Sizes) -> int:
        largest = self.fixed
        for name, absent in self.variables:
            value = variables.get(name)
            largest = max(largest, absent if value is None else _bounded(value, sizes))
        return largest


@dataclass(slots=True)
class Price:
    """The cost as a sum of products, so that the same document with other variables is priced in a few steps."""

    sizes: Sizes
    terms: dict[tuple[_Size, ...], int] = field(default_factory=dict)

    def add(self, weight: int, chain: tuple[_Size, ...]) -> None:
        """Count something that stands inside the lists of `chain`."""
        if weight:
            self.terms[chain] = self.terms.get(chain, 0) + weight

    def of(self, variables: Mapping[str, Any]) -> int:
        """The cost with these variables."""
        total = 0
        for chain, weight in self.terms.items():
            product = weight
            for size in chain:
                product *= size.of(variables, self.sizes)
            total += product
        return total


def price_of(operation: OperationDefinitionNode, fragments: Fragments, sizes: Sizes, *, max_lists: int) -> Price | None:
    """The price of an operation; None when lists are nested deeper than `max_lists`.

    The walk expands fragments, so the caller must have bounded the expanded document before.
    """
    defaults = {
        definition.variable.name.value: definition.default_value
        for definition in operation.variable_definitions or ()
        if definition.default_value is not None
    }
    walk = _Walk(fragments, sizes, defaults, max_lists)
    weight = _MUTATION_WEIGHT if operation.operation is OperationType.MUTATION else 0
    walk.selections(operation.selection_set, (), None, parent="", extra=weight)
    return None if walk.is_too_deep else walk.price


class _Walk:
    def __init__(self, fragments: Fragments, sizes: Sizes, defaults: Mapping[str, ValueNode], max_lists: int) -> None:
        self.price = Price(sizes)
        self.is_too_deep = False
        self._fragments = fragments
        self._sizes = sizes
        self._defaults = defaults
        self._max_lists = max_lists

    def selections(
        self, selected: SelectionSetNode, chain: tuple[_Size, ...], page: _Size | None, *, parent: str, extra: int = 0
    ) -> None:
        """Visit a level. `page` is the size that the items of the connection above still have to be multiplied by."""
        for node in selected.selections:
            if isinstance(node, FieldNode):
                self.price.add(extra, chain)
                self._field(node, chain, page, parent)
            elif isinstance(node, InlineFragmentNode):
                self.selections(node.selection_set, chain, page, parent=parent, extra=extra)
            elif isinstance(node, FragmentSpreadNode) and (named := self._fragments.get(node.name.value)):
                self.selections(named.selection_set, chain, page, parent=parent, extra=extra)

    def _field(self, node: FieldNode, chain: tuple[_Size, ...], page: _Size | None, parent: str) -> None:
        name = node.name.value
        below = node.selection_set
        if below is None:
            self.price.add(LEAF_WEIGHTS.get(name, 0), chain)
            return
        if page is not None and name in ITEMS:
            chain = (*chain, page)
        # A group has one key: what is a list elsewhere stands there for one of its values.
        in_key = parent == _KEY or (name == "key" and parent == "groups")
        size = None if in_key else self._size(node, below)
        is_connection = size is not None and self._selects(below, _OF_CONNECTIONS)
        self.price.add(0 if name == "node" and parent == "edges" else 1, chain)
        if size is not None and not is_connection:
            chain = (*chain, size)
            self.price.add(1, chain)
        if len(chain) + is_connection > self._max_lists:
            self.is_too_deep = True
            return
        self.selections(below, chain, size if is_connection else None, parent=_KEY if in_key else name)

    def _size(self, node: FieldNode, below: SelectionSetNode) -> _Size | None:
        """The size of a field that is a list: by its arguments, by what is selected of it, or by its name."""
        arguments = {argument.name.value: argument.value for argument in node.arguments or ()}
        pages = [arguments[name] for name in _PAGES if name in arguments]
        default = self._sizes.default_page
        if pages:
            return self._largest([value for value in pages if not isinstance(value, NullValueNode)] or [None])
        if "ids" in arguments:
            return self._largest([arguments["ids"]])
        if node.name.value in self._sizes.lists or (node.name.value not in ITEMS and self._selects(below, ITEMS)):
            return _Size(default)
        return None

    def _largest(self, values: list[ValueNode] | list[None]) -> _Size:
        fixed, variables = 0, []
        for value in values:
            if isinstance(value, VariableNode):
                name = value.name.value
                variables.append((name, self._literal(self._defaults.get(name))))
            else:
                fixed = max(fixed, self._literal(value))
        return _Size(fixed, tuple(variables))

    def _literal(self, value: ValueNode | None) -> int:
        if isinstance(value, IntValueNode):
            return _bounded(int(value.value), self._sizes)
        if isinstance(value, ListValueNode):
            return len(value.values)
        return self._sizes.default_page

    def _selects(self, selected: SelectionSetNode, names: Collection[str]) -> bool:
        """True when one of the fields is selected at this level, directly or by a fragment."""
        for node in selected.selections:
            if isinstance(node, FieldNode):
                if node.name.value in names:
                    return True
            elif isinstance(node, InlineFragmentNode):
                if self._selects(node.selection_set, names):
                    return True
            elif isinstance(node, FragmentSpreadNode):
                named = self._fragments.get(node.name.value)
                if named is not None and self._selects(named.selection_set, names):
                    return True
        return False


def _bounded(value: object, sizes: Sizes) -> int:
    """The size that a value gives; what is no size counts as the default page, for the engine refuses it."""
    if isinstance(value, list):
        return len(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return sizes.default_page
    return min(max(value, 0), sizes.max_page)


def announcement(cost: int, maximum: int) -> dict[str, int]:
    """What stands in `extensions.cost`."""
    return {"requestedQueryCost": cost, "maximumAvailable": maximum}
