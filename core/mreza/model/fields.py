"""How a column is declared, once: its meaning, its audience, whether it is personal, how it is searched and sorted.

Each function returns a SQLAlchemy `mapped_column` that carries the rest in its `info`; `mreza.model.registry` reads
it back.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import MappedColumn, mapped_column

from mreza.errors import ConfigurationError
from mreza.model.audience import Audience
from mreza.model.keep import Keep

INFO = "mreza"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldOptions:
    """What core knows of a column beyond its type."""

    audience: Audience
    doc: str = ""
    personal: bool | None = None
    keep: Keep | None = None
    search: bool = False
    sort: bool = False
    filter: bool = True
    api: bool = True
    """False: the column is internal and has no field in the API."""
    unit: str | None = None
    """What holds the unit of its amounts, e.g. ``currency`` or ``invoice.currency``."""
    whole: bool = False
    """Whether a null among several makes their sum unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkOptions(FieldOptions):
    """A link to another model; `target` is a class or a name like ``core.Organisation``."""

    target: Any = None
    reverse: str | None = None
    reverse_doc: str = ""
    on_delete: str = "RESTRICT"
    across: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodOptions(FieldOptions):
    """A civil period; within equal values of `no_overlap` columns two periods may not overlap."""

    no_overlap: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StateOptions(FieldOptions):
    """A state: its first value, and where one may go from each."""

    initial: enum.Enum
    transitions: Mapping[enum.Enum, frozenset[enum.Enum]]


_UNSET: Any = object()


def _column(options: FieldOptions, *, default: Any = _UNSET, **column: Any) -> MappedColumn[Any]:
    if default is not _UNSET:
        column["default"] = default
    return mapped_column(info={INFO: options}, **column)


def field(
    *,
    audience: Audience,
    doc: str = "",
    personal: bool | None = None,
    keep: Keep | None = None,
    search: bool = False,
    sort: bool = False,
    filter: bool = True,
    api: bool = True,
    default: Any = _UNSET,
    unique: bool = False,
    index: bool = False,
    type: Any = None,
    unit: str | None = None,
    whole: bool = False,
) -> Any:
    """A plain column.

    Args:
        audience: the widest circle that may see it.
        doc: what it means; becomes the description in the API.
        personal: True when it says something of a person; left out, the model's `__personal__` holds.
        keep: how long a personal value is kept; left out, the model's `__keep__`, else `Keep.RECORD`.
        search: folded into the table's search text.
        sort: sorted by the reader's alphabet, with stored sort keys (text and translated text only).
        filter: whether the API can filter by it.
        api: False keeps it out of the API.
        default: a value, or a function without arguments.
        unique: unique within the network (within the federation for models without one).
        index: gets an index of its own.
        type: a SQLAlchemy type where the annotation does not say enough, e.g. ``Numeric(14, 4)``.
        unit: the field or link of the model that says in what it is measured, e.g. ``"currency"``, or one along links,
            ``"invoice.currency"``; sums, means and extremes of rows of different units are null.
        whole: True where null means that the amount is not known: a sum of which a part is unknown is null.
    """
    options = FieldOptions(
        audience=audience,
        doc=doc,
        personal=personal,
        keep=keep,
        search=search,
        sort=sort,
        filter=filter,
        api=api,
        unit=unit,
        whole=whole,
    )
    positional = () if type is None else (type,)
    column: MappedColumn[Any] = mapped_column(
        *positional,
        info={INFO: options, "unique": unique},
        index=index or None,
        **({} if default is _UNSET else {"default": default}),
    )
    return column


def link(
    target: Any,
    *,
    audience: Audience,
    doc: str = "",
    reverse: str | None = None,
    reverse_doc: str = "",
    on_delete: str = "RESTRICT",
    across: bool = False,
    personal: bool | None = None,
    unique: bool = False,
) -> Any:
    """A link to one row of another model, declared on the column `<name>_id`; the API calls it `<name>`.

    Args:
        target: the model, or its name as ``"plugin.Model"`` (``"core.Organisation"``).
        audience: the widest circle that may see it.
        doc: what it means.
        reverse: name of the list that appears on the target's type, e.g. ``"memberships"``; None for none.
        reverse_doc: description of that list.
        on_delete: ``RESTRICT`` or ``CASCADE`` (or ``SET NULL`` where nothing ties the two networks together).
        across: True lets the two rows lie in different networks; otherwise the database refuses it.
        personal: as in `field`.
        unique: at most one row per target.
    """
    options = LinkOptions(
        audience=audience,
        doc=doc,
        personal=personal,
        target=target,
        reverse=reverse,
        reverse_doc=reverse_doc,
        on_delete=on_delete,
        across=across,
    )
    column: MappedColumn[Any] = mapped_column(info={INFO: options, "unique": unique}, index=True)
    return column


