from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator

import pytest
import stdnum.rs.pib
from mreza.plugin import hookspecs
from mreza.plugin.answers import IdentifierScheme, Strictness
from mreza.plugin.hooks import Hooks, hookimpl
from mreza.testing.ground import Ground, World, prepare
from mreza.testing.server import server_for_tests
from mreza.text import Translated


class Country:
    """A country plugin with a strict scheme and a lenient one."""

    @hookimpl
    def identifier_schemes(self) -> list[IdentifierScheme]:
        return [
            IdentifierScheme("RS-PIB", Translated({"en": "Tax number"}), stdnum.rs.pib.is_valid),
            IdentifierScheme("ME-PIB", Translated({"en": "Tax number"}), lambda _: False, level=Strictness.WARN),
        ]


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def hooks() -> Hooks:
    return Hooks({"core": hookspecs}, {"country": Country()})


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    folder = tmp_path_factory.mktemp("ground")
    with server_for_tests(tmp_path_factory.getbasetemp()) as server:
        yield asyncio.run(prepare(server, f"ground_{secrets.token_hex(4)}", folder))


@pytest.fixture
async def world(ground: Ground, hooks: Hooks) -> AsyncIterator[World]:
    async with ground.world(hooks) as world:
        yield world
