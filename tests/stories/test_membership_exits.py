"""Notice, exclusion and return: what the dates say afterwards, and who may. Today is 30 June 2025."""

from __future__ import annotations

from typing import Any

import pytest
from mreza.testing.kit import Viewers
from steps import Stories

pytestmark = pytest.mark.anyio

LISTED = "query ($id: ID!) { organisation(id: $id) { id } }"


async def test_a_member_that_gave_notice_is_one_until_its_last_day(stories: Stories, viewers: Viewers) -> None:
    coordinator, id = await viewers.coordinator("HR"), stories.scene.membership("O-HR1")
    await stories.done("giveNotice", coordinator, "membership { state }", membershipId=id, lastDay="2025-09-30")
    assert await stories.status("O-HR1", "2025-09-30") == "ACTIVE"
    assert await stories.status("O-HR1", "2025-10-01") == "RESIGNED"


async def test_a_notice_taken_back_gives_the_term_its_end_and_its_grace_back(
    stories: Stories, viewers: Viewers
) -> None:
    coordinator, id = await viewers.coordinator("HR"), stories.scene.membership("O-HR1")
    await stories.done("giveNotice", coordinator, "membership { state }", membershipId=id, lastDay="2025-09-30")
    await stories.done("withdrawNotice", coordinator, "membership { state }", membershipId=id)
    assert await stories.status("O-HR1", "2025-12-31") == "ACTIVE"
    assert await stories.status("O-HR1", "2026-03-01") == "GRACE"
    again = await stories.do("withdrawNotice", coordinator, "membership { state }", membershipId=id)
    assert [error["code"] for error in again["errors"]] == ["NO_NOTICE"]


async def test_an_excluded_member_is_none_from_that_day_and_leaves_the_directory(
    stories: Stories, viewers: Viewers
) -> None:
    id, exclude = stories.scene.membership("O-ME1"), {"body": "REGIONAL", "reason": "Broke the statutes"}
    refused = await stories.do(
        "excludeMembership", await viewers.coordinator("ME"), "membership { id }", membershipId=id, **exclude
    )
    assert [error["code"] for error in refused["errors"]] == ["NOT_PERMITTED"]
    await stories.done(
        "excludeMembership", await viewers.secretariat(), "membership { id }", membershipId=id, **exclude
    )
    assert await stories.status("O-ME1", "2025-06-29") == "ACTIVE"
    assert await stories.status("O-ME1") == "EXCLUDED"
    assert (await stories.ask(LISTED, id=stories.scene.id("O-ME1")))["organisation"] is None
    twice = await stories.do(
        "excludeMembership", await viewers.secretariat(), "membership { id }", membershipId=id, **exclude
    )
    assert [error["code"] for error in twice["errors"]] == ["NOT_A_MEMBER"]


async def test_a_suspended_member_can_be_excluded_and_later_taken_back(stories: Stories, viewers: Viewers) -> None:
    secretariat, of = await viewers.secretariat(), {"membershipId": stories.scene.membership("O-ME1")}
    await stories.done(
        "suspendMembership", secretariat, "membership { id }", **of, reason="Data missing", day="2025-05-01"
    )
    still = await stories.do("reinstateMembership", secretariat, "membership { id }", **of, body="REGIONAL")
    assert [error["code"] for error in still["errors"]] == ["STILL_A_MEMBER"]
    exclude = {"body": "REGIONAL", "reason": "Broke the statutes", "day": "2025-06-01"}
    await stories.done("excludeMembership", secretariat, "membership { id }", **of, **exclude)
    assert await stories.status("O-ME1", "2025-06-15") == "EXCLUDED"
    await stories.done("reinstateMembership", secretariat, "membership { id }", **of, body="REGIONAL")
    assert await stories.status("O-ME1") == "ACTIVE"
    assert (await stories.ask(LISTED, id=stories.scene.id("O-ME1")))["organisation"] is not None


async def test_why_a_member_was_suspended_is_read_by_its_network_and_itself_only(
    stories: Stories, viewers: Viewers
) -> None:
    coordinator, id = await viewers.coordinator("BA"), stories.scene.membership("O-BA1")
    suspend = {"membershipId": id, "reason": "Annual data missing", "day": "2025-05-01", "until": "2025-05-31"}
    await stories.done("suspendMembership", coordinator, "membership { id }", **suspend)
    question = "{ suspensions { nodes { reason validFrom validTo } } }"

    async def seen(viewer: Any) -> list[Any]:
        answer = await stories.ask(question, viewer=viewer)
        return [one["reason"] for one in answer["suspensions"]["nodes"]]

    assert await seen(coordinator) == ["Annual data missing"]
    assert await seen(await viewers.member(stories.scene.organisations["O-BA1"])) == ["Annual data missing"]
    assert await seen(await viewers.member(stories.scene.organisations["O-BA2"])) == [None]
    assert await seen(await viewers.member(stories.scene.organisations["O-HR1"])) == []
    assert await seen(None) == []


async def test_a_stale_version_is_refused_and_nothing_is_changed(stories: Stories, viewers: Viewers) -> None:
    refused = await stories.do(
        "suspendMembership",
        await viewers.coordinator("RS"),
        "membership { id }",
        membershipId=stories.scene.membership("O-RS1"),
        reason="Data missing",
        expectedVersion=7,
    )
    assert [error["code"] for error in refused["errors"]] == ["STALE_VERSION"]
    assert await stories.status("O-RS1") == "ACTIVE"
