"""Sorting by the reader's alphabet without a collation of the database: keys that compare by code point.

Lukavac < Ljubinje for readers of Latin Serbian, Bosnian, Croatian and Montenegrin, the reverse in English;
Gramsh < Gjakova and Dibër < Durrës < Dhërmi in Albanian. Text in the other script is sorted by its transliteration.
Order: blank, digits, letters of the alphabet (strange Latin letters with their base letter), letters of other scripts.
Quotes, full stops and brackets do not count, nor does case; other punctuation parts words like a blank.
"""

from __future__ import annotations

import string
import unicodedata
from dataclasses import dataclass

from mreza.text.letters import (
    COMBINING_ACUTE,
    COMBINING_GRAVE,
    COMBINING_MARKS,
    CYRILLIC_TO_LATIN,
    DIGITS,
    FOREIGN_CYRILLIC,
    PUNCTUATION,
    QUOTES,
    UNDECOMPOSED_LATIN,
    both_cases,
    by_frequency,
)
from mreza.text.locales import Alphabet

_LATIN_ORDERS = {
    Alphabet.GAJ: "a b c č ć d dž đ e f g h i j k l lj m n nj o p q r s š ś t u v w x y z ž ź",
    Alphabet.ALBANIAN: "a b c ç d dh e ë f g gj h i j k l ll m n nj o p q r rr s sh t th u v w x xh y z zh",
    Alphabet.ENGLISH: "a b c d e f g h i j k l m n o p q r s t u v w x y z",
}
#: The neighbour's letters stand beside their cousins: ѓ and ђ, ќ and ћ, and ѕ after з.
_CYRILLIC_ORDERS = {
    Alphabet.AZBUKA: "а б в г д ђ ѓ е ж з ѕ и ј к л љ м н њ о п р с т ћ ќ у ф х ц ч џ ш",
    Alphabet.MACEDONIAN: "а б в г д ѓ ђ е ж з ѕ и ј к л љ м н њ о п р с т ќ ћ у ф х ц ч џ ш",
}
#: For ordering only, Latin text is read as Cyrillic; *nadživeti* then stands at џ, which no reader will notice.
_LATIN_AS_CYRILLIC = {latin: cyrillic for cyrillic, latin in CYRILLIC_TO_LATIN.items() if cyrillic not in "љњџѓќѕѐѝ"} | {
    "q": "к", "w": "в", "x": "кс", "y": "и", "ś": "с", "ź": "з", "ç": "ч", "ë": "е",
}  # fmt: skip
_LATIN_DIGRAPHS = {"lj": "љ", "nj": "њ", "dž": "џ", "dŽ": "џ"}
_MACEDONIAN_DIGRAPHS = {"gj": "ѓ", "kj": "ќ"}

_CODES = string.ascii_uppercase + string.ascii_lowercase
_ACCENTED = "".join(chr(code) for first, last in ((0xC0, 0x17F), (0x1E00, 0x1EFF)) for code in range(first, last + 1))


@dataclass(frozen=True, slots=True)
class SortTable:
    """How one alphabet turns text into a key; the steps are taken in the order of the fields, after NFKC and a–z lower.

    Attributes:
        before: replacements in the text (Latin digraphs that stand for one Cyrillic letter).
        substitutions: one character to one.
        after: replacements among codes (digraphs of the alphabet, letters that take two codes).
    """

    before: list[tuple[str, str]]
    substitutions: dict[str, str]
    after: list[tuple[str, str]]


def _latin_table(order: str) -> SortTable:
    letters = order.split()
    codes = dict(zip(letters, _CODES, strict=False))
    digraphs = [letter for letter in letters if len(letter) == 2]
    read_as = {letter: _latin_codes(latin, codes) for letter, latin in (CYRILLIC_TO_LATIN | FOREIGN_CYRILLIC).items()}
    spelled = {letter: _latin_codes(letter, codes) for letter in (*string.ascii_lowercase, *UNDECOMPOSED_LATIN)}
    marked = [
        (codes[base] + COMBINING_ACUTE, codes[letter]) for base, letter in (("s", "ś"), ("z", "ź")) if letter in codes
    ]
    return _table(
        [], read_as | spelled, codes, [*marked, *((_latin_codes(pair, codes), codes[pair]) for pair in digraphs)]
    )


