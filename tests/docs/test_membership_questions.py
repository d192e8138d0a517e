"""The questions in membership's README are answered as it says, one test a question."""

from __future__ import annotations

import re
from typing import Any

import pytest

from .conftest import Demo
from .pages import ROOT, Block, blocks, differs, exchanges

pytestmark = pytest.mark.anyio
PAGE = "plugins/membership/README.md"
QUESTIONS = [one for one in exchanges(blocks(PAGE)) if one[0].section == "Eight questions"]


def _title(block: Block) -> str:
    """The heading above a question."""
    above = (ROOT / PAGE).read_text(encoding="utf-8").splitlines()[: block.line]
    return re.sub(r"\W+", "_", [line for line in above if line.startswith("### ")][-1]).strip("_")


def test_there_are_eight() -> None:
    assert len(QUESTIONS) == 8


@pytest.mark.parametrize(("block", "expected"), QUESTIONS, ids=[_title(block) for block, _ in QUESTIONS])
async def test_a_question_about_members_is_answered_as_the_readme_says(demo: Demo, block: Block, expected: Any) -> None:
    answer = await demo.ask(block.text, email=block.attributes.get("as"), locale=block.attributes.get("locale", "en"))
    assert "errors" not in answer
    assert differs(expected, {"data": answer["data"]}) is None
