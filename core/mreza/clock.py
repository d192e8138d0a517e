"""One clock for the whole system, handed in where it is needed, so that a test can stand on any day."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
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
        return _civil_date(int(time.time()) // _MINUTE)


_MINUTE = 60


@lru_cache(maxsize=2)
def _civil_date(minute: int) -> date:
    """The civil date in a minute since 1970. Days begin with a minute, and every request asks for its day."""
    return datetime.fromtimestamp(minute * _MINUTE, CIVIL_ZONE).date()


@dataclass(slots=True)
class FixedClock:
    """A clock that stands at noon (UTC) of one day until it is moved; for tests and for replaying a day."""

    day: date

    def now(self) -> datetime:
        """Noon UTC of the day."""
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)

    def today(self) -> date:
        """The day."""
        return self.day
