"""Events as iCalendar (RFC 5545): one entry a session, or one over all days where there is no session yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Calendar
from icalendar import Event as Entry
from mreza.plugin.answers import Answered

_PRODUCT = "-//Mreza//Events//EN"
#: Nobody sees states of ours in a calendar; these are those of the standard.
_STATUS = {"ANNOUNCED": "CONFIRMED", "POSTPONED": "TENTATIVE", "CANCELLED": "CANCELLED"}
_ONE_DAY = timedelta(days=1)


def calendar(answered: Answered) -> bytes:
    """The events of the answer. What the reader may not see, a hidden place for one, is not in the answer."""
    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for page in answered.pages:
        for event in page["events"]["nodes"]:
            for entry in _entries(event, answered.now):
                made.add_component(entry)
    return bytes(made.to_ical())


def _entries(event: Mapping[str, Any], now: datetime) -> Iterator[Entry]:
    if not event["sessions"]:
        entry = _entry(event, event, event["title"], now)
        entry.add("dtstart", date.fromisoformat(event["heldFrom"]))
        entry.add("dtend", date.fromisoformat(event["heldTo"]) + _ONE_DAY)
        yield entry
    for session in event["sessions"]:
        entry = _entry(event, session, _session_title(event, session), now)
        entry.add("dtstart", datetime.fromisoformat(session["startsAt"]))
        entry.add("dtend", datetime.fromisoformat(session["endsAt"]))
        yield entry


def _entry(event: Mapping[str, Any], of: Mapping[str, Any], title: str, now: datetime) -> Entry:
    entry = Entry()
    entry.add("uid", f"{of['id']}@mreza")
    entry.add("dtstamp", now)
    entry.add("sequence", event["version"] + of["version"])
    entry.add("summary", title)
    entry.add("status", _STATUS.get(event["state"], "CONFIRMED"))
    entry.add("categories", [event["kind"]])
    for name, value in (("description", event["description"]), ("location", _location(event, of))):
        if value:
            entry.add(name, value)
    if event["joinUrl"]:
        entry.add("url", event["joinUrl"])
    return entry


def _session_title(event: Mapping[str, Any], session: Mapping[str, Any]) -> str:
    alone = len(event["sessions"]) == 1 or session["title"] == event["title"]
    return event["title"] if alone else f"{event['title']}: {session['title']}"


def _location(event: Mapping[str, Any], of: Mapping[str, Any]) -> str:
    """Room, place and municipality, as far as they are known to the reader."""
    venue, unit = of.get("venue") or event["venue"] or {}, event["unit"] or {}
    parts = [of.get("room"), venue.get("name"), venue.get("street"), venue.get("town") or unit.get("name")]
    return ", ".join(part for part in parts if part)
