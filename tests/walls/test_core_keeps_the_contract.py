"""Core's own models keep what core asks of every plugin's."""

from __future__ import annotations

import pytest
from mreza.testing.contract import *  # noqa: F403


@pytest.fixture
def plugin_name() -> str:
    return "core"


del test_disabled_it_takes_nothing_from_the_others  # noqa: F821 - core is what cannot be disabled
