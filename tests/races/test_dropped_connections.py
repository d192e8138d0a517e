"""A change whose connection to the database drops at the commit, on either side of it, and that is asked for again.

`make races` asks the mutations of the stories so (``pytest --drop-connections``).
"""

from __future__ import annotations

from typing import Any

import pytest
from fixture import Scene
from mreza.mutation import runner
from mreza.testing.kit import Kit

pytestmark = pytest.mark.anyio

ADD = """mutation ($organisation: ID!) {
  addContactPoint(input: {organisationId: $organisation, kind: EMAIL, value: "a@demo.example", public: false}) {
    contactPoint { id value } errors { code } } }"""


@pytest.fixture
def drop_connections() -> bool:
    return True


async def added(kit: Kit, scene: Scene) -> Any:
    viewer = await kit.viewers.coordinator("RS")
    return await kit.graphql(ADD, viewer=viewer, organisation=scene.id("O-RS1"))


async def test_it_happens_once_and_is_answered_alike(kit: Kit, scene: Scene) -> None:
    answer = await added(kit, scene)
    assert answer["addContactPoint"]["contactPoint"]["value"] == "a@demo.example"
    assert kit.retried is not None
    assert (kit.retried.names, kit.retried.line.cuts) == ({"addContactPoint"}, 2)
    assert await kit.application.pools.system.fetchval("SELECT count(*) FROM core_contact_point") == 1


async def test_without_the_row_of_the_key_it_happens_again_and_is_caught(
    kit: Kit, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never_seen(*_: Any) -> None:
        return None

    monkeypatch.setattr(runner, "claim", never_seen)
    monkeypatch.setattr(runner, "keep", never_seen)
    with pytest.raises(AssertionError, match="happened once more"):
        await added(kit, scene)


async def test_numbers_and_tokens_as_well(kit: Kit, scene: Scene) -> None:
    """What the inherited tests cannot make up: a number that its country knows, and a token of one's own."""
    viewer = await kit.viewers.coordinator("RS")
    number = """mutation ($organisation: ID!) {
      addIdentifier(input: {organisationId: $organisation, scheme: "RS-PIB", value: "100000016"}) {
        identifier { value } errors { code message } } }"""
    added = await kit.graphql(number, viewer=viewer, organisation=scene.id("O-RS2"))
    assert added["addIdentifier"] == {"identifier": {"value": "100000016"}, "errors": []}
    token = 'mutation { createToken(input: {name: "Excel"}) { token { id } errors { code } } }'
    made = (await kit.graphql(token, viewer=viewer))["createToken"]["token"]["id"]
    revoke = "mutation ($id: ID!) { revokeToken(input: {tokenId: $id}) { token { revokedAt } errors { code } } }"
    revoked = (await kit.graphql(revoke, viewer=viewer, id=made))["revokeToken"]
    assert revoked["errors"] == [] and revoked["token"]["revokedAt"]
    assert kit.retried is not None
    assert kit.retried.names == {"addIdentifier", "createToken", "revokeToken"}
