"""What donors, coordinators and trainers ask: different people, academies, alumni, what graduates passed on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from mreza.directory.organisations import Organisation, ProvidedService, ServiceType
from mreza.directory.people import Sex
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.text import Translated
from mreza_events.models import EventContributor, EventRole
from mreza_trainings.models import CourseKind
from school import Bulk, School

pytestmark = pytest.mark.anyio

ACADEMIES = """{ enrolments(where: {state: {eq: COMPLETED}, edition: {course: {kind: {eq: ACADEMY}}}}) {
    groups { count distinct(of: {person: {id: true}}) } }
  bySex: enrolments(where: {state: {eq: COMPLETED}, edition: {course: {kind: {eq: ACADEMY}}}}) {
    groups(by: [{sex: true}, {country: {code: true}}]) {
      key { sex country { code } } count distinct(of: {person: {id: true}}) } } }"""


async def test_t_05_three_academies_are_91_completions_by_82_people(school: School) -> None:
    """T-05: 30 + 32 + 29 = 91; seven completed two, one all three."""
    async with school.kit.session() as session:
        bulk = Bulk(session, school.kit)
        here = (await bulk.countries())["RS"]
        editions = [
            await bulk.edition("RS", date(2023 + n, 5, 4), CourseKind.ACADEMY, f"RSA-{2023 + n}") for n in range(3)
        ]
        people = await bulk.people("RS", 82)
        # The first came to all three, the next three to the first two, four more to the last two.
        groups = (people[:30], people[:4] + people[30:58], people[:1] + people[54:58] + people[58:82])
        for edition, group, day in zip(editions, groups, (2023, 2024, 2025), strict=True):
            for number, one in enumerate(group):
                sex = Sex.MALE if number % 4 == 0 else Sex.FEMALE
                bulk.complete(edition, one, date(day, 5, 4), here, sex=sex)
    answer = await school.ask(ACADEMIES)
    assert answer["enrolments"]["groups"] == [{"count": 91, "distinct": 82}]
    by_sex = {one["key"]["sex"]: one["count"] for one in answer["bySex"]["groups"]}
    assert by_sex["FEMALE"] + by_sex["MALE"] == 91
    coordinator = await school.kit.viewers.coordinator("BA")
    assert (await school.ask(ACADEMIES, coordinator))["enrolments"]["groups"] == [{"count": 0, "distinct": 0}]


async def test_t_06_the_donors_document_breaks_an_academy_down_by_sex_and_country(school: School) -> None:
    """T-06: 29 people: F 21, M 7, not stated 1; RS 9, BA 7, ME 4, MK 4, AL 3, XK 2."""
    counts = {"RS": 9, "BA": 7, "ME": 4, "MK": 4, "AL": 3, "XK": 2}
    sexes = [Sex.FEMALE] * 21 + [Sex.MALE] * 7 + [Sex.NOT_STATED]
    async with school.kit.session() as session:
        bulk = Bulk(session, school.kit)
        countries = await bulk.countries()
        edition = await bulk.edition("RS", date(2025, 5, 4), CourseKind.ACADEMY, "RSA-2025")
        for code, count in counts.items():
            for one in await bulk.people(code, count):
                bulk.complete(edition, one, date(2025, 5, 4), countries[code], sex=sexes.pop())
    application = school.kit.application
    document = application.api.documents["academy-participants"].text
    answer = await school.ask(document, edition=encode("CourseEdition", edition.id))
    assert answer["total"]["groups"] == [{"people": 29}]
    assert {one["key"]["sex"]: one["people"] for one in answer["bySex"]["groups"]} == {
        "FEMALE": 21,
        "MALE": 7,
        "NOT_STATED": 1,
    }
    assert {one["key"]["country"]["code"]: one["people"] for one in answer["byCountry"]["groups"]} == counts


async def test_t_07_twelve_graduates_of_whom_nine_delivered_reach_150_people(school: School) -> None:
    """T-07: 168 participations by 150 people within twelve months; what came later counts for nothing."""
    graduated = date(2024, 3, 15)
    async with school.kit.session() as session:
        bulk = Bulk(session, school.kit)
        here = (await bulk.countries())["RS"]
        edition = await bulk.edition("RS", graduated, CourseKind.TRAINING_OF_TRAINERS, "TOT-2024")
        graduates, guests = await bulk.people("RS", 12), await bulk.people("RS", 170)
        for one in graduates:
            bulk.complete(edition, one, graduated, here)
        await session.flush()
        # Nine deliveries: eight of 17 people, and one of 14 who are new and 18 who were somewhere before.
        for number, one in enumerate(graduates[:8]):
            await bulk.delivered(
                one, date(2024, 6, 1) + timedelta(number), guests[17 * number : 17 * number + 17], here
            )
        await bulk.delivered(graduates[8], date(2025, 3, 15), guests[136:150] + guests[:18], here)
        await bulk.delivered(graduates[9], date(2025, 3, 16), guests[150:], here)
        await bulk.delivered(graduates[0], date(2024, 1, 10), guests[150:], here)
    answer = await school.ask(
        """query ($id: ID!) { courseEdition(id: $id) {
             completed activeTrainers deliveredParticipations peopleReached multiplier }
           enrolments(where: {hasDelivered: {eq: true}}) { totalCount } }""",
        id=encode("CourseEdition", edition.id),
    )
    assert answer["courseEdition"] == {
        "completed": 12,
        "activeTrainers": 9,
        "deliveredParticipations": 168,
        "peopleReached": 150,
        "multiplier": "12.5",
    }
    assert answer["enrolments"]["totalCount"] == 9


BY_SERVICE = """{
  all: enrolments(where: {state: {eq: COMPLETED}, completedOn: {during: {year: 2025}}}) {
    groups { people: distinct(of: {person: {id: true}}) organisations: distinct(of: {organisation: {id: true}}) } }
  byCountry: enrolments(where: {state: {eq: COMPLETED}, completedOn: {during: {year: 2025}}}) {
    groups(by: [{country: {code: true}}]) { key { country { code } }
      people: distinct(of: {person: {id: true}}) organisations: distinct(of: {organisation: {id: true}}) } }
  byService: enrolments(where: {state: {eq: COMPLETED}, completedOn: {during: {year: 2025}}}) {
    groups(by: [{organisation: {services: {serviceType: {code: true}}}}]) {
      key { organisation { services { serviceType { code } } } } count
      people: distinct(of: {person: {id: true}}) organisations: distinct(of: {organisation: {id: true}}) } }
}"""


async def provide(session: Any, types: dict[str, ServiceType], one: Organisation, *codes: str, valid: Period) -> None:
    for code in codes:
        session.add(
            ProvidedService(
                network_id=one.network_id, organisation_id=one.id, service_type_id=types[code].id, valid=valid
            )
        )


async def test_people_and_organisations_that_completed_are_counted_by_country_and_by_service(school: School) -> None:
    """Who provides two services is in both groups, once in each, and once in the total; who provides the same service
    twice is in its group once; what was given up before counts for nothing today."""
    first, second = [await school.kit.organisation("RS", name) for name in ("First", "Second")]
    third = await school.kit.organisation("BA", "Third")
    always, before = Period(date(2020, 1, 1)), Period(date(2015, 1, 1), date(2019, 12, 31))
    async with school.kit.session() as session:
        bulk = Bulk(session, school.kit)
        countries = await bulk.countries()
        types = {code: ServiceType(code=code, name=Translated({"en": code}), category="test") for code in ("X1", "X2")}
        session.add_all(types.values())
        await session.flush()
        await provide(session, types, first, "X1", "X2", valid=always)
        await provide(session, types, first, "X1", valid=before)
        await provide(session, types, second, "X2", valid=always)
        await provide(session, types, third, "X2", valid=before)
        one = await bulk.edition("RS", date(2025, 5, 4), CourseKind.ACADEMY, "A")
        two = await bulk.edition("RS", date(2025, 6, 4), CourseKind.COURSE, "B")
        past = await bulk.edition("RS", date(2024, 6, 4), CourseKind.COURSE, "C")
        serbs, [bosnian] = await bulk.people("RS", 3), await bulk.people("BA", 1)
        for edition, day in ((one, date(2025, 5, 4)), (two, date(2025, 6, 4))):
            bulk.complete(edition, serbs[0], day, countries["RS"], first)
        bulk.complete(one, serbs[1], date(2025, 5, 4), countries["RS"], first)
        bulk.complete(one, serbs[2], date(2025, 5, 4), countries["RS"], second)
        bulk.complete(one, bosnian, date(2025, 5, 4), countries["BA"], third)
        bulk.complete(past, bosnian, date(2024, 6, 4), countries["BA"], second)
    answer = await school.ask(BY_SERVICE)
    assert answer["all"]["groups"] == [{"people": 4, "organisations": 3}]
    assert answer["byCountry"]["groups"] == [
        {"key": {"country": {"code": "BA"}}, "people": 1, "organisations": 1},
        {"key": {"country": {"code": "RS"}}, "people": 3, "organisations": 2},
    ]
    found = {
        (one["key"]["organisation"]["services"]["serviceType"] or {}).get("code"): one
        for one in answer["byService"]["groups"]
    }
    assert {code: (one["count"], one["people"], one["organisations"]) for code, one in found.items()} == {
        "X1": (3, 2, 1),
        "X2": (4, 3, 2),
        None: (1, 1, 1),
    }
    coordinator = await school.ask(BY_SERVICE, await school.kit.viewers.coordinator("BA"))
    assert coordinator["all"]["groups"] == [{"people": 1, "organisations": 1}]


async def test_alumni_who_later_led_something_are_found_through_what_links_to_people(school: School) -> None:
    """One led an event after completing a training, one before, one never."""
    async with school.kit.session() as session:
        bulk = Bulk(session, school.kit)
        here = (await bulk.countries())["RS"]
        edition = await bulk.edition("RS", date(2024, 5, 4), CourseKind.ACADEMY, "A")
        later, earlier, never = await bulk.people("RS", 3)
        for one in (later, earlier, never):
            bulk.complete(edition, one, date(2024, 5, 4), here)
        for one, day in ((later, date(2025, 2, 1)), (earlier, date(2023, 2, 1))):
            event = await bulk.event("RS", day)
            home = {"network_id": event.network_id, "event_id": event.id}
            session.add(EventContributor(**home, person_id=one.id, role=EventRole.TRAINER))
    answer = await school.ask(
        """{ people(where: {eventContributions: {some: {role: {in: [TRAINER, FACILITATOR]}, isAlumni: {eq: true}}}}) {
               totalCount nodes { familyName completedTrainings } }
             alumni: people(where: {completedTrainings: {gte: 1}}) { totalCount } }"""
    )
    assert answer["people"] == {"totalCount": 1, "nodes": [{"familyName": later.family_name, "completedTrainings": 1}]}
    assert answer["alumni"]["totalCount"] == 3
