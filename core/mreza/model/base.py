"""`Model`: the declaration from which table, policies, API, audit and search follow."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    DateTime,
    Enum,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Numeric,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, ExcludeConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from mreza.errors import ConfigurationError
from mreza.model.fields import LinkOptions, PeriodOptions, options_of
from mreza.model.generated import add_search, add_sort_keys
from mreza.model.ids import uuid7
from mreza.model.keep import Keep
from mreza.model.period import Period, PeriodType
from mreza.text import Translated, TranslatedType

PACKAGE_PREFIX = "mreza_"
NO_ID = UUID(int=0)
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def plugin_of(module: str) -> str:
    """The plugin that a module belongs to: ``mreza_membership.models`` → ``membership``; core's own → ``core``."""
    package = module.split(".", 1)[0]
    return package.removeprefix(PACKAGE_PREFIX) if package.startswith(PACKAGE_PREFIX) else "core"


def snake(name: str) -> str:
    """``MembershipTerm`` → ``membership_term``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


class Base(DeclarativeBase):
    """Common ground of all models: names, types, id and version."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        UUID: Uuid(),
        str: Text(),
        date: Date(),
        datetime: DateTime(timezone=True),
        Decimal: Numeric(14, 2),
        Translated: TranslatedType(),
        Period: PeriodType(),
        dict[str, Any]: JSONB(),
        list[str]: JSONB(),
        enum.Enum: Enum(enum.Enum, native_enum=False, create_constraint=True, length=40),
    }

    __plugin__: ClassVar[str]
    __personal__: ClassVar[bool | None] = None
    __keep__: ClassVar[Keep | None] = None
    __subject__: ClassVar[str | tuple[str, ...]] = ()
    __plural__: ClassVar[str | None] = None
    __audited__: ClassVar[bool] = True
    __api__: ClassVar[bool] = True

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    version: Mapped[int] = mapped_column(Integer, default=1, nullable=False)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805
        return (
            {"version_id_col": cls.__table__.c.version}
            if hasattr(cls, "__table__")
            else {"version_id_col": cls.version}
        )

    def __init_subclass__(cls, **kwargs: Any) -> None:
        if not cls.__dict__.get("__abstract__", False):
            cls.__plugin__ = plugin_of(cls.__module__)
            if "__tablename__" not in cls.__dict__:
                cls.__tablename__ = _table_name(cls.__plugin__, cls.__name__)
        super().__init_subclass__(**kwargs)
        if not cls.__dict__.get("__abstract__", False):
            complete_table(cls)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The row rule: which rows a viewer sees. Every model states its own; see `mreza.access.rules` for the
        vocabulary."""
        raise ConfigurationError(
            f"{cls.__module__}.{cls.__name__} has no row rule. "
            "Add a classmethod `visible(cls, viewer)` that says who sees which rows."
        )

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """Which rows a viewer may write (before and after the change)."""
        raise NotImplementedError

    @classmethod
    def network_key(cls) -> Any:
        """The column that says which network a row belongs to; None for rows of the federation as a whole."""
        return getattr(cls, "network_id", None)

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool] | None:
        """Rows that are the viewer's own, of which it sees every column up to the NETWORK audience."""
        columns = cls.__table__.c
        if "organisation_id" in columns:
            return viewer.owns(cls.organisation_id)  # type: ignore[attr-defined, no-any-return]
        if "person_id" in columns:
            return viewer.is_person(cls.person_id)  # type: ignore[attr-defined, no-any-return]
        return None


class Model(Base):
    """A row that belongs to one network. The usual base class of a plugin's models."""

    __abstract__ = True

    network_id: Mapped[UUID] = mapped_column(index=True)

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """By default: the coordinators of the row's network, and the secretariat."""
        return viewer.in_network(cls.network_id)  # type: ignore[no-any-return]


