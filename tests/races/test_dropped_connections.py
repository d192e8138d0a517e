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
    with pytest.raises(AssertionError, match="happened once more"):
        await added(kit, scene)
