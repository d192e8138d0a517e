"""`python -m bench.trainings --scale 1000000`: what donors ask of trainings, over so many attendances, against hand-written SQL.

Everything is loaded in bulk into a throwaway server. The engine is asked itself, neither network nor HTTP; the SQL runs as the
owner over one plain connection to the same server, whom no rule binds. The two take turns in one run, and must agree.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import time
from dataclasses import dataclass
from typing import Any

import asyncpg
import orjson
from mreza.application import Application
from mreza.database.address import DatabaseAddress
from mreza.graphql.api import GraphQLRequest
from mreza.plugin.host import Host
from mreza.settings import Settings
from mreza.web.authentication import Credential

from bench.ground import ground

SESSIONS, PEOPLE_AN_EDITION, ROUNDS, TARGET, YEAR = 8, 250, 9, 3.0, 2025

# Each row's figures follow from its number, so that every run loads the same. `$1` is the number of attendances.
_LOAD = (
    "CREATE TEMP TABLE house AS SELECT row_number() OVER (ORDER BY o.id) - 1 AS n, o.id, o.network_id, w.country_id "
    "FROM core_organisation o JOIN core_network w ON w.id = o.network_id",
    "CREATE TEMP TABLE guest AS SELECT g.n, mreza.uuid7() AS id, h.id AS house, h.network_id, h.country_id, "
    "(ARRAY['FEMALE', 'FEMALE', 'FEMALE', 'MALE', 'NOT_STATED'])[1 + g.n % 5] AS sex "
    "FROM generate_series(0, {people} - 1) AS g(n) JOIN house h ON h.n = g.n % (SELECT count(*) FROM house)",
    "INSERT INTO core_person (id, version, network_id, given_name, family_name, sex, locale) "
    "SELECT id, 1, network_id, 'P' || n, 'Bench', sex, 'en' FROM guest",
    "CREATE TEMP TABLE run AS SELECT g.n, mreza.uuid7() AS event, mreza.uuid7() AS edition, mreza.uuid7() AS course, w.id AS network_id, "
    "make_date(2022 + (g.n % 4)::int, 1 + (g.n % 12)::int, 10) AS day, g.n % 3 = 0 AS academy "
    "FROM generate_series(0, {editions} - 1) AS g(n) "
    "JOIN (SELECT row_number() OVER (ORDER BY code) - 1 AS n, id FROM core_network) w ON w.n = g.n % 7",
    "INSERT INTO events_event (id, version, network_id, title, kind, mode, state, visibility, held, time_zone, languages, interpreted) "
    "SELECT event, 1, network_id, '{{\"en\": \"Bench\"}}', 'TRAINING', 'ONSITE', 'CLOSED', 'PUBLIC', daterange(day, day, '[]'), "
    "'Europe/Belgrade', '[]', '[]' FROM run",
    "CREATE TEMP TABLE part AS SELECT r.n, s, mreza.uuid7() AS id, r.event, r.network_id, r.day FROM run r, generate_series(0, {sessions} - 1) AS s",
    "INSERT INTO events_event_session (id, version, network_id, event_id, title, kind, starts_at, ends_at) "
    "SELECT id, 1, network_id, event, '{{\"en\": \"Bench\"}}', 'PLENARY', day + interval '8 hours' + s * interval '1 hour', "
    "day + interval '9 hours' + s * interval '1 hour' FROM part",
    "INSERT INTO trainings_course (id, version, network_id, code, title, kind, hours, attendance_percent) "
    "SELECT course, 1, network_id, 'BENCH-' || n, '{{\"en\": \"Bench\"}}', CASE WHEN academy THEN 'ACADEMY' ELSE 'COURSE' END, 8, 80 FROM run",
    "INSERT INTO trainings_course_edition (id, version, network_id, course_id, event_id, code, hours, attendance_percent, state) "
    "SELECT edition, 1, network_id, course, event, 'BENCH-' || n, 8, 80, 'CLOSED' FROM run",
    "CREATE TEMP TABLE seat AS SELECT r.edition, r.event, r.network_id AS host, r.day, g.* FROM run r "
    "CROSS JOIN generate_series(0, {each} - 1) AS place JOIN guest g ON g.n = (r.n * 613 + place * 7) % {people}",
    "INSERT INTO trainings_enrolment (id, version, network_id, edition_id, person_id, organisation_id, home_network_id, country_id, sex, "
    "age_band, enrolled_on, completed_on, state) SELECT mreza.uuid7(), 1, host, edition, id, house, network_id, country_id, sex, "
    "'AGE_30_44', day, CASE WHEN (n1 + n2) % 5 < 4 THEN day END, CASE WHEN (n1 + n2) % 5 < 4 THEN 'COMPLETED' ELSE 'NOT_COMPLETED' END "
    "FROM (SELECT s.*, hashtext(s.edition::text) & 65535 AS n1, hashtext(s.id::text) & 65535 AS n2 FROM seat s) AS s",
    "INSERT INTO events_attendance (id, version, network_id, event_id, session_id, person_id, organisation_id, home_network_id, country_id, "
    "on_day, role, sex, age_band, method, recorded_at) SELECT mreza.uuid7(), 1, s.host, s.event, p.id, s.id, s.house, s.network_id, "
    "s.country_id, s.day, 'PARTICIPANT', s.sex, 'AGE_30_44', 'LIST', s.day FROM seat s JOIN part p ON p.event = s.event",
    "INSERT INTO events_event_contributor (id, version, network_id, event_id, person_id, role) "
    "SELECT mreza.uuid7(), 1, r.network_id, r.event, g.id, 'TRAINER' FROM run r JOIN guest g ON g.n = (r.n * 97) % {people}",
)
_BARE = ("core_person", "events_event", "events_event_session", "trainings_course", "trainings_course_edition",
         "trainings_enrolment", "events_attendance", "events_event_contributor")  # fmt: skip

_DONE = f"where: {{state: {{eq: COMPLETED}}, completedOn: {{during: {{year: {YEAR}}}}}}}"
_IN_YEAR = f"e.state = 'COMPLETED' AND e.completed_on >= '{YEAR}-01-01' AND e.completed_on < '{YEAR + 1}-01-01'"
_BOTH = "people: distinct(of: {person: {id: true}}) organisations: distinct(of: {organisation: {id: true}})"
_COUNTS = "count(DISTINCT e.person_id) AS people, count(DISTINCT e.organisation_id) AS organisations"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: in GraphQL, in SQL, and how the answer's groups become the rows that the SQL gives."""

    title: str
    document: str
    sql: str
    flat: Any


