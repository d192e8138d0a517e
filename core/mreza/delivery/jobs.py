"""The jobs of core: sending again what an endpoint did not take."""

from __future__ import annotations

from uuid import UUID

from mreza.delivery.job import JobRun, job
from mreza.errors import NotFound

BATCH = 100

_ENDPOINT = "SELECT true FROM core_webhook_endpoint WHERE id = $1 AND ($2::uuid IS NULL OR network_id = $2)"
# What came up after the job was asked for is not its business; so it ends, and begun again it finds only the rest.
_COUNT = "SELECT count(*) FROM core_delivery WHERE endpoint_id = $1 AND state = 'GIVEN_UP'"
_AGAIN = """
    WITH next AS (
        SELECT id FROM core_delivery WHERE endpoint_id = $1 AND state = 'GIVEN_UP' ORDER BY position LIMIT $3
        FOR UPDATE SKIP LOCKED)
    UPDATE core_delivery AS d SET state = 'PENDING', attempts = 0, next_attempt_at = $2, leased_until = NULL,
        version = d.version + 1
    FROM next WHERE d.id = next.id
"""


@job("core.redeliver_failed")
async def redeliver_failed(run: JobRun, endpoint: str) -> str:
    """Send again all that was given up for an endpoint.

    Args:
        run: the job.
        endpoint: id of the endpoint.
    """
    id = UUID(endpoint)
    if not await run.pool.fetchval(_ENDPOINT, id, run.network_id):
        raise NotFound("WebhookEndpoint")
    total, done, now = await run.pool.fetchval(_COUNT, id), 0, run.clock.now()
    while done < total:
        await run.report(done, total)
        changed = int((await run.pool.execute(_AGAIN, id, now, BATCH)).rsplit(" ", 1)[-1])
        if not changed:
            break
        done += changed
    await run.report(done, total)
    await run.pool.execute("SELECT pg_notify('mreza_delivery', '')")
    return f"{done} deliveries are sent again."
