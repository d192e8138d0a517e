from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from mreza.database.address import DatabaseAddress
from mreza.database.migrate import Drift, MigrationFailed, check, downgrade, revision, upgrade
from mreza.database.roles import connect
from mreza.errors import ConfigurationError
from mreza.plugin.host import Host

from .conftest import model

pytestmark = pytest.mark.anyio


async def values(address: DatabaseAddress, query: str) -> list[Any]:
    connection = await connect(address)
    try:
        return [row[0] for row in await connection.fetch(query)]
    finally:
        await connection.close()


async def tables(address: DatabaseAddress, *prefixes: str) -> list[str]:
    found = await values(address, "SELECT schemaname || '.' || tablename FROM pg_tables ORDER BY 1")
    return [name for name in found if any(prefix in name for prefix in prefixes)]


async def drifts(address: DatabaseAddress, host: Host) -> list[Drift]:
    return await check(address, host, {name for name in host.names if name != "core"})


async def grown(workshop: Any, database: DatabaseAddress, name: str, source: str, **options: Any) -> Path:
    """A plugin with the migrations that autogenerate writes for its models."""
    package: Path = workshop.plugin(name, models=source, **options)
    host = workshop.host()
    await revision(database, host, name, "Initial.")
    await upgrade(database, host)
    return package


async def test_autogenerate_writes_a_numbered_migration_that_makes_the_tables(
    workshop: Any, database: DatabaseAddress
) -> None:
    package = await grown(workshop, database, "garden", model("Flower"))
    file = package / "migrations" / "versions" / "0001_initial.py"
    assert 'revision = "garden_0001"' in file.read_text()
    assert await tables(database, "garden") == ["mreza.garden_alembic_version", "public.garden_flower"]
    assert await drifts(database, workshop.host()) == []


async def test_a_link_of_a_networks_rows_to_rows_of_the_same_table_is_added_behind_it(
    workshop: Any, database: DatabaseAddress
) -> None:
    link = "parent_id: Mapped[UUID | None] = link('self', audience=PUBLIC, doc='X.')"
    package = await grown(workshop, database, "garden", model("Flower", link).replace("SharedModel", "Model"))
    source = (package / "migrations" / "versions" / "0001_initial.py").read_text()
    assert source.index("op.create_table(") < source.index("op.create_foreign_key(")
    assert await drifts(database, workshop.host()) == []


async def test_the_second_upgrade_has_nothing_to_do(workshop: Any, database: DatabaseAddress) -> None:
    await grown(workshop, database, "garden", model("Flower"))
    told: list[str] = []
    assert await upgrade(database, workshop.host(), told.append) == []
    assert not [sentence for sentence in told if "garden" in sentence]


async def test_a_new_column_is_drift_until_its_migration_has_run(workshop: Any, database: DatabaseAddress) -> None:
    package = await grown(workshop, database, "garden", model("Flower"))
    workshop.forget()
    workshop.write(package, "models", model("Flower", "label:str", "petals:int|None"))
    host = workshop.host()
    assert [drift.text for drift in await drifts(database, host)] == [
        "The models differ from the tables: add_column garden_flower petals"
    ]
    file = await revision(database, host, "garden", "Count the petals")
    assert file.name == "0002_count_the_petals.py"
    assert [drift.text for drift in await drifts(database, host)] == [
        "Migrations that have not run: garden_0002. Run `mreza db upgrade`."
    ]
    told: list[str] = []
    assert await upgrade(database, host, told.append) == ["garden_0002"]
    assert "garden: garden_0002 Count the petals." in told
    assert await drifts(database, host) == []


async def test_up_down_and_up_again_leaves_nothing_and_brings_all_back(
    workshop: Any, database: DatabaseAddress
) -> None:
    await grown(workshop, database, "garden", model("Flower"))
    host = workshop.host()
    await downgrade(database, host, "garden")
    assert await tables(database, "garden") == []
    await upgrade(database, host)
    assert await drifts(database, host) == []


async def test_autogenerate_sees_only_the_plugins_own_tables(workshop: Any, database: DatabaseAddress) -> None:
    await grown(workshop, database, "garden_shed", model("Spade"))
    package = await grown(workshop, database, "garden", model("Flower"))
    written = (package / "migrations" / "versions" / "0001_initial.py").read_text()
    assert "garden_flower" in written
    assert "garden_shed" not in written
    assert await drifts(database, workshop.host()) == []


