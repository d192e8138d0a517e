from __future__ import annotations

import sys
from pathlib import Path

import pytest
from mreza.testing.kit import Kit

sys.path.insert(0, str(Path(__file__).parents[1] / "stories"))
sys.path.insert(0, str(Path(__file__).parent))

from fixture import Scene


@pytest.fixture
async def scene(kit: Kit) -> Scene:
    """The organisations of the stories."""
    return await Scene(kit).set()
