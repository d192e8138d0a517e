"""The pytest plugin that every installation of Mreža brings: a real database, the assembled application, viewers, and
`graphql`.

    async def test_a_coordinator_sees_her_network(graphql, viewers):
        answer = await graphql("{ organisations { totalCount } }", viewer=await viewers.coordinator("RS"))

Each test gets a database of its own, copied from one that was migrated once in the run. The clock stands on 30 June
2025.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mreza.testing.coverage import REPEATED, Coverage

if TYPE_CHECKING:
    from mreza.application import Application
    from mreza.testing.cut import Line
    from mreza.testing.kit import Kit, Templates, Viewers
    from mreza.testing.server import ServerForTests


pytest.register_assert_rewrite("mreza.testing.contract")


#: The serving role belongs to the whole server, so every test of a run must derive its password from one key.
SECRET = "for tests only, and long enough for a key"


def pytest_configure(config: pytest.Config) -> None:
    """One key for all settings of the run, those of commands and servers that tests start included."""
    os.environ["MREZA_SECRET"] = SECRET
    for marker in (
        "drop_connections: cut off every mutation of the test before and after its commit, and repeat it, in every run",
        "keep_connections(reason): cut off nothing in this test, whatever the run; say why",
    ):
        config.addinivalue_line("markers", marker)
    if config.getoption("--drop-connections"):
        config.pluginmanager.register(Coverage(config), "mreza-coverage")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of the inherited tests."""
    group = parser.getgroup("mreza", "Mreža")
    group.addoption("--plugin", metavar="NAME", help="The plugin that mreza.testing.contract looks at.")
    group.addoption(
        "--thorough",
        action="store_true",
        help="Ask mreza.testing.contract's questions with every value; takes minutes.",
    )
    group.addoption(
        "--drop-connections",
        action="store_true",
        help="Cut off every mutation that a test asks for before and after its commit, and repeat it; takes minutes.",
    )
    group.addoption(
        "--every-mutation",
        action="store_true",
        help="With --drop-connections: fail, and name them, if there are mutations of the installation (with --plugin, "
        "of that plugin) that no test of the run had cut off and repeated.",
    )


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Asynchronous tests run on asyncio."""
    return "asyncio"


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of the run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if base.name.startswith("popen-") else base


@pytest.fixture(scope="session")
def database_server(shared_folder: Path) -> Iterator[ServerForTests]:
    """The run's PostgreSQL."""
    from mreza.testing.server import server_for_tests  # noqa: PLC0415

    with server_for_tests(shared_folder) as server:
        yield server


@pytest.fixture(scope="session")
def templates(database_server: ServerForTests, shared_folder: Path) -> Templates:
    """Migrated databases, one per set of plugins, to copy from."""
    from mreza.testing.kit import Templates  # noqa: PLC0415

    return Templates(database_server, shared_folder)


@pytest.fixture
def plugins() -> list[str] | None:
    """Names of the plugins that the application consists of, with all they require; None for all. Override it in your
    conftest."""
    return None


@pytest.fixture
def drop_connections(request: pytest.FixtureRequest) -> bool:
    """Whether mutations are cut off and repeated; see the markers `drop_connections` and `keep_connections`."""
    if request.node.get_closest_marker("keep_connections"):
        return False
    return bool(request.config.getoption("--drop-connections") or request.node.get_closest_marker("drop_connections"))


@pytest.fixture
async def line(drop_connections: bool, database_server: ServerForTests) -> AsyncIterator[Line | None]:
    """The way to the database, when it is to be cut."""
    from mreza.testing.cut import line_to  # noqa: PLC0415

    if not drop_connections:
        yield None
        return
    async with line_to(database_server.address) as line:
        yield line


@pytest.fixture
async def application(templates: Templates, plugins: list[str] | None, line: Line | None) -> AsyncIterator[Application]:
    """The application on a fresh, migrated database."""
    name = f"test_{secrets.token_hex(6)}"
    async with templates.application(name, plugins, line=line) as running:
        yield running


@pytest.fixture
async def kit(application: Application, line: Line | None) -> AsyncIterator[Kit]:
    """Networks, organisations and viewers to act with."""
    from mreza.testing.kit import Kit  # noqa: PLC0415

    kit = await Kit(application, line).prepare()
    yield kit
    if kit.retried:
        REPEATED.update(kit.retried.names)


@pytest.fixture
def viewers(kit: Kit) -> Viewers:
    """Opens viewers of every kind."""
    return kit.viewers


@pytest.fixture
def graphql(kit: Kit) -> object:
    """`await graphql(document, viewer=…, **variables)` gives `data`, and fails on errors unless `errors=True` (then
    the whole answer)."""
    return kit.graphql


@pytest.fixture
def plugin_name(request: pytest.FixtureRequest) -> str:
    """The plugin that the inherited tests look at: the one of `--plugin`, else the one in whose folder the test
    lies."""
    if named := request.config.getoption("--plugin"):
        return str(named)
    for folder in request.path.parents:
        packages = sorted(folder.glob("mreza_*/manifest.py"))
        if packages:
            return packages[0].parent.name.removeprefix("mreza_")
    raise pytest.UsageError(f"No plugin lies above {request.path}. Name it: --plugin NAME")
