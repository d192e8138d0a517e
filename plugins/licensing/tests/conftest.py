from __future__ import annotations

import sys
from pathlib import Path

import pytest
from mreza.testing.kit import Kit

sys.path.insert(0, str(Path(__file__).parent))

from register import Register


@pytest.fixture
def plugins() -> list[str]:
    """The stories are told with Serbia's own rules."""
    return ["licensing", "country_rs"]


@pytest.fixture
def register(kit: Kit) -> Register:
    """The scene of the stories."""
    return Register(kit)
