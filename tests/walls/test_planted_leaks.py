"""Noninterference is only worth what it catches: each kind of leak is planted by itself, and the questions of that kind
alone must find it.
"""

from __future__ import annotations

import secrets
import sys
import textwrap
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from mreza.access import explain
from mreza.application import Application
from mreza.clock import FixedClock
from mreza.database import migrate
from mreza.database.roles import prepare_database
from mreza.errors import UserError
from mreza.graphql import group_paths, order, select_list, select_object, where
from mreza.graphql.assemble import Api
from mreza.model.audience import PUBLIC
from mreza.mutation import arguments
from mreza.plugin.discovery import discover
from mreza.plugin.host import Host
from mreza.plugin.load import unload
from mreza.testing import contract_mutations
from mreza.testing.contract_interference import TELLING, WITH_ROWS, Findings, Interference
from mreza.testing.contract_scene import Scene
from mreza.testing.kit import TODAY, Kit, Templates

from . import planted

pytestmark = pytest.mark.anyio

NAME = "faulty"
MANIFEST = (
    "from mreza.plugin.manifest import Manifest\n\n"
    "manifest = Manifest(name='faulty', version='0.1.0', title='Faulty')\n"
)
MIGRATION = """
from alembic import op
from mreza.model.base import Base

revision, down_revision, branch_labels, depends_on = "faulty_0001", None, None, None


def upgrade():
    tables = [one for name, one in Base.metadata.tables.items() if name.startswith("faulty_")]
    Base.metadata.create_all(op.get_bind(), tables=tables)


def downgrade():
    pass
"""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Core and the small plugin."""
    path, folder = list(sys.path), tmp_path_factory.mktemp("plugins")
    package = folder / NAME / f"mreza_{NAME}"
    versions = package / "migrations" / "versions"
    versions.mkdir(parents=True)
    (versions / "0001_initial.py").write_text(MIGRATION)
    (package / "__init__.py").touch()
    for module, source in (("manifest", MANIFEST), ("models", planted.MODELS), ("mutations", planted.MUTATIONS)):
        (package / f"{module}.py").write_text(textwrap.dedent(source))
    yield Host.assemble(discover([folder], entry_points=False), {NAME})
    unload(NAME, f"mreza_{NAME}", frozenset({NAME, "core", "membership", "country_rs"}))
    sys.path[:] = path


@pytest.fixture(scope="module")
def api(host: Host) -> Api:
    return Api(host)


@pytest.fixture(scope="module")
async def template(templates: Templates, host: Host) -> AsyncIterator[str]:
    """A database with the plugin's tables, to copy."""
    name = f"faulty_{secrets.token_hex(6)}"
    address = await templates.server.create_database(name)
    await prepare_database(templates.settings, address)
    await migrate.upgrade(address, host)
    yield name
    await templates.server.drop_database(name)


@dataclass
class Ground:
    """Makes scenes in databases of their own."""

    templates: Templates
    api: Api
    template: str

    @asynccontextmanager
    async def scene(self) -> AsyncIterator[Scene]:
        name = f"faulty_{secrets.token_hex(6)}"
        address = await self.templates.server.create_database(name, self.template)
        try:
            async with Application(
                self.templates.settings, address, self.api.host, clock=FixedClock(TODAY), api=self.api
            ) as running:
                yield await Scene(await Kit(running).prepare(), NAME, {}).prepare()
        finally:
            await self.templates.server.drop_database(name)


@pytest.fixture
def ground(templates: Templates, api: Api, template: str) -> Ground:
    return Ground(templates, api, template)


async def execute(scene: Scene, statements: str) -> None:
    async with scene.kit.application.pools.system.acquire() as connection:
        await connection.execute(statements)


async def findings(
    ground: Ground, patch: Any, leak: Any, kinds: set[str] | None = None, sql: str = "", **only: bool
) -> Findings:
    """What noninterference says with a leak planted."""
    async with ground.scene() as scene:
        await execute(scene, planted.BEHIND + sql)
        if leak is not None:
            leak(patch)
        return await Interference(scene, kinds).find(**only)


async def test_without_a_leak_nothing_is_found(ground: Ground, monkeypatch: Any) -> None:
    """Control: what the other tests plant is what is found; and the questions reach the rows."""
    found = await findings(ground, monkeypatch, None)
    assert found.sentences == []
    assert set(found.kinds) >= {"list", "nested", "count", "node", "filter", "quantifier", "order", "cursor"}
    assert found.telling >= TELLING, str(found)
    assert found.with_rows >= WITH_ROWS, str(found)
    assert found.unchanged == set()


ROWS = {
    "an object by its id": ("node", planted.rows_of(select_object)),
    "a list below a row": ("nested", planted.rows_of(select_list)),
    "a list": ("list", planted.pages(lambda item, parts: {part.name for part in parts} == {"nodes"})),
    "a count": ("count", planted.totals()),
    "a filter": ("filter", planted.totals("where")),
    "a condition on the rows of a list": ("quantifier", planted.rows_of(where)),
    "an order": ("order", planted.given("orderBy")),
    "a foreign cursor, upwards": ("cursor", planted.given("after")),
    "a foreign cursor, downwards": ("cursor", planted.given("before")),
    "hasNextPage": ("hasNextPage", planted.pages(lambda item, parts: parts[0].name == "pageInfo")),
    "a search": ("search", planted.searched),
    "a group's key": ("group key", planted.grouped("key")),
    "smallest and greatest values": ("min/max", planted.grouped("min", "max")),
    "sums and means": ("min/max", planted.grouped("sum", "avg")),
    "different values": ("distinct", planted.grouped("distinct")),
    "an event that is told": ("subscription", planted.rows_of(select_object)),
}


