"""What plugins answer to core's hooks, as plain data: facts of a country, forms of documents."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from mreza.model.period import Period
from mreza.text import Locale, Translated


class Strictness(enum.StrEnum):
    """What happens to a number that fails its scheme's check."""

    WARN = "warn"
    """It is kept, with a remark: the check knows less than the register."""
    REJECT = "reject"
    """It is refused: no such number can exist."""


def compact(number: str) -> str:
    """A number without the blanks, dots, hyphens and slashes that people write into it."""
    return "".join(character for character in number if character not in " .-/\u00a0")


@dataclass(frozen=True, slots=True)
class IdentifierScheme:
    """A kind of official number of organisations: a tax number, a number in a register."""

    code: str
    """Country and name, e.g. ``RS-PIB``."""
    title: Translated
    """What people call it."""
    check: Callable[[str], bool]
    """Whether a number in normal form can exist."""
    level: Strictness = Strictness.REJECT
    hint: str = ""
    """What a right number looks like, e.g. "nine digits, the last one a check digit"; ends the error's sentence."""
    normal: Callable[[str], str] = compact
    """Brings what people write into the form that is kept and compared."""

    def problem(self, number: str) -> str | None:
        """What is wrong with a number in normal form, in a sentence; None when nothing is."""
        if self.check(number):
            return None
        return f"{number} is not a valid {self.code}{f': {self.hint}' if self.hint else ''}."


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit of a country: a municipality, city, canton, district, entity or region."""

    scheme: str
    """Whose codes these are, e.g. ``RS-LSG``."""
    code: str
    level: str
    name: Translated
    parent: tuple[str, str] | None = None
    """Scheme and code of the unit that it is part of."""
    valid: Period = field(default_factory=Period)


@dataclass(frozen=True, slots=True)
class Answered:
    """What a named document was answered with, for who asked: nothing else is there to be shown."""

    pages: Sequence[Mapping[str, Any]]
    """`data` of the answer; of a paged document, of each page in turn."""
    locale: Locale
    """The reader's."""
    now: datetime


@dataclass(frozen=True, slots=True)
class FileStore:
    """Where a plugin keeps files beside the database."""

    plugin: str
    place: str
    """In words, e.g. ``s3://bucket/folder``; no key or password in it."""
    folder: Path | None = None
    """The folder of this machine, which a backup holds and a restore fills; None for what lies elsewhere."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """Another form of a named document's answer: a calendar, a page to print, a table."""

    document: str
    """The document's name, one of the plugin's own, e.g. ``calendar-of-network``."""
    extension: str
    """What stands behind the dot of its address, e.g. ``ics``."""
    media_type: str
    """E.g. ``text/calendar; charset=utf-8``."""
    render: Callable[[Answered], bytes]
    """Makes the form; quick, and of the answer alone. It runs in a thread of its own."""
    paged: str | None = None
    """The root list that is read to its end, page by page; the document takes `$after` and asks for its `pageInfo`."""
