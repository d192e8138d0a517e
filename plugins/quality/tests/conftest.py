from __future__ import annotations

import sys
from pathlib import Path

import pytest
from mreza.testing.kit import Kit

sys.path.insert(0, str(Path(__file__).parent))

from bureau import Office


@pytest.fixture
def plugins() -> list[str]:
    """The plugin runs with what it requires."""
    return ["quality"]


@pytest.fixture
def office(kit: Kit) -> Office:
    """The scene of the stories."""
    return Office(kit)
