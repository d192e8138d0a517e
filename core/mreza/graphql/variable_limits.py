"""Caps on the variables of a request: depth, length of lists and texts, and number of values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mreza.graphql.bounds import Limits
from mreza.graphql.work import Meter, TooCostly

_FEW = 10
_LEAVES = frozenset({str, int, bool, float})


def check_variables(variables: Mapping[str, Any], limits: Limits, meter: Meter) -> None:
    """Walk the variables once, level by level.

    Raises:
        TooCostly: a cap is passed.
    """
    if _are_few_and_short(variables, limits):
        return
    level: list[Any] = [variables] if variables else []
    values = 0
    for _ in range(limits.max_variable_depth + 1):
        if not level:
            return
        values += sum(map(len, level))
        if values > limits.max_values:
            raise TooCostly(f"The variables hold more than {limits.max_values:,} values. Send less at once.")
        meter.spend(len(level))
        level = [inner for value in level for inner in _inside(value, limits)]
    raise TooCostly(f"The variables are nested deeper than {limits.max_variable_depth} levels.")


def _are_few_and_short(variables: Mapping[str, Any], limits: Limits) -> bool:
    """Whether no cap can be passed, as in nearly every request: some short values, none of them inside another."""
    if len(variables) > _FEW:
        return False
    for name, value in variables.items():
        if len(name) > limits.max_name or (type(value) is str and len(value) > limits.max_text):
            return False
        if value is not None and type(value) not in _LEAVES:
            return False
    return True


def _inside(value: Any, limits: Limits) -> Iterable[Any]:
    """The containers inside a container; texts are measured on the way."""
    if isinstance(value, Mapping):
        for key in value:
            _check_text(key, limits.max_name)
        items: Iterable[Any] = value.values()
    else:
        if len(value) > limits.max_list:
            raise TooCostly(f"A list in the variables has {len(value):,} items; at most {limits.max_list:,} are taken.")
        items = value
    found = []
    for item in items:
        if isinstance(item, str):
            _check_text(item, limits.max_text)
        elif isinstance(item, Mapping | list | tuple):
            found.append(item)
    return found


def _check_text(text: str, most: int) -> None:
    if len(text) > most:
        raise TooCostly(f"A text in the variables has {len(text):,} characters; at most {most:,} are taken.")
