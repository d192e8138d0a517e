"""A small plugin to plant leaks in, and leaks: each opens one way of asking and leaves all others closed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from mreza.graphql import connection, group_paths, select_object, where
from mreza.graphql.context import Compilation
from sqlalchemy import column, text
from sqlalchemy.orm import aliased

MODELS = '''
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.base import Model, SharedModel
from mreza.model.fields import derived, field, link
from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped


class VisitKind(SharedModel):
    """A kind of visit."""

    __personal__ = False

    name: Mapped[str] = field(audience=PUBLIC, doc="Its name.")

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody."""
        return viewer.anyone


class Visit(Model):
    """A visit to an organisation, which may be announced."""

    __personal__ = False

    organisation_id: Mapped[UUID] = link(Organisation, audience=NETWORK, reverse="visits", doc="Whom.")
    kind_id: Mapped[UUID | None] = link(VisitKind, audience=PUBLIC, reverse="visits", doc="Of which kind.")
    title: Mapped[str] = field(audience=PUBLIC, doc="What it is called.", search=True)
    code: Mapped[str] = field(audience=PUBLIC, doc="Its code.", unique=True)
    note: Mapped[str] = field(audience=NETWORK, doc="What was seen.", search=True)
    cost: Mapped[int] = field(audience=NETWORK, doc="What it cost.")
    seats: Mapped[int] = field(audience=PUBLIC, doc="How many may come.")
    announced: Mapped[bool] = field(audience=PUBLIC, doc="Whether everybody sees it.")

    @derived(audience=NETWORK)
    def is_dear(cls) -> ColumnElement[bool]:
        """Whether it cost much."""
        return cls.cost > 20

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network's coordinators, and everybody once it is announced."""
        return viewer.in_network(cls.network_id) | cls.announced
'''
MUTATIONS = '''
from mreza.directory.organisations import Organisation
from mreza.mutation import Do, mutation
from mreza_faulty.models import Visit


@mutation(public=True)
async def note_visit(do: Do, visit: Visit, note: str) -> Visit:
    """Change a note.

    Args:
        visit: Which visit.
        note: What was seen.
    """
    visit.note = note
    return visit


@mutation(public=True)
async def plan_visit(do: Do, organisation: Organisation, title: str, code: str) -> Visit:
    """Plan a visit.

    Args:
        organisation: Whom.
        title: What it is called.
        code: Its code.
    """
    made = Visit(network_id=organisation.network_id, organisation_id=organisation.id, title=title, code=code)
    made.note, made.cost, made.seats, made.announced = "", 0, 0, False
    do.session.add(made)
    return made
'''

#: Reads the tables as their owner, behind no policy: what a careless function of a plugin would do.
BEHIND = "".join(
    f"CREATE FUNCTION public.behind_{table}() RETURNS SETOF public.{table} LANGUAGE sql STABLE SECURITY DEFINER "
    f"SET search_path = '' AS 'SELECT * FROM public.{table}';"
    for table in ("faulty_visit", "core_event_record")
)

Plant = Callable[[Any], None]
"""Plants a leak with pytest's `monkeypatch`."""


def unwalled(model: Any) -> Any:
    """An alias of a model whose rows no policy hides, for the tables of `BEHIND`."""
    table = model.__table__
    if table.name not in ("faulty_visit", "core_event_record"):
        return aliased(model)
    columns = [column(one.name, one.type) for one in table.c]
    rows = text(f"SELECT * FROM public.behind_{table.name}()").columns(*columns).subquery()
    return aliased(model, rows, adapt_on_names=True)


def rows_of(module: Any) -> Plant:
    """Whatever a module reads, it reads behind no policy."""

    def plant(patch: Any) -> None:
        really = Compilation.alias

        def alias(c: Compilation, model: Any) -> Any:
            asker = sys._getframe(1).f_globals
            return unwalled(model) if asker is vars(module) else really(c, model)

        patch.setattr(Compilation, "alias", alias)

    return plant


def pages(when: Callable[[Any, list[Any]], bool]) -> Plant:
    """Pages for which something holds are read behind no policy."""

    def plant(patch: Any) -> None:
        class Leaky(connection.Page):
            def __init__(self, c: Any, info: Any, item: Any, day: Any, path: Any, parts: Any) -> None:
                with patch.context() as inner:
                    if parts and when(item, parts):
                        rows_of(connection)(inner)
                    super().__init__(c, info, item, day, path, parts)

        patch.setattr(connection, "Page", Leaky)

    return plant


def given(*names: str) -> Plant:
    """Pages with one of these arguments."""
    return pages(lambda item, parts: any(item.argument(name) is not None for name in names))


def totals(*names: str) -> Plant:
    """Counts are taken behind no policy: all of them, or where one of these arguments is given."""

    def plant(patch: Any) -> None:
        really = connection._total

        def total(c: Any, info: Any, item: Any, day: Any) -> Any:
            with patch.context() as inner:
                if not names or any(item.argument(name) is not None for name in names):
                    rows_of(connection)(inner)
                return really(c, info, item, day)

        patch.setattr(connection, "_total", total)

    return plant


def searched(patch: Any) -> None:
    """Counts of what was searched for are taken behind no policy, words in hand."""
    really = connection.list_filters

    def filters(c: Any, info: Any, row: Any, selected: Any, day: Any) -> Any:
        if info.name != "Visit" or c.argument(selected, "search") is None:
            return really(c, info, row, selected, day)
        word = c.bind_value(c.argument(selected, "search"), where.STRING)
        return [row.title.contains(word) | row.note.contains(word)]

    patch.setattr(connection, "list_filters", filters)
    totals("search")(patch)


def grouped(*names: str) -> Plant:
    """Groups of which one of these is selected are made behind no policy."""

    def plant(patch: Any) -> None:
        really = connection.groups_json

        def groups_json(c: Any, info: Any, item: Any, part: Any, day: Any) -> Any:
            fields = {field.name for field in c.operation.children(part, f"{info.name}Group")}
            with patch.context() as inner:
                if fields & set(names):
                    rows_of(group_paths)(inner)
                return really(c, info, item, part, day)

        patch.setattr(connection, "groups_json", groups_json)

    return plant


def unmasked(module: Any) -> Plant:
    """A module uses columns whatever their audience."""
    return lambda patch: patch.setattr(module, "masked", lambda c, model, row, audience, expression: expression)


def unmasked_lists(module: Any) -> Plant:
    """A module follows lists whatever their audience."""

    def plant(patch: Any) -> None:
        patch.setattr(module, "list_rules", lambda *_: [])
        patch.setattr(select_object, "hidden", lambda *_: False)

    return plant