def period(
    *,
    audience: Audience,
    doc: str = "",
    no_overlap: Sequence[str] | None = None,
    personal: bool | None = None,
    default: Any = _UNSET,
) -> Any:
    """A civil period (`Mapped[Period]`); the API shows it as `<name>From` and `<name>To`, both days included.

    `no_overlap=("organisation_id",)` makes the database refuse two overlapping periods of one organisation; `()` of
    the whole table.
    A model with a period named `valid` answers `asOf`.
    """
    if isinstance(no_overlap, str):
        raise ConfigurationError(f"no_overlap={no_overlap!r} is one text. Name columns in a tuple: ({no_overlap!r},).")
    ties = None if no_overlap is None else tuple(no_overlap)
    return _column(PeriodOptions(audience=audience, doc=doc, no_overlap=ties, personal=personal), default=default)


def state(
    initial: enum.Enum,
    *,
    transitions: Mapping[Any, Any],
    audience: Audience,
    doc: str = "",
    personal: bool | None = None,
) -> Any:
    """A state with its allowed transitions; change it with `mreza.model.states.transition` only (the database checks
    as well)."""
    allowed = {source: frozenset(targets) for source, targets in transitions.items()}
    options = StateOptions(audience=audience, doc=doc, personal=personal, initial=initial, transitions=allowed)
    return _column(options, default=initial)


@dataclass(frozen=True, slots=True)
class Derived:
    """A field that SQL computes: `expression(cls, day)` gives the expression for an alias of the model on a day, and
    `expression(cls, since, day)` for the days from one to the other."""

    expression: Callable[..., Any]
    audience: Audience
    doc: str
    takes_day: bool
    takes_since: bool = False
    target: Any = None
    personal: bool = False
    discloses: tuple[str, ...] = ()
    unit: str | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Computed:
    """A field that Python computes for a whole batch of rows: `function(rows)` returns one value a row."""

    function: Callable[[list[Any]], list[Any]]
    needs: tuple[str, ...]
    audience: Audience
    doc: str


def derived(
    *,
    audience: Audience,
    target: Any = None,
    personal: bool = False,
    discloses: Sequence[str] = (),
    unit: str | None = None,
    whole: bool = False,
) -> Callable[[Callable[..., Any]], Any]:
    """Declare a field computed by SQL. The docstring is its description; the return annotation its type.

    The function takes `cls` (the model or an alias) and, if it has a second parameter, `day`: the day asked for
    (`asOf`, else today). With the parameters `cls`, `since` and `day` it counts what happened in a time: from the day
    `since` on (the field's argument; in conditions, orders and groups, and where it is left out, from ever) until
    `day`, both included.
    With `target`, it returns the id of a row of that model, and the API follows it like a link.
    `discloses` names the columns, as ``Model.column``, of a narrower audience that it tells something of on purpose;
    of any other column, nobody beyond its audience may learn by it.
    `unit` and `whole` say when its amounts cannot be added up, as in `field`.
    """

    def declare(function: Callable[..., Any]) -> Derived:
        parameters = function.__code__.co_varnames[: function.__code__.co_argcount]
        if "since" in parameters and parameters[1:] != ("since", "day"):
            raise ConfigurationError(f"The field {function.__qualname__} must take (cls, since, day), in this order.")
        return Derived(
            function,
            audience,
            (function.__doc__ or "").strip(),
            "day" in parameters,
            takes_since="since" in parameters,
            target=target,
            personal=personal,
            discloses=tuple(discloses),
            unit=unit,
            whole=whole,
        )

    return declare


def computed(*, audience: Audience, needs: Sequence[str]) -> Callable[[Callable[[list[Any]], list[Any]]], Any]:
    """Declare a field computed by Python from the columns named in `needs`, for all rows of an answer at once."""

    def declare(function: Callable[[list[Any]], list[Any]]) -> Computed:
        return Computed(function, tuple(needs), audience, (function.__doc__ or "").strip())

    return declare


def options_of(column: Any) -> FieldOptions | None:
    """The options of a mapped column, if it was declared with one of the functions here."""
    found = column.info.get(INFO)
    return found if isinstance(found, FieldOptions) else None
