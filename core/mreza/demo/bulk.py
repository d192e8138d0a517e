"""Writing many rows at once.

PostgreSQL refuses ``COPY … FROM`` into tables under row-level security, which all of ours are. So rows are copied into
a temporary table and inserted from there, where the owner's policy lets them pass. JSON, ranges and enumerations travel
as text and are cast on the way, so it does not matter which codecs the connection has.
"""

from __future__ import annotations

import enum
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import asyncpg
import orjson
from sqlalchemy import Column, Enum, Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import JSONB

from mreza.demo.plan import Rows
from mreza.errors import MrezaError
from mreza.model.base import Base
from mreza.model.period import Period, PeriodType
from mreza.text import Translated, TranslatedType

_STAGE = "mreza_demo_stage"
_DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]
_ONE_DAY = timedelta(days=1)

Encoder = Callable[[Any], Any]

#: Indexes that no constraint rests on.
_PLAIN_INDEXES = """
    SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
    FROM pg_index AS i
    WHERE i.indrelid = $1::text::regclass AND NOT i.indisunique
      AND NOT EXISTS (SELECT FROM pg_constraint AS c WHERE c.conindid = i.indexrelid)
    ORDER BY name
"""


#: The audit's trigger; it would look at each row only to find that bulk work leaves no trace.
_AUDIT = """
    SELECT t.tgname AS name FROM pg_trigger AS t
    WHERE t.tgrelid = $1::text::regclass AND t.tgfoid = to_regproc('mreza.audit') AND t.tgenabled <> 'D'
"""


@asynccontextmanager
async def ready_for_many(connection: asyncpg.Connection, table: str) -> AsyncIterator[None]:
    """Build the table's plain indexes once, after many rows, and let the audit rest meanwhile: several times as fast.

    Needs the owner, in a transaction; nobody else can write to the table until it ends.
    """
    audits = [row["name"] for row in await connection.fetch(_AUDIT, f"public.{table}")]
    for name in audits:
        await connection.execute(f'ALTER TABLE public.{table} DISABLE TRIGGER "{name}"')
    indexes = await connection.fetch(_PLAIN_INDEXES, f"public.{table}")
    for index in indexes:
        await connection.execute(f"DROP INDEX {index['name']}")
    yield
    # A table with deferred triggers still to fire takes no index.
    await connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for index in indexes:
        await connection.execute(index["definition"])
    for name in audits:
        await connection.execute(f'ALTER TABLE public.{table} ENABLE TRIGGER "{name}"')


async def write(connection: asyncpg.Connection, rows: Rows) -> int:
    """Insert the rows; returns how many were inserted.

    Raises:
        MrezaError: the model has a required column that was neither given nor has a constant default.
    """
    table = rows.model.__table__
    assert isinstance(table, Table)
    columns = [table.c[name] for name in rows.columns]
    await _copy(connection, columns, rows.rows)
    status = await connection.execute(_insert(rows.model, table, columns, rows.key))
    return int(status.rsplit(" ", 1)[-1])


async def _copy(
    connection: asyncpg.Connection, columns: Sequence[Column[Any]], rows: Iterable[tuple[Any, ...]]
) -> None:
    shape = ", ".join(f"{column.name} {_travel_type(column)}" for column in columns)
    await connection.execute(f"DROP TABLE IF EXISTS pg_temp.{_STAGE}")
    await connection.execute(f"CREATE TEMPORARY TABLE {_STAGE} ({shape}) ON COMMIT DROP")
    names = [column.name for column in columns]
    await connection.copy_records_to_table(
        _STAGE, records=_encoded(columns, rows), columns=names, schema_name="pg_temp"
    )


def _insert(model: type[Base], table: Table, columns: Sequence[Column[Any]], key: tuple[str, ...]) -> str:
    given = [(column.name, f"s.{column.name}{_cast(column)}") for column in columns]
    pairs = [*given, *_defaults(model, table, {name for name, _ in given})]
    names, values = ", ".join(name for name, _ in pairs), ", ".join(value for _, value in pairs)
    statement = f"INSERT INTO public.{table.name} ({names}) SELECT {values} FROM pg_temp.{_STAGE} AS s"
    if key:
        same = " AND ".join(f"t.{name} = s.{name}" for name in key)
        statement += f" WHERE NOT EXISTS (SELECT FROM public.{table.name} AS t WHERE {same})"
    return statement


def _defaults(model: type[Base], table: Table, given: set[str]) -> Iterator[tuple[str, str]]:
    """The columns that were left out, with their constant defaults as SQL."""
    for column in table.c:
        if column.name in given or column.computed is not None:
            continue
        if column.default is not None and column.default.is_scalar:
            yield column.name, _constant(column)
        elif not column.nullable and column.server_default is None:
            raise MrezaError(
                f"The demo data must give {model.__name__}.{column.name}: it is required and has no constant default."
            )


def _constant(column: Column[Any]) -> str:
    value = _encoder(column)(column.default.arg)  # type: ignore[union-attr]
    if isinstance(value, bool | int):
        return str(value).lower()
    escaped = str(value).replace("'", "''")
    return f"'{escaped}'{_cast(column)}"


def _travel_type(column: Column[Any]) -> str:
    return "text" if _cast(column) else column.type.compile(_DIALECT)


def _cast(column: Column[Any]) -> str:
    """The cast from text, for types that travel as text."""
    if isinstance(column.type, Enum):
        return f"::{column.type.name}" if column.type.native_enum else ""
    if isinstance(column.type, PeriodType):
        return "::daterange"
    return "::jsonb" if isinstance(column.type, JSONB | TranslatedType) else ""


def _encoded(columns: Sequence[Column[Any]], rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    encoders = [
        (place, encoder) for place, column in enumerate(columns) if (encoder := _encoder(column)) is not _as_it_is
    ]
    for row in rows:
        values = list(row)
        for place, encode in encoders:
            if values[place] is not None:
                values[place] = encode(values[place])
        yield tuple(values)


def _encoder(column: Column[Any]) -> Encoder:
    if isinstance(column.type, Enum):
        return _enum
    if isinstance(column.type, PeriodType):
        return _period
    return _json if isinstance(column.type, JSONB | TranslatedType) else _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _enum(value: enum.Enum) -> str:
    return value.name


def _period(value: Period) -> str:
    """PostgreSQL's half-open range."""
    start = "" if value.start is None else value.start.isoformat()
    return f"[{start},{'' if value.end is None else (value.end + _ONE_DAY).isoformat()})"


def _json(value: Any) -> str:
    return orjson.dumps(value.as_json() if isinstance(value, Translated) else value).decode()
