from __future__ import annotations

import asyncio
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from mreza.database.address import DatabaseAddress
from mreza.database.migrate import transaction, upgrade
from mreza.database.roles import prepare_database
from mreza.plugin.discovery import Broken, Found, discover
from mreza.plugin.host import Host
from mreza.plugin.load import unload
from mreza.testing.kit import settings_for_tests
from mreza.testing.server import ServerForTests
from sqlalchemy import text

MODEL = """
from __future__ import annotations
from typing import Any
from uuid import UUID
from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped
from mreza.model.audience import PUBLIC
from mreza.model.base import SharedModel
from mreza.model.fields import field, link

class {name}(SharedModel):
    \"\"\"What the test needs.\"\"\"

    __personal__ = False

{columns}

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        \"\"\"Everybody.\"\"\"
        return viewer.anyone
"""


def model(name: str, *columns: str) -> str:
    """The source of a module with one model; a column is ``name: type`` or a whole declaration."""
    lines = [
        column
        if "=" in column
        else f"{column.split(':')[0]}: Mapped[{column.split(':')[1]}] = field(audience=PUBLIC, doc='X.')"
        for column in columns or ("label:str",)
    ]
    return MODEL.format(name=name, columns="\n".join(f"    {line}" for line in lines))


class Workshop:
    """Makes small real plugins in a folder of the test's own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made: set[str] = set()

    def plugin(self, name: str, *, manifest: str = "", **modules: str) -> Path:
        """A plugin's package; ``manifest`` holds further values, each keyword is a module's source."""
        package = self.folder / name / f"mreza_{name}"
        package.mkdir(parents=True)
        self.made.add(name)
        (package / "__init__.py").write_text("")
        self.write(
            package,
            "manifest",
            f"manifest = Manifest(name={name!r}, version='0.1.0', title={name.title()!r}, {manifest})",
        )
        for module, source in modules.items():
            self.write(package, module, source)
        return package

    @staticmethod
    def write(package: Path, module: str, source: str) -> Path:
        file = package / f"{module}.py"
        file.write_text(textwrap.dedent(source))
        return file

    def found(self) -> list[Found | Broken]:
        return discover([self.folder], entry_points=False)

    def host(self, enabled: set[str] | None = None) -> Host:
        return Host.assemble(self.found(), enabled)

    def forget(self, *names: str) -> None:
        """As in a new process."""
        for name in names or self.made:
            unload(name, f"mreza_{name}", frozenset(self.made))

    def one(self, name: str) -> Found | Broken:
        return next(found for found in self.found() if found.name == name)


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workshop]:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # a file written twice in a second would be read as it was
    path = list(sys.path)
    workshop = Workshop(tmp_path / "plugins")
    workshop.folder.mkdir()
    yield workshop
    workshop.forget()
    sys.path[:] = path


@pytest.fixture(scope="session")
def core_database(database_server: ServerForTests, shared_folder: Path) -> Iterator[str]:
    """The name of a database with core's tables and no memory of plugins, to copy."""
    name = f"plugin_template_{uuid4().hex}"

    async def create() -> None:
        address = await database_server.create_database(name)
        await prepare_database(settings_for_tests(shared_folder), address)
        async with transaction(address) as connection:
            await upgrade(connection, Host.assemble([]))
            await connection.execute(text("DELETE FROM mreza.plugin"))

    asyncio.run(create())
    yield name
    asyncio.run(database_server.drop_database(name))


@pytest.fixture
def database(database_server: ServerForTests, core_database: str) -> Iterator[DatabaseAddress]:
    """A database of the test's own, with core's tables."""
    name = f"plugin_{uuid4().hex}"
    yield asyncio.run(database_server.create_database(name, core_database))
    asyncio.run(database_server.drop_database(name))
