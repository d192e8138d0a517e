from __future__ import annotations

import sys
from pathlib import Path

import pytest
from mreza.testing.kit import Kit

sys.path.insert(0, str(Path(__file__).parent))

from office import Office


@pytest.fixture
def plugins() -> list[str]:
    """The plugin runs alone."""
    return ["documents"]


@pytest.fixture(autouse=True)
def store(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Files lie in memory, each test's apart."""
    monkeypatch.setenv("MREZA_DOCUMENTS_STORE", f"memory:{request.node.name}")


@pytest.fixture
def office(kit: Kit) -> Office:
    """The scene."""
    return Office(kit)
