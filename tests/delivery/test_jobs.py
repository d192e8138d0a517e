from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from mreza.application import Application
from mreza.delivery.deliverer import Deliverer
from mreza.delivery.job import JobRun, enqueue, enqueue_regular, job
from mreza.delivery.job_queue import run_jobs
from mreza.delivery.models import Delivery, DeliveryState, Job, JobState
from mreza.directory.organisations import Organisation
from mreza.errors import UserError
from mreza.mutation import Do, mutation, spec_of
from mreza.mutation.runner import MutationResult, MutationRunner
from mreza.testing.kit import Kit
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import DBAPIError

from .receiver import Receiver

pytestmark = pytest.mark.anyio

TEST = "mutation ($id: ID!) { testWebhookEndpoint(input: { endpointId: $id }) { errors { message } } }"
AGAIN = "mutation ($id: ID!) { redeliverFailed(input: { endpointId: $id }) { job { id state } errors { message } } }"
JOBS = "{ jobs { nodes { kind state done total message owner { email } startedAt finishedAt } } }"


@job("core.tried")
async def tried(run: JobRun, fails: str) -> str:
    """A job for tests.

    Args:
        run: the job.
        fails: how.
    """
    await run.report(1, 2, "half way")
    if fails == "said":
        raise UserError("FELL", "It fell. Pick it up.")
    if fails == "raised":
        raise RuntimeError("a secret")
    return "done"


@mutation(public=True)
async def ask(do: Do, organisation: Organisation, fails: str, falls: bool = False) -> Organisation:
    """Ask for the job.

    Args:
        organisation: Any.
        fails: How the job fails.
        falls: Whether the mutation does.
    """
    await do.enqueue(tried, organisation.network_id, fails=fails)
    if falls:
        raise UserError("FELL", "It fell.")
    return organisation


async def asked(kit: Kit, **arguments: Any) -> MutationResult:
    app = kit.application
    runner = MutationRunner(app.pools.serving_engine, app.scopes, app.clock, settings=app.settings)
    organisation = await kit.organisation("RS")
    viewer = await kit.viewers.coordinator("RS")
    return await runner.run(spec_of(ask), {"organisation": organisation.id, **arguments}, viewer)


async def done(application: Application) -> None:
    async with asyncio.timeout(30):
        jobs = {**application.jobs, "core.tried": tried}
        await run_jobs(application.address.dsn, application.pools.system, application.clock, jobs, drain=True)


async def test_everything_that_was_given_up_is_sent_again_in_the_background(
    kit: Kit, endpoint: Any, deliverer: Deliverer, receiver: Receiver, graphql: Any, application: Application
) -> None:
    made, viewer = await endpoint(f"{receiver.base}/ok"), await kit.viewers.coordinator("RS")
    for _ in range(3):
        await graphql(TEST, viewer=viewer, id=made["id"])
    async with kit.session() as session:
        await session.execute(update(Delivery).values(state=DeliveryState.GIVEN_UP))
    answer = (await graphql(AGAIN, viewer=viewer, id=made["id"]))["redeliverFailed"]
    assert answer["job"]["state"] == "QUEUED"
    await done(application)
    (shown,) = (await graphql(JOBS, viewer=viewer))["jobs"]["nodes"]
    assert (shown["kind"], shown["state"], shown["done"], shown["total"]) == ("core.redeliver_failed", "DONE", 3, 3)
    assert shown["message"] == "3 deliveries are sent again."
    assert None not in (shown["owner"], shown["startedAt"], shown["finishedAt"])
    await deliverer.settle()
    assert len(receiver.requests) == 3
    assert (await graphql(JOBS, viewer=await kit.viewers.coordinator("BA")))["jobs"]["nodes"] == []


async def test_a_job_is_there_when_and_only_when_its_mutation_commits(kit: Kit, application: Application) -> None:
    count = "SELECT (SELECT count(*) FROM core_job) + (SELECT count(*) FROM mreza.pgqueuer)"
    assert (await asked(kit, fails="", falls=True)).errors
    assert await application.pools.system.fetchval(count) == 0
    assert not (await asked(kit, fails="")).errors
    assert await application.pools.system.fetchval(count) == 2


@pytest.mark.parametrize(("fails", "state"), [("", "DONE"), ("said", "FAILED"), ("raised", "FAILED")])
async def test_a_job_says_what_came_of_it(kit: Kit, application: Application, fails: str, state: str) -> None:
    await asked(kit, fails=fails)
    await done(application)
    async with kit.session() as session:
        (found,) = (await session.scalars(select(Job))).all()
    expected = {
        "": "done",
        "said": "It fell. Pick it up.",
        "raised": f"An unexpected error; the log has it under {found.id}.",
    }
    assert (found.state, found.message, found.done, found.total) == (JobState[state], expected[fails], 1, 2)