async def test_a_disabled_plugins_tables_are_left_alone_by_everyone(workshop: Any, database: DatabaseAddress) -> None:
    await grown(workshop, database, "garden_shed", model("Spade"))
    await grown(workshop, database, "garden", model("Flower"))
    host = workshop.host({"garden"})
    assert await drifts(database, host) == []
    file = await revision(database, host, "garden", "Nothing")
    assert "drop_table" not in file.read_text()


async def test_the_second_plugin_may_refer_to_the_firsts_tables(workshop: Any, database: DatabaseAddress) -> None:
    await grown(workshop, database, "garden", model("Flower"))
    link = "flower_id: Mapped[UUID] = link('garden.Flower', audience=PUBLIC, doc='X.')"
    await grown(workshop, database, "bees", model("Visit", link), manifest="requires=('garden',)")
    keys = (
        "SELECT confrelid::regclass::text FROM pg_constraint WHERE conrelid = 'bees_visit'::regclass AND contype = 'f'"
    )
    assert await values(database, keys) == ["garden_flower"]


def shop(*colours: str, overlaps: bool = True) -> str:
    """A model with an enumeration and a period."""
    members = "".join(f"    {colour} = '{colour}'\n" for colour in colours)
    ties = "" if overlaps else ", no_overlap=('colour',)"
    source = model("Shop", "colour: Mapped[Colour] = field(audience=PUBLIC, doc='X.')", "valid: Mapped[Period] = VALID")
    source = source.replace("VALID", f"period(audience=PUBLIC, doc='X.'{ties})")
    extra = "from mreza.model.fields import period\nfrom mreza.model.period import Period\nimport enum\n"
    return source.replace("\nclass Shop", f"{extra}\nclass Colour(enum.Enum):\n{members}\nclass Shop", 1)


async def test_a_new_member_of_an_enumeration_and_a_new_refusal_of_overlaps_are_drift(
    workshop: Any, database: DatabaseAddress
) -> None:
    package = await grown(workshop, database, "garden", shop("RED", "BLUE"))
    assert await drifts(database, workshop.host()) == []
    workshop.forget()
    workshop.write(package, "models", shop("RED", "GREEN", overlaps=False))
    host = workshop.host()
    assert len(await drifts(database, host)) == 3
    written = (await revision(database, host, "garden", "Other colours")).read_text()
    assert "ALTER TABLE garden_shop ADD CONSTRAINT ex_garden_shop_valid EXCLUDE" in written
    await upgrade(database, host)
    assert await drifts(database, host) == []
    definitions = "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'garden_shop'::regclass"
    checks = [text for text in await values(database, definitions) if text.startswith("CHECK")]
    assert ["GREEN" in text for text in checks] == [True]

    await downgrade(database, host, "garden", "garden_0001")
    restored = await values(database, definitions)
    assert ["BLUE" in text for text in restored if text.startswith("CHECK")] == [True]
    assert not [text for text in restored if text.startswith("EXCLUDE")]


MIGRATION = """
from alembic import op

revision = "{plugin}_{number}"
down_revision = {down}


def upgrade():
    op.execute("{statement}")


def downgrade():
    pass
"""


def write_migration(package: Path, number: str, statement: str, down: str | None = None, *, as_: str = "") -> None:
    folder = package / "migrations" / "versions"
    folder.mkdir(parents=True, exist_ok=True)
    plugin = package.name.removeprefix("mreza_")
    source = MIGRATION.format(plugin=plugin, number=as_ or number, statement=statement, down=repr(down))
    (folder / f"{number}_step.py").write_text(source)


async def test_a_half_failed_migration_leaves_everything_as_it_was_and_is_named(
    workshop: Any, database: DatabaseAddress
) -> None:
    first = workshop.plugin("alpha")
    write_migration(first, "0001", "CREATE TABLE alpha_one ()")
    second = workshop.plugin("beta")
    write_migration(second, "0001", "CREATE TABLE beta_one ()")
    write_migration(second, "0002", "CREATE TABLE beta_one ()", "beta_0001")
    with pytest.raises(MigrationFailed) as caught:
        await upgrade(database, workshop.host())
    assert (caught.value.plugin, caught.value.revision) == ("beta", "beta_0002")
    assert 'relation "beta_one" already exists' in str(caught.value)
    assert "Statement: CREATE TABLE beta_one ()" in str(caught.value)
    assert await tables(database, "alpha", "beta") == []
    assert await values(database, "SELECT name FROM mreza.plugin") == []

    write_migration(second, "0002", "CREATE TABLE beta_two ()", "beta_0001")
    assert (await upgrade(database, workshop.host()))[-3:] == ["alpha_0001", "beta_0001", "beta_0002"]