def _latin_codes(latin: str, codes: dict[str, str]) -> str:
    """The codes of the letters one by one: a letter of the alphabet, or else its base letter."""
    return "".join(
        codes[letter] if letter in codes else "".join(codes[base] for base in _base(letter) if base in codes)
        for letter in latin
    )


def _base(letter: str) -> str:
    """The Latin letter without its marks; đ is a d here, as in the alphabets that lack it."""
    if letter == "đ":
        return "d"
    return UNDECOMPOSED_LATIN.get(letter, unicodedata.normalize("NFD", letter)[0])


def _cyrillic_table(order: str, digraphs: dict[str, str]) -> SortTable:
    codes = dict(zip(order.split(), _CODES, strict=False))
    latin = {letter: "".join(codes[part] for part in _LATIN_AS_CYRILLIC[letter]) for letter in _LATIN_AS_CYRILLIC}
    spelled = {
        letter: "".join(latin[part] for part in plain)
        for letter, plain in UNDECOMPOSED_LATIN.items()
        if letter not in latin
    }
    foreign = {
        letter: codes.get(letter) or "".join(latin[part] for part in plain)
        for letter, plain in (FOREIGN_CYRILLIC | {"ѐ": "e", "ѝ": "i"}).items()
    }
    return _table(list(digraphs.items()), latin | spelled | foreign | codes, codes, [])


def _table(
    before: list[tuple[str, str]], read_as: dict[str, str], codes: dict[str, str], digraphs: list[tuple[str, str]]
) -> SortTable:
    """The table from what each small letter is read as, in codes."""
    single = {letter: code for letter, code in codes.items() if len(letter) == 1}
    known = _with_accented(read_as | single)
    double = {letter: code for letter, code in known.items() if len(code) > 1}
    carriers = {code: next(letter for letter in double if double[letter] == code) for code in double.values()}
    substitutions = {digit: digit for digit in " " + DIGITS}
    for letter, code in known.items():
        substitutions |= dict.fromkeys(both_cases(letter), carriers.get(code, code))
    substitutions |= dict.fromkeys(PUNCTUATION, " ") | dict.fromkeys(QUOTES, COMBINING_GRAVE)
    substitutions |= dict.fromkeys(COMBINING_MARKS, COMBINING_GRAVE) | {COMBINING_ACUTE: COMBINING_ACUTE}
    spelled_out = [(letter, code) for code, letter in carriers.items()]
    after = [(COMBINING_GRAVE, ""), *spelled_out, *digraphs, (COMBINING_ACUTE, "")]
    return SortTable(before, by_frequency(substitutions), after)


def _with_accented(read_as: dict[str, str]) -> dict[str, str]:
    """Latin letters with marks are read as their base letter, unless the alphabet has them."""
    accented = {}
    for letter in _ACCENTED.lower():
        base = unicodedata.normalize("NFD", letter)[0]
        if base in read_as and base != letter:
            accented[letter] = read_as[base]
    return accented | read_as


#: One table for each alphabet.
TABLES = {alphabet: _latin_table(order) for alphabet, order in _LATIN_ORDERS.items()} | {
    Alphabet.AZBUKA: _cyrillic_table(_CYRILLIC_ORDERS[Alphabet.AZBUKA], _LATIN_DIGRAPHS),
    Alphabet.MACEDONIAN: _cyrillic_table(_CYRILLIC_ORDERS[Alphabet.MACEDONIAN], _LATIN_DIGRAPHS | _MACEDONIAN_DIGRAPHS),
}

_TRANSLATIONS = {alphabet: str.maketrans(table.substitutions) for alphabet, table in TABLES.items()}
_ASCII_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def sort_key(text: str, alphabet: Alphabet) -> str:
    """A string that stands among others, compared by code point, as the text stands in a list of that alphabet."""
    table = TABLES[alphabet]
    key = unicodedata.normalize("NFKC", text).translate(_ASCII_LOWER)
    for before, after in table.before:
        key = key.replace(before, after)
    key = key.translate(_TRANSLATIONS[alphabet])
    for before, after in table.after:
        key = key.replace(before, after)
    return " ".join(part for part in key.split(" ") if part)
