from __future__ import annotations

import pytest


@pytest.fixture
def plugins() -> list[str]:
    """Indicators stand on core alone."""
    return ["indicators"]
