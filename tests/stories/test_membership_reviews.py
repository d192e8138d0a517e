"""An application until it is decided: completing, linking, advice, withdrawal, lapse. Today is 30 June 2025."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from mreza.access.models import User
from mreza.model.global_id import encode
from mreza.testing.kit import TODAY, Viewers
from steps import Stories, applicant, codes, events

pytestmark = pytest.mark.anyio
STATE = "membershipApplication { state }"


async def _submitted(stories: Stories, **changes: Any) -> dict[str, str]:
    """An application that was handed in: its id, as the input of mutations."""
    reference = (await stories.apply(**changes))["reference"]
    return {"applicationId": (await stories.application(reference))["id"]}


async def test_an_applicant_is_asked_to_complete_its_application_and_hands_it_in_again(
    stories: Stories, viewers: Viewers
) -> None:
    coordinator, of = await viewers.coordinator("RS"), await _submitted(stories, documents=["STATUTE"])
    ask = {**of, "reason": "Please add the yearly report"}
    asked = await stories.done("requestApplicationChanges", coordinator, STATE, **ask)
    assert asked["membershipApplication"]["state"] == "CHANGES_REQUESTED"
    assert await events(stories.kit, "membership.ApplicationChangesRequested") == [{"locale": "sr-Cyrl"}]
    await stories.done("amendApplication", coordinator, STATE, **of, applicant=applicant())
    application = await stories.application("RS-2025-0001")
    assert (application["state"], application["findings"]) == ("SUBMITTED", [])
    assert "Please add the yearly report" in [one["reason"] for one in application["history"]]
    unsaid = await stories.do("requestApplicationChanges", coordinator, STATE, **of, reason=" ")
    assert codes(unsaid) == ["REQUIRED"]


async def test_an_applicant_that_is_in_the_directory_already_is_linked_and_admitted_without_a_second_entry(
    stories: Stories, viewers: Viewers
) -> None:
    name = {"sr-Latn": "Udruženje „Bela breza“ Niš"}
    known = encode("Organisation", (await stories.kit.organisation("RS", name, listed=None)).id)
    of = await _submitted(stories, name=[{"locale": "sr-Latn", "text": "Udruženje „Bela breza“ Niš"}])
    coordinator, secretariat = await viewers.coordinator("RS"), await viewers.secretariat()
    link = "membershipApplication { organisation { id } }"
    linked = await stories.done("linkApplication", coordinator, link, **of, organisationId=known)
    assert linked["membershipApplication"]["organisation"]["id"] == known
    elsewhere = await stories.do("linkApplication", secretariat, link, **of, organisationId=stories.scene.id("O-HR1"))
    assert codes(elsewhere) == ["OTHER_NETWORK"]
    await stories.done("screenApplication", coordinator, STATE, **of)
    assert (await stories.application("RS-2025-0001"))["findings"] == []
    await stories.done("recordNationalDecision", coordinator, STATE, **of, outcome="APPROVED")
    await stories.done("confirmDecision", secretariat, STATE, **of, outcome="APPROVED")
    member = await stories.ask(
        "query ($id: ID!) { organisation(id: $id) { membershipStatus memberNumber } }", viewer=secretariat, id=known
    )
    assert member["organisation"] == {"membershipStatus": "ACTIVE", "memberNumber": "RS-0001"}
    late = await stories.do("linkApplication", coordinator, link, **of, organisationId=known)
    assert codes(late) == ["APPLICATION_CLOSED"]


async def test_a_withdrawn_application_is_closed_and_its_number_free_again(stories: Stories, viewers: Viewers) -> None:
    coordinator, of = await viewers.coordinator("RS"), await _submitted(stories)
    done = await stories.done("withdrawApplication", coordinator, STATE, **of)
    assert done["membershipApplication"]["state"] == "WITHDRAWN"
    twice = await stories.do("withdrawApplication", coordinator, STATE, **of)
    assert codes(twice) == ["TRANSITION_NOT_ALLOWED"]
    assert (await stories.apply())["reference"] == "RS-2025-0002"


async def test_a_reviewer_is_asked_for_advice_and_it_is_kept_as_given(stories: Stories, viewers: Viewers) -> None:
    coordinator, of = await viewers.coordinator("RS"), await _submitted(stories)
    assert coordinator.user_id is not None
    me = encode("User", coordinator.user_id)
    asked = {**of, "reviewerId": me, "dueOn": "2025-07-15"}
    early = await stories.do("assignReview", coordinator, "admissionReview { id }", **asked)
    assert codes(early) == ["TRANSITION_NOT_ALLOWED"]
    await stories.done("screenApplication", coordinator, STATE, **of)
    review = "admissionReview { id assignedOn dueOn advice application { state } }"
    made = (await stories.done("assignReview", coordinator, review, **asked))["admissionReview"]
    assert (made["assignedOn"], made["dueOn"], made["advice"]) == ("2025-06-30", "2025-07-15", None)
    assert made["application"] == {"state": "UNDER_REVIEW"}
    advice = {"reviewId": made["id"], "advice": "RECOMMEND", "reason": "They know their town"}
    given = "admissionReview { advice reason recordedOn reviewer { id } }"
    done = await stories.done("recordReview", coordinator, given, **advice)
    assert done["admissionReview"] == {
        "advice": "RECOMMEND",
        "reason": "They know their town",
        "recordedOn": "2025-06-30",
        "reviewer": {"id": me},
    }
    again = await stories.do("recordReview", coordinator, given, **advice)
    assert codes(again) == ["ALREADY_RECORDED"]


async def test_the_secretariat_asks_any_user_for_advice(stories: Stories, viewers: Viewers) -> None:
    of, secretariat = await _submitted(stories), await viewers.secretariat()
    async with stories.kit.session() as session:
        expert = User(email="expert@demo.example", name="Expert", locale="en")
        session.add(expert)
    await stories.done("screenApplication", secretariat, STATE, **of)
    asked = {**of, "reviewerId": encode("User", expert.id)}
    made = await stories.done("assignReview", secretariat, "admissionReview { reviewer { name } }", **asked)
    assert made["admissionReview"]["reviewer"] == {"name": "Expert"}


async def test_idle_applications_lapse_and_busy_or_decided_ones_stay(stories: Stories, viewers: Viewers) -> None:
    coordinator, clock = await viewers.coordinator("RS"), stories.kit.application.clock
    network = encode("Network", stories.kit.networks["RS"])
    names = ("Клуб „Ветар“ Бор", "Клуб „Река“ Ужице", "Клуб „Звезда“ Врање")
    clock.day = TODAY - timedelta(days=100)  # type: ignore[attr-defined]
    idle, busy, decided = [
        await _submitted(stories, identifiers=[], name=[{"locale": "sr-Cyrl", "text": name}]) for name in names
    ]
    for of in (busy, decided):
        await stories.done("screenApplication", coordinator, STATE, **of, day="2025-03-25")
    await stories.done("recordNationalDecision", coordinator, STATE, **decided, outcome="APPROVED", day="2025-03-26")
    clock.day = date(2025, 6, 30)  # type: ignore[attr-defined]
    await stories.done("assignReview", coordinator, "admissionReview { id }", **busy, reviewerId=_me(coordinator))

    lapse = {"networkId": network, "olderThanDays": 90, "reason": "No answer"}
    answer = "count applications { id state history(orderBy: [{onDay: DESC}], first: 1) { toState reason } }"
    patient = await stories.done("lapseIdleApplications", coordinator, answer, **lapse | {"olderThanDays": 100})
    assert patient["count"] == 0
    done = await stories.done("lapseIdleApplications", coordinator, answer, **lapse)
    assert done["count"] == 1
    assert done["applications"] == [
        {"id": idle["applicationId"], "state": "LAPSED", "history": [{"toState": "LAPSED", "reason": "No answer"}]}
    ]
    assert await events(stories.kit, "membership.ApplicationLapsed") == [{"locale": "sr-Cyrl"}]
    again = await stories.done("lapseIdleApplications", coordinator, answer, **lapse)
    assert (again["count"], again["applications"]) == (0, [])
    none = await stories.do("lapseIdleApplications", coordinator, answer, **lapse | {"olderThanDays": 0})
    assert codes(none) == ["DAYS_TOO_FEW"]


def _me(viewer: Any) -> str:
    return encode("User", viewer.user_id)
