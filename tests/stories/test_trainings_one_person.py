"""One person on record in three spellings: what was attended and completed follows the record (T-11)."""

from __future__ import annotations

from typing import Any

import pytest
from mreza.directory.people import Person
from mreza.model.global_id import encode
from mreza.testing.kit import Kit, Viewers
from steps import Stories, codes

pytestmark = pytest.mark.anyio


@pytest.fixture
def plugins() -> list[str] | None:
    """All of them."""
    return None


WHO = """{ attendances { totalCount groups { distinct(of: {person: {id: true}}) } }
  enrolments { groups { count distinct(of: {person: {id: true}}) } }
  byPerson: attendances { groups(by: [{person: {givenName: true}}]) { key { person { givenName } } count } } }"""
DJORDJE = ("Ђорђе Ђурић", "Djordje Djuric", "Đorđe Đurić")


async def test_t11_two_spellings_with_one_address_become_one_person_and_two_again(
    kit: Kit, stories: Stories, viewers: Viewers
) -> None:
    coordinator = await viewers.coordinator("RS")
    async with kit.session() as session:
        people = [
            Person(
                network_id=kit.networks["RS"],
                given_name=name.split()[0],
                family_name=name.split()[1],
                email="djordje@primer.example" if place < 2 else None,
            )
            for place, name in enumerate(DJORDJE)
        ]
        people.append(Person(network_id=kit.networks["RS"], given_name="Ана", family_name="Ђорђевић"))
        session.add_all(people)
    ids = [encode("Person", one.id) for one in people]
    await _attended(stories, coordinator, kit, ids)
    before = await stories.ask(WHO, viewer=coordinator)
    assert before["attendances"] == {"totalCount": 4, "groups": [{"distinct": 3}]}
    found = await stories.done(
        "findSamePeople", coordinator, "certain { id } probable { id } possible { id }", personId=ids[0]
    )
    assert [[one["id"] for one in found[how]] for how in ("certain", "probable", "possible")] == [
        [ids[1]],
        [],
        [ids[2]],
    ]

    pair = {"keptId": ids[0], "mergedId": ids[1], "reason": "The same address"}
    merged = await stories.done("mergePeople", coordinator, "personMerge { id leftBehind }", **pair)
    assert merged["personMerge"]["leftBehind"] == 1  # both were on the list of the first session
    one = await stories.ask(WHO, viewer=coordinator)
    assert one["enrolments"]["groups"] == [{"count": 2, "distinct": 1}]
    assert _counts(one) == {"Ђорђе": 2, "Djordje": 1, "Đorđe": 1}
    assert codes(await stories.do("mergePeople", coordinator, "personMerge { id }", **pair)) == ["MERGED_ALREADY"]

    undo = {"mergeId": merged["personMerge"]["id"], "reason": "Cousins"}
    foreign = await stories.do("undoMerge", await viewers.coordinator("BA"), "personMerge { id }", **undo)
    assert codes(foreign) == ["NOT_FOUND"]
    await stories.done("undoMerge", coordinator, "personMerge { undoneOn }", **undo)
    assert await stories.ask(WHO, viewer=coordinator) == before
    assert codes(await stories.do("undoMerge", coordinator, "personMerge { id }", **undo)) == ["UNDONE_ALREADY"]


def _counts(answer: dict[str, Any]) -> dict[str, int]:
    return {one["key"]["person"]["givenName"]: one["count"] for one in answer["byPerson"]["groups"]}


async def _attended(stories: Stories, coordinator: Any, kit: Kit, ids: list[str]) -> None:
    """Two courses: the first two are at the first one's session, the second alone and the third at the other's."""
    text = [{"locale": "sr-Cyrl", "text": "Обука"}]
    network = {"networkId": encode("Network", kit.networks["RS"])}
    course = await stories.done(
        "createCourse", coordinator, "course { id }", **network, code="A", title=text, kind="COURSE", hours=4
    )
    for number, (there, enrolled) in enumerate((([0, 1], [0]), ([1, 2], [1]))):
        day = f"2025-05-{number + 5:02}"
        made = await stories.done(
            "createEvent",
            coordinator,
            "event { id sessions { id } }",
            **network,
            title=text,
            kind="TRAINING",
            held={"start": day, "end": day},
            sessions=[{"title": text, "startsAt": f"{day}T08:00:00Z", "endsAt": f"{day}T12:00:00Z"}],
        )
        event = made["event"]
        given = {"courseId": course["course"]["id"], "eventId": event["id"], "code": f"A-{number}"}
        edition = await stories.done("planEdition", coordinator, "courseEdition { id }", **given)
        for place in enrolled:
            who = {"editionId": edition["courseEdition"]["id"], "personId": ids[place]}
            await stories.done("enrolPerson", coordinator, "enrolment { id }", **who)
        rows = [{"personId": ids[place]} for place in there]
        session = event["sessions"][0]["id"]
        await stories.done("recordAttendance", coordinator, "recorded", sessionId=session, rows=rows)
