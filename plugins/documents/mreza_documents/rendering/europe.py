"""The European emblem, drawn by its published geometry, and the statement that stands beside it in every language."""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin
from xml.sax.saxutils import escape

from mreza_documents.locale.labels import FUNDING
from mreza_documents.template import Funding

_BLUE, _GOLD = "#003399", "#FFCC00"
_HEIGHT = 180
_WIDTH = _HEIGHT * 3 // 2
_CIRCLE, _STAR = _HEIGHT / 3, _HEIGHT / 18
#: A five-pointed star's inner corners lie on a circle of this part of its radius.
_INNER = sin(pi / 10) / sin(3 * pi / 10)
_LETTER = 0.62
"""About how wide a letter is, in parts of its height."""


@cache
def emblem() -> str:
    """The emblem as SVG: twelve upright stars of gold on a circle, on a blue field of three to two."""
    return _svg(_WIDTH, _HEIGHT, _flag())


@cache
def statement(funding: Funding, locale: str) -> str:
    """The emblem with the statement beside it, as SVG: for web pages. The two are never apart.

    Raises: KeyError for `Funding.NONE`, of which nothing is said.
    """
    said = FUNDING[funding.name][locale]
    size = _HEIGHT / 3
    left = _WIDTH + size / 2
    width = round(left + len(said) * size * _LETTER)
    text = (
        f'<text x="{left:.0f}" y="{_HEIGHT / 2 + size / 3:.0f}" font-family="Arial, Verdana, sans-serif" '
        f'font-weight="bold" font-size="{size:.0f}" fill="{_BLUE}">{escape(said)}</text>'
    )
    return _svg(width, _HEIGHT, f"<title>{escape(said)}</title>{_flag()}{text}")


def _svg(width: int, height: int, inside: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f"{inside}</svg>"
    )


def _flag() -> str:
    hours = [hour * pi / 6 for hour in range(12)]
    stars = "".join(
        f'<polygon points="{_star(_WIDTH / 2 + _CIRCLE * sin(one), _HEIGHT / 2 - _CIRCLE * cos(one))}"/>'
        for one in hours
    )
    return f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="{_BLUE}"/><g fill="{_GOLD}">{stars}</g>'


def _star(x: float, y: float) -> str:
    """The ten corners of a star that stands on two points."""
    corners = []
    for corner in range(10):
        radius = _STAR * (1 if corner % 2 == 0 else _INNER)
        turn = corner * pi / 5
        corners.append(f"{x + radius * sin(turn):.2f},{y - radius * cos(turn):.2f}")
    return " ".join(corners)


__all__ = ["emblem", "statement"]
