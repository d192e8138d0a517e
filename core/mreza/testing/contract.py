"""The tests that every plugin inherits. In ``tests/test_contract.py`` of the plugin::

    from mreza.testing.contract import *

They look at the plugin whose folder the tests lie in, or that ``--plugin NAME`` names. What they check are plain
functions of the modules ``contract_…`` beside this one; each gives a list of sentences, empty when all is well.

Fixtures to override in a plugin's ``conftest.py``: `given`, values for columns that the database's own checks narrow
beyond their types, e.g. ``{"FeeInvoice.currency": "EUR"}``; a function gets the serial of the row. And `asked`, values
that mutations need beyond what their inputs say, e.g. ``{"issueInvoice": {"year": 2025}}``.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from importlib.util import find_spec

import pytest

from mreza.access.permissions import declared_permissions
from mreza.graphql.schema import core_schema
from mreza.plugin.host import Host
from mreza.testing import (
    contract_database,
    contract_decisions,
    contract_declared,
    contract_failures,
    contract_mutations,
    contract_privacy,
    contract_readers,
    contract_repeats,
    contract_tenancy,
)
from mreza.testing.contract_interference import TELLING, WITH_ROWS, Interference
from mreza.testing.contract_scene import Scene
from mreza.testing.factory import Given
from mreza.testing.kit import Kit, Templates, api_of, host_of

pytestmark = pytest.mark.anyio

__all__ = [  # what a plugin's tests take over
    "asked",
    "given",
    "plugin_host",
    "plugins",
    "pytestmark",
    "scene",
    "test_a_change_whose_connection_breaks_happens_once",
    "test_a_coordinator_changes_her_own_rows",
    "test_a_migration_that_fails_leaves_all_as_it_was",
    "test_a_visitor_reads_public_values_only",
    "test_disabled_it_takes_nothing_from_the_others",
    "test_every_column_says_who_may_see_it",
    "test_every_model_says_who_sees_its_rows",
    "test_every_role_that_reads_sees_what_its_viewers_may",
    "test_every_table_bears_the_plugins_name",
    "test_every_table_is_behind_its_policies",
    "test_foreign_ids_are_as_good_as_none",
    "test_foreign_rows_cannot_be_changed",
    "test_it_imports_only_what_it_may",
    "test_its_messages_are_translated",
    "test_its_permissions_are_declared",
    "test_migrations_go_up_and_down",
    "test_no_answer_depends_on_what_its_viewer_may_not_see",
    "test_nothing_of_an_erased_person_is_left",
    "test_the_database_decides_as_the_rules_say",
    "test_the_manifest_can_be_read_without_running_it",
    "test_the_secretariat_sees_all_rows",
    "test_visitors_change_nothing",
]


QUICKLY = 4
"""Of the documents that look for leaks, one in so many is asked in a usual run; ``--thorough`` asks them all."""


REPEATED = 2
"""So many mutations are cut off and repeated in a usual run; ``--drop-connections`` does so with all."""


@pytest.fixture
def plugins(plugin_name: str) -> list[str]:
    """The application consists of the plugin and what it requires."""
    return [plugin_name]


@pytest.fixture
def plugin_host(plugins: list[str]) -> Host:
    """The plugin with all that it requires."""
    return host_of(tuple(sorted(plugins)))


@pytest.fixture
def given() -> Given:
    """Values that the plugin's rows need beyond what its columns say."""
    return {}


@pytest.fixture
def asked() -> contract_repeats.Asked:
    """Values that the plugin's mutations need beyond what their inputs say."""
    return {}


@pytest.fixture
async def scene(kit: Kit, plugin_name: str, given: Given, request: pytest.FixtureRequest) -> Scene:
    """Two networks with the same rows in each."""
    thorough = bool(request.config.getoption("--thorough"))
    return await Scene(kit, plugin_name, given, thorough=thorough).prepare()


def test_the_manifest_can_be_read_without_running_it(plugin_host: Host, plugin_name: str) -> None:
    plugin = plugin_host.plugin(plugin_name)
    assert plugin_name == "core" or contract_declared.manifest_problems(plugin.folder) == []


def test_it_imports_only_what_it_may(plugin_host: Host, plugin_name: str) -> None:
    assert contract_declared.import_problems(plugin_host.plugin(plugin_name)) == []


def test_every_table_bears_the_plugins_name(plugin_host: Host, plugin_name: str) -> None:
    assert contract_declared.table_problems(plugin_host, plugin_name) == []


def test_every_column_says_who_may_see_it(plugin_host: Host, plugin_name: str) -> None:
    assert contract_declared.field_problems(plugin_host, plugin_name) == []


