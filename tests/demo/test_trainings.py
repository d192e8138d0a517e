"""The demo's trainings: the figures that the federation reports, and histories that end where things stand."""

from __future__ import annotations

import pytest

from .conftest import Demo

pytestmark = pytest.mark.anyio


async def test_three_academies_were_completed_91_times_by_82_people(demo: Demo) -> None:
    found = await demo.connection.fetchrow(
        "SELECT count(*) AS completions, count(DISTINCT person_id) AS people, count(DISTINCT edition_id) AS editions "
        "FROM trainings_enrolment e JOIN trainings_course_edition d ON d.id = e.edition_id "
        "JOIN trainings_course c ON c.id = d.course_id WHERE c.kind = 'ACADEMY' AND e.state = 'COMPLETED'"
    )
    assert (found["completions"], found["people"], found["editions"]) == (91, 82, 3)


async def test_every_certificate_is_of_somebody_who_completed_and_can_be_checked(demo: Demo) -> None:
    found = await demo.connection.fetchrow(
        "SELECT count(*) AS issued, count(DISTINCT d.code) AS codes, count(s.id) AS seals, count(e.id) AS completed "
        "FROM documents_issued_document d LEFT JOIN documents_document_seal s ON s.code = d.code "
        "LEFT JOIN trainings_enrolment e ON mreza.global_id('RW5yb2xtZW50Ojo6', e.id) = d.subject "
        "AND e.state = 'COMPLETED' AND e.person_id = d.holder_id WHERE d.template = 'trainings.certificate'"
    )
    assert dict(found) == {"issued": 119, "codes": 119, "seals": 119, "completed": 119}


async def test_who_completed_met_the_rules_and_every_history_ends_in_the_state_that_holds(demo: Demo) -> None:
    unfit = await demo.connection.fetchval(
        "SELECT count(*) FROM trainings_enrolment e JOIN trainings_course_edition d ON d.id = e.edition_id "
        "CROSS JOIN LATERAL (SELECT count(*) AS all FROM events_event_session s WHERE s.event_id = d.event_id) AS s "
        "CROSS JOIN LATERAL (SELECT count(*) AS there FROM events_attendance a "
        "WHERE a.event_id = d.event_id AND a.person_id = e.person_id) AS a "
        "WHERE e.state <> 'WITHDRAWN' AND (e.state = 'COMPLETED') <> (a.there >= ceil(s.all * 0.8))"
    )
    assert unfit == 0
    strays = await demo.connection.fetchval(
        "SELECT count(*) FROM (SELECT DISTINCT ON (c.subject_id) c.to_state, e.state FROM trainings_enrolment e "
        "JOIN core_state_change c ON c.subject_id = e.id ORDER BY c.subject_id, c.on_day DESC, c.id DESC) h "
        "WHERE h.to_state <> h.state::text"
    )
    assert strays == 0
