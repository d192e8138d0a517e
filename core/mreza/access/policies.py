"""Row rules as PostgreSQL's row-level security: one set of policies per table, derived from its model and from
nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sqlalchemy import ColumnElement, select
from sqlalchemy.dialects import postgresql

from mreza.access.readers import READERS, Reader, quoted
from mreza.access.rules import VIEWER, SqlViewer, audience_rule
from mreza.errors import ConfigurationError
from mreza.model.base import Base
from mreza.model.generated import search_columns

POLICIES = ("system", *(reader.policy for reader in READERS), "inserted", "updated", "deleted")
"""What every table has, and nothing else."""

_DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]


def rule_sql(model: type[Base], rule: ColumnElement[bool]) -> str:
    """The text of a rule. It is compiled inside a SELECT of the table, so that EXISTS refers to the row and not to
    the whole table."""
    statement = select(model.__table__.c.id).where(rule)
    text = str(statement.compile(dialect=_DIALECT, compile_kwargs={"literal_binds": True}))
    return text.split("WHERE", 1)[1].strip() if "WHERE" in text else "true"


@lru_cache(maxsize=2_000)
def _rules(model: type[Base]) -> tuple[tuple[tuple[Reader, str], ...], str]:
    """What each role that reads may see, and what may be written. A rule is as old as its model, and to write it out
    takes longer than to make policies of it, which every upgrade does.

    Raises: ConfigurationError for a rule that asks for what is not there.
    """
    try:
        seen = tuple((one, rule_sql(model, one.condition(model))) for one in READERS)
        return seen, rule_sql(model, model.writable(VIEWER))
    except AttributeError as error:
        raise ConfigurationError(f"The row rule of {model.__module__}.{model.__name__} is wrong: {error}.") from error


def policies_sql(model: type[Base], *, owner: str, serving: str) -> Iterator[str]:
    """The statements that put a table behind its rule, whatever stood there before."""
    table = model.__tablename__
    seen, written = _rules(model)
    for name in POLICIES:
        yield f"DROP POLICY IF EXISTS {name} ON public.{table}"
    yield f"ALTER TABLE public.{table} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE public.{table} FORCE ROW LEVEL SECURITY"
    yield f'CREATE POLICY system ON public.{table} TO "{owner}" USING (true) WITH CHECK (true)'
    for reader, condition in seen:
        role = reader.role(serving)
        yield f'CREATE POLICY {reader.policy} ON public.{table} FOR SELECT TO "{role}" USING ({condition})'
    yield f'CREATE POLICY inserted ON public.{table} FOR INSERT TO "{serving}" WITH CHECK ({written})'
    yield f'CREATE POLICY updated ON public.{table} FOR UPDATE TO "{serving}" USING ({written}) WITH CHECK ({written})'
    yield f'CREATE POLICY deleted ON public.{table} FOR DELETE TO "{serving}" USING ({written})'
    yield f"REVOKE ALL ON public.{table} FROM {quoted(serving)}"
    yield f"GRANT SELECT ON public.{table} TO {quoted(serving)}"
    yield f'GRANT INSERT, UPDATE, DELETE ON public.{table} TO "{serving}"'


@lru_cache(maxsize=2_000)
def search_sql(model: type[Base], *, serving: str) -> tuple[str, ...]:
    """The table's search function, if it has search text.

    LIKE is not leakproof, so under a policy PostgreSQL would not use its index; this function runs as the owner and
    applies the same rule
    itself. Each search column is used only by those in its audience. All words must occur in one audience's text.
    """
    columns = search_columns(model.__table__)  # type: ignore[arg-type]
    if not columns:
        return ()
    expanded = SqlViewer(expand=True)
    ways = []
    for audience, column in columns.items():
        rule = audience_rule(model, audience)
        may = "" if rule is None else f"({rule_sql(model, rule)}) AND "
        ways.append(f"({may}{column} LIKE words[1] AND {column} LIKE ALL (words))")
    table = model.__tablename__
    name = f"mreza.search_{table}"
    return (
        f"""
        CREATE OR REPLACE FUNCTION {name}(query text) RETURNS SETOF uuid
        LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = public, mreza, pg_temp AS $$
          SELECT {table}.id FROM public.{table},
            (SELECT array_agg('%' || word || '%' ORDER BY length(word) DESC) AS words
               FROM unnest(string_to_array(mreza.fold(query), ' ')) AS word WHERE word <> '') AS asked
          WHERE words IS NOT NULL AND ({rule_sql(model, model.visible(expanded))}) AND ({" OR ".join(ways)})
        $$""",
        f"REVOKE ALL ON FUNCTION {name}(text) FROM PUBLIC",
        f"GRANT EXECUTE ON FUNCTION {name}(text) TO {quoted(serving)}",
    )
