"""Search folding: texts that people mean to be the same become the same string of small letters, digits and single blanks.

Ђорђе = Đorđe = Djordje → ``djordje``; Ѓорѓи = Ǵorǵi = Gjorgji → ``gjorgji``; Çelik → ``celik``. The same function serves
index, query and duplicate finding, here and in the database (``mreza.fold``).
"""

from __future__ import annotations

import unicodedata

from mreza.text.letters import (
    COMBINING_ACUTE,
    COMBINING_GRAVE,
    COMBINING_MARKS,
    CYRILLIC_TO_LATIN,
    DIGITS,
    FOREIGN_CYRILLIC,
    PUNCTUATION,
    UNDECOMPOSED_LATIN,
    both_cases,
    by_frequency,
)


def _plain(latin: str) -> str:
    """Latin without diacritics, đ as dj."""
    spelled = "".join(UNDECOMPOSED_LATIN.get(letter, letter) for letter in unicodedata.normalize("NFD", latin))
    return "".join(letter for letter in spelled if letter not in COMBINING_MARKS)


def _spellings() -> dict[str, str]:
    """What each small letter outside a–z becomes: one letter or more."""
    cyrillic = {letter: _plain(latin) for letter, latin in (CYRILLIC_TO_LATIN | FOREIGN_CYRILLIC).items()}
    # Unicode takes ѓ, ќ, ѐ, й … apart, so that the mark, or its loss, decides.
    return {letter: plain for letter, plain in (cyrillic | UNDECOMPOSED_LATIN).items() if _is_whole(letter)}


def _is_whole(letter: str) -> bool:
    return unicodedata.normalize("NFD", letter) == letter


def _carrier(plain: str, spellings: dict[str, str]) -> str:
    """The first letter with this spelling stands for all of them until it is spelled out."""
    return next(letter for letter, other in spellings.items() if other == plain)


def _substitutions() -> dict[str, str]:
    """One character to one: both cases, punctuation to blanks, marks to one mark; the acute waits for `SPELLED_OUT`."""
    spellings = _spellings()
    table = {letter: letter for letter in " abcdefghijklmnopqrstuvwxyz" + DIGITS}
    for letter, plain in spellings.items():
        target = plain if len(plain) == 1 else _carrier(plain, spellings)
        table |= dict.fromkeys(both_cases(letter), target)
    table |= dict.fromkeys(PUNCTUATION, " ")
    table |= dict.fromkeys(COMBINING_MARKS, COMBINING_GRAVE) | {COMBINING_ACUTE: COMBINING_ACUTE}
    return by_frequency(table)


#: Step two, after decomposition and lower-casing a–z.
SUBSTITUTIONS = _substitutions()

#: Step three, in order.
SPELLED_OUT = [
    ("k" + COMBINING_ACUTE, "kj"),
    ("g" + COMBINING_ACUTE, "gj"),
    (COMBINING_ACUTE, ""),
    (COMBINING_GRAVE, ""),
    *((_carrier(plain, _spellings()), plain) for plain in dict.fromkeys(_spellings().values()) if len(plain) > 1),
]

_TABLE = str.maketrans(SUBSTITUTIONS)
_ASCII_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


def fold(text: str) -> str:
    """The text as it is searched for and compared: script, case, diacritics and punctuation do not count.

    Letters of other scripts stay as they are. Idempotent; ``fold(to_latin(text)) == fold(text)``.
    """
    folded = unicodedata.normalize("NFKD", text).translate(_ASCII_LOWER).translate(_TABLE)
    for before, after in SPELLED_OUT:
        folded = folded.replace(before, after)
    return " ".join(part for part in folded.split(" ") if part)
