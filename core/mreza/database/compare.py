"""What alembic's comparison leaves out: the members of enumerations, and constraints that refuse overlaps."""

from __future__ import annotations

import re
from typing import Any, cast

from alembic.autogenerate.api import AutogenContext
from alembic.operations import ops
from alembic.runtime.plugins import Plugin
from alembic.util import PriorityDispatchResult
from sqlalchemy import CheckConstraint, Constraint, Table, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.schema import AddConstraint

#: For alembic's option `autogenerate_plugins`.
PLUGINS = ["alembic.autogenerate.*", "mreza.compare"]

_EXISTING = text(
    "SELECT conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint "
    "WHERE conrelid = to_regclass(:table) AND contype IN ('c', 'x')"
)


class Statement(ops.ExecuteSQLOp):
    """A statement that knows how to undo itself."""

    def __init__(self, sql: str, undo: str) -> None:
        super().__init__(sql)
        self._undo = undo

    def reverse(self) -> Statement:
        """For the downgrade."""
        return Statement(self._undo, cast(str, self.sqltext))


def compare_constraints(
    context: AutogenContext,
    modify: ops.ModifyTableOps,
    schema: str | None,
    name: str,
    found: Table | None,
    declared: Table | None,
) -> PriorityDispatchResult:
    """Add constraints that are declared only, drop those that exist only, and make anew those with other values."""
    if found is None or declared is None:
        return PriorityDispatchResult.CONTINUE
    assert context.connection is not None
    quoted = context.connection.dialect.identifier_preparer.format_table(declared)
    existing = {row.conname: row.definition for row in context.connection.execute(_EXISTING, {"table": quoted})}
    wanted = {
        _name(one, context): one for one in declared.constraints if isinstance(one, CheckConstraint | ExcludeConstraint)
    }
    for key in sorted(existing.keys() | wanted.keys()):
        constraint = wanted.get(key)
        if constraint is None:
            modify.ops.append(Statement(*_drop_and_add(quoted, key, existing[key])))
        elif key not in existing:
            if not _comes_with_its_column(constraint, found):
                modify.ops.append(Statement(_add(constraint, context), f"ALTER TABLE {quoted} DROP CONSTRAINT {key}"))
        elif isinstance(constraint, CheckConstraint) and _values(_add(constraint, context)) != _values(existing[key]):
            drop, restore = _drop_and_add(quoted, key, existing[key])
            undo = f"ALTER TABLE {quoted} DROP CONSTRAINT {key}"
            modify.ops += [Statement(drop, restore), Statement(_add(constraint, context), undo)]
    return PriorityDispatchResult.CONTINUE


def _drop_and_add(table: str, name: str, definition: str) -> tuple[str, str]:
    return f"ALTER TABLE {table} DROP CONSTRAINT {name}", f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}"


def _name(constraint: Constraint, context: AutogenContext) -> str:
    assert context.dialect is not None
    return str(context.dialect.identifier_preparer.format_constraint(constraint)).strip('"')


def _add(constraint: Constraint, context: AutogenContext) -> str:
    ddl: Any = AddConstraint(constraint, isolate_from_table=False)
    return str(ddl.compile(dialect=context.dialect)).strip()


def _comes_with_its_column(constraint: Constraint, found: Table) -> bool:
    """An enumeration's check is made by the statement that adds its column."""
    return isinstance(constraint, CheckConstraint) and any(column.name not in found.c for column in constraint.columns)


def _values(definition: str) -> set[str]:
    """The literals in a constraint: PostgreSQL rewrites the expression, but not them."""
    return set(re.findall(r"'((?:[^']|'')*)'", definition))


def setup(plugin: Plugin) -> None:
    """Called by alembic."""
    plugin.add_autogenerate_comparator(compare_constraints, "table", "mreza_constraints")
