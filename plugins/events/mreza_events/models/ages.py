"""Age bands, as donors ask for them."""

from __future__ import annotations

import enum


class AgeBand(enum.Enum):
    """How old somebody is on a day."""

    UNDER_15 = "under 15"
    AGE_15_18 = "15 to 18"
    AGE_19_29 = "19 to 29"
    AGE_30_44 = "30 to 44"
    AGE_45_64 = "45 to 64"
    AGE_65_PLUS = "65 and over"
    NOT_STATED = "not stated"


_LAST = (
    (14, AgeBand.UNDER_15),
    (18, AgeBand.AGE_15_18),
    (29, AgeBand.AGE_19_29),
    (44, AgeBand.AGE_30_44),
    (64, AgeBand.AGE_45_64),
)


def age_band(birth_year: int | None, year: int) -> AgeBand:
    """The band in a year; only the year of birth is kept, so an age is the one that is reached in that year."""
    if birth_year is None:
        return AgeBand.NOT_STATED
    age = year - birth_year
    return next((band for last, band in _LAST if age <= last), AgeBand.AGE_65_PLUS)


__all__ = ["AgeBand", "age_band"]
