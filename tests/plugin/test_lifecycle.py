from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from mreza.database.address import DatabaseAddress
from mreza.database.migrate import transaction, upgrade
from mreza.errors import ConfigurationError
from mreza.plugin import enabled, lifecycle
from mreza.plugin.plan import Action, Plan, TableLine, plan, sdl_changes
from sqlalchemy import text

from .conftest import model
from .test_migrations import grown, tables, write_migration

pytestmark = pytest.mark.anyio


async def names(address: DatabaseAddress) -> set[str] | None:
    async with transaction(address) as connection:
        return await enabled.enabled_names(connection)


async def planned(address: DatabaseAddress, workshop: Any, name: str, action: Action, *, api: bool = False) -> Plan:
    async with transaction(address) as connection:
        return await plan(connection, workshop.found(), name, action, api=api)


async def execute(address: DatabaseAddress, statement: str) -> None:
    async with transaction(address) as connection:
        await connection.execute(text(statement))


def pair(workshop: Any) -> None:
    """Two plugins with a table each; ``bees`` requires ``garden``."""
    write_migration(workshop.plugin("garden"), "0001", "CREATE TABLE garden_flower (id int PRIMARY KEY, label text)")
    bees = workshop.plugin("bees", manifest="requires=('garden>=0.1',)")
    write_migration(bees, "0001", "CREATE TABLE bees_visit (flower int REFERENCES garden_flower)")


async def test_a_new_database_has_all_plugins_enabled_and_remembers_them(
    workshop: Any, database: DatabaseAddress
) -> None:
    pair(workshop)
    assert await names(database) is None
    host = await lifecycle.current_host(database, workshop.found())
    assert host.names == ("core", "garden", "bees")
    await upgrade(database, host)
    assert await names(database) == {"core", "garden", "bees"}
    workshop.plugin("latecomer")
    assert "latecomer" not in (await lifecycle.current_host(database, workshop.found())).names


async def test_a_disabled_plugin_is_out_and_its_data_stays(workshop: Any, database: DatabaseAddress) -> None:
    pair(workshop)
    await upgrade(database, workshop.host())
    host = await lifecycle.disable(database, workshop.found(), "bees")
    assert host.names == ("core", "garden")
    assert (await lifecycle.current_host(database, workshop.found())).names == ("core", "garden")
    assert "public.bees_visit" in await tables(database, "bees")
    assert (await lifecycle.enable(database, workshop.found(), "bees")).names == ("core", "garden", "bees")
    assert await names(database) == {"core", "garden", "bees"}


async def test_the_first_thing_done_in_a_new_database_may_be_to_disable_a_plugin(
    workshop: Any, database: DatabaseAddress
) -> None:
    pair(workshop)
    await lifecycle.disable(database, workshop.found(), "bees")
    assert await names(database) == {"core", "garden"}
    assert await tables(database, "bees") == []


async def test_what_others_require_is_neither_disabled_nor_uninstalled(
    workshop: Any, database: DatabaseAddress
) -> None:
    pair(workshop)
    await upgrade(database, workshop.host())
    with pytest.raises(ConfigurationError, match=r"cannot disable garden: bees requires it.*mreza plugin disable bees"):
        await lifecycle.disable(database, workshop.found(), "garden")
    await lifecycle.disable(database, workshop.found(), "bees")
    with pytest.raises(ConfigurationError, match="cannot uninstall garden: bees requires it"):
        await lifecycle.uninstall(database, workshop.found(), "garden", drop_data=True)
    assert "public.garden_flower" in await tables(database, "garden")


async def test_enabling_brings_what_is_required(workshop: Any, database: DatabaseAddress) -> None:
    pair(workshop)
    await upgrade(database, workshop.host(set()))
    await lifecycle.enable(database, workshop.found(), "bees")
    assert await names(database) == {"core", "garden", "bees"}
    assert await tables(database, "public.bees", "public.garden") == ["public.bees_visit", "public.garden_flower"]


async def test_a_plugin_that_cannot_start_is_not_enabled(workshop: Any, database: DatabaseAddress) -> None:
    pair(workshop)
    await upgrade(database, workshop.host())
    workshop.plugin("broken", models="1 / 0")
    with pytest.raises(ConfigurationError, match=r"broken cannot be enabled.*ZeroDivisionError"):
        await lifecycle.enable(database, workshop.found(), "broken")
    assert await names(database) == {"core", "garden", "bees"}


async def test_a_plugin_that_raises_can_be_disabled(workshop: Any, database: DatabaseAddress) -> None:
    package = workshop.plugin("fragile")
    await upgrade(database, workshop.host())
    workshop.write(package, "models", "1 / 0")
    assert (await lifecycle.disable(database, workshop.found(), "fragile")).set_aside == ()
    assert await names(database) == {"core"}


