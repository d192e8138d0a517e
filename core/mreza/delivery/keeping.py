"""How long the log of deliveries and the list of jobs reach back. What still waits is kept, however old it is."""

from __future__ import annotations

from datetime import datetime, timedelta

import asyncpg

from mreza.settings import Settings

BATCH = 1000
"""Rows deleted in one transaction, so that nobody waits for a sweep."""

_DELIVERIES = """
    DELETE FROM core_delivery WHERE id IN (
        SELECT id FROM core_delivery WHERE created_at < $1 AND state IN ('DELIVERED', 'GIVEN_UP')
        ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED)
"""
_JOBS = """
    DELETE FROM core_job WHERE id IN (
        SELECT id FROM core_job WHERE created_at < $1 AND state IN ('DONE', 'FAILED')
        ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED)
"""
#: The queue's own notes of the same jobs.
_NOTES = """
    DELETE FROM mreza.pgqueuer_log WHERE id IN (
        SELECT id FROM mreza.pgqueuer_log WHERE created < $1 ORDER BY created LIMIT $2 FOR UPDATE SKIP LOCKED)
"""


async def delete_old(pool: asyncpg.Pool, settings: Settings, now: datetime) -> dict[str, int]:
    """Delete what has ended and was kept long enough; how many rows of which table.

    Args:
        pool: of the owner.
        settings: `keep_deliveries_days` and `keep_jobs_days`.
        now: the present instant.
    """
    deliveries = now - timedelta(days=settings.keep_deliveries_days)
    jobs = now - timedelta(days=settings.keep_jobs_days)
    return {
        "core_delivery": await _in_batches(pool, _DELIVERIES, deliveries),
        "core_job": await _in_batches(pool, _JOBS, jobs),
        "pgqueuer_log": await _in_batches(pool, _NOTES, jobs),
    }


async def _in_batches(pool: asyncpg.Pool, statement: str, limit: datetime) -> int:
    total = 0
    while True:
        deleted = int((await pool.execute(statement, limit, BATCH)).rsplit(" ", 1)[-1])
        total += deleted
        if deleted < BATCH:
            return total
