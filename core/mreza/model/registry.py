"""What core reads back from a declaration: the fields of a model, as values and relations, with expressions for any
alias of it.

Everything derived (API types, statements, policies, exports) works from these records and from nothing else.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Date, Enum, Numeric, cast, func, inspect, literal_column
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapper

from mreza.errors import ConfigurationError
from mreza.model.audience import PUBLIC, Audience
from mreza.model.base import Base, is_tenant, model_named
from mreza.model.correlation import tied
from mreza.model.fields import Computed, Derived, FieldOptions, LinkOptions, PeriodOptions, StateOptions, options_of
from mreza.model.generated import SORT_SUFFIX, has_search
from mreza.model.period import PeriodType
from mreza.model.values import DATE, DECIMAL, ID, INT, JSON, ValueType, value_type_of
from mreza.text import Translated, TranslatedType


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What every field of the API's object types has."""

    name: str
    """As the API calls it."""
    doc: str
    audience: Audience
    owner: str
    """The plugin that brought it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueField(Field):
    """A field with a scalar value; `sql(row, day)` is its unmasked expression for an alias `row` of the model."""

    value: ValueType
    nullable: bool
    sql: Callable[[Any, Any], ColumnElement[Any]]
    takes_day: bool = False
    translated: bool = False
    personal: bool = False
    filterable: bool = True
    column: str | None = None
    """Name of the table's column, where the field is one."""
    sort_column: str | None = None
    """Name of the column with its sort keys, where it has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToOne(Field):
    """A field that leads to one row: `key(row, day)` is that row's id."""

    target: type[Base]
    nullable: bool
    key: Callable[[Any, Any], ColumnElement[Any]]
    column: str | None = None
    takes_day: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ToMany(Field):
    """A field that leads to many rows: `joins(row, other)` says which."""

    target: type[Base]
    joins: Callable[[Any, Any], ColumnElement[bool]]
    via: str
    """The column of the target that leads here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputedField(Field):
    """A field that Python computes for a batch of rows."""

    value: ValueType
    function: Callable[[list[Any]], list[Any]]
    needs: tuple[str, ...]


AnyField = ValueField | ToOne | ToMany | ComputedField


@dataclass(slots=True)
class ModelInfo:
    """One model with all its fields, those that other plugins add included."""

    model: type[Base]
    name: str
    plural: str
    doc: str
    plugin: str
    fields: dict[str, AnyField] = field(default_factory=dict)
    period: str | None = None
    """Column of the period that `asOf` asks, if the model is dated."""

    @property
    def root_one(self) -> str:
        """The root field for one row."""
        return self.name[0].lower() + self.name[1:]

    @property
    def searchable(self) -> bool:
        """True when the model has search text."""
        return has_search(self.model.__table__)  # type: ignore[arg-type]

    def add(self, new: AnyField) -> None:
        """Add a field; a clash stops the start.

        Raises: ConfigurationError naming both owners.
        """
        if new.name in self.fields:
            first = self.fields[new.name].owner
            raise ConfigurationError(
                f"Both {first} and {new.owner} bring a field {self.name}.{new.name}. Rename one of them; "
                "a plugin cannot replace a field."
            )
        self.fields[new.name] = new


def camel(name: str) -> str:
    """``valid_to`` → ``validTo``."""
    head, *rest = name.split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


def plural_of(name: str) -> str:
    """The English plural of a root field's name."""
    if name.endswith("y") and name[-2] not in "aeiou":
        return name[:-1] + "ies"
    return name + ("es" if name.endswith(("s", "x", "ch", "sh")) else "s")


