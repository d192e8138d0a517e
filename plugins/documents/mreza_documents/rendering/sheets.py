"""A named document's answer as a sheet: the GraphQL document says what is on it, a template how it looks.

Plugins that build on this one offer their own so, by core's hook `renderings`:

    *sheets("agenda-of-event", AGENDA)

gives ``/q/agenda-of-event.pdf`` and ``/q/agenda-of-event.html``, each in the reader's language and of what the reader
sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from mreza.errors import UserError
from mreza.plugin.answers import Answered, Rendering
from mreza.text import Locale
from mreza.text.dates import written

from mreza_documents.locale.labels import SHEET, words
from mreza_documents.rendering.pages import page
from mreza_documents.rendering.printing import funding_of
from mreza_documents.rendering.typesetting import LettersMissing, pdf
from mreza_documents.template import DocumentTemplate

#: Of letters that are missing a compilation tells some, so that it may take several.
_ROUNDS, _MOST_NAMED = 6, 20
_SQUARE = "□"
_REMARK = '\n#text(size: 8pt, font: ("Libertinus Serif", "DejaVu Sans Mono"), data.unprintable)'
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def sheets(document: str, template: DocumentTemplate, paged: str | None = None) -> Iterator[Rendering]:
    """The forms of a named document that a template has.

    A template gets `title`, `words`, `locale`, `lang`, `funding`, `made_on`, and `pages`: the answer's data, page by
    page. Days are written as the reader's language writes them.

    Args:
        document: The named document, one of the plugin's own.
        paged: The root list that is read to its end.
    """
    if template.typst is not None:
        set_ = _set(template, template.typst)
        yield Rendering(document, "pdf", "application/pdf", set_, paged)
    if template.html is not None:
        filled = _filled(template, template.html)
        yield Rendering(document, "html", "text/html; charset=utf-8", filled, paged)


def _set(template: DocumentTemplate, source: Path | Traversable) -> Any:
    def render(answered: Answered) -> bytes:
        text, values = source.read_text(encoding="utf-8"), _values(template, answered)
        return _printable(text, values, answered.now.date(), answered.locale)

    return render


def _printable(text: str, values: dict[str, Any], day: date, locale: Locale) -> bytes:
    """The PDF. Letters that no font has are shown as a square, and a remark in the end says which they are: a list of
    many is of use although one name in it cannot be printed.

    Raises: UserError LETTERS_NOT_PRINTABLE.
    """
    missing: dict[str, None] = {}
    for _ in range(_ROUNDS):
        try:
            return pdf(text + (_REMARK if missing else ""), values, day)
        except LettersMissing as error:
            missing |= dict.fromkeys(letter for some in error.letters for letter in some if not letter.isascii())
            values = _without(values, str.maketrans(dict.fromkeys(missing, _SQUARE)))
            shown = ", ".join(f"U+{ord(letter):04X}" for letter in list(missing)[:_MOST_NAMED])
            values["unprintable"] = f"{_SQUARE}: {words(SHEET, locale.value)['unprintable']} {shown}"
    raise UserError(
        "LETTERS_NOT_PRINTABLE",
        "This sheet has letters that no font has, so it cannot be set. Take it as .json or .html.",
        variant="sheet",
    )


def _without(value: Any, squares: dict[int, str]) -> Any:
    if isinstance(value, str):
        return value.translate(squares)
    if isinstance(value, Mapping):
        return {name: _without(one, squares) for name, one in value.items()}
    return [_without(one, squares) for one in value] if isinstance(value, Sequence) else value


def _filled(template: DocumentTemplate, source: Path | Traversable) -> Any:
    def render(answered: Answered) -> bytes:
        return page(source.read_text(encoding="utf-8"), _values(template, answered))

    return render


def _values(template: DocumentTemplate, answered: Answered) -> dict[str, Any]:
    locale = answered.locale
    return {
        "title": template.title.get(locale).text,
        "words": {name: text.get(locale).text for name, text in template.words.items()},
        "locale": locale.value,
        "lang": locale.value.partition("-")[0],
        "funding": funding_of(template.funding, locale.value),
        "made_on": written(answered.now.date(), locale),
        "pages": _said(list(answered.pages), locale),
    }


def _said(value: Any, locale: Locale) -> Any:
    """The value with its days written out."""
    if isinstance(value, str):
        return _day(value, locale) if _DAY.fullmatch(value) else value
    if isinstance(value, Mapping):
        return {name: _said(one, locale) for name, one in value.items()}
    return [_said(one, locale) for one in value] if isinstance(value, Sequence) else value


def _day(value: str, locale: Locale) -> str:
    """The day written out; what only looks like one, as it is."""
    try:
        return written(date.fromisoformat(value), locale)
    except ValueError:
        return value


__all__ = ["sheets"]
