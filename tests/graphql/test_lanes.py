"""Connections that go from one read to the next."""

from __future__ import annotations

import asyncio

import asyncpg
import pytest
from mreza.graphql.lane import SHARE, Lane
from mreza.graphql.lanes import Lanes

PLANS = 512 * 1024

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_more_reads_at_once_than_connections_are_all_answered(application) -> None:
    lanes: Lanes = application.engine.lanes["some"]
    most = application.pools.serving.get_max_size()
    found = await asyncio.gather(*(lanes.fetchval("SELECT $1::int", [n]) for n in range(5 * most)))
    assert found == list(range(5 * most))
    assert await application.ready(), "one connection is left to others"
    await lanes.close()
    assert application.pools.serving.get_idle_size() == application.pools.serving.get_size()


async def test_a_read_that_fails_spoils_nothing_for_the_next(application) -> None:
    lanes: Lanes = application.engine.lanes["some"]
    with pytest.raises(asyncpg.DivisionByZeroError):
        await lanes.fetchval("SELECT 1 / $1::int", [0])
    assert await lanes.fetchval("SELECT 1 / $1::int", [1]) == 1


async def test_a_reader_who_leaves_spoils_nothing_for_the_next(application) -> None:
    lanes: Lanes = application.engine.lanes["some"]
    leaving = asyncio.create_task(lanes.fetchval("SELECT pg_sleep($1::float8)", [30.0]))
    await asyncio.sleep(0.2)
    leaving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await leaving
    most = application.pools.serving.get_max_size()
    assert await asyncio.gather(*(lanes.fetchval("SELECT $1::int", [n]) for n in range(most))) == list(range(most))


async def test_a_connection_that_the_server_ends_is_replaced(application) -> None:
    lanes: Lanes = application.engine.lanes["some"]
    with pytest.raises((asyncpg.PostgresConnectionError, asyncpg.OperatorInterventionError)):
        await lanes.fetchval("SELECT pg_terminate_backend(pg_backend_pid())", [])
    assert await lanes.fetchval("SELECT 1", []) == 1


async def test_a_connection_that_was_ended_while_nobody_read_is_replaced_unnoticed(application) -> None:
    lanes: Lanes = application.engine.lanes["some"]
    most = application.pools.serving.get_max_size() - 1
    for _ in range(2):
        pids = await asyncio.gather(*(lanes.fetchval("SELECT pg_backend_pid()", []) for _ in range(most)))
        async with application.pools.serving.acquire() as other:
            await other.execute("SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid", pids)
        await asyncio.sleep(0.2)
    assert await asyncio.gather(*(lanes.fetchval("SELECT $1::int", [n]) for n in range(most))) == list(range(most))


async def test_a_connection_keeps_no_more_plans_than_fit_however_many_questions_come(application) -> None:
    async with application.pools.serving.acquire() as connection:
        lane = Lane(connection, PLANS)
        texts = [f"SELECT {n} /* {'wide ' * (n % 200 * 50)} */" for n in range(200)]
        for number, text in enumerate([*texts, *texts]):
            assert await lane.fetchval(text, []) == number % 200
        await lane.fetchval("SELECT 'what nobody holds is closed when the next is planned'", [])
        kept = await connection.fetch("SELECT length(statement) AS size FROM pg_prepared_statements")
        assert len(kept) > 1
        assert PLANS // SHARE < sum(one["size"] for one in kept) <= PLANS + PLANS // SHARE


async def test_a_question_that_comes_often_is_planned_once(application) -> None:
    async with application.pools.serving.acquire() as connection:
        lane = Lane(connection, PLANS)
        often = "SELECT 'often'"
        for number in range(100):
            await lane.fetchval(often, [])
            await lane.fetchval(f"SELECT {number} /* {'wide ' * 2000} */", [])
        told = await connection.fetchrow(
            "SELECT sum(generic_plans) AS with_it, count(*) AS plans FROM pg_prepared_statements WHERE statement = $1",
            often,
        )
        assert (told["with_it"], told["plans"]) == (100, 1)


async def test_the_longest_statements_are_planned_each_time(application) -> None:
    async with application.pools.serving.acquire() as connection:
        long = f"SELECT 1 /* {' ' * (PLANS // SHARE)} */"
        lane = Lane(connection, PLANS)
        assert [await lane.fetchval(long, []) for _ in range(2)] == [1, 1]
        assert await connection.fetchval("SELECT count(*) FROM pg_prepared_statements WHERE statement = $1", long) == 0
