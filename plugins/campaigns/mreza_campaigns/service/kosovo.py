"""The designation of Kosovo* in running text: which words need the asterisk, and the footnote that goes with it.

What counts is the country, in the eight languages and their cases. Adjectives (*Kosovska Mitrovica*), people
(*Kosovari*) and towns whose names hold the word (*Kosovo Polje*, *Fushë Kosova*) are names of something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mreza.text import KOSOVO_FOOTNOTE, KOSOVO_FOOTNOTE_WITHOUT_YEAR, Locale

_COUNTRY = r"(?:kosov(?:o|a|u|om|ë|es|ës|ën|e)|косов(?:о|а|у|ом))"
_TOWN_AFTER = r"(?!\s+(?:polj|пољ|поле\b))"
_TOWN_BEFORE = r"(?<!fushë )(?<!fushë-)(?<!fushe )(?<!fushe-)(?<!fushës )"
_MENTION = re.compile(rf"\b{_TOWN_BEFORE}({_COUNTRY})\b{_TOWN_AFTER}(\*?)", re.IGNORECASE)
_FOOTNOTES = tuple(
    sentence for footnote in (KOSOVO_FOOTNOTE, KOSOVO_FOOTNOTE_WITHOUT_YEAR) for sentence in footnote.as_json().values()
)


@dataclass(frozen=True)
class KosovoMention:
    """A mention of the country without its asterisk.

    Attributes:
        word: As it stands there.
        position: How many characters stand before it.
    """

    word: str
    position: int


def unmarked(text: str) -> list[KosovoMention]:
    """Where the country is named without an asterisk; the footnote itself does not count."""
    return [KosovoMention(one.group(1), one.start()) for one in _mentions(text) if not one.group(2)]


def lacks_footnote(texts: list[str]) -> bool:
    """Whether the country is named somewhere, and the footnote stands nowhere."""
    return any(_mentions(one) for one in texts) and not any(_noted(one) for one in texts)


def marked(text: str) -> str:
    """The text with an asterisk at each mention that had none."""
    parts, last = [], 0
    for one in _mentions(text):
        parts.append(text[last : one.end(1)] + "*")
        last = one.end()
    return "".join([*parts, text[last:]])


def noted(text: str, locale: Locale, *, without_year: bool = False) -> str:
    """The text with the footnote of its language at the end, once."""
    if _noted(text):
        return text
    footnote = KOSOVO_FOOTNOTE_WITHOUT_YEAR if without_year else KOSOVO_FOOTNOTE
    return f"{text}\n\n* {footnote[locale]}"


def _mentions(text: str) -> list[re.Match[str]]:
    hidden = text
    for sentence in _FOOTNOTES:
        hidden = hidden.replace(sentence, " " * len(sentence))
    return list(_MENTION.finditer(hidden))


def _noted(text: str) -> bool:
    return any(sentence in text for sentence in _FOOTNOTES)


__all__ = ["KosovoMention", "lacks_footnote", "marked", "noted", "unmarked"]
