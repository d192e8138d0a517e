"""Figures of academies for the funder and for everybody: the stories T-05 and T-06, counted over events' attendance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from mreza.access.viewer import Viewer
from mreza.directory.people import Person, Sex
from mreza.directory.places import Country
from mreza.graphql.named import NamedDocument
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.testing.kit import Kit, Viewers
from mreza.text import Translated
from mreza_events.models import Attendance, CheckInMethod, Event, EventKind, EventSession, EventState
from sqlalchemy import delete, select, update

pytestmark = pytest.mark.anyio


@pytest.fixture
def plugins() -> list[str] | None:
    """All of them."""
    return None


#: As the plugin that holds academies ships it.
PARTICIPANTS = """query Participants($from: Date, $to: Date) {
  attendances(where: {event: {kind: {eq: ACADEMY}}, isParticipant: {eq: true}, onDay: {gte: $from, lte: $to}}) {
    total: groups { ...Both }
    bySex: groups(by: [{sex: true}]) { key { sex } ...Both }
    byCountry: groups(by: [{country: {code: true, name: true}}]) { key { country { code name } } ...Both } } }
fragment Both on AttendanceGroup {
  participations: distinct(of: {event: {id: true}, person: {id: true}})
  unique: distinct(of: {person: {id: true}}) }"""
CELLS = """query ($table: ID!) {
  publishedTable(id: $table) { state }
  publishedCells(where: {table: {id: {eq: $table}}}, orderBy: [{position: ASC}], first: 100) {
    nodes { key label(locale: "sq") shown count exact } }
  guessed: publishedCells(where: {exact: {lt: 5}}) { totalCount } }"""
VALUES = """query ($id: ID!) { indicator(id: $id) {
  values(where: {country: {exists: false}}) { participations uniqueCount target percent percentByParticipations
    percentByUnique met } } }"""
COUNTRIES = {"RS": 9, "BA": 7, "ME": 4, "MK": 4, "AL": 3, "XK": 2}
#: The days of the academies, and who was there, of 82 people: 30, 32 and 29; seven at two of them, one at all.
DAYS = (date(2023, 9, 4), date(2024, 9, 2), date(2025, 5, 5))
THERE = ([0, *range(29, 33), *range(33, 58)], [*range(4), *range(29, 33), *range(58, 82)], [*range(29)])
LAST = {"from": "2025-01-01", "to": "2025-12-31"}


class Academies:
    """Three academies that Serbia's network held, with their participants; and what is done with the figures."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self.people: list[Person] = []

    async def hold(self) -> Academies:
        """Put everybody in place, as the owner."""
        homes = [code for code, count in COUNTRIES.items() for _ in range(count)]
        sexes = [Sex.FEMALE] * 21 + [Sex.MALE] * 7 + [Sex.NOT_STATED]
        async with self.kit.session() as session:
            countries = {one.code: one.id for one in await session.scalars(select(Country))}
            for number in range(82):
                home, sex = homes[number % 29], sexes[number * 5 % 29]
                self.people.append(
                    Person(network_id=self.kit.networks[home], given_name="P", family_name=str(number), sex=sex)
                )
            session.add_all(self.people)
            await session.flush()
            for day, there in zip(DAYS, THERE, strict=True):
                event = Event(
                    network_id=self.kit.networks["RS"],
                    title=Translated({"en": f"Academy {day.year}"}),
                    kind=EventKind.ACADEMY,
                    state=EventState.CLOSED,
                    held=Period(day, day),
                )
                session.add(event)
                await session.flush()
                at = datetime.combine(day, time(8), UTC)
                of = {"network_id": event.network_id, "event_id": event.id}
                part = EventSession(**of, title=Translated({"en": "Day 1"}), starts_at=at, ends_at=at.replace(hour=9))
                session.add(part)
                await session.flush()
                for number in there:
                    person, home = self.people[number], homes[number % 29]
                    session.add(
                        Attendance(
                            **of,
                            session_id=part.id,
                            person_id=person.id,
                            home_network_id=person.network_id,
                            country_id=countries[home],
                            on_day=day,
                            sex=person.sex,
                            method=CheckInMethod.LIST,
                            recorded_at=at,
                        )
                    )
        return self

    async def do(self, mutation: str, viewer: Viewer, selection: str, **values: Any) -> Any:
        """A mutation that must succeed; its object."""
        answer = await self.tried(mutation, viewer, selection, **values)
        assert answer.pop("errors") == []
        return next(iter(answer.values())) if len(answer) == 1 else answer

    async def tried(self, mutation: str, viewer: Viewer, selection: str, **values: Any) -> dict[str, Any]:
        """A mutation with its input."""
        input_ = f"{mutation[0].upper()}{mutation[1:]}Input!"
        document = f"mutation ($i: {input_}) {{ {mutation}(input: $i) {{ {selection} errors {{ code message }} }} }}"
        answer = await self.kit.graphql(document, viewer=viewer, i=values)
        return answer[mutation]  # type: ignore[no-any-return]

    async def draft(self, viewer: Viewer, **changes: Any) -> str:
        """A table of the last academy's participants; its id."""
        made = await self.do("draftTable", viewer, "publishedTable { id }", table=table(**changes))
        return str(made["id"])


