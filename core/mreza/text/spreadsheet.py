"""What may stand in a cell of a file that people open in a spreadsheet: text that no program takes for a formula."""

from __future__ import annotations

import re
import unicodedata

_STARTERS = frozenset("=+-@|%\t\r\n")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_BLANKS = " \u00a0\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'\""


def cell(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet could take it for a formula.

    Blanks and invisible marks before it, and full-width forms, change nothing. Numbers stay numbers; control characters
    other than tab and line break go.
    """
    plain = "".join(
        character for character in text if character in "\t\n\r" or unicodedata.category(character) not in ("Cc", "Cs")
    )
    if _NUMBER.fullmatch(plain) and plain.isascii():
        return plain
    start = plain.lstrip(_BLANKS)[:1]
    return f"'{plain}" if start and unicodedata.normalize("NFKC", start)[:1] in _STARTERS else plain


__all__ = ["cell"]