def _code(key: Any) -> Any:
    """The value at the end of a key."""
    while isinstance(key, dict):
        key = next(iter(key.values()))
    return key


def _rows(answer: Any, *figures: str) -> list[tuple[Any, ...]]:
    groups = next(iter(answer.values()))["groups"]
    made = [(*map(_code, one.get("key", {}).values()), *(one[name] for name in figures)) for one in groups]
    return sorted(made, key=str)


QUESTIONS = (
    Question(
        f"completed in {YEAR}, by country",
        f"{{ enrolments({_DONE}) {{ groups(by: [{{country: {{code: true}}}}]) {{ key {{ country {{ code }} }} {_BOTH} }} }} }}",
        f"SELECT c.code, {_COUNTS} FROM trainings_enrolment e JOIN core_country c ON c.id = e.country_id WHERE {_IN_YEAR} GROUP BY 1",
        lambda answer: _rows(answer, "people", "organisations"),
    ),
    Question(
        f"completed in {YEAR}, by kind of service",
        f"{{ enrolments({_DONE}) {{ groups(by: [{{organisation: {{services: {{serviceType: {{code: true}}}}}}}}]) {{ "
        f"key {{ organisation {{ services {{ serviceType {{ code }} }} }} }} {_BOTH} }} }} }}",
        f"SELECT t.code, {_COUNTS} FROM trainings_enrolment e LEFT JOIN core_provided_service s "
        "ON s.organisation_id = e.organisation_id AND s.valid @> current_date "
        f"LEFT JOIN core_service_type t ON t.id = s.service_type_id WHERE {_IN_YEAR} GROUP BY 1",
        lambda answer: _rows(answer, "people", "organisations"),
    ),
    Question(
        "academies: participations and people, by sex and country",
        "{ enrolments(where: {state: {eq: COMPLETED}, edition: {course: {kind: {eq: ACADEMY}}}}) { "
        "groups(by: [{sex: true}, {country: {code: true}}]) { key { sex country { code } } count people: distinct(of: {person: {id: true}}) } } }",
        "SELECT e.sex, c.code, count(*), count(DISTINCT e.person_id) FROM trainings_enrolment e JOIN core_country c ON c.id = e.country_id "
        "WHERE e.state = 'COMPLETED' AND EXISTS (SELECT FROM trainings_course_edition d JOIN trainings_course k ON k.id = d.course_id "
        "WHERE d.id = e.edition_id AND k.kind = 'ACADEMY') GROUP BY 1, 2",
        lambda answer: _rows(answer, "count", "people"),
    ),
    Question(
        f"attendances in {YEAR}: four counts, by country",
        f"{{ attendances(where: {{onDay: {{during: {{year: {YEAR}}}}}, isParticipant: {{eq: true}}}}) {{ groups(by: [{{country: {{code: true}}}}]) {{ "
        "key { country { code } } participations: distinct(of: {event: {id: true}, person: {id: true}}) "
        "people: distinct(of: {person: {id: true}}) visits: distinct(of: {event: {id: true}, organisation: {id: true}}) "
        "organisations: distinct(of: {organisation: {id: true}}) } } }",
        "SELECT c.code, count(DISTINCT (a.event_id, a.person_id)), count(DISTINCT a.person_id), "
        "count(DISTINCT (a.event_id, a.organisation_id)) FILTER (WHERE a.organisation_id IS NOT NULL), count(DISTINCT a.organisation_id) "
        "FROM events_attendance a JOIN core_country c ON c.id = a.country_id "
        f"WHERE a.on_day >= '{YEAR}-01-01' AND a.on_day < '{YEAR + 1}-01-01' "
        "AND a.role NOT IN ('TRAINER', 'FACILITATOR', 'INTERPRETER', 'ORGANISER') GROUP BY 1",
        lambda answer: _rows(answer, "participations", "people", "visits", "organisations"),
    ),
    Question(
        "alumni who later led something",
        "{ people(where: {eventContributions: {some: {role: {in: [TRAINER, FACILITATOR]}, isAlumni: {eq: true}}}}) { totalCount } }",
        "SELECT count(*) FROM core_person p WHERE EXISTS (SELECT FROM events_event_contributor c JOIN events_event v ON v.id = c.event_id "
        "WHERE c.person_id = p.id AND c.role IN ('TRAINER', 'FACILITATOR') AND EXISTS (SELECT FROM trainings_enrolment e "
        "WHERE e.person_id = p.id AND e.completed_on < lower(v.held)))",
        lambda answer: [(answer["people"]["totalCount"],)],
    ),
)


