"""Events' part of the demo, in the order in which its tables depend on one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from mreza.demo import DemoPlan, PlannedOrganisation, PlannedPerson, Rows
from mreza.directory.reference import reference_id
from mreza.model.period import Period

from mreza_events.demo.lines import line_rows
from mreza_events.demo.programme import Places, PlannedEvent, places, programme
from mreza_events.demo.words import words
from mreza_events.models import (
    ActivityLabel,
    Attendance,
    CheckInMethod,
    Event,
    EventActivity,
    EventKind,
    EventRole,
    EventSeries,
    EventSession,
    EventState,
    Headcount,
    HeadcountMethod,
    Project,
    ProjectActivity,
    Venue,
)
from mreza_events.models.ages import age_band

Row = tuple[Any, ...]
_TOOK_PLACE = (EventState.HELD, EventState.CLOSED)
_LINES_A_PAGE = 20
_COUNTED = (
    (180, HeadcountMethod.CLICKER),
    (150, HeadcountMethod.TWO_COUNTERS),
    (260, HeadcountMethod.CLICKER),
    (120, HeadcountMethod.TICKETS),
    (90, HeadcountMethod.PHOTOGRAPH),
    (240, HeadcountMethod.TWO_COUNTERS),
)
#: What three sources call the same activity.
_LABELS = (
    ("grant contract", "A2.3 Human rights caravan", "en"),
    ("application, national version", "2.3. Караван људских права", "sr-Cyrl"),
    ("interim report", "Activity 7: caravan stops", "en"),
)


def rows(plan: DemoPlan) -> list[Rows]:
    """What the hook ``demo`` answers."""
    where = places(plan)
    events = programme(plan, where)
    project, activity = plan.ids.next("project"), plan.ids.next("project_activity")
    return [
        *_project_rows(plan, project, activity),
        *_place_rows(plan, where),
        *_event_rows(plan, events, activity),
        *line_rows(plan, events),
        *_attendance_rows(plan, events),
    ]


def _project_rows(plan: DemoPlan, project: UUID, activity: UUID) -> Iterator[Rows]:
    title = {"en": "Together for services", "sr-Cyrl": "Заједно за услуге", "sq": "Së bashku për shërbimet"}
    statement = {"en": "Funded by the European Union", "sr-Cyrl": "Финансира Европска унија", "sq": "Financuar nga BE"}
    lasts = Period(plan.today - timedelta(500), plan.today + timedelta(600))
    columns = "id code title funder funding_statement lasts"
    yield Rows(Project, columns.split(), [(project, "EU-2024-DEMO", title, "European Union", statement, lasts)])
    caravan = words("caravan", "sr-Cyrl")
    yield Rows(ProjectActivity, ("id", "project_id", "code", "title"), [(activity, project, "A2.3", caravan)])
    labels = ((plan.ids.next("activity_label"), activity, *label) for label in _LABELS)
    yield Rows(ActivityLabel, ("id", "activity_id", "source", "label", "locale"), labels)


def _place_rows(plan: DemoPlan, where: dict[UUID, Places]) -> Iterator[Rows]:
    venues: list[Row] = []
    series: list[Row] = []
    for network in plan.networks:
        here, locale = where[network.id], network.locale
        venues.append((here.hall, network.id, words("hall", locale), False))
        venues.append((here.house, network.id, words("house", locale), True))
        series.append((here.caravan, network.id, words("caravan", locale)))
    yield Rows(Venue, ("id", "network_id", "name", "hidden"), venues)
    yield Rows(EventSeries, ("id", "network_id", "title"), series)


def _event_rows(plan: DemoPlan, events: list[PlannedEvent], activity: UUID) -> Iterator[Rows]:
    columns = "id network_id title kind state visibility held languages interpreted series_id venue_id"
    yield Rows(Event, columns.split(), (_event(one) for one in events))
    columns = "id network_id event_id title starts_at ends_at"
    sessions = (
        (part.id, one.network.id, one.id, part.title, part.starts_at, part.ends_at)
        for one in events
        for part in one.sessions
    )
    yield Rows(EventSession, columns.split(), sessions)
    stops = (one for one in events if one.kind is EventKind.CARAVAN_STOP)
    counted = ((plan.ids.next("event_activity"), one.network.id, one.id, activity) for one in stops)
    yield Rows(EventActivity, ("id", "network_id", "event_id", "activity_id"), counted)


def _event(one: PlannedEvent) -> Row:
    named = (one.title, one.kind, one.state, one.visibility, one.held)
    return one.id, one.network.id, *named, [one.network.locale], [], one.series, one.venue


def _attendance_rows(plan: DemoPlan, events: list[PlannedEvent]) -> Iterator[Rows]:
    columns = (
        "id network_id event_id session_id person_id organisation_id home_network_id country_id on_day role sex "
        "age_band method recorded_at evidence page line"
    )
    yield Rows(Attendance, columns.split(), _attendances(plan, events))
    stops = [one for one in events if one.kind is EventKind.CARAVAN_STOP]
    columns = "id network_id event_id people method on_day evidence"
    yield Rows(Headcount, columns.split(), (_headcount(plan, one, place) for place, one in enumerate(stops)))


def _headcount(plan: DemoPlan, one: PlannedEvent, place: int) -> Row:
    people, method = _COUNTED[place % len(_COUNTED)]
    return plan.ids.next("headcount"), one.network.id, one.id, people, method, one.day, f"count sheet {place + 1}"


def _attendances(plan: DemoPlan, events: Iterable[PlannedEvent]) -> Iterator[Row]:
    members = {network.id: plan.organisations_of(network) for network in plan.networks}
    for one in events:
        if one.state in _TOOK_PLACE:
            for line, person in enumerate(_who_came(one, members[one.network.id])):
                for part in one.sessions:
                    yield _attendance(plan, one, part.id, person, line)


def _who_came(one: PlannedEvent, members: list[PlannedOrganisation]) -> Iterator[PlannedPerson]:
    """Three members in five send one or two people who work there by then; the directors stay at home, because some of
    them took office later than they are planned."""
    for organisation in members:
        chance = organisation.random(f"came:{one.id}")
        if organisation.joined <= one.day and chance.random() < 0.6:
            there = [person for person in organisation.people[1:] if person.since <= one.day]
            yield from there[: chance.choice((1, 1, 2))]


def _attendance(plan: DemoPlan, one: PlannedEvent, session: UUID, person: PlannedPerson, line: int) -> Row:
    network = one.network
    age = age_band(person.birth_year(plan.today), one.day.year)
    role = EventRole.FACILITATOR if line == 0 else EventRole.PARTICIPANT
    recorded = one.sessions[0].starts_at + timedelta(days=1)
    page, place = divmod(line, _LINES_A_PAGE)
    return (
        plan.ids.next("attendance"),
        network.id,
        one.id,
        session,
        person.id,
        person.organisation.id,
        network.id,
        reference_id("country", network.code),
        one.day,
        role,
        person.sex,
        age,
        CheckInMethod.LIST,
        recorded,
        _scan(network.code, one.day),
        page + 1,
        place + 1,
    )


def _scan(code: str, day: date) -> str:
    return f"{code}-{day:%Y-%m-%d}.pdf"
