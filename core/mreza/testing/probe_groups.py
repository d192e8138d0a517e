"""Aggregates: groups by every field, different values, sums, means, smallest and greatest values, along links too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graphql import GraphQLEnumType, is_leaf_type

from mreza.testing.probe_types import Turns, Type

_BUCKETS = ["YEAR", "MONTH", "DAY"]
_MEASURES = (("sum", "avg"), ("min", "max"))
"""Types take turns with the measures of a pair, which are made alike."""
_TOGETHER = 60
"""How many counts of different values one question asks for: with more, a wide type's is too long to be answered."""
_MEASURED_ALONG = 1
"""How many links' measures one question asks for."""


class Aggregates:
    """Writes what is selected of a root list to learn of its groups.

    Args:
        types: all types of the API by name.
        turns: which buckets and inner fields come next.
    """

    def __init__(self, types: Mapping[str, Type], turns: Turns) -> None:
        self.types = types
        self.turns = turns

    def of(self, type_: Type) -> Iterator[tuple[str, str]]:
        """All of them, each with its kind."""
        paths = list(self._paths(type_))
        for by, key in paths:
            yield "group key", f"groups(by: [{by}]) {{ key {{ {key} }} count }}"
        lists = {one.name for one in type_.relations if one.many}
        told_apart = [by for by, key in paths if key.partition(" ")[0] not in lists]
        for first in range(0, len(told_apart), _TOGETHER):
            together = told_apart[first : first + _TOGETHER]
            different = " ".join(f"d{position}: distinct(of: {by})" for position, by in enumerate(together))
            yield "distinct", f"groups {{ count {different} }}"
        for measure in [one for pair in _MEASURES for one in self.turns.of("/".join(pair), list(pair))]:
            if inner := self._measured(type_, measure):
                yield "min/max", f"groups {{ {measure} {{ {inner} }} }}"

    def _paths(self, type_: Type) -> Iterator[tuple[str, str]]:
        """What can be grouped by, as `by` and as `key` write it."""
        for name, input_ in type_.inputs("By").items():
            if isinstance(input_, GraphQLEnumType):
                yield from ((f"{{{name}: {bucket}}}", name) for bucket in self.turns.of("buckets", _BUCKETS))
            elif is_leaf_type(input_):
                yield f"{{{name}: true}}", name
            else:
                yield from self._along(type_, name)

    def _along(self, type_: Type, name: str) -> Iterator[tuple[str, str]]:
        """The id of what a link leads to, and one of its values."""
        target = self.types[next(one.target for one in type_.relations if one.name == name)]
        leaves = {
            key: "YEAR" if isinstance(input_, GraphQLEnumType) else "true"
            for key, input_ in target.inputs("By").items()
            if is_leaf_type(input_) and key != "id"
        }
        for key in ["id", *self.turns.of(f"{target.name}.by", list(leaves))]:
            yield f"{{{name}: {{{key}: {leaves.get(key, 'true')}}}}}", f"{name} {{ {key} }}"

    def _measured(self, type_: Type, measure: str) -> str:
        fields = type_.measures(measure.capitalize())
        plain = [name for name, inner in fields.items() if is_leaf_type(inner)]
        links = [name for name, inner in fields.items() if not is_leaf_type(inner)]
        targets = {one.name: self.types[one.target] for one in type_.relations}
        for name in self.turns.of(f"{type_.name}.{measure}", links, _MEASURED_ALONG):
            below = targets[name].measures(measure.capitalize())
            if leaves := [key for key, inner in below.items() if is_leaf_type(inner)]:
                plain.append(f"{name} {{ {' '.join(leaves)} }}")
        return " ".join(plain)