async def test_a_migration_that_raises_in_python_is_named_with_its_line(
    workshop: Any, database: DatabaseAddress
) -> None:
    package = workshop.plugin("alpha")
    write_migration(package, "0001", '" + nowhere + "')
    with pytest.raises(MigrationFailed, match=r"alpha_0001 .*0001_step.py:9: NameError"):
        await upgrade(database, workshop.host())


async def test_forks_gaps_and_misnamed_files_are_named(workshop: Any, database: DatabaseAddress) -> None:
    package = workshop.plugin("alpha")
    write_migration(package, "0001", "SELECT 1")
    write_migration(package, "0002", "SELECT 1", "alpha_0001")
    write_migration(package, "0003", "SELECT 1", "alpha_0001")
    with pytest.raises(ConfigurationError, match="alpha fork into alpha_0002, alpha_0003"):
        await upgrade(database, workshop.host())
    assert ["fork" in drift.text for drift in await drifts(database, workshop.host())][-1:] == [True]

    write_migration(package, "0003", "SELECT 1", "alpha_7777")
    with pytest.raises(ConfigurationError, match=r"alpha in .* are no chain: .*alpha_7777"):
        await upgrade(database, workshop.host())

    write_migration(package, "0003", "SELECT 1", "alpha_0002", as_="0004")
    await upgrade(database, workshop.host())
    assert "must be NNNN_title.py with alpha_NNNN" in (await drifts(database, workshop.host()))[-1].text


async def test_a_database_ahead_of_the_installed_plugin_is_named(workshop: Any, database: DatabaseAddress) -> None:
    package = workshop.plugin("alpha")
    write_migration(package, "0001", "SELECT 1")
    write_migration(package, "0002", "SELECT 1", "alpha_0001")
    await upgrade(database, workshop.host())
    (package / "migrations" / "versions" / "0002_step.py").unlink()
    with pytest.raises(ConfigurationError, match="database has the revision alpha_0002 of alpha"):
        await upgrade(database, workshop.host())


async def test_when_a_package_vanishes_the_others_still_migrate(workshop: Any, database: DatabaseAddress) -> None:
    gone = workshop.plugin("gone")
    write_migration(gone, "0001", "CREATE TABLE gone_one ()")
    await upgrade(database, workshop.host())
    (gone / "manifest.py").unlink()
    write_migration(workshop.plugin("alpha"), "0001", "CREATE TABLE alpha_one ()")
    assert await upgrade(database, workshop.host()) == ["alpha_0001"]
    assert await tables(database, "public.gone") == ["public.gone_one"]


async def test_two_upgrades_at_once_wait_for_each_other(workshop: Any, database: DatabaseAddress) -> None:
    write_migration(workshop.plugin("alpha"), "0001", "CREATE TABLE alpha_one ()")
    host = workshop.host()
    results = await asyncio.gather(upgrade(database, host), upgrade(database, host))
    assert sorted("alpha_0001" in result for result in results) == [False, True]


async def test_a_revision_needs_no_upgrade_before_it_and_changes_nothing(
    workshop: Any, database: DatabaseAddress
) -> None:
    package = workshop.plugin("garden", models=model("Flower"))
    write_migration(package, "0001", "CREATE TABLE garden_old ()")
    written = (await revision(database, workshop.host(), "garden", "The flowers")).read_text()
    assert 'create_table(\n        "garden_flower"' in written
    assert 'drop_table("garden_old")' in written
    assert await tables(database, "garden") == []


async def test_a_model_without_a_migration_stops_the_upgrade_with_the_command_that_writes_it(
    workshop: Any, database: DatabaseAddress
) -> None:
    workshop.plugin("garden", models=model("Flower"))
    with pytest.raises(ConfigurationError, match=r"table of garden.Flower. Write it with `mreza db revision garden"):
        await upgrade(database, workshop.host())
    assert await values(database, "SELECT name FROM mreza.plugin") == []


async def test_an_empty_revision_is_written_for_work_by_hand(workshop: Any, database: DatabaseAddress) -> None:
    workshop.plugin("alpha")
    file = await revision(database, workshop.host(), "alpha", "Move the data", compare=False)
    assert file.name == "0001_move_the_data.py"
    assert "    pass" in file.read_text()
