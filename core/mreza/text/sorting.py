"""Sorting by the reader's alphabet without a collation of the database: keys that compare by code point.

Lukavac < Ljubinje for readers of Latin Serbian, Bosnian, Croatian and Montenegrin, the reverse in English;
Gramsh < Gjakova and Dibër < Durrës < Dhërmi in Albanian. Text in the other script is sorted by its transliteration.
Order: blank, digits, letters of the alphabet (strange Latin letters with their base letter), letters of other scripts.
Quotes, full stops and brackets do not count, nor does case; other punctuation parts words like a blank.

A key is the text in small letters, in which a letter that Unicode has out of place is written as the letter before it
in the alphabet with a suffix greater than any letter: lj is ``l{``, which stands after ``lz`` and before ``m``.
"""

from __future__ import annotations

from collections.abc import Iterable

from mreza.text.letters import (
    ACUTE,
    ANY_CYRILLIC,
    CARON,
    CEDILLA,
    COMBINING_MARKS,
    CYRILLIC_TO_LATIN,
    FOREIGN_CYRILLIC,
    FREQUENT_CYRILLIC,
    FREQUENT_LATIN,
    PUNCTUATION,
    QUOTES,
    UNDECOMPOSED_LATIN,
    by_frequency,
    decomposed,
    in_both_cases,
    unmarked,
)
from mreza.text.locales import Alphabet
from mreza.text.steps import LowerAscii, Normalise, Replace, Step, Substitute, Translate, Trim, UnlessAscii, When, run

_RARE_LATIN = {letter: plain for letter, plain in UNDECOMPOSED_LATIN.items() if letter != "đ"}
_WORDS_ONLY: list[Step] = [
    LowerAscii(),
    UnlessAscii([Normalise("NFKD"), LowerAscii()]),
    Substitute(QUOTES, ""),
    Substitute(PUNCTUATION, " "),
]
_SPELL_RARE_LATIN = When(f"[{''.join(in_both_cases(_RARE_LATIN))}]", [Replace(in_both_cases(_RARE_LATIN))])
_DROP_MARKS = Substitute(COMBINING_MARKS + "+", "")


def _cyrillic_in_latin() -> Step:
    """Cyrillic letters of both cases as Latin ones, their marks apart."""
    latin = {letter: decomposed(spelled) for letter, spelled in (CYRILLIC_TO_LATIN | FOREIGN_CYRILLIC).items()}
    to_one = {letter: spelled for letter, spelled in latin.items() if len(spelled) == 1}
    to_more = {letter: spelled for letter, spelled in latin.items() if len(spelled) > 1}
    capitals = {letter.upper(): letter for letter in to_more}
    table = by_frequency({" ": " "} | in_both_cases(to_one) | capitals, FREQUENT_CYRILLIC)
    return When(ANY_CYRILLIC, [Translate(table), Replace(to_more)])


def _latin_alphabet(marked: dict[str, str], digraphs: dict[str, str]) -> list[Step]:
    """The steps of an alphabet with these letters of its own, each with its place in the key."""
    stroke = {"đ": marked.get("đ", "d"), "Đ": marked.get("đ", "d")}
    places = {decomposed(letter): place for letter, place in marked.items() if letter != "đ"}
    return [
        *_WORDS_ONLY,
        UnlessAscii(
            [
                _cyrillic_in_latin(),
                Replace({"g" + ACUTE: "gj", "k" + ACUTE: "kj"} | stroke | places),
                _DROP_MARKS,
                _SPELL_RARE_LATIN,
            ]
        ),
        Replace(digraphs),
        Trim(),
    ]


#: A greater code point than any Cyrillic letter of ours, and the one before it.
_LAST, _LAST_BUT_ONE = "\u04ff", "\u04fe"


