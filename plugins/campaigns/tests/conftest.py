from __future__ import annotations

import sys
from pathlib import Path

import pytest
from mreza.testing.kit import Kit

sys.path.insert(0, str(Path(__file__).parent))

from campaigning import Campaigning


@pytest.fixture
def plugins() -> list[str]:
    """The plugin runs with what it requires."""
    return ["campaigns"]


@pytest.fixture
def campaigning(kit: Kit) -> Campaigning:
    """The scene of the stories."""
    return Campaigning(kit)
