from __future__ import annotations

import sys
from pathlib import Path

import pytest
from mreza.testing.kit import Kit

PLUGINS = Path(__file__).parents[2]
for folder in ("calls", "trainings"):
    sys.path.append(str(PLUGINS / folder / "tests"))

from world import World  # noqa: E402 - of the tests of calls


@pytest.fixture
def plugins() -> list[str]:
    """The plugin runs with what it requires."""
    return ["link_academy_internships"]


@pytest.fixture
def world(kit: Kit) -> World:
    """The scene of the stories of calls."""
    return World(kit)
