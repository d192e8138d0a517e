"""The shape of a parsed document with its fragments expanded: how much, how deep, how often the same.

Expansion can be exponential in the text, so it is first counted with memory (each fragment once), and only a document
whose expanded size is within its limit is then walked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    SelectionSetNode,
)

from mreza.graphql.work import Meter, TooCostly

Fragments = Mapping[str, FragmentDefinitionNode]
_INTROSPECTION = frozenset({"__schema", "__type"})
_NESTING_LISTS = frozenset({"fields", "inputFields", "interfaces", "possibleTypes"})
_LISTS = _NESTING_LISTS | {"types", "args", "enumValues", "directives"}


class ExpandedSize:
    """The number of selections after expansion, without expanding: linear in the document."""

    def __init__(self, fragments: Fragments, limit: int, meter: Meter) -> None:
        self._fragments = fragments
        self._limit = limit
        self._meter = meter
        self._known: dict[str, int] = {}
        self._open: set[str] = set()

    def of(self, selected: SelectionSetNode) -> int:
        """Fields, spreads and inline fragments below a selection set.

        Raises:
            TooCostly: more than the limit, or a fragment that spreads itself.
        """
        total = 0
        for node in selected.selections:
            self._meter.spend()
            total += 1
            if isinstance(node, FragmentSpreadNode):
                total += self._fragment(node.name.value)
            elif isinstance(node, FieldNode | InlineFragmentNode) and node.selection_set is not None:
                total += self.of(node.selection_set)
            if total > self._limit:
                raise TooCostly(f"The document asks for more than {self._limit:,} fields with its fragments expanded.")
        return total

    def _fragment(self, name: str) -> int:
        if name in self._open:
            raise TooCostly(f"The fragment {name} contains itself.")
        if name not in self._known:
            fragment = self._fragments.get(name)
            self._open.add(name)
            self._known[name] = self.of(fragment.selection_set) if fragment is not None else 0
            self._open.discard(name)
        return self._known[name]


@dataclass(slots=True)
class Facts:
    """What one root (an operation, or a fragment that none uses) amounts to, expanded."""

    depth: int = 0
    roots: int = 0
    aliases: int = 0
    introspection_roots: int = 0
    introspection_lists: int = 0
    introspection_nesting: int = 0


def facts_of(root: SelectionSetNode, fragments: Fragments, meter: Meter) -> Facts:
    """Walk one root; the expanded size must be bounded before."""
    walk = _Walk(fragments, meter)
    walk.level(root, 1)
    return walk.facts


class _Walk:
    def __init__(self, fragments: Fragments, meter: Meter) -> None:
        self.facts = Facts()
        self._fragments = fragments
        self._meter = meter

    def level(self, selected: SelectionSetNode, depth: int) -> None:
        facts = self.facts
        for node in fields_of(selected, self._fragments):
            self._meter.spend()
            facts.roots += depth == 1
            facts.aliases += node.alias is not None
            facts.depth = max(facts.depth, depth)
            if node.name.value in _INTROSPECTION:
                facts.introspection_roots += 1
                if node.selection_set is not None:
                    self._introspection(node.selection_set, 0)
            elif node.selection_set is not None:
                self.level(node.selection_set, depth + 1)

    def _introspection(self, selected: SelectionSetNode, nesting: int) -> None:
        """Introspection has its own measures: it is deep by nature, and multiplies by nesting its own lists."""
        facts = self.facts
        for node in fields_of(selected, self._fragments):
            self._meter.spend()
            name = node.name.value
            below = nesting + (name in _NESTING_LISTS)
            facts.aliases += node.alias is not None
            facts.introspection_lists += name in _LISTS
            facts.introspection_nesting = max(facts.introspection_nesting, below)
            if node.selection_set is not None:
                self._introspection(node.selection_set, below)


def fields_of(selected: SelectionSetNode, fragments: Fragments) -> Iterable[FieldNode]:
    """The fields of one level, through fragments."""
    for node in selected.selections:
        if isinstance(node, FieldNode):
            yield node
        elif isinstance(node, InlineFragmentNode):
            yield from fields_of(node.selection_set, fragments)
        elif isinstance(node, FragmentSpreadNode) and (fragment := fragments.get(node.name.value)):
            yield from fields_of(fragment.selection_set, fragments)


def compare_pairs(roots: list[SelectionSetNode], fragments: Fragments, limit: int, meter: Meter) -> int:
    """How many pairs of fields validation has to compare, because they answer under the same name at the same place.

    Validation takes each pair of such fields, and each pair of fragments that meet: quadratic work that a small
    document can ask for.

    Raises:
        TooCostly: more than `limit` pairs.
    """
    total = 0
    levels = [roots]
    while levels:
        together = levels.pop()
        named: dict[str, list[SelectionSetNode | None]] = {}
        for selected in together:
            for node in fields_of(selected, fragments):
                key = (node.alias or node.name).value
                named.setdefault(key, []).append(node.selection_set)
        spreads = sum(isinstance(node, FragmentSpreadNode) for selected in together for node in selected.selections)
        total += _pairs(spreads) + sum(_pairs(len(same)) for same in named.values())
        if total > limit:
            raise TooCostly("The document names the same fields too often. Merge repeated selections.")
        for same in named.values():
            below = [selected for selected in same if selected is not None]
            meter.spend(len(same))
            if below:
                levels.append(below)
    meter.spend(total)
    return total


def _pairs(count: int) -> int:
    return count * (count - 1) // 2
