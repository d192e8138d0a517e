"""The list that people sign: who has a seat, and lines left open for those who come besides."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from mreza.plugin.answers import Answered

from mreza_events.locale.labels import LIST, ROLES, label

_TEMPLATES = Path(__file__).parents[1] / "templates"
_OPEN_LINES = 10


def attendance_list(answered: Answered) -> bytes:
    """A page of HTML to be printed, in the reader's language and script; an event that is not the reader's gives an
    empty list."""
    locale = answered.locale.value
    first = answered.pages[0]
    event = first["event"]
    page = _template().render(
        locale=locale,
        words={name: label(texts, locale) for name, texts in LIST.items()},
        roles={name: label(texts, locale) for name, texts in ROLES.items()},
        event=event,
        days=_days(event) if event else "",
        projects=_projects(event) if event else [],
        rows=[row for one in answered.pages for row in one["eventRegistrations"]["nodes"]],
        open_lines=range(_OPEN_LINES),
    )
    return page.encode()


def _days(event: dict[str, str]) -> str:
    """The days as they are written in the region: day, month, year."""
    first, last = (f"{date.fromisoformat(event[name]):%d.%m.%Y.}" for name in ("heldFrom", "heldTo"))
    return first if first == last else f"{first} – {last}"


def _projects(event: dict[str, list[dict[str, dict[str, dict[str, str]]]]]) -> list[dict[str, str]]:
    """The projects that the event counts for, each once."""
    found = {one["activity"]["project"]["code"]: one["activity"]["project"] for one in event["activities"]}
    return list(found.values())


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("attendance_list.html")
