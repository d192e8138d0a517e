"""How autogenerate writes a migration: in the database's own types, so that it outlives changes of our code."""

from __future__ import annotations

from typing import Any

from alembic.autogenerate.api import AutogenContext
from alembic.autogenerate.rewriter import Rewriter
from alembic.operations import ops
from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.types import TypeDecorator

#: Passed to alembic as `process_revision_directives`.
rewriter = Rewriter()


def render_item(type_: str, item: Any, context: AutogenContext) -> str | bool:
    """Write our column types as the PostgreSQL types behind them; everything else as alembic does."""
    if type_ == "type" and isinstance(item, TypeDecorator):
        from alembic.autogenerate import render  # noqa: PLC0415  (alembic offers no public way to render a type)

        assert context.dialect is not None
        return render._repr_type(item.load_dialect_impl(context.dialect), context)
    return False


@rewriter.rewrites(ops.CreateTableOp)
def _foreign_keys_to_itself(context: Any, revision: Any, op: ops.CreateTableOp) -> Any:
    """SQLAlchemy leaves foreign keys marked `use_alter` out of CREATE TABLE, and alembic too; add them behind it."""
    table = op.to_table()
    now = [item for item in op.columns if not (isinstance(item, ForeignKeyConstraint) and item.use_alter)]
    if len(now) == len(op.columns):
        return op
    op.columns = now
    added = [ops.CreateForeignKeyOp.from_constraint(key) for key in table.foreign_key_constraints if key.use_alter]
    return [op, *added]
