from __future__ import annotations

import sys
from pathlib import Path

import pytest
from mreza.testing.kit import Kit

sys.path.insert(0, str(Path(__file__).parent))

from placing import Placing


@pytest.fixture
def plugins() -> list[str]:
    """The plugin runs with what it requires."""
    return ["internships"]


@pytest.fixture
def placing(kit: Kit) -> Placing:
    """The scene of the stories."""
    return Placing(kit)
