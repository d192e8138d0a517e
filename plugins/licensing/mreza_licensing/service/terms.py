"""How long a permission holds: both days included, months by the calendar."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from mreza.errors import UserError
from mreza.model.period import ONE_DAY, Period

from mreza_licensing.models import LicensingPermissionType, LicensingRuleSet

#: The longest that a permission is granted for, in months: a hundred years.
MOST_MONTHS = 1200


@dataclass(frozen=True, slots=True)
class Length:
    """What an act says of its length: its last day, or its months, or that it has no end; or nothing."""

    valid_to: date | None = None
    months: int | None = None
    open_ended: bool = False


def last_day(first: date, months: int) -> date:
    """The last day of so many months that begin on a day: three years from 2025-03-01 end on 2028-02-29."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    length = monthrange(year, month + 1)[1]
    if first.day > length:
        return date(year, month + 1, length)
    return date(year, month + 1, first.day) - ONE_DAY


def term(
    rules: LicensingRuleSet, kind: LicensingPermissionType, first: date, said: Length, path: tuple[str, ...] = ()
) -> Period:
    """The days of a permission of a type that begins on a day; as long as its type says where the act says nothing.
    A length that the rules do not establish is not taken for none.

    Raises: UserError LENGTH_TWICE, LENGTH_NEEDED, LENGTH_IMPOSSIBLE, LENGTH_UNKNOWN, TOO_LONG.
    """
    _require_one(said, path)
    months = said.months if said.months is not None else None if said.open_ended else kind.months
    last = said.valid_to or (None if months is None else last_day(first, months))
    if last is None and not said.open_ended and "months" in kind.not_established:
        raise UserError(
            "LENGTH_UNKNOWN",
            "{rules} do not establish how long {type} holds. Say its last day, or that it has none ({field}).",
            path=(*path, "validTo"),
            rules=rules.code,
            type=kind.code,
            field="openEnded",
        )
    if kind.months is not None and (last is None or last > last_day(first, kind.months)):
        raise UserError(
            "TOO_LONG",
            "By {rules}, {type} is granted for {months} months at most: until {until}.",
            path=(*path, "validTo" if said.valid_to else "openEnded" if said.open_ended else "months"),
            rules=rules.code,
            type=kind.code,
            months=kind.months,
            until=last_day(first, kind.months).isoformat(),
        )
    return Period(first, last)


def _require_one(said: Length, path: tuple[str, ...]) -> None:
    given = [
        name
        for name, one in (("validTo", said.valid_to), ("months", said.months), ("openEnded", said.open_ended or None))
        if one is not None
    ]
    if len(given) > 1:
        raise UserError(
            "LENGTH_TWICE",
            "Say the last day, or the months, or that there is no end: one of them.",
            path=(*path, given[-1]),
        )
    require_months(said.months, (*path, "months"))


def require_months(months: int | None, path: tuple[str, ...]) -> None:
    """That so many months are a length that a permission can have; None is no length and passes.

    Raises: UserError LENGTH_NEEDED, LENGTH_IMPOSSIBLE.
    """
    if months is not None and months < 1:
        raise UserError("LENGTH_NEEDED", "A permission holds for a month at least.", path=path)
    if months is not None and months > MOST_MONTHS:
        raise UserError(
            "LENGTH_IMPOSSIBLE",
            "A permission holds for {most} months at most. Give fewer, or say that it has no end.",
            path=path,
            most=MOST_MONTHS,
        )


__all__ = ["MOST_MONTHS", "Length", "last_day", "require_months", "term"]