@pytest.mark.parametrize("kind", ROWS)
async def test_a_leak_of_rows_is_caught_through(kind: str, ground: Ground, monkeypatch: Any) -> None:
    asked, leak = ROWS[kind]
    found = await findings(ground, monkeypatch, leak, {asked}, values=False)
    assert any("rows of another network" in one for one in found.problems.get(asked, [])), str(found)


VALUES = {
    "a value": ("list", planted.unmasked(select_object)),
    "a filter": ("filter", planted.unmasked(where)),
    "an order": ("order", planted.unmasked(order)),
    "a cursor": ("cursor", planted.unmasked(order)),
    "a group's key": ("group key", planted.unmasked(group_paths)),
    "smallest and greatest values": ("min/max", planted.unmasked(group_paths)),
    "different values": ("distinct", planted.unmasked(group_paths)),
    "a list below a row": ("nested", planted.unmasked_lists(select_list)),
    "a condition on the rows of a list": ("quantifier", planted.unmasked_lists(where)),
}


@pytest.mark.parametrize("kind", VALUES)
async def test_a_value_beyond_its_audience_is_caught_through(kind: str, ground: Ground, monkeypatch: Any) -> None:
    asked, leak = VALUES[kind]
    found = await findings(ground, monkeypatch, leak, {asked}, rows=False)
    assert any("values beyond its audience" in one for one in found.problems.get(asked, [])), str(found)


async def test_a_value_beyond_its_audience_is_caught_through_search(ground: Ground, monkeypatch: Any) -> None:
    sql = """
        CREATE OR REPLACE FUNCTION mreza.search_faulty_visit(query text) RETURNS SETOF uuid LANGUAGE sql STABLE
        SECURITY DEFINER SET search_path = public, mreza, pg_temp AS $$
          SELECT id FROM faulty_visit WHERE search_text || search_text_network LIKE '%' || mreza.fold(query) || '%'
        $$"""
    found = await findings(ground, monkeypatch, None, {"search"}, sql)
    assert any("values beyond its audience" in one for one in found.problems["search"])


async def test_a_value_beyond_its_audience_is_caught_through_a_derived_field(ground: Ground, monkeypatch: Any) -> None:
    info = ground.api.registry.infos["Visit"]
    audience = info.fields["isDear"].audience

    def widened(patch: Any) -> None:
        object.__setattr__(info.fields["isDear"], "audience", PUBLIC)

    try:
        found = await findings(ground, monkeypatch, widened, {"list"})
    finally:
        object.__setattr__(info.fields["isDear"], "audience", audience)
    assert any("isDear" in one for one in found.problems["list"])


async def test_a_foreign_row_is_caught_through_explain_access(ground: Ground, monkeypatch: Any) -> None:
    really = explain._evaluate

    async def evaluated(connection: Any, viewer: Any, model: Any, id: Any, asked: Any) -> Any:
        there = await connection.fetchval("SELECT EXISTS (SELECT FROM public.behind_faulty_visit() WHERE id = $1)", id)
        return await really(connection, viewer, model, id, asked) or ([False] * len(asked) if there else None)

    found = await findings(
        ground, monkeypatch, lambda patch: patch.setattr(explain, "_evaluate", evaluated), {"explainAccess"}
    )
    assert found.problems["explainAccess"]


async def test_a_foreign_row_is_caught_through_a_unique_constraint(ground: Ground, monkeypatch: Any) -> None:
    found = await findings(
        ground, monkeypatch, None, {"mutation"}, "CREATE UNIQUE INDEX everywhere ON faulty_visit (code)"
    )
    assert any("planVisit" in one for one in found.problems["mutation"])


async def test_a_foreign_reference_is_caught(ground: Ground, monkeypatch: Any) -> None:
    async with ground.scene() as scene:
        await execute(scene, planted.BEHIND)

        async def rows(session: Any, model: Any, ids: Any) -> Any:
            async with scene.kit.session() as behind:
                return {id: row for id in ids if (row := await behind.get(model, id))}

        monkeypatch.setattr(arguments, "_rows", rows)
        found = await contract_mutations.foreign_id_problems(scene)
    assert any("noteVisit(visitId)" in one for one in found)
    assert any("planVisit(organisationId)" in one for one in found)


async def test_words_that_know_a_foreign_row_are_caught(ground: Ground, monkeypatch: Any) -> None:
    really = arguments.load

    async with ground.scene() as scene:

        async def load(session: Any, parameters: Any, decoded: Any) -> Any:
            async with scene.kit.session() as behind:
                for one in parameters:
                    model = one.python if isinstance(one.python, type) else None
                    if one.kind.name == "MODEL" and model and await behind.get(model, decoded[one.name]):
                        seen = await arguments._rows(session, model, [decoded[one.name]])
                        if not seen:
                            raise UserError("NOT_FOUND", "It is of another network.", path=(one.api_name,))
            return await really(session, parameters, decoded)

        monkeypatch.setattr("mreza.mutation.runner.load", load)
        found = await contract_mutations.foreign_id_problems(scene)
    assert any("noteVisit(visitId)" in one and "another network" in one for one in found)


async def test_a_refused_change_that_leaves_a_trace_is_caught(ground: Ground, monkeypatch: Any) -> None:
    async with ground.scene() as scene:

        async def load(session: Any, parameters: Any, decoded: Any) -> Any:
            await execute(scene, "UPDATE faulty_visit SET note = note || '!'")
            return await arguments.load(session, parameters, decoded)

        assert await contract_mutations.foreign_id_problems(scene) == []
        monkeypatch.setattr("mreza.mutation.runner.load", load)
        found = await contract_mutations.foreign_id_problems(scene)
    assert any("faulty_visit" in one and "although" in one for one in found)
