"""The demo's events: every state occurs, and what is counted agrees with what is there."""

from __future__ import annotations

import pytest
from mreza.testing.kit import TODAY
from mreza_events.models import EventState, HeadcountMethod, RegistrationState

from .conftest import Demo

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("table", "states"),
    [("events_event", set(EventState)), ("events_event_registration", set(RegistrationState))],
)
async def test_every_state_occurs_in_every_network(demo: Demo, table: str, states: set[EventState]) -> None:
    found = await demo.connection.fetch(f"SELECT state, count(DISTINCT network_id) AS networks FROM {table} GROUP BY 1")
    assert {row["state"]: row["networks"] for row in found} == {state.name: 7 for state in states}


async def test_no_list_has_more_seats_than_there_are_and_every_history_ends_in_the_state_that_holds(demo: Demo) -> None:
    full = await demo.connection.fetch(
        "SELECT count(seat) AS taken, max(capacity) AS capacity FROM events_event_registration GROUP BY policy_id"
    )
    assert full and all(row["taken"] == row["capacity"] for row in full)
    strays = await demo.connection.fetchval(
        "SELECT count(*) FROM (SELECT DISTINCT ON (c.subject_id) c.to_state, r.state FROM events_event_registration r "
        "JOIN core_state_change c ON c.subject_id = r.id ORDER BY c.subject_id, c.on_day DESC, c.id DESC) h "
        "WHERE h.to_state <> h.state::text"
    )
    assert strays == 0


async def test_who_came_worked_there_on_that_day_and_signed_a_line_of_its_own(demo: Demo) -> None:
    assert await demo.connection.fetchval("SELECT count(*) FROM events_attendance") > 3_000
    strangers = await demo.connection.fetchval(
        "SELECT count(*) FROM events_attendance a WHERE NOT EXISTS (SELECT FROM core_affiliation f "
        "WHERE f.person_id = a.person_id AND f.organisation_id = a.organisation_id AND f.valid @> a.on_day)"
    )
    assert strangers == 0
    twice = await demo.connection.fetchval(
        "SELECT count(*) FROM (SELECT FROM events_attendance GROUP BY session_id, page, line HAVING count(*) > 1) AS t"
    )
    assert twice == 0
    ahead = await demo.connection.fetchval("SELECT count(*) FROM events_attendance WHERE on_day > $1", TODAY)
    assert ahead == 0


async def test_heads_are_counted_by_several_methods(demo: Demo) -> None:
    found = await demo.connection.fetch("SELECT DISTINCT method FROM events_headcount")
    assert len(found) >= 3 and {row["method"] for row in found} <= {method.name for method in HeadcountMethod}
