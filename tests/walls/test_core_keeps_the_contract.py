"""Core's own models keep what core asks of every plugin's."""

from __future__ import annotations

import pytest
from mreza.testing.contract import *  # noqa: F403


@pytest.fixture
def plugin_name() -> str:
    return "core"
