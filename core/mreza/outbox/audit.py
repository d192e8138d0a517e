"""The audit trail's SQL: one function, and one trigger per audited table. The trigger sees raw SQL as well."""

from __future__ import annotations

from importlib.resources import files

from sqlalchemy import Table

from mreza.model.audience import Audience
from mreza.model.base import Base
from mreza.model.fields import options_of
from mreza.model.global_id import prefix

#: Of credentials it is written down that they changed, and never what they are.
_SECRETS = ("password_hash", "secret_hash")
#: Never written down: credentials, and what changes without anybody's decision.
_LEFT_OUT = (*_SECRETS, "last_used_at", "version")


def audit_sql() -> str:
    """``CREATE OR REPLACE`` of the functions; the scope table and core's tables must exist."""
    return files(__package__).joinpath("audit.sql").read_text("utf-8")


def audit_trigger_sql(model: type[Base]) -> str:
    """The statement that (re)creates the trigger of a model's table, or drops it where the model is not audited."""
    table = model.__table__
    assert isinstance(table, Table)
    if not model.__audited__:
        return f"DROP TRIGGER IF EXISTS audit ON public.{table.name};"
    arguments = [
        model.__name__,
        prefix(model.__name__),
        _network_column(model),
        _organisation_column(table),
        _array([column.name for column in table.c if column.computed is not None or column.name in _LEFT_OUT]),
        _array([column.name for column in table.c if _is_restricted(column)]),
        _array([column.name for column in table.c if column.name in _SECRETS]),
    ]
    quoted = ", ".join(f"'{argument}'" for argument in arguments)
    return (
        f"CREATE OR REPLACE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON public.{table.name} "
        f"FOR EACH ROW EXECUTE FUNCTION mreza.audit({quoted});"
    )


def _network_column(model: type[Base]) -> str:
    key = model.network_key()
    return "" if key is None else str(key.key)


def _organisation_column(table: Table) -> str:
    if table.name == "core_organisation":
        return "id"
    return "organisation_id" if "organisation_id" in table.c else ""


def _is_restricted(column: object) -> bool:
    options = options_of(column)
    return options is not None and options.audience is Audience.SECRETARIAT


def _array(names: list[str]) -> str:
    return "{" + ",".join(names) + "}"
