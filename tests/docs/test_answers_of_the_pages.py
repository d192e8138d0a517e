"""Every question that a page asks is asked, and answered as the page says."""

from __future__ import annotations

import asyncio
from typing import Any

import orjson
import pytest
from mreza.graphql.api import GraphQLRequest

from .conftest import Demo
from .pages import ask_all, blocks, differs, exchanges

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("page", ["README.md", "docs/api.md", "plugins/trainings/README.md"])
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
