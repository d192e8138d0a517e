"""Applying: to the second, once, on the form that holds; and who sees what of it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from mreza.model.global_id import encode
from world import World, codes, text

pytestmark = pytest.mark.anyio

WHY = {"code": "WHY", "kind": "TEXT", "label": text("Why?"), "maximum": "20"}
LEVEL = {
    "code": "ENGLISH",
    "kind": "CHOICE",
    "label": text("English"),
    "choices": [{"code": code, "label": text(code)} for code in ("A2", "B2")],
}
YEARS = {"code": "YEARS", "kind": "NUMBER", "label": text("Years"), "minimum": "0", "maximum": "50"}
SINCE = {"code": "SINCE", "kind": "DATE", "label": text("Since"), "required": False}
HOUSE = {"code": "HOUSE", "kind": "FILE", "label": text("House"), "required": False, "fileType": "Organisation"}
FORM = [WHY, LEVEL, YEARS, SINCE, HOUSE]
ANSWERS = [
    {"question": "WHY", "text": "To learn"},
    {"question": "ENGLISH", "choice": "B2"},
    {"question": "YEARS", "number": "3"},
]


async def draft(world: World, call: str) -> str:
    person = await world.person("RS", "Ђорђе Ђурић")
    begun = await world.done(
        "beginApplication",
        await world.viewers.secretariat(),
        "callApplication { id }",
        callId=call,
        personId=encode("Person", person.id),
    )
    return str(begun["callApplication"]["id"])


async def submit(world: World, application: str) -> dict[str, Any]:
    secretariat = await world.viewers.secretariat()
    return await world.do("handInApplication", secretariat, "callApplication { state }", applicationId=application)


async def test_the_last_second_counts_and_the_next_does_not(world: World) -> None:
    """The deadline is 17:00 in Brussels, which in June is 15:00 UTC."""
    call = await world.call()
    first, second = await draft(world, call), await draft(world, call)
    shown = await world.ask("query ($id: ID!) { call(id: $id) { closesAt closesLocally zone open } }", id=call)
    assert shown["call"] == {
        "closesAt": "2025-06-30T15:00:00.000000Z",
        "closesLocally": "2025-06-30 17:00:00",
        "zone": "Europe/Brussels",
        "open": True,
    }
    world.at("2025-06-30T15:00:00+00:00")
    assert (await submit(world, first))["callApplication"] == {"state": "SUBMITTED"}
    world.at("2025-06-30T15:00:01+00:00")
    late = await submit(world, second)
    assert codes(late) == ["CALL_CLOSED"]
    assert "2025-06-30 17:00:00 (Europe/Brussels), 0:00:01 ago" in late["errors"][0]["message"]


async def test_a_later_deadline_lets_late_ones_in_and_an_earlier_one_is_refused(world: World) -> None:
    call, secretariat = await world.call(), await world.viewers.secretariat()
    application = await draft(world, call)
    world.at("2025-06-30T15:00:01+00:00")
    earlier = {"callId": call, "closes": {"day": "2025-06-29", "time": "17:00"}}
    assert codes(await world.do("extendDeadline", secretariat, "call { id }", **earlier)) == ["DEADLINE_ONLY_LATER"]
    later = {"callId": call, "closes": {"day": "2025-07-02", "time": "12:00", "zone": "Europe/Belgrade"}}
    await world.done("extendDeadline", secretariat, "call { id }", **later)
    assert codes(await submit(world, application)) == []


async def test_one_applicant_applies_once_even_when_it_tries_twice_at_the_same_time(world: World) -> None:
    call, secretariat = await world.call(), await world.viewers.secretariat()
    person = encode("Person", (await world.person("RS", "Милена Пробна")).id)
    asked = {"callId": call, "personId": person}
    both = await asyncio.gather(
        *(world.do("beginApplication", secretariat, "callApplication { id }", **asked) for _ in range(2))
    )
    assert sorted(map(codes, both)) == [[], ["ALREADY_APPLIED"]]
    first = next(one["callApplication"]["id"] for one in both if not one["errors"])
    await world.done("takeBackApplication", secretariat, "callApplication { id }", applicationId=first)
    await world.done("beginApplication", secretariat, "callApplication { id }", **asked)


async def test_answers_are_held_to_their_questions(world: World) -> None:
    call, secretariat = await world.call(questions=FORM), await world.viewers.secretariat()
    application = await draft(world, call)
    wrong = [
        {"question": "WHY", "text": "x" * 21},
        {"question": "ENGLISH", "choice": "C9"},
        {"question": "YEARS", "text": "three"},
        {"question": "AGE", "number": "30"},
        {"question": "HOUSE", "file": encode("Network", world.kit.networks["RS"])},
    ]
    refused = await world.do(
        "saveAnswers", secretariat, "callApplication { id }", applicationId=application, answers=wrong
    )
    assert [(one["code"], one["path"][:2]) for one in refused["errors"]] == [
        ("OUT_OF_BOUNDS", ["answers", "0"]),
        ("UNKNOWN_CHOICE", ["answers", "1"]),
        ("WRONG_KIND_OF_ANSWER", ["answers", "2"]),
        ("UNKNOWN_QUESTION", ["answers", "3"]),
        ("NOT_FOUND", ["answers", "4"]),
    ]
    missing = await submit(world, application)
    assert codes(missing) == ["ANSWER_MISSING"] * 3
    house = await world.kit.organisation("RS", "House")
    given = [*ANSWERS, {"question": "HOUSE", "file": encode("Organisation", house.id)}]
    await world.done("saveAnswers", secretariat, "callApplication { id }", applicationId=application, answers=given)
    assert codes(await submit(world, application)) == []


async def test_a_form_is_revised_and_what_was_handed_in_stays_on_its_version(world: World) -> None:
    call, secretariat = await world.call(questions=FORM[:1]), await world.viewers.secretariat()
    early, late = await draft(world, call), await draft(world, call)
    for one in (early, late):
        given = {"applicationId": one, "answers": ANSWERS[:1]}
        await world.done("saveAnswers", secretariat, "callApplication { id }", **given)
    assert codes(await submit(world, early)) == []
    await world.done("reviseForm", secretariat, "callForm { number }", callId=call, questions=FORM[:2])
    assert codes(await submit(world, late)) == ["ANSWER_MISSING"]
    document = "query ($id: ID!) { callApplication(id: $id) { form { number } answers { text } } }"
    kept = (await world.ask(document, id=early))["callApplication"]
    assert kept == {"form": {"number": 1}, "answers": [{"text": "To learn"}]}


async def test_changes_can_be_made_after_the_deadline_until_the_instant_that_was_given(world: World) -> None:
    call, secretariat = await world.call(questions=FORM[:1]), await world.viewers.secretariat()
    application = await draft(world, call)
    save = {"applicationId": application, "answers": ANSWERS[:1]}
    await world.done("saveAnswers", secretariat, "callApplication { id }", **save)
    assert codes(await submit(world, application)) == []
    assert codes(await world.do("saveAnswers", secretariat, "callApplication { id }", **save)) == [
        "APPLICATION_HANDED_IN"
    ]
    world.at("2025-07-01T08:00:00+00:00")
    asked = {"applicationId": application, "until": {"day": "2025-07-03", "time": "12:00"}, "reason": "Say more"}
    await world.done("requestChanges", secretariat, "callApplication { id }", **asked)
    world.at("2025-07-03T10:00:00+00:00")
    assert codes(await submit(world, application)) == []


async def test_a_member_applies_for_its_people_and_for_nobody_else(world: World) -> None:
    call = await world.call(questions=FORM[:1])
    ours, theirs = await world.kit.organisation("BA", "Ours"), await world.kit.organisation("BA", "Theirs")
    colleague, stranger = await world.person("BA", "Naša Osoba", ours), await world.person("BA", "Tuđa Osoba", theirs)
    member = await world.viewers.member(ours)
    ids = {"callId": call, "organisationId": encode("Organisation", ours.id)}
    refused = await world.do(
        "beginApplication", member, "callApplication { id }", **ids, personId=encode("Person", stranger.id)
    )
    assert codes(refused) == ["NOT_YOUR_APPLICATION"]
    begun = await world.done(
        "beginApplication", member, "callApplication { id state }", **ids, personId=encode("Person", colleague.id)
    )
    id = begun["callApplication"]["id"]
    await world.done("saveAnswers", member, "callApplication { id }", applicationId=id, answers=ANSWERS[:1])
    await world.done("handInApplication", member, "callApplication { state }", applicationId=id)
    seen = "query ($id: ID!) { callApplication(id: $id) { reference answers { text } } }"
    assert (await world.ask(seen, member, id=id))["callApplication"]["answers"] == [{"text": "To learn"}]
    for outsider in (await world.viewers.member(theirs), await world.viewers.coordinator("MK")):
        assert (await world.ask(seen, outsider, id=id))["callApplication"] is None
    home, holder = await world.viewers.coordinator("BA"), await world.viewers.coordinator("RS")
    for coordinator in (home, holder):
        assert (await world.ask(seen, coordinator, id=id))["callApplication"]["reference"] == "RSA-2025-001"


async def test_everybody_sees_a_published_call_and_nobody_its_applicants(world: World) -> None:
    call = await world.call(questions=FORM, title=[*text("Academy"), {"locale": "sq", "text": "Akademia"}])
    drafted = await world.call(code="SGF-2026", publish=False)
    await draft(world, call)
    visitor = await world.viewers.anonymous()
    document = """{ calls(where: {open: {eq: true}}) { nodes { id title(locale: "sq") closesLocally
        forms { questions(orderBy: [{position: ASC}]) { code } } applications { id } } }
      callApplications { totalCount } callAnswers { totalCount } }"""
    answer = await world.ask(document, visitor)
    [shown] = answer["calls"]["nodes"]
    assert (shown["id"], shown["title"], shown["applications"]) == (call, "Akademia", [])
    assert [one["code"] for one in shown["forms"][0]["questions"]] == ["WHY", "ENGLISH", "YEARS", "SINCE", "HOUSE"]
    assert (answer["callApplications"]["totalCount"], answer["callAnswers"]["totalCount"]) == (0, 0)
    hidden = "query ($id: ID!) { call(id: $id) { code } }"
    assert (await world.ask(hidden, visitor, id=drafted))["call"] is None
    assert (await world.ask(hidden, id=drafted))["call"] == {"code": "SGF-2026"}


async def test_a_national_call_is_for_its_own_network(world: World) -> None:
    call = await world.call(regional=False)
    person = await world.person("BA", "Selma Hadžić")
    asked = {"callId": call, "personId": encode("Person", person.id)}
    refused = await world.do("beginApplication", await world.viewers.secretariat(), "callApplication { id }", **asked)
    assert codes(refused) == ["NOT_OPEN_TO_NETWORK"]
