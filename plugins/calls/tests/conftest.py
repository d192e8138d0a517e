from __future__ import annotations

import sys
from pathlib import Path

import pytest
from mreza.testing.kit import Kit

sys.path.insert(0, str(Path(__file__).parent))

from world import World


@pytest.fixture
def plugins() -> list[str]:
    """The plugin runs alone."""
    return ["calls"]


@pytest.fixture
def world(kit: Kit) -> World:
    """The scene of the stories."""
    return World(kit)
