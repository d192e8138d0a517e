"""The inherited checks, tried on plugins that are wrong on purpose: each fault is found by the check that is there for
it.
"""

from __future__ import annotations

import secrets
import sys
import textwrap
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from graphql import build_schema
from mreza.application import Application
from mreza.clock import FixedClock
from mreza.database.roles import prepare_database
from mreza.errors import ConfigurationError
from mreza.graphql.assemble import Api
from mreza.model.base import Base
from mreza.plugin.discovery import Found, discover
from mreza.plugin.host import Host
from mreza.plugin.load import unload
from mreza.testing import (
    contract_database,
    contract_declared,
    contract_failures,
    contract_mutations,
    contract_readers,
    contract_tenancy,
)
from mreza.testing.contract_interference import Interference
from mreza.testing.contract_scene import Scene
from mreza.testing.kit import TODAY, Kit, Templates
from sqlalchemy import text

pytestmark = pytest.mark.anyio

NAME = "faulty"
MANIFEST = (
    "from mreza.plugin.manifest import Manifest\n\n"
    "manifest = Manifest(name='faulty', version='0.1.0', title='Faulty')\n"
)
MODELS = '''
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.base import Model
from mreza.model.fields import field, link
from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped


class Visit(Model):
    """A visit to an organisation."""

    __personal__ = False

    organisation_id: Mapped[UUID] = link(Organisation, audience=NETWORK, reverse="visits", doc="Whom.")
    note: Mapped[str] = field(audience=NETWORK, doc="What was seen.", search=True)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network's coordinators."""
        return viewer.in_network(cls.network_id)
'''
MUTATIONS = '''
from mreza.mutation import Do, mutation
from mreza_faulty.models import Visit


@mutation(public=True)
async def note_visit(do: Do, visit: Visit, note: str) -> Visit:
    """Change a note.

    Args:
        visit: Which visit.
        note: What was seen.
    """
    visit.note = note
    return visit
'''


class Workshop:
    """Makes the plugin `faulty` from the sources above, with a fault in them."""

    def __init__(self, folder: Path) -> None:
        self.package = folder / NAME / f"mreza_{NAME}"
        self.package.mkdir(parents=True)
        (self.package / "__init__.py").touch()
        self.write("manifest", MANIFEST)

    def write(self, module: str, source: str) -> None:
        (self.package / f"{module}.py").write_text(textwrap.dedent(source))

    def plugin(self, *, models: str = MODELS, mutations: str = "") -> Host:
        """The application of core and the plugin."""
        self.write("models", models)
        if mutations:
            self.write("mutations", mutations)
        found = discover([self.package.parent.parent], entry_points=False)
        assert all(isinstance(one, Found) for one in found), found
        return Host.assemble(found, {NAME})


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    path = list(sys.path)
    yield Workshop(tmp_path)
    unload(NAME, f"mreza_{NAME}", frozenset({NAME, "core", "membership", "country_rs"}))
    if (stray := Base.metadata.tables.get("other_visit")) is not None:
        Base.metadata.remove(stray)
    sys.path[:] = path


@asynccontextmanager
async def scene_of(templates: Templates, host: Host) -> AsyncIterator[Scene]:
    """The plugin running in a database of its own, its tables made from its models."""
    name = f"faulty_{secrets.token_hex(6)}"
    address = await templates.server.create_database(name)
    try:
        await prepare_database(templates.settings, address)
        write_migration(host)
        await contract_database.migrate.upgrade(address, host)
        async with Application(templates.settings, address, host, clock=FixedClock(TODAY), api=Api(host)) as running:
            yield await Scene(await Kit(running).prepare(), NAME, {}).prepare()
    finally:
        await templates.server.drop_database(name)


def write_migration(host: Host, *, loose: str = "", drop: bool = True) -> None:
    """A migration that makes the tables of the models; a column that is named may be null there."""
    folder = host.plugin(NAME).folder / "migrations" / "versions"
    folder.mkdir(parents=True, exist_ok=True)
    skip = f"op.alter_column('faulty_visit', {loose!r}, nullable=True)" if loose else ""
    down = "for table in tables():\n        table.drop(op.get_bind())" if drop else "pass"
    (folder / "0001_initial.py").write_text(
        "from alembic import op\nfrom mreza.model.base import Base\n\n"
        "revision, down_revision, branch_labels, depends_on = 'faulty_0001', None, None, None\n\n\n"
        "def tables():\n    return [one for name, one in Base.metadata.tables.items() "
        "if name.startswith('faulty_')]\n\n\n"
        f"def upgrade():\n    Base.metadata.create_all(op.get_bind(), tables=tables())\n    {skip}\n\n\n"
        f"def downgrade():\n    {down}\n"
    )


