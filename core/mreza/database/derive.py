"""What the database holds beside the tables, derived from the models after every upgrade: scope, policies, search,
triggers, grants.

Everything here can be run again at any time; it runs in the transaction of the upgrade, so a table is never there
without its policy.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from mreza.access.permissions import declared_permissions
from mreza.access.policies import policies_sql, search_sql
from mreza.access.readers import quoted
from mreza.access.roles import sync_roles
from mreza.access.scope_sql import scope_sql, scope_triggers_sql
from mreza.delivery.sql import delivery_sql, prepare_delivery
from mreza.directory.merging import merging_sql
from mreza.directory.reference import sync_reference
from mreza.model.base import Base
from mreza.model.refusal_sql import FUNCTION as REFUSAL
from mreza.model.states_sql import FUNCTION, transitions_sql
from mreza.mutation.idempotency import idempotency_sql
from mreza.outbox.audit import audit_sql, audit_trigger_sql
from mreza.outbox.record import events_sql
from mreza.plugin.host import Host
from mreza.privacy.tables import privacy_sql
from mreza.settings import Settings


async def derive(connection: AsyncConnection, host: Host, *, serving_role: str | None = None) -> None:
    """Bring policies, functions, triggers and reference data in line with the models of the application."""
    serving = serving_role or Settings().serving_role
    owner = str((await connection.execute(text("SELECT current_user"))).scalar_one())
    script = ";\n".join(statement.strip().rstrip(";") for statement in _statements(host, owner, serving)) + ";"
    raw = await connection.get_raw_connection()
    assert raw.driver_connection is not None
    await prepare_delivery(raw.driver_connection)
    await raw.driver_connection.execute(script)
    await sync_reference(connection, host)
    await sync_roles(connection, declared_permissions(host.hooks))


def _statements(host: Host, owner: str, serving: str) -> Iterator[str]:
    yield f"GRANT USAGE ON SCHEMA mreza, public TO {quoted(serving)}"
    yield scope_sql(serving)
    yield audit_sql()
    yield events_sql(serving)
    yield idempotency_sql(serving)
    yield FUNCTION
    yield REFUSAL
    for model in host.models:
        yield from derived_sql(model, owner=owner, serving=serving)
    yield scope_triggers_sql()
    yield from privacy_sql(host.models, serving)
    yield merging_sql(serving)
    yield delivery_sql(serving)


def derived_sql(model: type[Base], *, owner: str, serving: str) -> Iterator[str]:
    """Everything that follows from one model."""
    yield from policies_sql(model, owner=owner, serving=serving)
    yield from search_sql(model, serving=serving)
    yield from transitions_sql(model)
    yield audit_trigger_sql(model)