class SharedModel(Base):
    """A row that belongs to the federation as a whole: catalogues, users, settings."""

    __abstract__ = True

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """By default: the secretariat."""
        return viewer.is_secretariat  # type: ignore[no-any-return]


def is_tenant(model: type[Base]) -> bool:
    """True when the model's rows belong to a network."""
    return issubclass(model, Model)


def _table_name(plugin: str, name: str) -> str:
    own = snake(name)
    return own if own == plugin or own.startswith(f"{plugin}_") else f"{plugin}_{own}"


def complete_table(model: type[Base]) -> None:
    """Add what follows from the declarations: foreign keys that hold networks together, unique keys, refused
    overlaps, search, sort keys."""
    table = model.__table__
    assert isinstance(table, Table)
    if is_tenant(model):
        table.append_constraint(UniqueConstraint("id", "network_id"))
        table.append_constraint(ForeignKeyConstraint(["network_id"], ["core_network.id"]))
    for constraint in _derived_constraints(model, table):
        table.append_constraint(constraint)
    add_sort_keys(table)
    add_search(table)


def _derived_constraints(model: type[Base], table: Table) -> Iterator[Any]:
    for column in list(table.c):
        options = options_of(column)
        if isinstance(options, LinkOptions):
            yield _foreign_key(model, column.name, options)
        if isinstance(options, PeriodOptions) and options.no_overlap is not None:
            _check_ties(model, column.name, options.no_overlap)
            ties = [(_never_null(table.c[name]), "=") for name in options.no_overlap]
            yield ExcludeConstraint(*ties, (column, "&&"), using="gist", name=f"ex_{table.name}_{column.name}")
        if column.info.get("unique"):
            scope = ["network_id"] if is_tenant(model) and not isinstance(options, LinkOptions) else []
            yield UniqueConstraint(*scope, column.name)


def _check_ties(model: type[Base], period: str, names: tuple[str, ...]) -> None:
    columns = model.__table__.c
    for name in names:
        if name not in columns:
            near = f" Did you mean {name}_id?" if f"{name}_id" in columns else f" It has: {', '.join(columns.keys())}."
            raise ConfigurationError(f"{model.__name__}.{period}: no_overlap names {name!r}, which is no column.{near}")


def _never_null(column: Any) -> Any:
    """Null conflicts with nothing in an exclusion, so a missing link stands for itself as the empty id."""
    if not column.nullable:
        return column
    return text(f"coalesce({column.name}, '{NO_ID}'::uuid)")


def _foreign_key(model: type[Base], column: str, options: LinkOptions) -> ForeignKeyConstraint:
    target, tenant = target_table(model, options.target)
    if tenant and is_tenant(model) and not options.across:
        return ForeignKeyConstraint(
            [column, "network_id"],
            [f"{target}.id", f"{target}.network_id"],
            ondelete=options.on_delete,
            onupdate="CASCADE",
            use_alter=target == model.__tablename__,
        )
    return ForeignKeyConstraint([column], [f"{target}.id"], ondelete=options.on_delete)


def target_table(model: type[Base], target: Any) -> tuple[str, bool]:
    """The table a link leads to, and whether its rows belong to networks."""
    if isinstance(target, str):
        target = model_named(target, asked_by=model)
    return target.__tablename__, is_tenant(target)


def model_named(name: str, *, asked_by: type[Base] | None = None) -> type[Base]:
    """The model called ``plugin.Model`` (``self`` is the asking one).

    Raises: ConfigurationError when no such model has been declared before.
    """
    if name == "self" and asked_by is not None:
        return asked_by
    plugin, _, class_name = name.rpartition(".")
    for mapper in Base.registry.mappers:
        found = mapper.class_
        if found.__name__ == class_name and found.__plugin__ == (plugin or "core"):
            return found
    asker = f" (asked for by {asked_by.__name__})" if asked_by else ""
    raise ConfigurationError(
        f"There is no model {name}{asker}. Write it as plugin.Model and import its plugin's models first."
    )
