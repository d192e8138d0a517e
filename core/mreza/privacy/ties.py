"""How the rows of each model are tied to a person. Read from the links of the models; refused where nothing says it.

A plugin's model says nothing when one of its links leads to a person, to a user, or to a row that is itself a person's.
Otherwise it names the columns in ``__subject__``: a link where several lead to people, or columns of text that hold a
person's e-mail address, phone number or name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Text, inspect

from mreza.errors import ConfigurationError
from mreza.model.base import Base, model_named
from mreza.model.fields import Derived, LinkOptions, options_of
from mreza.model.personal import says_of_people

PERSON, USER = "core_person", "core_user"

#: Logs of what happened to other rows; they are searched by those rows, not by a tie of their own (see `privacy.sql`).
TRAILS = frozenset({"core_audit_entry", "core_event_record"})


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties the rows of a model to people.

    `links` are columns with the table they lead to; `texts` hold what people are known by; `personal` are the names of
    all personal columns.
    """

    model: type[Base]
    links: Mapping[str, str]
    texts: tuple[str, ...]
    personal: tuple[str, ...]

    @property
    def table(self) -> str:
        """The model's table."""
        return str(self.model.__tablename__)


def ties_of(models: Iterable[type[Base]]) -> dict[str, Tie]:
    """The ties of all models with personal columns, by table.

    Raises: ConfigurationError naming a model of which nobody could say whose data it holds.
    """
    waiting = {
        model.__tablename__: model for model in models if personal_columns(model) and model.__tablename__ not in TRAILS
    }
    found: dict[str, Tie] = {}
    while waiting:
        wholly = {table for table, tie in found.items() if tie.model.__personal__} | {PERSON, USER}
        ready = {table: tie for table, model in waiting.items() if (tie := _tie(model, wholly)) is not None}
        if not ready:
            raise ConfigurationError(_untied(next(iter(waiting.values()))))
        found |= ready
        waiting = {table: model for table, model in waiting.items() if table not in ready}
    return found


def personal_columns(model: type[Base]) -> list[Any]:
    """The columns that say something of a person; what the database computes from others is left to it."""
    return [
        attribute.columns[0] for attribute in inspect(model).column_attrs if _is_personal(model, attribute.columns[0])
    ]


def target_of(model: type[Base], name: str) -> str | None:
    """The table that a column leads to, by its link or by the derived field beside it; None for a plain value."""
    options = options_of(model.__table__.c[name])
    target = options.target if isinstance(options, LinkOptions) else _derived_target(model, name.removesuffix("_id"))
    if target is None:
        return None
    led_to: type[Base] = model_named(target, asked_by=model) if isinstance(target, str) else target
    return str(led_to.__tablename__)


def _derived_target(model: type[Base], name: str) -> Any:
    for base in model.__mro__:
        declared = vars(base).get(name)
        if isinstance(declared, Derived):
            return declared.target
    return None


def _is_personal(model: type[Base], column: Any) -> bool:
    options = options_of(column)
    if options is None or column.computed is not None:
        return False
    return says_of_people(model, column.name, options)


def _tie(model: type[Base], wholly: set[str]) -> Tie | None:
    """The model's tie, or None when it is tied to nothing that is known yet."""
    personal = tuple(column.name for column in personal_columns(model))
    if model.__tablename__ == PERSON:
        return Tie(model, {}, (), personal)
    stated = model.__subject__
    names = (stated,) if isinstance(stated, str) else tuple(stated)
    if names:
        return _stated(model, names, personal)
    leading = {column.name: table for column in model.__table__.c if (table := target_of(model, column.name)) in wholly}
    to_people = {name: table for name, table in leading.items() if table in (PERSON, USER)}
    chosen = to_people or leading
    content = [name for name in personal if target_of(model, name) is None]
    if len(chosen) > 1 and content:
        raise ConfigurationError(
            f"{model.__module__}.{model.__name__} is linked to people by {' and '.join(sorted(chosen))}, so "
            f"{content[0]} could be of either. Say whose data its personal columns are: "
            f'__subject__ = "{min(chosen)}".'
        )
    return Tie(model, chosen, (), personal) if chosen else None


def _stated(model: type[Base], names: tuple[str, ...], personal: tuple[str, ...]) -> Tie:
    columns = model.__table__.c
    unknown = [name for name in names if name not in columns]
    if unknown:
        raise ConfigurationError(f"{model.__name__}.__subject__ names {unknown[0]}, which is no column of it.")
    links = {name: table for name in names if (table := target_of(model, name)) is not None}
    texts = tuple(name for name in names if name not in links)
    wrong = [name for name in texts if not isinstance(columns[name].type, Text)]
    if wrong or (texts and "network_id" not in columns):
        raise ConfigurationError(
            f"{model.__name__}.__subject__ names {(wrong or texts)[0]}. Name a link to a person, or text of a row that "
            "belongs to a network."
        )
    return Tie(model, links, texts, personal)


def _untied(model: type[Base]) -> str:
    column = personal_columns(model)[0].name
    return (
        f"{model.__module__}.{model.__name__} holds personal data ({column}), but nothing says whose, so it could be "
        "neither told nor erased. Link it to core.Person or core.User, or name in __subject__ the columns with a "
        'person\'s e-mail address, phone number or name, e.g. __subject__ = ("email",).'
    )


__all__ = ["PERSON", "TRAILS", "USER", "Tie", "personal_columns", "target_of", "ties_of"]