def test_every_model_says_who_sees_its_rows(plugin_host: Host, plugin_name: str) -> None:
    assert contract_declared.rule_problems(plugin_host, plugin_name) == []


def test_its_permissions_are_declared(plugin_host: Host, plugin_name: str, plugins: list[str]) -> None:
    specs = [spec for spec in api_of(tuple(sorted(plugins))).mutations if spec.plugin == plugin_name]
    permissions = frozenset(declared_permissions(plugin_host.hooks))
    assert contract_declared.mutation_problems(specs, permissions) == []


def test_its_messages_are_translated(plugin_host: Host, plugin_name: str) -> None:
    package = plugin_host.plugin(plugin_name).package
    there = find_spec(f"{package}.locale") and find_spec(f"{package}.locale.messages")
    module = importlib.import_module(f"{package}.locale.messages") if there else None
    assert contract_declared.message_problems(module) == []


def test_disabled_it_takes_nothing_from_the_others(plugin_host: Host, plugin_name: str) -> None:
    others = tuple(sorted(set(plugin_host.names) - {plugin_name, "core"}))
    without, with_it = api_of(others).schema, api_of(tuple(sorted({*others, plugin_name}))).schema
    assert contract_declared.schema_problems(core_schema(without), core_schema(with_it)) == []


async def test_migrations_go_up_and_down(templates: Templates, plugin_host: Host, plugin_name: str) -> None:
    async with contract_failures.before(templates, plugin_host, plugin_name) as address:
        assert await contract_database.migration_problems(address, plugin_host, plugin_name) == []


async def test_a_migration_that_fails_leaves_all_as_it_was(
    templates: Templates, plugin_host: Host, plugin_name: str, request: pytest.FixtureRequest
) -> None:
    thorough = bool(request.config.getoption("--thorough"))
    async with contract_failures.before(templates, plugin_host, plugin_name) as address:
        found = await contract_failures.failure_problems(address, plugin_host, plugin_name, thorough=thorough)
        assert found == []


async def test_every_table_is_behind_its_policies(kit: Kit, plugin_name: str) -> None:
    async with kit.application.pools.system_engine.connect() as connection:
        assert await contract_database.policy_problems(connection, kit.application.host, plugin_name) == []


async def test_the_database_decides_as_the_rules_say(kit: Kit, plugin_name: str, given: Given) -> None:
    models = list(kit.application.host.models_of(plugin_name))
    assert (await contract_decisions.decisions_of(kit, models, given)).problems == []


async def test_no_answer_depends_on_what_its_viewer_may_not_see(
    scene: Scene, record_property: Callable[[str, object], None]
) -> None:
    found = await Interference(scene, every=1 if scene.thorough else QUICKLY).find()
    record_property("noninterference", str(found))
    print(found)
    assert found.sentences == []
    assert not found.questions or found.telling >= TELLING, f"Too few questions reach the rows: {found}"
    assert not found.questions or found.with_rows >= WITH_ROWS, f"Too few questions give rows: {found}"


async def test_the_secretariat_sees_all_rows(scene: Scene) -> None:
    assert await contract_tenancy.control_problems(scene) == []


async def test_every_role_that_reads_sees_what_its_viewers_may(scene: Scene) -> None:
    assert await contract_readers.reader_problems(scene) == []


async def test_a_visitor_reads_public_values_only(scene: Scene) -> None:
    assert await contract_tenancy.mask_problems(scene) == []


async def test_foreign_rows_cannot_be_changed(scene: Scene) -> None:
    assert await contract_tenancy.write_problems(scene) == []


async def test_a_coordinator_changes_her_own_rows(scene: Scene) -> None:
    written = await contract_tenancy.written_by_coordinator(scene)
    assert not written or any(written.values()), "No rule lets a coordinator write anything; is `writable` too narrow?"


async def test_foreign_ids_are_as_good_as_none(scene: Scene) -> None:
    assert await contract_mutations.foreign_id_problems(scene) == []


async def test_visitors_change_nothing(scene: Scene) -> None:
    assert await contract_mutations.anonymous_problems(scene) == []


@pytest.mark.drop_connections
async def test_a_change_whose_connection_breaks_happens_once(
    scene: Scene, asked: contract_repeats.Asked, request: pytest.FixtureRequest
) -> None:
    most = None if request.config.getoption("--drop-connections") else REPEATED
    assert await contract_repeats.repeat_problems(scene, asked, most=most) == []


async def test_nothing_of_an_erased_person_is_left(kit: Kit, given: Given) -> None:
    assert await contract_privacy.erasure_problems(kit, given) == []
