"""Columns that the database makes from others: search text folded over scripts and diacritics, and sort keys of each
reader's alphabet.
"""

from __future__ import annotations

from sqlalchemy import Column, Computed, Index, Table, Text, text
from sqlalchemy.dialects.postgresql import ARRAY

from mreza.model.audience import Audience
from mreza.model.fields import options_of
from mreza.text import Locale, TranslatedType

SEARCH = "search_text"
SORT_SUFFIX = "_sort"


def add_search(table: Table) -> None:
    """Stored, trigram-indexed columns with the folded text of the columns declared `search=True`, one for each audience
    among them.
    """
    by_audience: dict[Audience, list[str]] = {}
    for column in table.c:
        if (options := options_of(column)) and options.search:
            by_audience.setdefault(options.audience, []).append(_folded(column))
    for audience, folded in sorted(by_audience.items()):
        name = search_column(audience)
        table.append_column(Column(name, Text(), Computed(" || ' ' || ".join(folded), persisted=True), nullable=True))
        Index(f"ix_{table.name}_{name}", table.c[name], postgresql_using="gin", postgresql_ops={name: "gin_trgm_ops"})


def search_column(audience: Audience) -> str:
    """The column with the search text that an audience may use: `search_text` for everyone."""
    return SEARCH if audience is Audience.PUBLIC else f"{SEARCH}_{audience.name.lower()}"


def add_sort_keys(table: Table) -> None:
    """For each column declared `sort=True`: a stored array with one sort key per locale, and an index per locale."""
    for column in [c for c in table.c if (options := options_of(c)) and options.sort]:
        name = column.name + SORT_SUFFIX
        keys = Computed(f"mreza.sort_keys({column.name})", persisted=True)
        table.append_column(Column(name, ARRAY(Text(collation="C")), keys, nullable=True))
        for position, _locale in enumerate(Locale, start=1):
            Index(f"ix_{table.name}_{name}_{position}", text(f"({name}[{position}])"), table.c.id, _table=table)


def has_search(table: Table) -> bool:
    """True when the table has search text."""
    return bool(search_columns(table))


def search_columns(table: Table) -> dict[Audience, str]:
    """The search columns of a table by audience."""
    return {audience: name for audience in Audience if (name := search_column(audience)) in table.c}


def _folded(column: Column[object]) -> str:
    if isinstance(column.type, TranslatedType):
        return f"coalesce(mreza.fold_json({column.name}), '')"
    return f"coalesce(mreza.fold({column.name}), '')"
