"""How long a permission holds: both days included, months by the calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from mreza.model.period import ONE_DAY


def last_day(first: date, months: int) -> date:
    """The last day of so many months that begin on a day: three years from 2025-03-01 end on 2028-02-29."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    length = monthrange(year, month + 1)[1]
    if first.day > length:
        return date(year, month + 1, length)
    return date(year, month + 1, first.day) - ONE_DAY


__all__ = ["last_day"]
