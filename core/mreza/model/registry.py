"""What core reads back from declarations: all models of one assembled application, with all their fields.

Everything derived (API types, statements, policies, exports) works from these records and from nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Mapper, aliased

from mreza.errors import ConfigurationError
from mreza.model.audience import PUBLIC
from mreza.model.base import Base, is_tenant, model_named
from mreza.model.fields import LinkOptions, PeriodOptions, StateOptions, options_of
from mreza.model.personal import says_of_people
from mreza.model.read_columns import add_history, add_period, column_sql, reverse_join, value_field
from mreza.model.read_declared import declared_field, declared_in
from mreza.model.records import (
    AnyField,
    ComputedField,
    ModelInfo,
    ToMany,
    ToOne,
    ValueField,
    camel,
    plural_of,
)
from mreza.model.units import require_units
from mreza.model.values import ID, INT

_MOST_ALIASES = 24
"""Of one model. A short statement uses a few; each takes some tens of kilobytes once its columns were asked for."""


class Registry:
    """All models of one assembled application, by name."""

    def __init__(self, models: Iterable[type[Base]], extensions: Iterable[tuple[str, type[Base], type]] = ()) -> None:
        self.infos: dict[str, ModelInfo] = {}
        self._by_model: dict[type[Base], ModelInfo] = {}
        self._reverse: list[tuple[ModelInfo, ToMany]] = []
        self._aliases: defaultdict[type[Base], list[Any]] = defaultdict(list)
        for model in models:
            self._register(model)
        for info in list(self.infos.values()):
            self._describe(info)
        for target_info, listed in self._reverse:
            target_info.add(listed)
        for plugin, target, extension in extensions:
            self._extend(plugin, target, extension)
        for info in self.infos.values():
            require_units(info, self.of)

    def of(self, model: type[Base]) -> ModelInfo:
        """The record of a model."""
        return self._by_model[model]

    def alias(self, model: type[Base], number: int) -> Any:
        """The number-th alias of a model, from 1. To make one costs as much as to compile a short statement, and they
        are the same from one statement to the next; of a wide one's, those beyond the first are new at each call."""
        made = self._aliases[model]
        if number > _MOST_ALIASES:
            return aliased(model)
        while len(made) < number:
            made.append(aliased(model))
        return made[number - 1]

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
                sql=column_sql("id"),
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
                sql=column_sql("version"),
                column="version",
            )
        )
        for name, declared in declared_in(model):
            info.add(declared_field(info, name, declared, info.plugin))

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
                key=column_sql("network_id"),
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
        personal = says_of_people(info.model, key, options)
        if isinstance(options, PeriodOptions):
            add_period(info, key, options, personal, bool(column.nullable))
        elif isinstance(options, LinkOptions):
            self._add_link(info, key, column, options)
        elif options.api:
            info.add(value_field(info, key, column, options, personal))
        if isinstance(options, StateOptions):
            add_history(info)

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
                    key=column_sql(key),
                    column=key,
                )
            )
        if options.reverse:
            joins = reverse_join(key)
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
        for name, declared in declared_in(extension):
            info.add(declared_field(info, name, declared, plugin))


__all__ = ["AnyField", "ComputedField", "ModelInfo", "Registry", "ToMany", "ToOne", "ValueField", "camel"]