async def test_a_plugin_without_a_fault_passes(workshop: Workshop, templates: Templates) -> None:
    """Control: what the other tests change is what is found."""
    host = workshop.plugin(mutations=MUTATIONS)
    assert contract_declared.manifest_problems(workshop.package) == []
    for check in (contract_declared.table_problems, contract_declared.field_problems, contract_declared.rule_problems):
        assert check(host, NAME) == []
    assert contract_declared.import_problems(host.plugin(NAME)) == []
    async with scene_of(templates, host) as scene:
        assert await contract_tenancy.control_problems(scene) == []
        assert await contract_tenancy.mask_problems(scene) == []
        assert await contract_tenancy.write_problems(scene) == []
        assert await contract_mutations.foreign_id_problems(scene) == []
        assert (await contract_tenancy.written_by_coordinator(scene))["Visit"] > 0
        assert (await Interference(scene).find()).sentences == []


@pytest.mark.parametrize("fault", ["", "COMMIT"])
async def test_a_migration_outside_the_transaction_is_caught(
    workshop: Workshop, templates: Templates, fault: str
) -> None:
    host = workshop.plugin()
    write_migration(host)
    file = workshop.package / "migrations" / "versions" / "0001_initial.py"
    if fault:
        file.write_text(
            file.read_text().replace("tables=tables())\n", f"tables=tables())\n    op.execute({fault!r})\n")
        )
    async with contract_failures.before(templates, host, NAME) as address:
        found = await contract_failures.failure_problems(address, host, NAME)
    assert ["half committed" in sentence for sentence in found[:1]] == ([True] if fault else []), found


def test_a_model_without_a_rule_is_caught(workshop: Workshop) -> None:
    host = workshop.plugin(models=MODELS[: MODELS.index("    @classmethod")])
    assert "has no row rule" in contract_declared.rule_problems(host, NAME)[0]


def test_a_rule_that_shows_everything_is_caught(workshop: Workshop) -> None:
    for rule in ("viewer.anyone", "viewer.is_signed_in"):
        host = workshop.plugin(models=MODELS.replace("viewer.in_network(cls.network_id)", rule))
        assert "shows the rows of all networks alike" in contract_declared.rule_problems(host, NAME)[0]
        unload(NAME, f"mreza_{NAME}", frozenset({NAME, "core"}))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("field(audience=NETWORK, doc=", "mapped_column(doc=", "states no audience"),
        ('doc="What was seen."', 'doc=""', "has no description"),
    ],
)
def test_a_column_that_is_half_declared_is_caught(workshop: Workshop, before: str, after: str, said: str) -> None:
    source = MODELS.replace(before, after).replace(", search=True", "" if "mapped" in after else ", search=True")
    host = workshop.plugin(models=source.replace("import Mapped", "import Mapped, mapped_column"))
    assert said in contract_declared.field_problems(host, NAME)[0]


def test_a_column_that_does_not_say_whether_it_is_personal_stops_the_start(workshop: Workshop) -> None:
    with pytest.raises(ConfigurationError, match="does not say whether it is personal"):
        workshop.plugin(models=MODELS.replace("__personal__ = False", "__plural__ = 'visits'"))


def test_a_foreign_import_is_caught(workshop: Workshop) -> None:
    workshop.write(
        "service", "def late():\n    from mreza_membership.models import Membership\n    return Membership\n"
    )
    workshop.write("sql", "import mreza.database.pools\nfrom mreza.access import scope\n")
    problems = contract_declared.import_problems(workshop.plugin().plugin(NAME))
    assert ["does not require membership" in one or "not for plugins" in one for one in problems] == [True, True, True]


def test_a_manifest_that_must_be_run_is_caught(workshop: Workshop) -> None:
    workshop.write("manifest", MANIFEST.replace("'0.1.0'", "str(1)"))
    assert "is not a literal" in contract_declared.manifest_problems(workshop.package)[0]


def test_a_table_in_anothers_name_is_caught(workshop: Workshop) -> None:
    source = MODELS.replace("    __personal__", "    __tablename__ = 'other_visit'\n    __personal__")
    with pytest.raises(ConfigurationError, match="must begin with faulty_"):
        workshop.plugin(models=source)


def test_a_table_without_a_model_is_caught(workshop: Workshop) -> None:
    loose = (
        "\nfrom mreza.model.base import Base\nfrom sqlalchemy import Column, Integer, Table\n\n"
        "Table('faulty_loose', Base.metadata, Column('n', Integer))\n"
    )
    assert (
        "faulty_loose has no model" in contract_declared.table_problems(workshop.plugin(models=MODELS + loose), NAME)[0]
    )


async def test_a_migration_that_differs_from_its_models_is_caught(workshop: Workshop, templates: Templates) -> None:
    host = workshop.plugin()
    write_migration(host, loose="note")
    assert "differ from the tables" in (await migrated(templates, host))[0]


async def test_a_migration_that_leaves_its_tables_is_caught(workshop: Workshop, templates: Templates) -> None:
    host = workshop.plugin()
    write_migration(host, drop=False)
    assert "leaves faulty_visit" in (await migrated(templates, host))[0]


