"""Texts of the catalogue, in all of the federation's languages. Starters that the coordinators are to check."""

from __future__ import annotations

from typing import NamedTuple

from mreza.mutation.catalogue import said


class Line(NamedTuple):
    """A criterion: its code, what it looks at, what it is about, what is asked."""

    code: str
    family: str
    topic: str
    text: dict[str, str]


def text(en: str, *, sr: str, hr: str, bs: str, mk: str, sq: str) -> dict[str, str]:
    """A text in every language; Serbian Latin follows from Cyrillic, Montenegrin is the Bosnian."""
    return {"en": en} | said(sr=sr, hr=hr, bs=bs, mk=mk, sq=sq)


__all__ = ["Line", "text"]