async def test_uninstalling_keeps_the_data_unless_told(workshop: Any, database: DatabaseAddress) -> None:
    pair(workshop)
    await upgrade(database, workshop.host())
    assert await lifecycle.uninstall(database, workshop.found(), "bees") == []
    assert await tables(database, "bees") == ["mreza.bees_alembic_version", "public.bees_visit"]
    assert await names(database) == {"core", "garden"}
    assert await lifecycle.uninstall(database, workshop.found(), "bees", drop_data=True) == ["bees_visit"]
    assert await tables(database, "bees") == []
    assert await lifecycle.uninstall(database, workshop.found(), "garden", drop_data=True) == ["garden_flower"]
    assert await tables(database, "garden") == []
    assert await names(database) == {"core"}


async def test_data_of_a_package_that_vanished_can_be_deleted(workshop: Any, database: DatabaseAddress) -> None:
    pair(workshop)
    await upgrade(database, workshop.host())
    (workshop.folder / "bees" / "mreza_bees" / "manifest.py").unlink()
    assert "no longer installed" in (await lifecycle.current_host(database, workshop.found())).set_aside[0].reason
    assert await lifecycle.uninstall(database, workshop.found(), "bees", drop_data=True) == ["bees_visit"]
    assert await tables(database, "bees") == []


async def test_an_export_holds_every_row_and_overwrites_nothing(
    workshop: Any, database: DatabaseAddress, tmp_path: Path
) -> None:
    pair(workshop)
    await upgrade(database, workshop.host())
    await execute(database, "INSERT INTO garden_flower VALUES (1, 'ruža'), (2, 'лала')")
    file = tmp_path / "garden.zip"
    async with transaction(database) as connection:
        own = await lifecycle.tables_of(connection, workshop.found(), "garden")
        assert await lifecycle.export(connection, own, file) == {"garden_flower": 2}
        with pytest.raises(ConfigurationError, match="exists already"):
            await lifecycle.export(connection, own, file)
    with zipfile.ZipFile(file) as archive:
        rows = [json.loads(line) for line in archive.read("garden_flower.jsonl").splitlines()]
    assert rows == [{"id": 1, "label": "ruža"}, {"id": 2, "label": "лала"}]


async def test_tables_that_refer_to_others_come_first(workshop: Any, database: DatabaseAddress) -> None:
    package = workshop.plugin("garden")
    write_migration(package, "0001", "CREATE TABLE garden_a (id int PRIMARY KEY, again int REFERENCES garden_a)")
    write_migration(package, "0002", "CREATE TABLE garden_b (a int REFERENCES garden_a)", "garden_0001")
    await upgrade(database, workshop.host())
    assert await lifecycle.uninstall(database, workshop.found(), "garden", drop_data=True) == ["garden_b", "garden_a"]


async def test_a_plan_to_enable_says_what_would_be_made(workshop: Any, database: DatabaseAddress) -> None:
    await grown(workshop, database, "garden", model("Flower"))
    await lifecycle.uninstall(database, workshop.found(), "garden", drop_data=True)
    workshop.plugin("bees", manifest="requires=('garden',)")
    found = await planned(database, workshop, "bees", Action.ENABLE, api=True)
    assert found.also_enabled == ["garden"]
    assert found.tables == [TableLine("garden_flower", "created", None)]
    assert found.migrations == {"garden": ["garden_0001"]}
    assert found.obstacles == []
    assert "Flower was added." in [change.text for change in found.schema]
    assert {change.kind for change in found.schema} == {"safe"}
    assert await tables(database, "public.garden") == []


async def test_a_plan_to_uninstall_counts_rows_and_names_who_is_in_the_way(
    workshop: Any, database: DatabaseAddress
) -> None:
    pair(workshop)
    await upgrade(database, workshop.host())
    await execute(database, "INSERT INTO garden_flower VALUES (1, 'ruža')")
    found = await planned(database, workshop, "garden", Action.UNINSTALL)
    assert found.tables == [TableLine("garden_flower", "dropped", 1)]
    assert found.dependents == ["bees"]
    assert found.obstacles == ["bees requires garden."]
    assert (await planned(database, workshop, "garden", Action.DISABLE)).tables[0].fate == "kept"


async def test_a_plan_for_what_is_not_installed_says_so(workshop: Any, database: DatabaseAddress) -> None:
    with pytest.raises(ConfigurationError, match="There is no plugin nowhere"):
        await planned(database, workshop, "nowhere", Action.ENABLE)
    with pytest.raises(ConfigurationError, match="Core is always enabled"):
        await lifecycle.disable(database, workshop.found(), "core")


async def test_a_plan_shows_breaking_changes_of_the_api_first() -> None:
    old = "type Query { flowers: [String!]  bees: Int }"
    new = "type Query { flowers: [String!]  trees: Int }"
    assert [(change.kind, change.text) for change in sdl_changes(old, new)] == [
        ("breaking", "Field Query.bees was removed."),
        ("safe", "Field Query.trees was added."),
    ]
    assert sdl_changes(old, old) == []
