"""A civil period: two dates, both included, either of them open. Stored as a PostgreSQL `daterange`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import TypeDecorator
from sqlalchemy.dialects.postgresql import DATERANGE, Range

from mreza.errors import UserError

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both days included; `None` is open.

    Raises: UserError PERIOD_REVERSED when it ends before it starts, PERIOD_WITHOUT_END when its end is meant as none.
    """

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end < self.start:
            raise UserError(
                "PERIOD_REVERSED",
                "The period ends on {end}, before it starts on {start}. Swap the two dates.",
                start=self.start.isoformat(),
                end=self.end.isoformat(),
            )
        if self.end == date.max:  # no day follows it, at which the half-open range would end
            raise UserError(
                "PERIOD_WITHOUT_END",
                "A period without an end has no last day: leave {end} out.",
                end=date.max.isoformat(),
            )

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def until(self, end: date | None) -> Period:
        """The same period with another last day."""
        return Period(self.start, end)


class PeriodType(TypeDecorator[Period]):
    """`Period` ⇄ `daterange`; PostgreSQL keeps ranges half-open, people say the last day."""

    impl = DATERANGE
    cache_ok = True

    def process_bind_param(self, value: Period | None, dialect: Any) -> Range[date] | None:
        """To PostgreSQL's half-open range."""
        if value is None:
            return None
        return Range(value.start, None if value.end is None else value.end + ONE_DAY, bounds="[)")

    def process_result_value(self, value: Range[date] | None, dialect: Any) -> Period | None:
        """From PostgreSQL's half-open range."""
        if value is None:
            return None
        return Period(value.lower, None if value.upper is None else value.upper - ONE_DAY)
