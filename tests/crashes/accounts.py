"""What each request left in the database: all that belongs to it, or nothing."""

from __future__ import annotations

from collections.abc import Collection

import asyncpg

#: Rows by the key of the request that left them.
_LEFT = """
    SELECT key, sum(kept) AS kept, sum(audits) AS audits, sum(events) AS events, sum(deliveries) AS deliveries FROM (
        SELECT key, 1 AS kept, 0 AS audits, 0 AS events, 0 AS deliveries FROM mreza.idempotency
        WHERE outcome IS NOT NULL
        UNION ALL SELECT request_id, 0, 1, 0, 0 FROM core_audit_entry WHERE subject_type = 'Organisation'
        UNION ALL SELECT request_id, 0, 0, 1, 0 FROM core_event_record
        UNION ALL SELECT v.request_id, 0, 0, 0, 1
        FROM core_delivery AS d JOIN core_event_record AS v ON v.id = d.event_id
    ) AS one WHERE key LIKE 'create-%' OR key LIKE 'rename-%' GROUP BY key
"""
#: What the request did itself: the organisation, and of its changes the last one.
_DONE = """
    SELECT o.name ->> 'en' AS name, o.acronym, (
        SELECT max(i.key) FROM mreza.idempotency AS i
        WHERE i.key LIKE 'rename-' || split_part(o.name ->> 'en', ' ', 2) || '-%'
    ) AS renamed
    FROM core_organisation AS o WHERE o.name ->> 'en' LIKE 'House %'
"""
_JOB_COUNTS = """
    SELECT (SELECT count(*) FROM mreza.idempotency WHERE key LIKE 'job-%') AS asked,
        (SELECT count(*) FROM core_job) AS made,
        (SELECT count(*) FROM core_job AS j WHERE j.state IN ('QUEUED', 'RUNNING') AND NOT EXISTS (
            SELECT FROM mreza.pgqueuer AS q WHERE convert_from(q.payload, 'UTF8') = j.id::text)) AS lost
"""


async def problems(connection: asyncpg.Connection, told: Collection[str]) -> list[str]:
    """What is lost, half done, or there without its request.

    Args:
        connection: the owner's.
        told: keys of the requests that were answered.
    """
    found = []
    left = {row["key"]: tuple(row)[1:] for row in await connection.fetch(_LEFT)}
    found += [f"{key} was confirmed and is lost" for key in told if not key.startswith("job-") and key not in left]
    found += [
        f"{key} is half done: {kept} outcomes, {audits} audit entries, {events} events, {deliveries} deliveries"
        for key, (kept, audits, events, deliveries) in left.items()
        if (kept, audits, events, deliveries) != (1, 1, 1, 1)
    ]
    houses = {row["name"].removeprefix("House "): row for row in await connection.fetch(_DONE)}
    created = {key.removeprefix("create-") for key in left if key.startswith("create-")}
    found += [f"house {key} and the traces of its making are not there together" for key in houses.keys() ^ created]
    found += [
        f"house {key} is called {row['acronym']}, but its last change is {row['renamed']}"
        for key, row in houses.items()
        if row["acronym"] != (row["renamed"] and row["renamed"].removeprefix("rename-"))
    ]
    jobs = await connection.fetchrow(_JOB_COUNTS)
    asked = {key for key in told if key.startswith("job-")}
    kept = {row["key"] for row in await connection.fetch("SELECT key FROM mreza.idempotency WHERE key LIKE 'job-%'")}
    found += [f"{key} was confirmed and is lost" for key in asked - kept]
    if jobs["asked"] != jobs["made"] or jobs["lost"]:
        found.append(f"{jobs['asked']} jobs were asked for, {jobs['made']} are there, {jobs['lost']} in no queue")
    return found
