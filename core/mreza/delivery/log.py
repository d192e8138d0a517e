"""The deliveries in the database: which are due, whose turn it is, what came of an attempt. Run as the owner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import orjson

from mreza.delivery.signing import Message

_IS_DUE = (
    "d.state IN ('PENDING', 'FAILED') AND d.next_attempt_at <= $1 AND (d.leased_until IS NULL OR d.leased_until <= $1)"
)
_DUE = f"""
    SELECT d.endpoint_id, count(*) AS waiting FROM core_delivery AS d
    JOIN core_webhook_endpoint AS e ON e.id = d.endpoint_id AND e.state = 'ACTIVE'
    WHERE {_IS_DUE} GROUP BY d.endpoint_id
"""
# The first that is due, unless an earlier one of the same subject is still open.
_CLAIM = f"""
    WITH due AS (
        SELECT d.id FROM core_delivery AS d
        WHERE d.endpoint_id = $2 AND {_IS_DUE} AND NOT EXISTS (
            SELECT FROM core_delivery AS earlier
            WHERE earlier.endpoint_id = d.endpoint_id AND earlier.subject = d.subject
                AND earlier.state IN ('PENDING', 'FAILED') AND earlier.position < d.position)
        ORDER BY d.position LIMIT 1 FOR UPDATE OF d SKIP LOCKED)
    UPDATE core_delivery AS d SET leased_until = $3, last_attempt_at = $1, attempts = d.attempts + 1,
        version = d.version + 1
    FROM due, core_event_record AS v, core_webhook_endpoint AS e
    WHERE d.id = due.id AND v.id = d.event_id AND e.id = d.endpoint_id AND e.state = 'ACTIVE'
    RETURNING d.id, d.attempts, d.endpoint_id, e.url, e.secret_number, e.previous_secret_until, v.id AS event_id,
        v.type, v.subject_type, v.subject, v.network_id, v.payload, v.occurred_at
"""
_DELIVERED = """
    UPDATE core_delivery SET state = 'DELIVERED', delivered_at = $2, last_status = $3, last_error = NULL,
        leased_until = NULL, version = version + 1 WHERE id = $1
"""
_WORKS = """
    UPDATE core_webhook_endpoint SET failing_since = NULL, version = version + 1
    WHERE id = $1 AND failing_since IS NOT NULL
"""
# Not when it was taken, or claimed anew, meanwhile.
_FAILED = """
    UPDATE core_delivery SET state = CASE WHEN $3::timestamptz IS NULL THEN 'GIVEN_UP' ELSE 'FAILED' END,
        next_attempt_at = coalesce($3, next_attempt_at), last_status = $4, last_error = $5, leased_until = NULL,
        version = version + 1
    WHERE id = $1 AND attempts = $2 AND state IN ('PENDING', 'FAILED')
"""
_FAILS = """
    UPDATE core_webhook_endpoint SET failing_since = $2, version = version + 1
    WHERE id = $1 AND failing_since IS NULL
"""
_HOLD = """
    UPDATE core_delivery SET next_attempt_at = $2, version = version + 1
    WHERE endpoint_id = $1 AND state IN ('PENDING', 'FAILED') AND next_attempt_at < $2 AND leased_until IS NULL
"""
_GIVE_UP = """
    UPDATE core_delivery SET state = 'GIVEN_UP', last_error = coalesce(last_error, $2), leased_until = NULL,
        version = version + 1
    WHERE endpoint_id = $1 AND state IN ('PENDING', 'FAILED')
"""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A delivery whose turn it is; nobody else has it until its lease ends."""

    id: UUID
    number: int
    url: str
    secret_numbers: tuple[int, ...]
    message: Message

    @property
    def endpoint_id(self) -> UUID:
        """Where it goes."""
        return self.message.endpoint_id


class Log:
    """Reads and writes deliveries.

    Args:
        pool: of the owner.
        lease: how long an attempt has a delivery to itself; longer than a request may take.
    """

    def __init__(self, pool: asyncpg.Pool, lease: timedelta) -> None:
        self._pool = pool
        self._lease = lease

    async def due(self, now: datetime) -> dict[UUID, int]:
        """Endpoints with deliveries that are due, and how many."""
        return {row["endpoint_id"]: row["waiting"] for row in await self._pool.fetch(_DUE, now)}

    async def claim(self, endpoint_id: UUID, now: datetime) -> Attempt | None:
        """The next delivery to an endpoint, if one is due."""
        row = await self._pool.fetchrow(_CLAIM, now, endpoint_id, now + self._lease)
        return None if row is None else _attempt(row, now)

    async def delivered(self, attempt: Attempt, status: int, now: datetime) -> None:
        """The endpoint took it."""
        async with self._pool.acquire() as connection, connection.transaction():
            await connection.execute(_DELIVERED, attempt.id, now, status)
            await connection.execute(_WORKS, attempt.endpoint_id)

    async def failed(self, attempt: Attempt, *, status: int | None, error: str, again: datetime | None) -> None:
        """It did not; `again` is when it is tried next, None for never."""
        async with self._pool.acquire() as connection, connection.transaction():
            await connection.execute(_FAILED, attempt.id, attempt.number, again, status, error)

    async def fails(self, endpoint_id: UUID, now: datetime, hold_until: datetime) -> None:
        """The endpoint is in trouble: its other deliveries wait a little as well."""
        async with self._pool.acquire() as connection, connection.transaction():
            await connection.execute(_FAILS, endpoint_id, now)
            await connection.execute(_HOLD, endpoint_id, hold_until)

    async def give_up(self, endpoint_id: UUID, reason: str) -> None:
        """Nothing more is sent to the endpoint."""
        await self._pool.execute(_GIVE_UP, endpoint_id, reason)


def _attempt(row: Any, now: datetime) -> Attempt:
    number, until = row["secret_number"], row["previous_secret_until"]
    both = until is not None and until > now and number > 1
    message = Message(
        endpoint_id=row["endpoint_id"],
        event_id=row["event_id"],
        type=row["type"],
        subject_type=row["subject_type"],
        subject=row["subject"],
        network_id=row["network_id"],
        payload=orjson.loads(row["payload"]),
        occurred_at=row["occurred_at"],
    )
    secrets = (number, number - 1) if both else (number,)
    return Attempt(row["id"], row["attempts"], row["url"], secrets, message)
