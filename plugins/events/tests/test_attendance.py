"""Attendance: whom somebody represented on that day, lists that can be sent twice, and four different counts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from mreza.directory.people import Person, Sex
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.testing.kit import Kit, Viewers
from mreza_events.models import AgeBand
from mreza_events.models.ages import age_band

pytestmark = pytest.mark.anyio

REPORT = "recorded repeated refused { row problem given }"
ROW = "attendance { person { givenName } organisation { name } country { code } sex ageBand onDay role page line }"


def person_id(person: Person) -> str:
    return encode("Person", person.id)


async def test_a_list_is_recorded_once_and_each_refused_row_says_why(kit: Kit, meetings: Any, viewers: Viewers) -> None:
    organisation, second = await kit.organisation("BA", "First"), await kit.organisation("BA", "Second")
    event = await meetings.event()
    await meetings.seats(event, 1)
    coordinator = await viewers.coordinator("BA")
    a, b = await meetings.person("A", organisation, email="a@ex.example"), await meetings.person("B", organisation)
    foreign = await meetings.person("F", network="RS")
    torn = await meetings.person("T", second)
    async with kit.session() as session:
        session.add(meetings_tie(torn, organisation))
    seat = await meetings.register(coordinator, event, a)
    waits = await meetings.register(coordinator, event, b)
    rows = [
        {"code": seat["code"].lower(), "page": 1, "line": 1},
        {"email": "A@ex.example", "page": 1, "line": 2},
        {"code": waits["code"]},
        {"code": "NOSUCHCODE"},
        {"personId": person_id(foreign)},
        {"personId": "nonsense"},
        {"email": "nobody@ex.example"},
        {},
        {"personId": person_id(torn)},
        {"personId": person_id(torn), "organisationId": encode("Organisation", second.id), "role": "TRAINER"},
        {"personId": person_id(b), "organisationId": "nonsense"},
        {"personId": person_id(b), "line": 0},
    ]
    report = await meetings.done(
        "recordAttendance", coordinator, REPORT, sessionId=event["session"], rows=rows, evidence="scan 17"
    )
    assert (report["recorded"], report["repeated"]) == (2, 1)
    assert [(one["row"], one["problem"]) for one in report["refused"]] == [
        (2, "NO_SEAT"),
        (3, "UNKNOWN_CODE"),
        (4, "UNKNOWN_PERSON"),
        (5, "UNKNOWN_PERSON"),
        (6, "UNKNOWN_PERSON"),
        (7, "NOBODY_NAMED"),
        (8, "ORGANISATION_AMBIGUOUS"),
        (10, "UNKNOWN_ORGANISATION"),
        (11, "FIGURE_IMPOSSIBLE"),
    ]
    again = await meetings.done(
        "recordAttendance", coordinator, REPORT, sessionId=event["session"], rows=rows, evidence="scan 17"
    )
    assert (again["recorded"], again["repeated"], len(again["refused"])) == (0, 3, 9)


def meetings_tie(person: Person, organisation: Any) -> Any:
    from mreza.directory.people import Affiliation, AffiliationKind

    return Affiliation(
        network_id=organisation.network_id,
        person_id=person.id,
        organisation_id=organisation.id,
        kind=AffiliationKind.BOARD_MEMBER,
        valid=Period(date(2020, 1, 1)),
    )


async def test_who_changes_employer_stays_in_the_past_with_the_former_one(
    kit: Kit, meetings: Any, viewers: Viewers
) -> None:
    first, then = await kit.organisation("BA", "First"), await kit.organisation("BA", "Then")
    selma = await meetings.person("Selma", birth_year=1995)
    async with kit.session() as session:
        one, two = meetings_tie(selma, first), meetings_tie(selma, then)
        one.valid, two.valid = Period(None, date(2025, 3, 31)), Period(date(2025, 4, 1), None)
        session.add_all([one, two])
    coordinator = await viewers.coordinator("BA")
    seen = []
    for day in ("2025-02-14", "2025-05-14"):
        event = await meetings.event(day=day, announced=False)
        await meetings.done(
            "recordAttendance",
            coordinator,
            REPORT,
            sessionId=event["session"],
            rows=[{"personId": person_id(selma), "page": 2, "line": 7}],
        )
    answer = await kit.graphql(
        "{ attendances(orderBy: [{onDay: ASC}]) { nodes { onDay organisation { name } country { code } sex ageBand"
        " page line } } }",
        viewer=coordinator,
    )
    seen = answer["attendances"]["nodes"]
    assert [(one["onDay"], one["organisation"]["name"]) for one in seen] == [
        ("2025-02-14", "First"),
        ("2025-05-14", "Then"),
    ]
    assert seen[0] | {"organisation": None} == {
        "onDay": "2025-02-14",
        "organisation": None,
        "country": {"code": "BA"},
        "sex": "FEMALE",
        "ageBand": "AGE_30_44",
        "page": 2,
        "line": 7,
    }


async def test_at_the_door_a_code_checks_in_once_and_the_paper_adds_its_page_and_line(
    kit: Kit, meetings: Any, viewers: Viewers
) -> None:
    """The guest is of another network, of which the host sees nothing but the registration."""
    guest = await meetings.person("Ана", await kit.organisation("RS", "Guest"), sex=Sex.NOT_STATED, birth_year=None)
    event = await meetings.event("BA")
    await meetings.seats(event, 3)
    ticket = await meetings.register(await viewers.coordinator("RS"), event, guest)
    host = await viewers.coordinator("BA")
    first = await meetings.done(
        "checkIn", host, "attendance { id country { code } sex ageBand }", **ticket_of(event, ticket)
    )
    again = await meetings.done(
        "checkIn", host, "attendance { id country { code } sex ageBand }", **ticket_of(event, ticket)
    )
    assert first == again
    assert (first["country"]["code"], first["sex"], first["ageBand"]) == ("RS", "NOT_STATED", "NOT_STATED")
    report = await meetings.done(
        "recordAttendance",
        host,
        REPORT,
        sessionId=event["session"],
        rows=[{"code": ticket["code"], "page": 3, "line": 4}],
    )
    assert report == {"recorded": 0, "repeated": 1, "refused": []}
    home = await kit.graphql("{ attendances { nodes { page line } } }", viewer=await viewers.coordinator("RS"))
    assert home["attendances"]["nodes"] == [{"page": 3, "line": 4}]
    wrong = await meetings.do("checkIn", host, "attendance { id }", sessionId=event["session"], code="WRONG")
    assert [error["code"] for error in wrong["errors"]] == ["UNKNOWN_CODE"]


def ticket_of(event: dict[str, Any], ticket: dict[str, Any]) -> dict[str, Any]:
    return {"sessionId": event["session"], "code": ticket["code"]}


async def test_a_closed_list_is_opened_again_with_a_reason_before_it_changes(
    kit: Kit, meetings: Any, viewers: Viewers
) -> None:
    person = await meetings.person("Selma", await kit.organisation("BA"))
    event = await meetings.event(day="2025-05-05")
    coordinator = await viewers.coordinator("BA")
    rows = {"sessionId": event["session"], "rows": [{"personId": person_id(person)}]}
    await meetings.done("recordAttendance", coordinator, REPORT, **rows)
    for step in ("holdEvent", "closeEvent"):
        await meetings.done(step, coordinator, "event { state }", eventId=event["id"])
    closed = await meetings.do("recordAttendance", coordinator, REPORT, **rows)
    assert [error["code"] for error in closed["errors"]] == ["EVENT_CLOSED"]
    await meetings.done("reopenEvent", coordinator, "event { state }", eventId=event["id"], reason="A page was lost.")
    assert (await meetings.done("recordAttendance", coordinator, REPORT, **rows))["repeated"] == 1


async def test_registered_people_and_counted_heads_stand_side_by_side(
    kit: Kit, meetings: Any, viewers: Viewers
) -> None:
    """C-04: two stops; who was at both is one person, heads are never made into persons."""
    organisation = await kit.organisation("BA")
    people = await meetings.crowd(5, organisation)
    coordinator = await viewers.coordinator("BA")
    for day, who, heads, method in (
        ("2025-05-01", people[:3], 180, "CLICKER"),
        ("2025-05-02", people[2:], 150, "TICKETS"),
    ):
        stop = await meetings.event(day=day, kind="CARAVAN_STOP")
        rows = [{"personId": person_id(one)} for one in who]
        await meetings.done("recordAttendance", coordinator, REPORT, sessionId=stop["session"], rows=rows)
        await meetings.done(
            "recordHeadcount", coordinator, "headcount { people }", eventId=stop["id"], people=heads, method=method
        )
    answer = await kit.graphql(
        """{ attendances(where: {event: {kind: {eq: CARAVAN_STOP}}, isParticipant: {eq: true}}) {
               groups {
               registered: distinct(of: {event: {id: true}, person: {id: true}})
               unique: distinct(of: {person: {id: true}}) } }
             headcounts { groups(by: [{method: true}]) { key { method } sum { people } } } }""",
        viewer=coordinator,
    )
    assert answer["attendances"]["groups"] == [{"registered": 6, "unique": 5}]
    assert {one["key"]["method"]: one["sum"]["people"] for one in answer["headcounts"]["groups"]} == {
        "CLICKER": 180,
        "TICKETS": 150,
    }


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (2011, AgeBand.UNDER_15),
        (2010, AgeBand.AGE_15_18),
        (2006, AgeBand.AGE_19_29),
        (1995, AgeBand.AGE_30_44),
        (1980, AgeBand.AGE_45_64),
        (1960, AgeBand.AGE_65_PLUS),
        (None, AgeBand.NOT_STATED),
    ],
)
def test_an_age_band_is_that_of_the_year(born: int | None, band: AgeBand) -> None:
    assert age_band(born, 2025) is band