def table(**changes: Any) -> dict[str, Any]:
    title = [{"locale": "en", "text": "Participants of the academy"}]
    return {"title": title, "document": "participants", "measure": "unique", "variables": LAST} | changes


def indicator(code: str, decided_by: str) -> dict[str, Any]:
    return {
        "code": code,
        "title": [{"locale": "en", "text": "People who completed an academy"}],
        "unit": [{"locale": "en", "text": "persons"}],
        "document": "participants",
        "decidedBy": decided_by,
        "target": 90,
    }


@pytest.fixture
async def academies(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> Academies:
    named = NamedDocument("participants", "events", PARTICIPANTS, {})
    monkeypatch.setitem(kit.application.api.documents, "participants", named)
    return await Academies(kit).hold()


def shown(cells: Sequence[Mapping[str, Any]]) -> dict[str | None, str]:
    return {cell["key"]: cell["shown"] for cell in cells}


async def test_t06_the_funder_sees_all_cells_and_everybody_the_safe_ones(
    kit: Kit, academies: Academies, viewers: Viewers
) -> None:
    host, public = await viewers.coordinator("RS"), await viewers.anonymous()
    id = await academies.draft(host)
    assert (await kit.graphql(CELLS, viewer=public, table=id))["publishedCells"]["nodes"] == [], "a draft is its own"
    await academies.do("publishTable", host, "publishedTable { state }", tableId=id)

    seen = await kit.graphql(CELLS, viewer=public, table=id)
    assert shown(seen["publishedCells"]["nodes"]) == {
        **{None: "29", "FEMALE": "21", "MALE": "x", "NOT_STATED": "<5", "RS": "9", "BA": "7"},
        **dict.fromkeys(("ME", "MK", "AL", "XK"), "<5"),
    }
    assert {cell["exact"] for cell in seen["publishedCells"]["nodes"]} == {None}
    assert seen["guessed"]["totalCount"] == 0
    assert {cell["key"]: cell["label"] for cell in seen["publishedCells"]["nodes"]}["XK"] == "Kosova*"
    assert (await kit.graphql(CELLS, viewer=await viewers.coordinator("BA"), table=id)) == seen, "a guest is public"

    funder = await kit.graphql(CELLS, viewer=host, table=id)
    exact = {cell["key"]: cell["exact"] for cell in funder["publishedCells"]["nodes"]}
    assert exact == {None: 29, "FEMALE": 21, "MALE": 7, "NOT_STATED": 1, **COUNTRIES}
    assert funder["guessed"]["totalCount"] == 5

    async with kit.session() as session:  # a correction changes no table
        await session.execute(delete(Attendance).where(Attendance.person_id == academies.people[28].id))
    assert await kit.graphql(CELLS, viewer=public, table=id) == seen
    document = kit.application.api.documents["published-table"].text
    exported = await kit.graphql(document, viewer=public, table=id)
    assert len(exported["publishedCells"]["nodes"]) == 10

    foreign = await viewers.coordinator("BA")
    refused = await academies.tried("withdrawTable", foreign, "publishedTable { id }", tableId=id, reason="No.")
    assert [error["code"] for error in refused["errors"]] == ["NOT_FOUND"]
    await academies.do("withdrawTable", host, "publishedTable { state }", tableId=id, reason="A page was missing.")
    gone = await kit.graphql(CELLS, viewer=public, table=id)
    assert (gone["publishedTable"], gone["publishedCells"]["nodes"]) == (None, [])


async def test_what_cannot_be_a_safe_table_is_refused_with_the_remedy(
    kit: Kit, academies: Academies, viewers: Viewers
) -> None:
    host = await viewers.coordinator("RS")
    async with kit.session() as session:  # one person, of whom two countries are known
        elsewhere = (await session.scalars(select(Country.id).where(Country.code == "HR"))).one()
        moved = update(Attendance).where(Attendance.person_id == academies.people[0].id)
        await session.execute(moved.where(Attendance.on_day == DAYS[0]).values(country_id=elsewhere))

    async def code(**changes: Any) -> str:
        answer = await academies.tried("draftTable", host, "publishedTable { id }", table=table(**changes))
        return ", ".join(error["code"] for error in answer["errors"])

    whole: dict[str, Any] = {"variables": {}}
    assert await code(**whole, measure="unique") == "TABLE_DOES_NOT_ADD_UP"
    assert await code(**whole, measure="participations") == "", "each participation is in one country"
    assert await code(measure="happiness") == "MEASURE_UNKNOWN"
    assert await code(document="networks") == "NOT_A_TABLE"
    assert await code(document="nobody-wrote-it") == "DOCUMENT_UNKNOWN"
    assert await code(threshold=2) == "THRESHOLD_TOO_LOW"
    assert await code(variables={"from": "yesterday"}) == "BAD_USER_INPUT"
    member = await viewers.member(await kit.organisation("RS"))
    refused = await academies.tried("draftTable", member, "publishedTable { id }", table=table())
    assert [error["code"] for error in refused["errors"]] == ["NOT_PERMITTED"]


async def test_t05_both_counts_are_kept_the_definition_decides_and_a_correction_is_a_difference(
    kit: Kit, academies: Academies, viewers: Viewers
) -> None:
    secretariat, public = await viewers.secretariat(), await viewers.anonymous()
    both = {"participations": 91, "uniqueCount": 82, "target": 90}
    percents = {"percentByParticipations": "101.1", "percentByUnique": "91.1"}
    values = {}
    for code, decided_by, percent, met in (("A", "UNIQUE", "91.1", False), ("B", "PARTICIPATIONS", "101.1", True)):
        defined = indicator(code, decided_by)
        id = (await academies.do("createIndicator", secretariat, "indicator { id }", indicator=defined))["id"]
        country = encode("Country", await country_of(kit, "RS"))
        aimed = {"indicatorId": id, "countryId": country, "target": 20}
        for _ in range(2):  # asking twice sets it once
            await academies.do("setIndicatorTarget", secretariat, "indicatorTarget { target }", **aimed)
        frozen = await academies.do("freezeIndicator", secretariat, "indicatorValue { id number }", indicatorId=id)
        values[code] = frozen["id"]
        found = await kit.graphql(VALUES, viewer=secretariat, id=id)
        assert found["indicator"]["values"] == [both | percents | {"percent": percent, "met": met}]
        assert (await kit.graphql(VALUES, viewer=public, id=id))["indicator"]["values"] == []

    parts = await kit.graphql(
        """{ indicatorValues(where: {indicator: {code: {eq: "A"}}, country: {code: {in: ["RS", "XK"]}}},
             orderBy: [{uniqueCount: DESC}]) { nodes { id country { code } uniqueCount target percent } } }""",
        viewer=secretariat,
    )
    serbia, kosovo = parts["indicatorValues"]["nodes"]
    assert (serbia["target"], serbia["percent"], kosovo["target"]) == (20, f"{serbia['uniqueCount'] * 5}.0", None)
    refused = await academies.tried("publishIndicatorValue", secretariat, "indicatorValue { id }", valueId=kosovo["id"])
    assert [error["code"] for error in refused["errors"]] == ["VALUE_IS_A_PART"]
    await academies.do("publishIndicatorValue", secretariat, "indicatorValue { state }", valueId=values["A"])
    results = kit.application.api.documents["results-of-indicators"].text
    told = await kit.graphql(results, viewer=public)
    assert [(one["code"], [v["value"] for v in one["values"]]) for one in told["indicators"]["nodes"]] == [
        ("A", [82]),
        ("B", []),
    ]

    compare = "indicatorComparison: value { participations } participationsNow uniqueNow uniqueDifference dataChanged"
    same = await academies.do("compareIndicatorValue", secretariat, compare, valueId=values["A"])
    assert (same["uniqueNow"], same["uniqueDifference"], same["dataChanged"]) == (82, 0, False)
    async with kit.session() as session:
        await session.execute(delete(Attendance).where(Attendance.person_id == academies.people[0].id))
    then = await academies.do("compareIndicatorValue", secretariat, compare, valueId=values["A"])
    assert (then["participationsNow"], then["uniqueNow"], then["uniqueDifference"]) == (88, 81, -1)
    assert then["dataChanged"] and then["indicatorComparison"] == {"participations": 91}, "nothing is rewritten"


async def country_of(kit: Kit, code: str) -> Any:
    async with kit.session() as session:
        return (await session.scalars(select(Country.id).where(Country.code == code))).one()
