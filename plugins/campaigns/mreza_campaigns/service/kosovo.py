"""The designation of Kosovo* in running text: which words need the asterisk, and the footnote that goes with it.

What counts is the country, in the eight languages and their cases. Adjectives (*Kosovska Mitrovica*), people
(*Kosovari*) and towns whose names hold the word (*Kosovo Polje*, *Fushë Kosova*) are names of something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mreza.errors import UserError, UserErrors
from mreza.text import KOSOVO_FOOTNOTE, KOSOVO_FOOTNOTE_WITHOUT_YEAR, Locale, Translated

_COUNTRY = r"(?:kosov(?:o|a|u|om|ë|es|ës|ën|e)|косов(?:о|а|у|ом))"
_TOWN_AFTER = r"(?!\s+(?:polj(?:e|a|u|em)|пољ(?:е|а|у|ем)|поле)\b)"
_TOWN_BEFORE = r"(?<!fushë )(?<!fushë-)(?<!fushe )(?<!fushe-)(?<!fushës )"
# An underscore is no letter of a word: Markdown takes it for emphasis.
_MENTION = re.compile(rf"(?<![^\W_]){_TOWN_BEFORE}({_COUNTRY})(?![^\W_]){_TOWN_AFTER}(\\?\*)?", re.IGNORECASE)
_WORDINGS = (KOSOVO_FOOTNOTE, KOSOVO_FOOTNOTE_WITHOUT_YEAR)
_FOOTNOTES = tuple(sentence for footnote in _WORDINGS for sentence in footnote.as_json().values())
#: What is said of a mention without its asterisk.
ASTERISK_MISSING = "{locale}: the country is named without its asterisk. Put it behind the name."


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
    return [KosovoMention(one.group(1), one.start()) for one, mark in _mentions(text) if mark]


def require_marked(texts: Mapping[str, Translated | None]) -> None:
    """Refuse texts that name the country without an asterisk when everybody is to read them.

    Args:
        texts: By the name of the field that holds them.

    Raises: UserErrors KOSOVO_ASTERISK_MISSING for each field and locale.
    """
    errors = [
        UserError("KOSOVO_ASTERISK_MISSING", ASTERISK_MISSING, path=(name,), locale=locale)
        for name, text in texts.items()
        if text is not None
        for locale, words in text.as_json().items()
        if unmarked(words)
    ]
    if errors:
        raise UserErrors(errors)


def named(text: str) -> bool:
    """Whether the country is named, marked or not."""
    return bool(_mentions(text))


def lacks_footnote(texts: list[str], locale: Locale) -> bool:
    """Whether the country is named somewhere, and the footnote stands nowhere in the language and script of the texts.
    One in another language does not count.
    """
    return any(named(one) for one in texts) and not any(_noted(one, locale) for one in texts)


def has_footnote(text: str) -> bool:
    """Whether the footnote stands there, in whichever language."""
    return any(sentence in text for sentence in _FOOTNOTES)


def marked(text: str) -> str:
    """The text with an asterisk at each mention that had none; within Markdown's emphasis, one that is escaped."""
    parts, last = [], 0
    for one, mark in _mentions(text):
        parts.append(text[last : one.end(1)] + mark)
        last = one.end(1)
    return "".join([*parts, text[last:]])


def noted(text: str, locale: Locale, *, without_year: bool = False) -> str:
    """The text with the footnote of its language, once: in the place of one in another language, else at the end."""
    if _noted(text, locale):
        return text
    footnote = (KOSOVO_FOOTNOTE_WITHOUT_YEAR if without_year else KOSOVO_FOOTNOTE)[locale]
    for sentence in _FOOTNOTES:
        if sentence in text:
            return text.replace(sentence, footnote, 1)
    return f"{text}\n\n* {footnote}"


def _mentions(text: str) -> list[tuple[re.Match[str], str]]:
    """Mentions, and what is to be put behind each. An asterisk behind a word that has one before it is emphasis."""
    hidden = text
    for sentence in _FOOTNOTES:
        hidden = hidden.replace(sentence, " " * len(sentence))
    found, last = [], 0
    for one in _MENTION.finditer(hidden):
        is_emphasis = hidden[last : one.start()].endswith("*")
        mark = one.group(2)
        lacks = mark is None or (mark == "*" and is_emphasis)
        found.append((one, ("\\*" if is_emphasis else "*") if lacks else ""))
        last = one.end(1) if lacks else one.end()
    return found


def _noted(text: str, locale: Locale) -> bool:
    return any(footnote[locale] in text for footnote in _WORDINGS)


__all__ = [
    "ASTERISK_MISSING",
    "KosovoMention",
    "has_footnote",
    "lacks_footnote",
    "marked",
    "named",
    "noted",
    "require_marked",
    "unmarked",
]