async def test_a_job_outside_the_viewers_networks_is_refused_by_the_database(
    kit: Kit, application: Application
) -> None:
    viewer = await kit.viewers.coordinator("RS")
    statement = text("SELECT mreza.enqueue(gen_random_uuid(), 'core.tried', CAST(:network AS uuid), '{}', now(), '0')")
    for network, allowed in ((kit.networks["BA"], False), (None, False), (kit.networks["RS"], True)):
        try:
            async with application.pools.serving_engine.begin() as connection:
                await connection.execute(text("SELECT mreza.enter(:handle)"), {"handle": viewer.handle})
                await connection.execute(statement, {"network": network})
        except DBAPIError as error:
            assert not allowed
            assert "is not in a network of the viewer" in str(error)
        else:
            assert allowed


async def test_the_queues_own_tables_are_out_of_reach(kit: Kit, application: Application) -> None:
    for statement in ("SELECT * FROM mreza.pgqueuer", "SELECT mreza.queue('{0}', '{x}', '{x}', '{0}', '{x}', '{}')"):
        with pytest.raises(DBAPIError, match="permission denied"):
            async with application.pools.serving_engine.begin() as connection:
                await connection.execute(text(statement))


async def test_the_worker_does_all_by_itself(
    kit: Kit, endpoint: Any, receiver: Receiver, graphql: Any, application: Application
) -> None:
    made, viewer = await endpoint(f"{receiver.base}/ok"), await kit.viewers.coordinator("RS")
    application.jobs["core.tried"] = tried
    async with application.worker():
        await graphql(TEST, viewer=viewer, id=made["id"])
        await asked(kit, fails="")
        async with asyncio.timeout(30):
            while not receiver.requests or not await _all_done(kit):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
    assert len(receiver.requests) == 1


async def _all_done(kit: Kit) -> bool:
    async with kit.session() as session:
        open_jobs = select(func.count()).select_from(Job).where(Job.state != JobState.DONE)
        return not await session.scalar(open_jobs)


@job("core.of_the_day", daily=True)
async def of_the_day(run: JobRun) -> str:
    """Once a day.

    Args:
        run: the job.
    """
    async with run.session() as session:
        seen = await session.scalar(select(func.count()).select_from(Organisation))
    return f"{seen} organisations"


@job("core.of_the_hour", hourly=True)
async def of_the_hour(run: JobRun) -> str:
    """Once an hour.

    Args:
        run: the job.
    """
    return "an hour"


async def test_an_hourly_job_is_begun_once_an_hour(application: Application, clock: Any) -> None:
    jobs, pool = {"core.of_the_hour": of_the_hour}, application.pools.system
    begun = []
    for minutes in (0, 1, 60, 0):
        clock.ahead += timedelta(minutes=minutes)
        await enqueue_regular(pool, jobs, clock)
        begun.append(await pool.fetchval("SELECT count(*) FROM core_job"))
    assert begun == [1, 1, 2, 2]


@job("core.of_a_network")
async def of_a_network(run: JobRun) -> str:
    """In the job's network.

    Args:
        run: the job.
    """
    return await of_the_day(run)


async def test_a_daily_job_is_begun_once_a_day_and_sees_what_its_scope_shows(
    kit: Kit, application: Application, clock: Any
) -> None:
    await kit.organisation("RS")
    await kit.organisation("ME")
    jobs, pool = {"core.of_the_day": of_the_day, "core.of_a_network": of_a_network}, application.pools.system

    async def work() -> list[str | None]:
        async with asyncio.timeout(30):
            await run_jobs(application.address.dsn, pool, clock, jobs, drain=True, ground=application.job_ground)
        async with kit.session() as session:
            return list(await session.scalars(select(Job.message).order_by(Job.created_at)))

    for _ in range(2):
        await enqueue_regular(pool, jobs, clock)
    assert await work() == ["2 organisations"]
    clock.ahead += timedelta(days=1)
    await enqueue_regular(pool, jobs, clock)
    assert await work() == ["2 organisations"] * 2
    async with kit.session() as session:
        viewer = await kit.viewers.coordinator("ME")
        await session.execute(text("SELECT mreza.enter(:handle)"), {"handle": viewer.handle})
        await enqueue(session, of_a_network, kit.networks["ME"], {}, clock.now() + timedelta(seconds=1))
    assert (await work())[-1] == "1 organisations"


async def test_a_job_that_is_to_wait_is_there_and_not_begun(kit: Kit, application: Application, clock: Any) -> None:
    jobs, pool = {"core.of_a_network": of_a_network}, application.pools.system
    async with kit.session() as session:
        viewer = await kit.viewers.coordinator("ME")
        await session.execute(text("SELECT mreza.enter(:handle)"), {"handle": viewer.handle})
        for after in (timedelta(), timedelta(hours=1)):
            made = await enqueue(session, of_a_network, kit.networks["ME"], {}, clock.now(), after=after)
            assert (made.kind, made.network_id) == ("core.of_a_network", kit.networks["ME"])
    async with asyncio.timeout(30):
        await run_jobs(application.address.dsn, pool, clock, jobs, drain=True, ground=application.job_ground)
    async with kit.session() as session:
        states = await session.scalars(select(Job.state).order_by(Job.id))
    assert sorted(one.name for one in states) == ["DONE", "QUEUED"]
    waits = "SELECT execute_after - now() > interval '59 minutes' FROM mreza.pgqueuer WHERE status = 'queued'"
    assert await pool.fetchval(waits)