async def migrated(templates: Templates, host: Host) -> list[str]:
    name = f"faulty_{secrets.token_hex(6)}"
    address = await templates.server.create_database(name)
    try:
        await prepare_database(templates.settings, address)
        return await contract_database.migration_problems(address, host, NAME)
    finally:
        await templates.server.drop_database(name)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("DROP POLICY updated ON faulty_visit", "lacks the policies updated"),
        ("ALTER TABLE faulty_visit NO FORCE ROW LEVEL SECURITY", "not enabled and forced"),
    ],
)
async def test_a_missing_policy_is_caught(workshop: Workshop, templates: Templates, fault: str, said: str) -> None:
    async with (
        scene_of(templates, workshop.plugin()) as scene,
        scene.kit.application.pools.system_engine.connect() as connection,
    ):
        assert await contract_database.policy_problems(connection, scene.kit.application.host, NAME) == []
        await connection.execute(text(fault))
        assert said in (await contract_database.policy_problems(connection, scene.kit.application.host, NAME))[0]


async def test_a_leak_in_the_database_is_caught(workshop: Workshop, templates: Templates) -> None:
    async with scene_of(templates, workshop.plugin(mutations=MUTATIONS)) as scene:
        await _break(scene, "CREATE POLICY leak ON faulty_visit TO mreza_app USING (true) WITH CHECK (true)")
        written = await contract_tenancy.write_problems(scene)
        assert any("changes 1 rows of another network" in one for one in written)
        assert any("no policy refuses a row that is inserted" in one for one in written)
        assert await contract_tenancy.mask_problems(scene) == []


async def test_foreign_rows_that_show_are_caught_by_every_way_of_asking(
    workshop: Workshop, templates: Templates, monkeypatch: Any
) -> None:
    """The rows are shown by a policy that no rule derives, so they count as hidden: here, by what the rule says."""
    async with scene_of(templates, workshop.plugin(mutations=MUTATIONS)) as scene:
        really = Scene.visible

        async def by_the_rule(self: Scene, viewer: Any, model: Any, network: str) -> set[Any]:
            return set() if model.__name__ == "Visit" else await really(self, viewer, model, network)

        monkeypatch.setattr(Scene, "visible", by_the_rule)
        await _break(scene, "CREATE POLICY leak ON faulty_visit FOR SELECT TO mreza_app USING (true)")
        assert "noteVisit" in (await contract_mutations.foreign_id_problems(scene))[0]
        found = (await Interference(scene).find()).sentences
        for question in ("totalCount", "visit(id:", "node(id:", "groups", "orderBy", "where"):
            assert any(question in one for one in found), question


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("ALTER POLICY seen_by_public ON faulty_visit USING (true)", "a visitor sees 0 rows; the role …_public shows"),
        ("ALTER POLICY seen_by_secretariat ON faulty_visit USING (true)", "a coordinator sees"),
        ("ALTER POLICY seen_by_secretariat ON faulty_visit USING (false)", "the role …_secretariat shows 0"),
    ],
)
async def test_a_role_that_reads_otherwise_than_the_rule_is_caught(
    workshop: Workshop, templates: Templates, fault: str, said: str
) -> None:
    async with scene_of(templates, workshop.plugin()) as scene:
        assert await contract_readers.reader_problems(scene) == []
        await _break(scene, fault)
        assert any(said in one for one in await contract_readers.reader_problems(scene))


async def _break(scene: Scene, statement: str) -> None:
    async with scene.kit.session() as session:
        await session.execute(text(statement))


async def test_a_mutation_that_answers_visitors_is_caught(workshop: Workshop, templates: Templates) -> None:
    host = workshop.plugin(mutations=MUTATIONS)
    async with scene_of(templates, host) as scene:
        [spec] = contract_mutations.mutations_of(scene)
        assert await contract_mutations.anonymous_problems(scene) == []  # it says that it is public
        object.__setattr__(spec, "public", False)
        assert "noteVisit answers a visitor" in (await contract_mutations.anonymous_problems(scene))[0]


def test_messages_in_too_few_languages_are_caught() -> None:
    module = ModuleType("messages")
    module.MESSAGES = {"FULL": {"sr-Cyrl": "Нема {seats}.", "sq": "Nuk ka."}}  # type: ignore[attr-defined]
    missing, differ = contract_declared.message_problems(module)
    assert "missing in" in missing
    assert "different values" in differ


def test_a_field_that_is_taken_from_others_is_caught() -> None:
    before, after, more = (
        build_schema(f"type Query {{ {fields} }}")
        for fields in ("one: Int two: Int", "one: Int three: Int", "one: Int two: Int three: Int")
    )
    [said] = contract_declared.schema_problems(before, after)
    assert "Query.two was removed" in said
    assert contract_declared.schema_problems(before, more) == []
