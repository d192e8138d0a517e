"""Deadlines: what a clock in a zone shows, as an instant and back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from mreza.errors import UserError

from mreza_calls.models import Call, CallState

BRUSSELS = "Europe/Brussels"


@dataclass(frozen=True)
class LocalTime:
    """What a clock shows.

    Attributes:
        day: The day.
        time: As 17:00 or 17:00:00.
        zone: Whose clock, e.g. Europe/Brussels or Europe/Belgrade.
    """

    day: date
    time: str
    zone: str = BRUSSELS


def instant(local: LocalTime, *path: str) -> datetime:
    """The instant (UTC) at which the clock shows that. What it shows twice, in autumn, is the later one.

    Raises: UserError UNKNOWN_ZONE, INVALID_TIME, TIME_SKIPPED.
    """
    if local.zone not in available_timezones():
        raise UserError(
            "UNKNOWN_ZONE",
            "{zone} is no time zone. Write it like Europe/Brussels.",
            path=(*path, "zone"),
            zone=local.zone,
        )
    zone = ZoneInfo(local.zone)
    shown = datetime.combine(local.day, _time(local.time, *path), zone).replace(fold=1)
    found = shown.astimezone(UTC)
    if found.astimezone(zone).replace(tzinfo=None) != shown.replace(tzinfo=None):
        raise UserError(
            "TIME_SKIPPED",
            "On {day} clocks in {zone} are put forward past {time}. Choose another time.",
            path=(*path, "time"),
            day=local.day.isoformat(),
            zone=local.zone,
            time=local.time,
        )
    return found


def closing_day(call: Call) -> date:
    """The civil day of the deadline, in the deadline's zone."""
    return call.closes_at.astimezone(ZoneInfo(call.zone)).date()


def require_open(call: Call, now: datetime) -> None:
    """Refuse what comes before the first or after the last instant.

    Raises: UserError CALL_NOT_OPEN, CALL_CLOSED.
    """
    if call.state is not CallState.PUBLISHED or now < call.opens_at:
        raise UserError("CALL_NOT_OPEN", "One cannot apply to {call} at this time.", call=call.code)
    if now > call.closes_at:
        raise late(call, now)


def late(call: Call, now: datetime) -> UserError:
    """Too late, and by how much."""
    over = now - call.closes_at
    return UserError(
        "CALL_CLOSED",
        "{call} closed at {deadline} ({zone}), {late} ago. Nothing can be handed in any more.",
        call=call.code,
        deadline=call.closes_at.astimezone(ZoneInfo(call.zone)).strftime("%Y-%m-%d %H:%M:%S"),
        zone=call.zone,
        late=str(over - timedelta(microseconds=over.microseconds)),
    )


def _time(text: str, *path: str) -> time:
    try:
        found: time | None = time.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None:
        raise UserError("INVALID_TIME", "{time} is no time. Write it as 17:00.", path=(*path, "time"), time=text)
    return found
