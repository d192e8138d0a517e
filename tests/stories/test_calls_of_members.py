"""Calls ask whoever knows of an organisation's standing; membership answers, and neither imports the other."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from mreza.directory.organisations import Organisation
from mreza.model.global_id import encode
from mreza.model.ids import uuid7
from mreza.testing.kit import Viewers, host_of
from steps import Stories, codes

pytestmark = pytest.mark.anyio


@pytest.fixture
def plugins() -> list[str] | None:
    """All of them."""
    return None


@pytest.fixture
async def grant(stories: Stories, viewers: Viewers) -> str:
    """A regional call for members in good standing, registered for a year at its deadline."""
    secretariat = await viewers.secretariat()
    label = [{"locale": "en", "text": "Members in good standing, registered for a year"}]
    rules: list[dict[str, Any]] = [
        {"kind": "GOOD_STANDING", "label": label},
        {"kind": "REGISTERED_DAYS", "number": "365", "label": label},
    ]
    says = {
        "code": "SGF-2025",
        "kind": "GRANT",
        "title": [{"locale": "en", "text": "Small grants 2025"}],
        "closes": {"day": "2025-06-30", "time": "17:00"},
        "places": 3,
        "regional": True,
        "applicants": "ORGANISATIONS",
    }
    network = encode("Network", stories.kit.networks["RS"])
    made = await stories.done(
        "draftCall", secretariat, "call { id }", networkId=network, call=says, questions=[], rules=rules
    )
    await stories.done("publishCall", secretariat, "call { id }", callId=made["call"]["id"])
    return str(made["call"]["id"])


async def apply_for(stories: Stories, call: str, key: str) -> str:
    secretariat = await stories.kit.viewers.secretariat()
    begun = await stories.done(
        "beginApplication",
        secretariat,
        "callApplication { id }",
        callId=call,
        organisationId=stories.scene.id(key),
    )
    id = str(begun["callApplication"]["id"])
    await stories.done("handInApplication", secretariat, "callApplication { id }", applicationId=id)
    return id


async def found(stories: Stories, application: str) -> dict[str, Any]:
    document = """query ($id: ID!) { callApplication(id: $id) {
        state findings(orderBy: [{code: ASC}]) { id code outcome blocks detail } } }"""
    answer = await stories.ask(document, viewer=await stories.kit.viewers.secretariat(), id=application)
    return answer["callApplication"]  # type: ignore[no-any-return]


async def test_m_07_a_suspended_member_is_not_eligible_and_one_in_grace_is_warned_of(
    stories: Stories, viewers: Viewers, grant: str
) -> None:
    """M-07: O-RS2 is suspended and cannot apply to grants; O-BA3 is in grace, O-RS1 is active."""
    async with stories.kit.session() as session:
        for key in ("O-RS1", "O-RS2", "O-BA3"):
            organisation = await session.get_one(Organisation, stories.scene.organisations[key].id)
            organisation.registered_on = date(2015, 1, 1)
    applications = {key: await apply_for(stories, grant, key) for key in ("O-RS1", "O-RS2", "O-BA3")}
    secretariat = await viewers.secretariat()
    rests = {"membershipId": stories.scene.membership("O-RS2"), "day": "2025-04-01", "reason": "Data missing"}
    await stories.done("suspendMembership", secretariat, "membership { id }", **rests)
    terms = await stories.ask(
        "query ($id: ID!) { membership(id: $id) { terms(orderBy: [{validFrom: DESC}], first: 1) { id } } }",
        viewer=secretariat,
        id=stories.scene.membership("O-BA3"),
    )
    more = {"termId": terms["membership"]["terms"][0]["id"], "until": "2025-07-15", "reason": "Floods"}
    await stories.done("extendGrace", secretariat, "membershipTerm { id }", **more)
    checked = await stories.done("checkEligibility", secretariat, "eligible ineligible", callId=grant)
    assert (checked["eligible"], checked["ineligible"]) == (2, 1)
    standing = {
        key: [(one["code"], one["outcome"], one["blocks"]) for one in (await found(stories, id))["findings"]]
        for key, id in applications.items()
    }
    met = ("MET", "PASSED", False)
    assert standing["O-RS1"] == [met, met]
    assert standing["O-RS2"] == [("BARRED_SUSPENDED", "FAILED", True), met]
    assert standing["O-BA3"] == [met, ("WARNED_GRACE", "WARNED", False)]
    assert (await found(stories, applications["O-RS2"]))["state"] == "INELIGIBLE"


async def test_who_was_registered_too_recently_passes_only_with_a_reason_that_goes_on_record(
    stories: Stories, viewers: Viewers, grant: str
) -> None:
    async with stories.kit.session() as session:
        organisation = await session.get_one(Organisation, stories.scene.organisations["O-ME1"].id)
        organisation.registered_on = date(2024, 9, 1)
    application = await apply_for(stories, grant, "O-ME1")
    secretariat = await viewers.secretariat()
    await stories.done("checkEligibility", secretariat, "eligible", callId=grant)
    before = await found(stories, application)
    [blocking] = [one for one in before["findings"] if one["blocks"]]
    assert (blocking["code"], blocking["detail"]) == (
        "REGISTERED_TOO_RECENTLY",
        "Registered for 302 days on 2025-06-30; 365 are needed.",
    )
    asked = {"findingId": blocking["id"], "reason": "Same people as in the association before"}
    refused = await stories.do("overrideEligibility", await viewers.coordinator("RS"), "callFinding { id }", **asked)
    assert codes(refused) == ["NOT_PERMITTED"]
    await stories.done("overrideEligibility", secretariat, "callFinding { overrideReason }", **asked)
    assert (await found(stories, application))["state"] == "ELIGIBLE"
    again = await stories.done("checkEligibility", secretariat, "eligible ineligible", callId=grant)
    assert (again["eligible"], again["ineligible"]) == (1, 0)


async def test_without_membership_nobody_answers_and_nothing_stops() -> None:
    """`organisation_standing` is answered by a plugin that does not require its owner, and offered by one that does not
    require its answerer."""
    alone, together = host_of(("calls",)), host_of(("calls", "membership"))
    asked = {"organisation": uuid7(), "day": date(2025, 6, 30)}
    assert alone.hooks.collect("organisation_standing", **asked) == []
    assert [one.plugin for one in together.hooks.collect("organisation_standing", **asked)] == ["membership"]
    assert "organisation_standing" not in host_of(("membership",)).hooks.names
