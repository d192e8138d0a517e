"""One clock for the whole system, handed in where it is needed, so that a test can stand on any day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from time import time as seconds
from typing import Protocol
from zoneinfo import ZoneInfo

#: All seven networks live in Central European Time, so one zone turns an instant into a civil date.
CIVIL_ZONE = ZoneInfo("Europe/Belgrade")


class Clock(Protocol):
    """What time it is: instants are UTC, dates are civil dates in `CIVIL_ZONE`."""

    def now(self) -> datetime:
        """The present instant, timezone-aware, in UTC."""
        ...

    def today(self) -> date:
        """The present civil date."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The civil date of the present instant."""
        return _civil_date(int(seconds()) // _MINUTE)


_MINUTE = 60


@lru_cache(maxsize=2)
def _civil_date(minute: int) -> date:
    """The civil date in a minute since 1970. Days begin with a minute, and every request asks for its day."""
    return datetime.fromtimestamp(minute * _MINUTE, CIVIL_ZONE).date()


@dataclass(slots=True)
class FixedClock:
    """A clock that stands at one time (UTC) of one day until it is moved; for tests and for replaying a day."""

    day: date
    at: time = time(12)

    def now(self) -> datetime:
        """The day at that time, UTC."""
        return datetime.combine(self.day, self.at, UTC)

    def today(self) -> date:
        """The day."""
        return self.day
