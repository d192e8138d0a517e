from __future__ import annotations

import sys
from pathlib import Path

import pytest
from mreza.testing.kit import Kit

sys.path.insert(0, str(Path(__file__).parent))

from fixture import Scene
from steps import Stories


@pytest.fixture
def plugins() -> list[str] | None:
    """Stories of membership and its meetings; others say what they need, or None for all."""
    return ["country_ba", "country_rs", "country_xk", "events", "membership"]


@pytest.fixture
async def scene(kit: Kit) -> Scene:
    """The organisations of the stories."""
    return await Scene(kit).set()


@pytest.fixture
def stories(kit: Kit, scene: Scene) -> Stories:
    """What the stories do."""
    return Stories(kit, scene)