class Registry:
    """All models of one assembled application, by name."""

    def __init__(self, models: Iterable[type[Base]], extensions: Iterable[tuple[str, type[Base], type]] = ()) -> None:
        self.infos: dict[str, ModelInfo] = {}
        self._by_model: dict[type[Base], ModelInfo] = {}
        self._reverse: list[tuple[ModelInfo, ToMany]] = []
        for model in models:
            self._register(model)
        for info in list(self.infos.values()):
            self._describe(info)
        for target_info, listed in self._reverse:
            target_info.add(listed)
        for plugin, target, extension in extensions:
            self._extend(plugin, target, extension)

    def of(self, model: type[Base]) -> ModelInfo:
        """The record of a model."""
        return self._by_model[model]

    def __contains__(self, model: type[Base]) -> bool:
        return model in self._by_model

    def _register(self, model: type[Base]) -> None:
        name = model.__name__
        if name in self.infos:
            first = self.infos[name].plugin
            raise ConfigurationError(
                f"Both {first} and {model.__plugin__} bring a model {name}. The API has one name for one thing; "
                "rename one."
            )
        root = name[0].lower() + name[1:]
        info = ModelInfo(
            model, name, model.__plural__ or plural_of(root), (model.__doc__ or "").strip(), model.__plugin__
        )
        if not info.doc:
            raise ConfigurationError(
                f"{model.__module__}.{name} has no docstring. Its first sentence becomes the description in the API."
            )
        self.infos[name] = info
        self._by_model[model] = info

    def _describe(self, info: ModelInfo) -> None:
        model, mapper = info.model, inspect(info.model)
        info.add(
            ValueField(
                name="id",
                doc="Opaque global id.",
                audience=PUBLIC,
                owner=info.plugin,
                value=ID,
                nullable=False,
                sql=_column("id"),
                column="id",
            )
        )
        for attribute in mapper.column_attrs:
            column = attribute.columns[0]
            if attribute.key in ("id", "version") or (attribute.key == "network_id" and is_tenant(model)):
                continue
            self._add_column(info, mapper, attribute.key, column)
        if is_tenant(model):
            self._add_network(info)
        info.add(
            ValueField(
                name="version",
                doc="Grows with each change; give it back as expectedVersion.",
                audience=PUBLIC,
                owner=info.plugin,
                value=INT,
                nullable=False,
                sql=_column("version"),
                column="version",
            )
        )
        for name, declared in _declared(model):
            info.add(_declared_field(info, name, declared, info.plugin))

    def _add_network(self, info: ModelInfo) -> None:
        network = model_named("core.Network")
        doc = "The national network it belongs to."
        info.add(
            ToOne(
                name="network",
                doc=doc,
                audience=PUBLIC,
                owner=info.plugin,
                target=network,
                nullable=False,
                key=_column("network_id"),
                column="network_id",
            )
        )

    def _add_column(self, info: ModelInfo, mapper: Mapper[Any], key: str, column: Any) -> None:
        options = options_of(column)
        where = f"{info.model.__module__}.{info.name}.{key}"
        if options is None:
            raise ConfigurationError(
                f"{where} is declared without an audience. "
                "Declare it with field(audience=…), link(…), state(…) or period(…)."
            )
        personal = options.personal if options.personal is not None else info.model.__personal__
        if personal is None:
            raise ConfigurationError(
                f"{where} does not say whether it is personal data. "
                f"Give it personal=True or False, or set __personal__ on {info.name}."
            )
        if isinstance(options, PeriodOptions):
            _add_period(info, key, options, bool(personal), bool(column.nullable))
        elif isinstance(options, LinkOptions):
            self._add_link(info, key, column, options)
        elif options.api:
            info.add(_value_field(info, key, column, options, bool(personal)))
        if isinstance(options, StateOptions):
            _add_history(info)

    def _add_link(self, info: ModelInfo, key: str, column: Any, options: LinkOptions) -> None:
        target = (
            options.target if not isinstance(options.target, str) else model_named(options.target, asked_by=info.model)
        )
        if not key.endswith("_id"):
            raise ConfigurationError(
                f"{info.name}.{key} is a link; its column's name must end in _id (the API drops it)."
            )
        if target not in self._by_model:
            return
        if options.api:
            name = camel(key.removesuffix("_id"))
            info.add(
                ToOne(
                    name=name,
                    doc=options.doc,
                    audience=options.audience,
                    owner=info.plugin,
                    target=target,
                    nullable=bool(column.nullable),
                    key=_column(key),
                    column=key,
                )
            )
        if options.reverse:
            joins = _reverse(key)
            doc = options.reverse_doc or f"{info.doc.splitlines()[0]}"
            listed = ToMany(
                name=options.reverse,
                doc=doc,
                audience=options.audience,
                owner=info.plugin,
                target=info.model,
                joins=joins,
                via=key,
            )
            self._reverse.append((self._by_model[target], listed))

    def _extend(self, plugin: str, target: type[Base], extension: type) -> None:
        if target not in self._by_model:
            return
        info = self._by_model[target]
        for name, declared in _declared(extension):
            info.add(_declared_field(info, name, declared, plugin))


def _column(key: str) -> Callable[[Any, Any], ColumnElement[Any]]:
    return lambda row, day: getattr(row, key)


def _reverse(key: str) -> Callable[[Any, Any], ColumnElement[bool]]:
    return lambda row, other: getattr(other, key) == row.id


def _value_field(info: ModelInfo, key: str, column: Any, options: FieldOptions, personal: bool) -> ValueField:
    value = _value_of_column(info, key, column)
    return ValueField(
        name=camel(key),
        doc=options.doc,
        audience=options.audience,
        owner=info.plugin,
        value=value,
        nullable=bool(column.nullable),
        sql=_column(key),
        translated=isinstance(column.type, TranslatedType),
        personal=personal,
        filterable=options.filter,
        column=key,
        sort_column=key + SORT_SUFFIX if options.sort else None,
    )


