"""Calendars and the list to be signed, over HTTP, for who asks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
from icalendar import Calendar
from mreza.access import service
from mreza.directory.people import Person
from mreza.testing.kit import Kit, Viewers
from mreza.web.main import web_of

pytestmark = pytest.mark.anyio


@pytest.fixture
async def client(kit: Kit) -> AsyncIterator[httpx2.AsyncClient]:
    transport = httpx2.ASGITransport(app=web_of(kit.application))
    async with httpx2.AsyncClient(transport=transport, base_url="http://mreza.example") as client:
        yield client


async def token(kit: Kit, network: str) -> dict[str, str]:
    """The header of a coordinator's own token."""
    viewer = await kit.viewers.coordinator(network)
    async with kit.session() as session:
        now = kit.application.clock.now()
        _token, told = await service.create_token(session, user_id=viewer.user_id, name="calendar", now=now)
    return {"authorization": f"Bearer {told}"}


async def entries(client: httpx2.AsyncClient, path: str, headers: dict[str, str] | None = None) -> dict[str, Any]:
    """A calendar's entries by title."""
    answer = await client.get(path, headers=headers or {})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    return {str(one["SUMMARY"]): one for one in Calendar.from_ical(answer.content).walk("VEVENT")}


async def test_a_calendar_shows_each_reader_what_it_may_see_and_hidden_places_to_nobody_outside(
    kit: Kit, meetings: Any, viewers: Viewers, client: httpx2.AsyncClient
) -> None:
    coordinator = await viewers.coordinator("BA")
    venues = {}
    for name, hidden in (("Hall", False), ("Safe house", True)):
        venues[name] = await meetings.done(
            "createVenue",
            coordinator,
            "venue { id }",
            networkId=await meetings.network("BA"),
            name=[{"locale": "en", "text": name}],
            hidden=hidden,
        )
    public = {"visibility": "PUBLIC"}
    await meetings.event(title=title("Open"), venueId=venues["Hall"]["id"], **public)
    await meetings.event(title=title("Quiet"), venueId=venues["Safe house"]["id"], **public)
    await meetings.event(title=title("Closed"), visibility="PRIVATE", venueId=venues["Hall"]["id"])
    await meetings.event(title=title("Planned"), announced=False, **public)
    await meetings.event("RS", title=title("Elsewhere"), **public)
    called_off = await meetings.event(title=title("Called off"), **public)
    await meetings.done("cancelEvent", coordinator, "event { state }", eventId=called_off["id"], reason="Floods")
    seen = await entries(client, "/q/calendar-of-network.ics?network=BA")
    assert set(seen) == {"Open", "Quiet", "Called off"}
    assert seen["Open"]["LOCATION"] == "Hall"
    assert "LOCATION" not in seen["Quiet"]
    assert seen["Called off"]["STATUS"] == "CANCELLED"
    assert seen["Open"]["DTSTART"].dt.isoformat() == "2025-09-10T08:00:00+00:00"
    own = await entries(client, "/q/calendar-of-network.ics?network=BA", await token(kit, "BA"))
    assert set(own) == {"Open", "Quiet", "Closed", "Called off"}
    assert own["Quiet"]["LOCATION"] == "Safe house"


def title(text: str) -> list[dict[str, str]]:
    return [{"locale": "en", "text": text}]


async def test_a_series_an_event_and_an_event_without_sessions_have_calendars(
    meetings: Any, viewers: Viewers, client: httpx2.AsyncClient
) -> None:
    series = await meetings.done(
        "createEventSeries",
        await viewers.coordinator("BA"),
        "eventSeries { id }",
        networkId=await meetings.network("BA"),
        title=title("Caravan"),
    )
    public = {"visibility": "PUBLIC", "seriesId": series["id"]}
    stops = [
        await meetings.event(day=f"2025-09-{day:02}", title=title(f"Stop {day}"), **public) for day in range(1, 26)
    ]
    await meetings.event(title=title("Alone"), visibility="PUBLIC")
    held = {"start": "2025-10-01", "end": "2025-10-02"}
    bare = await meetings.done(
        "createEvent",
        await viewers.coordinator("BA"),
        "event { id }",
        networkId=await meetings.network("BA"),
        kind="CONFERENCE",
        title=title("Two days"),
        held=held,
        **public,
    )
    await meetings.done("announceEvent", await viewers.coordinator("BA"), "event { state }", eventId=bare["id"])
    seen = await entries(client, httpx2.URL("/q/calendar-of-series.ics", params={"series": series["id"]}))
    assert set(seen) == {f"Stop {day}" for day in range(1, 26)} | {"Two days"}
    assert [seen["Two days"][name].dt.isoformat() for name in ("DTSTART", "DTEND")] == ["2025-10-01", "2025-10-03"]
    one = await entries(client, httpx2.URL("/q/calendar-of-event.ics", params={"event": stops[2]["id"]}))
    assert set(one) == {"Stop 3"}
    again = await entries(client, httpx2.URL("/q/calendar-of-event.ics", params={"event": stops[2]["id"]}))
    assert str(one["Stop 3"]["UID"]) == str(again["Stop 3"]["UID"])


@pytest.mark.parametrize(("locale", "heading"), [("sr-Cyrl", "Листа присутних"), ("sr-Latn", "Lista prisutnih")])
async def test_the_list_to_be_signed_names_who_has_a_seat_in_the_readers_script_and_runs_nothing(
    kit: Kit, meetings: Any, viewers: Viewers, client: httpx2.AsyncClient, locale: str, heading: str
) -> None:
    organisation = await kit.organisation("BA", {"sr-Cyrl": "Гнијездо наде"})
    people: list[Person] = [
        await meetings.person("Ђорђе", organisation, family_name="Ђурић"),
        await meetings.person("<script>alert(1)</script>", organisation),
        await meetings.person("Waits", organisation),
    ]
    event = await meetings.event(visibility="PUBLIC")
    await meetings.seats(event, 2)
    for one in people:
        await meetings.register(await viewers.coordinator("BA"), event, one)
    where = httpx2.URL("/q/attendance-list.html", params={"event": event["id"], "locale": locale})
    page = await client.get(where, headers=await token(kit, "BA"))
    assert page.status_code == 200, page.text
    assert f"<h1>{heading}</h1>" in page.text and f'lang="{locale}"' in page.text
    assert "Ђорђе Ђурић" in page.text and "Waits" not in page.text
    assert "<script" not in page.text and "&lt;script&gt;" in page.text
    assert ("Гнијездо наде" if locale == "sr-Cyrl" else "Gnijezdo nade") in page.text
    assert "sandbox" in page.headers["content-security-policy"]
    outside = await client.get(where)
    assert "Ђурић" not in outside.text and f"<h1>{heading}</h1>" in outside.text
