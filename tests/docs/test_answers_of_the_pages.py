"""Every question that a page asks is asked, and answered as the page says."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import orjson
import pytest
from mreza.graphql.api import GraphQLRequest

from . import pages
from .conftest import Demo
from .pages import ROOT, ask_all, blocks, differs, exchanges

pytestmark = pytest.mark.anyio

#: Every plugin's page that asks anything; membership's is asked section by section in a file of its own.
OF_PLUGINS = [
    page
    for page in sorted(one.relative_to(ROOT).as_posix() for one in ROOT.glob("plugins/*/README.md"))
    if "```graphql" in (ROOT / page).read_text(encoding="utf-8") and "/membership/" not in page
]


@pytest.mark.parametrize("page", ["README.md", "docs/api.md", *OF_PLUGINS])
async def test_each_question_of_a_page_is_answered_as_the_page_says(demo: Demo, page: str) -> None:
    assert list(exchanges(blocks(page)))
    assert await ask_all(page, demo) == []


async def test_a_question_that_the_demo_has_no_answer_to_would_be_noticed(
    demo: Demo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = "```graphql\n{ organisations(first: 1) { nodes { code: id } } }\n```\n"
    nothing = page.replace("first: 1", "where: {id: {in: []}}")
    monkeypatch.setattr(pages, "ROOT", tmp_path)
    (tmp_path / "page.md").write_text(page + nothing, encoding="utf-8")
    [said] = await ask_all("page.md", demo)
    assert said == "page.md:4: the demo has nothing to answer with"


@pytest.mark.parametrize(
    ("expected", "found"),
    [({"a": 1}, {"a": 2}), ({"a": 1}, {}), ([1], [1, 2]), ({"a": [{"b": "…"}]}, {"a": [{"b": None}]})],
)
def test_a_wrong_answer_would_be_noticed(expected: Any, found: Any) -> None:
    assert differs(expected, found)
    assert not differs(expected, expected)


async def test_the_subscription_of_the_page_hears_of_a_change(demo: Demo) -> None:
    [block] = [block for block in blocks("docs/api.md") if block.text.startswith("subscription")]
    viewer = await demo.viewer(block.attributes["as"])
    stream = demo.application.engine.subscribe(GraphQLRequest(query=block.text, viewer=viewer))
    heard = asyncio.ensure_future(anext(stream))
    await asyncio.sleep(0)
    members = '{ memberships(where: {status: {eq: ACTIVE}, network: {code: {eq: "MK"}}}, first: 1) { nodes { id } } }'
    [member] = (await demo.ask(members, email=block.attributes["as"]))["data"]["memberships"]["nodes"]
    change = (
        'mutation($id: ID!) { suspendMembership(input: {membershipId: $id, reason: "Silence"}) { errors { code } } }'
    )
    done = await demo.ask(change, email=block.attributes["as"], variables=member)
    assert done["data"]["suspendMembership"]["errors"] == []
    event = orjson.loads(await heard)["data"]["events"]
    assert event["type"] == "membership.MembershipSuspended"
    await stream.aclose()
