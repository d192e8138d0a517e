from __future__ import annotations

import pytest


@pytest.fixture
def plugins() -> list[str]:
    """The plugin runs with what it requires."""
    return ["link_quality_trainings"]
