"""What a compilation carries: the registry, the viewer's shape, the locale, and the bind parameters collected on the
way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graphql import GraphQLError
from sqlalchemy import (
    ARRAY,
    BigInteger,
    BindParameter,
    Boolean,
    Date,
    DateTime,
    Integer,
    Numeric,
    Text,
    Uuid,
    bindparam,
)
from sqlalchemy.orm import outerjoin

from mreza.access.viewer import Viewer
from mreza.errors import UserError
from mreza.graphql.arguments import Argument, argument_of
from mreza.graphql.document import Operation, Selected
from mreza.model.base import Base
from mreza.model.registry import Registry
from mreza.model.values import DATE, ValueType
from mreza.text import Locale

SQL_TYPES: dict[str, Any] = {
    "text": Text(),
    "jsonb": Text(),
    "int4": Integer(),
    "int8": BigInteger(),
    "boolean": Boolean(),
    "numeric": Numeric(),
    "date": Date(),
    "timestamptz": DateTime(timezone=True),
    "uuid": Uuid(),
}


@dataclass(slots=True)  # made at each request; freezing it would cost more than reading from it
class Inputs:
    """What a statement's parameters are read from at each call."""

    variables: Mapping[str, Any]
    viewer: Viewer
    today: date


Binder = Callable[[Inputs], Any]


class Source:
    """A FROM clause that grows by left joins as the selection asks for linked rows.

    Args:
        start: what it begins with.
        single: there is one row at most, so that looking up what it links to costs less than a join would.
    """

    def __init__(self, start: Any, *, single: bool = False) -> None:
        self.clause = start
        self.single = single

    def left_join(self, other: Any, condition: Any) -> None:
        """Join another alias, keeping rows without a partner."""
        self.clause = outerjoin(self.clause, other, condition)


@dataclass(slots=True)
class Compilation:
    """One compilation of one operation for one viewer's shape."""

    registry: Registry
    shape: str
    locale: Locale
    operation: Operation
    variables: Mapping[str, Any]
    binders: dict[str, Binder] = field(default_factory=dict)
    computed: list[Any] = field(default_factory=list)
    _aliases: Counter[type[Base]] = field(default_factory=Counter)
    _today: BindParameter[date] | None = None
    _bound: dict[tuple[str, ValueType], BindParameter[Any]] = field(default_factory=dict)

    @property
    def today(self) -> BindParameter[date]:
        """The day of the call."""
        if self._today is None:
            self._today = self.bind(lambda inputs: inputs.today, Date())
        return self._today

    def alias(self, model: type[Base]) -> Any:
        """An alias of a model that nothing else of this compilation uses."""
        self._aliases[model] += 1
        return self.registry.alias(model, self._aliases[model])

    def bind(self, read: Binder, type_: Any) -> BindParameter[Any]:
        """A new bind parameter with the way to read its value."""
        name = f"p{len(self.binders)}"
        self.binders[name] = read
        return bindparam(name, None, type_=type_)  # a value comes at each call; None lets lists be written out

    def bind_value(self, argument: Argument, value: ValueType) -> BindParameter[Any]:
        """A leaf argument as a parameter of the value's type; one for all places of the same variable."""
        if argument.variable is None:
            return self.bind(_parsed(argument, value.parse), SQL_TYPES[value.sql])
        key = argument.variable, value
        if key not in self._bound:
            self._bound[key] = self.bind(_parsed(argument, value.parse), SQL_TYPES[value.sql])
        return self._bound[key]

    def bind_list(self, argument: Argument, value: ValueType) -> BindParameter[Any]:
        """A list argument as one array parameter, however long it is."""
        read, path = argument.read, argument.path  # not the argument: what it was at first would be kept with the plan

        def items(inputs: Inputs) -> list[Any]:
            given = read(inputs.variables)
            return [_parse(item, value.parse, path) for item in (given if isinstance(given, list) else [given])]

        return self.bind(items, ARRAY(SQL_TYPES[value.sql]))

    def bind_parsed(self, argument: Argument, parse: Callable[[Any], Any], type_: Any) -> BindParameter[Any]:
        """A leaf argument with its own way of reading."""
        return self.bind(_parsed(argument, parse), type_)

    def argument(self, selected: Selected, name: str) -> Argument | None:
        """The argument of a field, if it was given and is not null."""
        found = argument_of(selected.argument(name), self.variables, (selected.key, name))
        return None if found is None or found.is_null else found

    def required(self, selected: Selected, name: str) -> Argument:
        """An argument that the schema asks for.

        Raises: GraphQLError when a variable that may be null, because it has a default, is null.
        """
        found = self.argument(selected, name)
        if found is None:
            raise request_error(f"The argument {name} must not be null.", (selected.key, name))
        return found

    def day(self, selected: Selected, default: Any) -> Any:
        """The day a field is asked for: its `asOf`, else that of the list it stands in."""
        argument = self.argument(selected, "asOf")
        return default if argument is None else self.bind_value(argument, DATE)

    def since(self, selected: Selected) -> Any:
        """The first day that counts for a field, by its `since`; None from ever."""
        argument = self.argument(selected, "since")
        return None if argument is None else self.bind_value(argument, DATE)

    def locale_of(self, selected: Selected) -> Locale:
        """The locale a text is asked for in: its `locale`, else the request's."""
        argument = self.argument(selected, "locale")
        if argument is None:
            return self.locale
        try:
            return Locale.parse(str(argument.sample))
        except (UserError, ValueError) as error:
            raise request_error(str(error), argument.path) from None


def _parsed(argument: Argument, parse: Callable[[Any], Any]) -> Binder:
    if argument.constant:
        value = _parse(argument.sample, parse, argument.path)
        return lambda inputs: value
    read, path = argument.read, argument.path  # not the argument: what it was at first would be kept with the plan
    return lambda inputs: _parse(read(inputs.variables), parse, path)


def _parse(value: Any, parse: Callable[[Any], Any], path: tuple[str, ...]) -> Any:
    if value is None:
        return None
    try:
        return parse(value)
    except (ValueError, TypeError, UserError) as error:
        raise request_error(str(error), path) from None


def checked(argument: Argument, parse: Callable[[Any], Any]) -> Any:
    """The parsed value of an argument that the document itself holds."""
    return _parse(argument.sample, parse, argument.path)


def request_error(message: str, path: tuple[str, ...] = (), code: str = "BAD_USER_INPUT") -> GraphQLError:
    """An error in what was sent, with the place in the arguments."""
    where = f" (at {'.'.join(path)})" if path else ""
    return GraphQLError(message + where, extensions={"code": code})