def _cyrillic_alphabet() -> list[Step]:
    """Serbian and Macedonian letters have one order when the neighbour's letters stand beside their cousins."""
    own = {letter: letter for letter in CYRILLIC_TO_LATIN}
    foreign = {"э": "е", "ы": "и", "і": "и", "щ": "ш", "ъ": "ј", "ь": "ј", "ґ": "г"}
    spelled = {"ю": "ју", "я": "ја", "є": "је"}
    small = in_both_cases(own | foreign) | {letter.upper(): letter for letter in spelled}
    places = {
        "г" + ACUTE: "д" + _LAST, "к" + ACUTE: "т" + _LAST, "ђ": "д" + _LAST_BUT_ONE, "ћ": "т" + _LAST_BUT_ONE,
        "ј": "и" + _LAST, "љ": "л" + _LAST, "њ": "н" + _LAST, "џ": "ч" + _LAST, "ѕ": "з" + _LAST,
    }  # fmt: skip
    return [
        *_WORDS_ONLY,
        When(ANY_CYRILLIC, [Translate(by_frequency({" ": " "} | small, FREQUENT_CYRILLIC)), Replace(spelled)]),
        When(f"[a-z{''.join(in_both_cases(UNDECOMPOSED_LATIN))}]", _latin_in_cyrillic()),
        Replace(places),
        _DROP_MARKS,
        Trim(),
    ]


def _latin_in_cyrillic() -> list[Step]:
    """For ordering only: *nadživeti* then stands at џ, and Gj and Kj at the Macedonian letters."""
    groups = {
        "lj": "љ", "nj": "њ", "dz" + CARON: "џ", "gj": "г" + ACUTE, "kj": "к" + ACUTE,
        "c" + CARON: "ч", "s" + CARON: "ш", "z" + CARON: "ж", "c" + ACUTE: "ћ", "c" + CEDILLA: "ч",
        "đ": "ђ", "Đ": "ђ",
    }  # fmt: skip
    single = {latin: cyrillic for cyrillic, latin in CYRILLIC_TO_LATIN.items() if latin.isascii() and len(latin) == 1}
    letters = {" ": " "} | single | {"q": "к", "w": "в", "y": "и"}
    return [_SPELL_RARE_LATIN, Replace(groups | {"x": "кс"}), Translate(by_frequency(letters, FREQUENT_LATIN))]


def _after(letters: Iterable[str]) -> dict[str, str]:
    """Each letter's place: right after its base letter; of two with the same base, the first comes first."""
    suffixes: dict[str, int] = {}
    places = {}
    for letter in letters:
        base = "d" if letter == "đ" else unmarked(letter)[0]
        places[letter] = base + chr(ord("{") + suffixes.get(base, 0))
        suffixes[base] = suffixes.get(base, 0) + 1
    return places


def _gaj() -> list[Step]:
    places = _after(["č", "ć", "dž", "đ", "lj", "nj", "š", "ś", "ž", "ź"])
    marked = {letter: place for letter, place in places.items() if len(letter) == 1}
    # By the time digraphs are looked for, ž has its place already.
    return _latin_alphabet(marked, {"d" + places["ž"]: places["dž"], "lj": places["lj"], "nj": places["nj"]})


def _albanian() -> list[Step]:
    digraphs = _after(["dh", "gj", "ll", "nj", "rr", "sh", "th", "xh", "zh"])
    return _latin_alphabet(_after(["ç", "ë"]), digraphs)


_CYRILLIC = _cyrillic_alphabet()

#: The steps of each alphabet.
STEPS: dict[Alphabet, list[Step]] = {
    Alphabet.AZBUKA: _CYRILLIC,
    Alphabet.GAJ: _gaj(),
    Alphabet.MACEDONIAN: _CYRILLIC,
    Alphabet.ALBANIAN: _albanian(),
    Alphabet.ENGLISH: _latin_alphabet({}, {}),
}


def sort_key(text: str, alphabet: Alphabet) -> str:
    """A string that stands among others, compared by code point, as the text stands in a list of that alphabet."""
    return run(STEPS[alphabet], text)
