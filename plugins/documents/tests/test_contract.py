from __future__ import annotations

import pytest
from mreza.testing.contract import *  # noqa: F403
from mreza.testing.factory import Given


@pytest.fixture
def given() -> Given:
    """A document that was issued is checked by its code, and says nothing more of its holder than its template does."""
    return {}
