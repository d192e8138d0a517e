"""Partners ask named questions over a plain GET."""

from __future__ import annotations

import httpx2
import pytest
from mreza.model.period import Period
from mreza.web.main import web_of

pytestmark = pytest.mark.anyio


@pytest.fixture
async def client(kit):
    transport = httpx2.ASGITransport(app=web_of(kit.application))
    async with httpx2.AsyncClient(transport=transport, base_url="http://mreza.example") as client:
        yield client


async def test_a_site_asks_for_the_members_of_a_network_without_graphql(kit, client):
    await kit.organisation("ME", {"cnr": "NVO „Śutra“ Žabljak"}, listed=Period())
    await kit.organisation("RS", "Elsewhere", listed=Period())
    await kit.organisation("ME", "Not listed")
    answer = await client.get("/q/members-of-network.json", params={"network": "ME", "locale": "cnr"})
    assert answer.status_code == 200, answer.text
    assert [node["name"] for node in answer.json()["organisations"]["nodes"]] == ["NVO „Śutra“ Žabljak"]


async def test_a_wrong_parameter_is_named_with_those_that_exist(client):
    answer = await client.get("/q/members-of-network.json", params={"netwrok": "ME"})
    assert answer.status_code == 400
    assert "netwrok" in answer.text
    assert "network" in answer.text
    assert (
        await client.get("/q/members-of-network.json", params={"network": "ME", "first": "many"})
    ).status_code == 400
    assert (await client.get("/q/nothing.json")).status_code == 404
