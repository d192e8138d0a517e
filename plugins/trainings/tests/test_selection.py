"""From a call to an edition: who took a place is enrolled with a seat, and alumni have points in the next call."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from mreza.directory.people import Person
from mreza.model.global_id import encode
from mreza.text import Translated
from mreza_calls.models import (
    Call,
    CallApplication,
    CallApplicationState,
    CallForm,
    CallKind,
    CallState,
)
from mreza_events.models import EventState
from mreza_trainings.models import CourseKind
from school import Bulk, School

pytestmark = pytest.mark.anyio
A = CallApplicationState


async def call_with(
    school: School, kind: CallKind, state: CallState, applicants: dict[str, CallApplicationState]
) -> tuple[str, dict[str, str]]:
    """A call of Serbia's network with one application of a new person from each network named."""
    async with school.kit.session() as session:
        bulk = Bulk(session, school.kit)
        countries = await bulk.countries()
        home = {"network_id": school.kit.networks["RS"]}
        call = Call(
            **home,
            code=kind.name,
            kind=kind,
            title=Translated({"en": "Call"}),
            regional=True,
            places=2,
            zone="Europe/Brussels",
            opens_at=datetime(2025, 4, 1, tzinfo=UTC),
            closes_at=datetime(2025, 5, 1, tzinfo=UTC),
            state=state,
        )
        session.add(call)
        await session.flush()
        form = CallForm(**home, call_id=call.id, number=1, made_at=datetime(2025, 3, 1, tzinfo=UTC))
        session.add(form)
        await session.flush()
        ids = {}
        for network, one in applicants.items():
            [person] = await bulk.people(network, 1, birth_year=1990)
            application = CallApplication(
                **home,
                call_id=call.id,
                form_id=form.id,
                reference=f"{kind.name}-{network}",
                person_id=person.id,
                home_network_id=person.network_id,
                country_id=countries[network],
                applicant=str(person.id),
                state=one,
            )
            session.add(application)
            await session.flush()
            ids[network] = encode("CallApplication", application.id)
    return encode("Call", call.id), ids


async def test_who_took_a_place_in_the_call_is_enrolled_with_a_seat_and_who_gave_it_up_is_not(school: School) -> None:
    """Selection is the call's (T-01, T-10); here it becomes seats and enrolments, also by a coordinator who sees
    nobody of the other networks."""
    call, ids = await call_with(
        school, CallKind.ACADEMY, CallState.DECIDED, {"RS": A.ACCEPTED, "XK": A.AGREED, "BA": A.RESERVE}
    )
    event, _sessions = await school.event(day="2025-09-01", state=EventState.ANNOUNCED)
    seats = {"eventId": event, "capacity": 2, "closesAt": "2025-05-02T00:00:00Z", "opensAt": "2025-05-01T00:00:00Z"}
    await school.done("openRegistration", "registrationPolicy { id }", **seats)
    edition = await school.edition(await school.course(), event, callId=call)
    coordinator = await school.kit.viewers.coordinator("RS")
    taken = "enrolled { country { code } ageBand registration { state channel } } withdrawn { id }"
    first = await school.done("enrolFromCall", taken, viewer=coordinator, editionId=edition)
    assert sorted((one["country"]["code"], one["ageBand"]) for one in first["enrolled"]) == [
        ("RS", "AGE_30_44"),
        ("XK", "AGE_30_44"),
    ]
    assert {(one["registration"]["state"], one["registration"]["channel"]) for one in first["enrolled"]} == {
        ("CONFIRMED", "CALL")
    }
    again = await school.done("enrolFromCall", taken, viewer=coordinator, editionId=edition)
    assert again == {"enrolled": [], "withdrawn": []}
    await school.done("takeBackApplication", "callApplication { state }", applicationId=ids["XK"])
    async with school.kit.session() as session:
        reserve = await session.get_one(CallApplication, _uuid(ids["BA"]))
        reserve.state = A.OFFERED
        await session.flush()
        reserve.state = A.ACCEPTED
    moved = await school.done(
        "enrolFromCall",
        "enrolled { country { code } } withdrawn { country { code } registration { state } }",
        editionId=edition,
    )
    assert moved == {
        "enrolled": [{"country": {"code": "BA"}}],
        "withdrawn": [{"country": {"code": "XK"}, "registration": {"state": "REMOVED"}}],
    }
    assert await school.refused(
        "enrolFromCall", "enrolled { id }", viewer=await school.kit.viewers.coordinator("BA"), editionId=edition
    ) == ["NOT_FOUND"]


async def test_alumni_of_an_academy_have_five_points_in_a_traineeships_score_sheet(school: School) -> None:
    """I-07: +5, shown with what it rests on; who applied without having completed one has none."""
    call, ids = await call_with(school, CallKind.TRAINEESHIP, CallState.PUBLISHED, {"RS": A.ELIGIBLE, "BA": A.ELIGIBLE})
    async with school.kit.session() as session:
        bulk = Bulk(session, school.kit)
        edition = await bulk.edition("ME", date(2024, 5, 4), CourseKind.ACADEMY, "RSA-2024")
        application = await session.get_one(CallApplication, _uuid(ids["RS"]))
        [person] = [await session.get_one(Person, application.person_id)]
        bulk.complete(edition, person, date(2024, 5, 4), (await bulk.countries())["RS"])
    for _ in range(2):
        given = await school.done(
            "awardAlumniBonus", "bonuses { code points source detail application { reference } }", callId=call
        )
        assert given == [
            {
                "code": "ACADEMY_ALUMNI",
                "points": "5.00",
                "source": "trainings",
                "detail": "RSA-2024",
                "application": {"reference": "TRAINEESHIP-RS"},
            }
        ]
    academy, _ids = await call_with(school, CallKind.ACADEMY, CallState.PUBLISHED, {})
    assert await school.refused("awardAlumniBonus", "bonuses { id }", callId=academy) == ["NOT_A_TRAINEESHIP"]


def _uuid(id: str) -> object:
    from mreza.model.global_id import decode_as

    return decode_as("CallApplication", id)