def _value_of_column(info: ModelInfo, key: str, column: Any) -> ValueType:
    python: Any
    if isinstance(column.type, Enum) and column.type.enum_class is not None:
        python = column.type.enum_class
    elif isinstance(column.type, TranslatedType):
        python = Translated
    elif isinstance(column.type, JSONB):
        return JSON
    elif isinstance(column.type, Numeric):
        return DECIMAL
    else:
        python = column.type.python_type
    try:
        return value_type_of(python)
    except KeyError:
        raise ConfigurationError(
            f"{info.name}.{key} has the type {python!r}, which the API cannot carry. Use one of mreza.model.values."
        ) from None


def _add_period(info: ModelInfo, key: str, options: PeriodOptions, personal: bool, nullable: bool) -> None:
    """A period is two dates in the API, both included."""
    first, last = _bound(key, func.lower, 0), _bound(key, func.upper, 1)
    if key == "valid":
        info.period = key
    for suffix, sql, words in (("From", first, "First day"), ("To", last, "Last day (included); null is open-ended")):
        doc = f"{words}. {options.doc}".strip()
        info.add(
            ValueField(
                name=camel(key) + suffix,
                doc=doc,
                audience=options.audience,
                owner=info.plugin,
                value=DATE,
                nullable=True,
                sql=sql,
                personal=personal,
            )
        )


def _bound(key: str, function: Any, minus: int) -> Callable[[Any, Any], ColumnElement[Any]]:
    def sql(row: Any, day: Any) -> ColumnElement[Any]:
        bound = function(cast(getattr(row, key), PeriodType().impl_instance), type_=Date())
        return bound if not minus else cast(bound - literal_column("1"), Date())

    return sql


def _add_history(info: ModelInfo) -> None:
    if "history" in info.fields:
        return
    from mreza.model.history import StateChange  # noqa: PLC0415  (history is itself a model)

    def joins(row: Any, other: Any) -> ColumnElement[bool]:
        return other.subject_id == row.id  # type: ignore[no-any-return]

    doc = "Each change of state: from, to, when, by whom and why."
    info.add(
        ToMany(
            name="history",
            doc=doc,
            audience=Audience.MEMBERS,
            owner=info.plugin,
            target=StateChange,
            joins=joins,
            via="subject_id",
        )
    )


def _declared(cls: type) -> list[tuple[str, Derived | Computed]]:
    found: dict[str, Derived | Computed] = {}
    for base in reversed(cls.__mro__):
        found |= {name: item for name, item in vars(base).items() if isinstance(item, Derived | Computed)}
    return list(found.items())


def _declared_field(info: ModelInfo, name: str, declared: Derived | Computed, owner: str) -> AnyField:
    if not declared.doc:
        raise ConfigurationError(
            f"{owner}: {info.name}.{name} has no docstring; it is the field's description in the API."
        )
    if isinstance(declared, Computed):
        value = _returned(declared.function, info, name)[0]
        return ComputedField(
            name=camel(name),
            doc=declared.doc,
            audience=declared.audience,
            owner=owner,
            value=value,
            function=declared.function,
            needs=declared.needs,
        )
    function = declared.expression

    def sql(row: Any, day: Any) -> ColumnElement[Any]:
        result: ColumnElement[Any] = tied(function(row, day) if declared.takes_day else function(row), row)
        return result

    if declared.target is not None:
        target = declared.target if not isinstance(declared.target, str) else model_named(declared.target)
        return ToOne(
            name=camel(name),
            doc=declared.doc,
            audience=declared.audience,
            owner=owner,
            target=target,
            nullable=True,
            key=sql,
            takes_day=declared.takes_day,
        )
    value, nullable = _returned(function, info, name)
    return ValueField(
        name=camel(name),
        doc=declared.doc,
        audience=declared.audience,
        owner=owner,
        value=value,
        nullable=nullable,
        sql=sql,
        takes_day=declared.takes_day,
        personal=declared.personal,
    )


def _returned(function: Callable[..., Any], info: ModelInfo, name: str) -> tuple[ValueType, bool]:
    """The value type that a derived field's return annotation names, as in ``-> ColumnElement[bool]`` or ``-> list[str
    | None]``.
    """
    annotation = typing.get_type_hints(function).get("return")
    inner = next(iter(typing.get_args(annotation)), None)
    options = [a for a in typing.get_args(inner) if a is not type(None)]
    nullable = type(None) in typing.get_args(inner)
    python = options[0] if nullable else inner
    try:
        return value_type_of(python), nullable
    except (KeyError, TypeError):
        raise ConfigurationError(
            f"{info.name}.{name} must say what it returns, e.g. "
            "-> ColumnElement[bool] (or list[str] for a computed field)."
        ) from None


__all__ = ["AnyField", "ComputedField", "ModelInfo", "Registry", "ToMany", "ToOne", "ValueField", "camel"]
