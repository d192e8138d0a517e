from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from mreza.testing.kit import Kit

ROOT = Path(__file__).parents[3]
for folder in ("plugins/mail/tests", "tests/stories"):
    sys.path.append(str(ROOT / folder))

from catcher import Catcher  # noqa: E402 - of the tests of mail
from desk import Desk  # noqa: E402
from fixture import Scene  # noqa: E402 - of the stories
from steps import Stories  # noqa: E402


@pytest.fixture
def plugins() -> list[str]:
    """The plugin runs with what it requires, and with the customs of a country."""
    return ["country_ba", "country_rs", "country_xk", "link_membership_mail"]


@pytest.fixture
async def catcher(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Catcher]:
    """A mail server on this machine, to which everything is sent."""
    async with Catcher() as one:
        monkeypatch.setenv("MREZA_MAIL_SERVER", one.url)
        monkeypatch.setenv("MREZA_MAIL_SENDER", "Мрежа Србије <mreza@mreza.example>")
        yield one


@pytest.fixture
def desk(kit: Kit) -> Desk:
    """Where letters are sent."""
    return Desk(kit)


@pytest.fixture
async def stories(kit: Kit) -> Stories:
    """Who applies, and who reads the applications."""
    return Stories(kit, await Scene(kit).set())
