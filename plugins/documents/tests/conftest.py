from __future__ import annotations

import pytest


@pytest.fixture
def plugins() -> list[str]:
    """The plugin runs alone."""
    return ["documents"]
