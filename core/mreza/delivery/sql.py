"""What the database does for deliveries and jobs: functions and triggers, derived after each upgrade."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

#: What the serving role may call.
CALLED = ("redeliver(uuid, timestamptz)", "enqueue(uuid, text, uuid, jsonb, timestamptz, interval)")
#: What only those functions call.
_INNER = "queue(integer[], text[], bytea[], interval[], text[], jsonb[])"


def delivery_sql(serving_role: str) -> str:
    """``CREATE OR REPLACE`` of all; the audit trail's functions, core's tables and the queue's must exist."""
    role = '"' + serving_role.replace('"', '""') + '"'
    grants = [f"REVOKE ALL ON FUNCTION mreza.{name} FROM PUBLIC;" for name in (_INNER, "deliver()", *CALLED)]
    grants += [f"GRANT EXECUTE ON FUNCTION mreza.{name} TO {role};" for name in CALLED]
    own = files(__package__).joinpath("delivery.sql").read_text("utf-8")
    return "\n".join([_queue_sql(), own, *grants])


async def prepare_delivery(connection: Any) -> None:
    """Make the queue's tables; before `delivery_sql`, on a connection of the driver, as the owner."""
    from mreza.delivery.queue import prepare_queue  # noqa: PLC0415 - the library takes a second to load

    await prepare_queue(connection)


def _queue_sql() -> str:
    """The library's own statement as a function, which the serving role reaches by `mreza.enqueue` only."""
    from mreza.delivery.queue import enqueue_statement  # noqa: PLC0415

    return (
        f"CREATE OR REPLACE FUNCTION mreza.{_INNER} RETURNS TABLE (ord bigint, id bigint) "
        f"LANGUAGE sql SECURITY DEFINER SET search_path = mreza, pg_temp AS $f$\n{enqueue_statement()}\n$f$;"
    )
