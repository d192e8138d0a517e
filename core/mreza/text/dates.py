"""A civil day as people of each language write it."""

from __future__ import annotations

from datetime import date

from mreza.text.locales import Locale


def written(day: date, locale: Locale) -> str:
    """``1. 7. 2025.`` in Serbian, Croatian, Bosnian and Montenegrin, ``1.7.2025`` in Macedonian and Albanian,
    ``1 July 2025`` in English.
    """
    if locale is Locale.EN:
        return f"{day.day} {day:%B} {day.year}"
    if locale in (Locale.MK, Locale.SQ):
        return f"{day.day}.{day.month}.{day.year}"
    return f"{day.day}. {day.month}. {day.year}."


__all__ = ["written"]
