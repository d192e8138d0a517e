"""Who may do what of membership: each role exactly its part, and a foreign record is answered like none at all."""

from __future__ import annotations

from uuid import uuid4

import pytest
from mreza.model.global_id import encode
from mreza.testing.kit import Viewers
from steps import Stories, codes

pytestmark = pytest.mark.anyio
SECRETARIATS_OWN = {
    "confirmDecision",
    "createFeeRule",
    "createMembershipScheme",
    "endMembership",
    "excludeMembership",
    "overrideFinding",
    "reinstateMembership",
    "setExchangeRate",
}


async def test_each_role_may_exactly_its_part(stories: Stories, viewers: Viewers) -> None:
    specs = [spec for spec in stories.kit.application.api.mutations if spec.plugin == "membership"]
    every = {spec.name for spec in specs}
    member = await viewers.member(stories.scene.organisations["O-RS1"])
    may = {
        name: {spec.name for spec in specs if spec.permission is None or viewer.may(spec.permission)}
        for name, viewer in {
            "anonymous": await viewers.anonymous(),
            "member": member,
            "coordinator": await viewers.coordinator("RS"),
            "secretariat": await viewers.secretariat(),
        }.items()
    }
    assert may["anonymous"] == {"submitApplication"}
    assert may["member"] == {"submitApplication", "stateFacts"}
    assert may["coordinator"] == every - SECRETARIATS_OWN
    assert may["secretariat"] == every


async def test_a_member_states_its_own_facts_and_nobody_elses(stories: Stories, viewers: Viewers) -> None:
    member = await viewers.member(stories.scene.organisations["O-RS1"])
    facts = [{"code": "EMPLOYEES", "value": "3"}]
    answers = {}
    for key in ("O-RS1", "O-RS2", "O-HR1"):
        of = {"membershipId": stories.scene.membership(key)}
        answers[key] = codes(await stories.do("stateFacts", member, "membership { id }", **of, facts=facts))
    assert answers["O-RS1"] == []
    assert answers["O-RS2"]
    assert answers["O-HR1"]
    question = "query ($id: ID!) { membership(id: $id) { freshFacts } }"
    for key, fresh in (("O-RS1", 1), ("O-RS2", 0), ("O-HR1", 0)):
        found = await stories.ask(question, viewer=await viewers.secretariat(), id=stories.scene.membership(key))
        assert found["membership"]["freshFacts"] == fresh


@pytest.mark.parametrize(
    ("mutation", "values"),
    [
        ("screenApplication", {}),
        ("requestApplicationChanges", {"reason": "Mine now"}),
        ("withdrawApplication", {}),
        ("recordNationalDecision", {"outcome": "APPROVED"}),
    ],
)
async def test_another_networks_application_is_answered_like_none(
    stories: Stories, viewers: Viewers, mutation: str, values: dict[str, str]
) -> None:
    await stories.apply()
    theirs, none = (await stories.application("RS-2025-0001"))["id"], encode("MembershipApplication", uuid4())
    stranger = await viewers.coordinator("HR")
    refused = [
        await stories.do(mutation, stranger, "membershipApplication { id }", applicationId=id, **values)
        for id in (theirs, none)
    ]
    assert codes(refused[0]) == ["NOT_FOUND"]
    assert refused[0] == refused[1]
    assert (await stories.application("RS-2025-0001"))["state"] == "SUBMITTED"


@pytest.mark.parametrize(
    ("mutation", "field", "values"),
    [
        ("startRenewalRound", "preview", {"year": 2026, "preview": False}),
        ("lapseIdleApplications", "count", {"olderThanDays": 1}),
    ],
)
async def test_another_network_is_answered_like_none(
    stories: Stories, viewers: Viewers, mutation: str, field: str, values: dict[str, object]
) -> None:
    stranger, theirs = await viewers.coordinator("HR"), encode("Network", stories.kit.networks["RS"])
    refused = [
        await stories.do(mutation, stranger, field, networkId=id, **values)
        for id in (theirs, encode("Network", uuid4()))
    ]
    assert codes(refused[0]) == ["NOT_FOUND"]
    assert refused[0] == refused[1]
    own = await stories.do(mutation, stranger, field, networkId=encode("Network", stories.kit.networks["HR"]), **values)
    assert codes(own) == []
