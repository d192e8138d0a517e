"""The yearly data update: the story M-09. Today is 30 June 2025."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from mreza.testing.kit import Viewers
from mreza_membership.models import MemberFactCode
from steps import Stories, events

pytestmark = pytest.mark.anyio


FACTS = [one.name for one in MemberFactCode]


async def test_m09_the_yearly_data_update_counts_fresh_facts_only_and_is_done_at_twelve(
    stories: Stories, viewers: Viewers
) -> None:
    member = await viewers.member(stories.scene.organisations["O-RS1"])
    id = stories.scene.membership("O-RS1")
    clock: Any = stories.kit.application.clock

    async def state(codes: list[str]) -> None:
        facts = [{"code": code, "value": "as before"} for code in codes]
        await stories.done("stateFacts", member, "membership { id }", membershipId=id, facts=facts)

    async def progress() -> dict[str, Any]:
        answer = await stories.ask(
            "query ($id: ID!) { membership(id: $id) { freshFacts dataCompleteness dataUpdatedOn } }",
            viewer=member,
            id=id,
        )
        return answer["membership"]  # type: ignore[no-any-return]

    clock.day = date(2024, 6, 29)
    await state(FACTS[:1])
    clock.day = date(2025, 6, 30)
    await state(FACTS[1:9])
    assert await progress() == {"freshFacts": 8, "dataCompleteness": "66.7", "dataUpdatedOn": None}
    await stories.done("remindOfDataUpdate", await viewers.coordinator("RS"), "membership { id }", membershipId=id)
    assert await events(stories.kit, "membership.DataUpdateReminded") == [
        {"locale": "sr-Cyrl", "fresh": 8, "required": 12}
    ]
    await state([FACTS[0], *FACTS[9:]])
    assert await progress() == {"freshFacts": 12, "dataCompleteness": "100.0", "dataUpdatedOn": "2025-06-30"}
