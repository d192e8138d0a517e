import pytest


@pytest.fixture
def plugins() -> list[str]:
    """The tests run on an application of this plugin and what it requires."""
    return ["visits"]