async def _load(connection: asyncpg.Connection, scale: int) -> None:
    editions = max(1, scale // (SESSIONS * PEOPLE_AN_EDITION))
    given = {"editions": editions, "sessions": SESSIONS, "each": PEOPLE_AN_EDITION, "people": max(500, scale // 40)}
    for table in _BARE:
        await connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    for statement in _LOAD:
        await connection.execute(statement.format(**given))
    for table in _BARE:
        await connection.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    await connection.execute("VACUUM (ANALYZE)")


async def _ask(application: Application, viewer: Any, question: Question) -> tuple[float, Any]:
    request = GraphQLRequest(query=question.document, viewer=viewer)
    begun = time.perf_counter()
    body = (await application.engine.execute(request)).body
    seconds = time.perf_counter() - begun
    answer = orjson.loads(body)
    assert "errors" not in answer, answer
    return seconds, question.flat(answer["data"])


async def _sql(connection: asyncpg.Connection, question: Question) -> tuple[float, Any]:
    begun = time.perf_counter()
    found = await connection.fetch(question.sql)
    seconds = time.perf_counter() - begun
    return seconds, sorted((tuple(row) for row in found), key=str)


async def _measure(application: Application, viewer: Any, connection: asyncpg.Connection) -> None:
    for question in QUESTIONS:
        ours, theirs = [], []
        for turn in range(ROUNDS + 1):
            seconds, told = await _ask(application, viewer, question)
            by_hand, found = await _sql(connection, question)
            assert told == found, f"{question.title}: {told[:5]} and {found[:5]}"
            if turn:  # the first ones compile and fill the caches
                ours.append(seconds)
                theirs.append(by_hand)
        a, b = statistics.median(ours) * 1000, statistics.median(theirs) * 1000
        verdict = "" if a <= TARGET * b else f"  more than {TARGET:.0f} times"
        print(f"{question.title:60} {a:9.1f} ms  by hand {b:9.1f} ms  {a / b:5.2f} times{verdict}", flush=True)


async def _main(scale: int, houses: int) -> None:
    async with ground(houses, lambda text: print(text, file=sys.stderr)) as place:
        address = DatabaseAddress.parse(place.dsn)
        settings = Settings(data=place.data).with_database(place.dsn)
        async with Application(settings, address, Host.assemble()) as application:
            viewer = await application.authenticator.viewer(Credential(bearer=place.tokens["secretariat"]))
            async with application.pools.system.acquire() as connection:
                begun = time.perf_counter()
                await _load(connection, scale)
                rows = await connection.fetchval("SELECT count(*) FROM events_attendance")
                print(f"{rows:,} attendances, loaded in {time.perf_counter() - begun:.0f} s", flush=True)
                await _measure(application, viewer, connection)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=int, default=1_000_000, help="how many attendances")
    parser.add_argument("--houses", type=int, default=10, help="how many times the demo's 203 organisations")
    given = parser.parse_args()
    asyncio.run(_main(given.scale, given.houses))
