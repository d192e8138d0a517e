from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from mreza.testing.kit import Kit

sys.path.insert(0, str(Path(__file__).parent))

from catcher import Catcher
from desk import Desk


@pytest.fixture
def plugins() -> list[str]:
    """The plugin runs alone."""
    return ["mail"]


@pytest.fixture
async def catcher(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Catcher]:
    """A mail server on this machine, to which everything is sent."""
    async with Catcher() as one:
        monkeypatch.setenv("MREZA_MAIL_SERVER", one.url)
        monkeypatch.setenv("MREZA_MAIL_SENDER", "Мрежа Србије <mreza@mreza.example>")
        monkeypatch.setenv("MREZA_MAIL_RATE", "100000")
        yield one


@pytest.fixture
def desk(kit: Kit) -> Desk:
    """The scene."""
    return Desk(kit)
