"""The roles that read beside the serving role show their viewers what the rules say, and nobody anything more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import asyncpg
import pytest
from mreza.access.folding import folded
from mreza.access.readers import READERS, CoordinatorViewer, PublicViewer, SecretariatViewer
from mreza.directory.organisations import Organisation
from mreza.directory.places import Network
from sqlalchemy import Column, Integer, Table, false, func, literal_column, select, true
from sqlalchemy.schema import MetaData

pytestmark = pytest.mark.anyio


@pytest.fixture
def plugins() -> list[str] | None:
    """The directory is enough."""
    return []


Ask = Callable[..., Awaitable[Any]]
COUNT = "SELECT count(*) FROM core_organisation"
BESIDE = [reader.shape for reader in READERS[1:]]


@pytest.fixture
async def ask(kit: Any) -> Ask:
    """A statement of the role for viewers of a shape, in a viewer's scope, of which nothing stays."""
    await kit.organisation("RS", "Own")
    await kit.organisation("BA", "Foreign")

    async def ask(shape: str, statement: str, viewer: Any = None) -> Any:
        async with kit.application.pools.reading[shape].acquire() as connection:
            transaction = connection.transaction()
            await transaction.start()
            try:
                if viewer is not None:
                    assert await connection.fetchval("SELECT mreza.enter($1)", viewer.handle)
                return await connection.fetchval(statement)
            finally:
                await transaction.rollback()

    return ask


async def test_the_secretariats_role_shows_everything_to_the_secretariat_alone(ask: Ask, viewers: Any) -> None:
    assert await ask("all", COUNT, await viewers.secretariat()) == 2
    for viewer in (None, await viewers.anonymous(), await viewers.coordinator("RS"), await viewers.administrator()):
        assert await ask("all", COUNT, viewer) == 0


async def test_the_coordinators_role_shows_each_coordinator_its_own_network(ask: Ask, viewers: Any) -> None:
    assert await ask("network", "SELECT array_agg(name ->> 'sr-Latn') FROM core_organisation") is None
    assert await ask("network", COUNT, await viewers.coordinator("RS")) == 1
    for viewer in (await viewers.anonymous(), await viewers.administrator()):
        assert await ask("network", COUNT, viewer) == 0


@pytest.mark.parametrize(
    ("kind", "shape"),
    [("anonymous", "none"), ("administrator", "some"), ("coordinator", "network"), ("secretariat", "all")],
)
async def test_who_reads_by_which_role(viewers: Any, kind: str, shape: str) -> None:
    assert (await getattr(viewers, kind)(*(["RS"] if kind == "coordinator" else []))).shape == shape


async def test_a_coordinator_with_an_organisation_of_its_own_reads_by_the_rule_itself(viewers: Any, kit: Any) -> None:
    viewer = await viewers.coordinator("RS")
    organisation = (await kit.organisation("BA", "Own")).id
    assert replace(viewer, organisations=frozenset({organisation})).shape == "some"
    assert replace(viewer, member_networks=viewer.networks | {organisation}).shape == "some"


async def test_the_publics_role_shows_unlisted_organisations_to_no_one(ask: Ask, viewers: Any, kit: Any) -> None:
    for viewer in (None, await viewers.anonymous(), await viewers.coordinator("RS"), await viewers.secretariat()):
        assert await ask("none", COUNT, viewer) == 0
    async with kit.session() as session:  # control: one that is listed is shown
        from mreza import Period
        from mreza.testing.kit import TODAY

        listed = await session.get(Organisation, (await kit.organisation("RS", "Listed")).id)
        listed.listed = Period(TODAY, None)
    assert await ask("none", COUNT, await viewers.anonymous()) == 1


@pytest.mark.parametrize("shape", BESIDE)
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE core_organisation SET acronym = 'mine'",
        "DELETE FROM core_organisation",
        "INSERT INTO core_person (id) VALUES (gen_random_uuid())",
        "SELECT count(handle) FROM mreza.scope",
        "SELECT * FROM mreza.scope",
        "SELECT mreza.tell(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
        "SET ROLE mreza_app",
        "CREATE TEMPORARY TABLE mine (n int)",
        "CREATE TABLE public.mine (n int)",
        "ALTER TABLE core_organisation DISABLE ROW LEVEL SECURITY",
    ],
)
async def test_they_only_read(ask: Ask, viewers: Any, shape: str, statement: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await ask(shape, statement, await viewers.secretariat())


def test_a_rule_is_worked_out_as_far_as_the_viewer_is_known() -> None:
    table = Table("visit", MetaData(), Column("network_id", Integer, nullable=False), Column("topic_id", Integer))
    public, secretariat, coordinator = PublicViewer(), SecretariatViewer(), CoordinatorViewer()
    announced = table.c.topic_id == 1
    assert str(public.in_network(table.c.network_id) | announced) == str(announced)
    assert str(public.owns(table.c.topic_id)) == "false"
    assert str(secretariat.in_network(table.c.network_id) | announced) == "true"
    assert str(secretariat.member_of(table.c.topic_id)) == "visit.topic_id IS NOT NULL"
    assert str(secretariat.in_network(table.c.network_id) & announced) == str(announced)
    assert str(coordinator.owns(table.c.topic_id) | announced) == str(announced)
    assert str(coordinator.member_of(table.c.network_id)) == str(coordinator.in_network(table.c.network_id))
    assert "mreza.scope.networks" in str(coordinator.in_network(table.c.network_id))


def test_alternatives_that_are_settled_leave_nothing_behind() -> None:
    table = Table("visit", MetaData(), Column("id", Integer), Column("topic_id", Integer))
    announced = table.c.topic_id == 1
    none, all_ = false() | false(), true() | false()
    visited = select(table.c.id).where(announced)
    for rule, left in (
        (all_ | visited.exists(), "true"),
        (none | announced, str(announced)),
        (none & announced, "false"),
        (announced & (all_ | announced), str(announced)),
        (announced | visited.where(none).exists(), str(announced)),
        # What says something stays, and so does an aggregate, which makes a row of none.
        (announced, str(announced)),
        (visited.exists(), str(visited.exists())),
        (select(func.count()).select_from(table).where(none).exists(), None),
        (select(literal_column("count(*)")).select_from(table).where(none).exists(), None),
        (select(table.c.id).where(none).group_by(table.c.id).having(func.count() == 0).exists(), None),
    ):
        assert str(folded(rule)) == (str(rule) if left is None else left)


def test_the_secretariats_policies_ask_for_proof_wherever_not_everyone_sees_everything() -> None:
    secretariat = READERS[-1]
    assert str(secretariat.condition(Network)) == "true"
    assert str(secretariat.condition(Organisation)).startswith("CAST((SELECT mreza.scope.is_secretariat")
