"""Months later, by the calendar."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the month's last one where it has fewer days."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def every(months: int, first: date, last: date) -> Iterator[date]:
    """Every so many months after the first day, before the last."""
    number = 1
    while (day := months_after(first, months * number)) < last:
        yield day
        number += 1
