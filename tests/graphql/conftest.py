"""Options of the comparison with the reference."""

from __future__ import annotations

import os

import pytest


@pytest.fixture(scope="session")
def documents_per_viewer() -> int:
    """How many random documents each viewer asks; MREZA_RANDOM_DOCUMENTS says how many in all."""
    return int(os.environ.get("MREZA_RANDOM_DOCUMENTS", "320")) // 4
