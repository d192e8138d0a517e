"""Every question that a page asks is asked, and answered as the page says."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Demo
from .pages import ask_all, blocks, differs, exchanges

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("page", ["README.md", "docs/api.md"])
async def test_each_question_of_a_page_is_answered_as_the_page_says(demo: Demo, page: str) -> None:
    assert list(exchanges(blocks(page)))
    assert await ask_all(page, demo) == []


@pytest.mark.parametrize(
    ("expected", "found"),
    [({"a": 1}, {"a": 2}), ({"a": 1}, {}), ([1], [1, 2]), ({"a": [{"b": "…"}]}, {"a": [{"b": None}]})],
)
def test_a_wrong_answer_would_be_noticed(expected: Any, found: Any) -> None:
    assert differs(expected, found)
    assert not differs(expected, expected)
