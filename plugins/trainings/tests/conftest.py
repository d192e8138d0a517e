from __future__ import annotations

import sys
from pathlib import Path

import pytest
from mreza.testing.kit import Kit

sys.path.insert(0, str(Path(__file__).parent))

from school import School


@pytest.fixture
def plugins() -> list[str]:
    """The plugin with what it requires."""
    return ["trainings"]


@pytest.fixture
def school(kit: Kit) -> School:
    """Courses, their people, and those who run them."""
    return School(kit)
