"""The letters of the federation's languages, stated once: transliteration, folding, sorting and their SQL derive from here."""

from __future__ import annotations

import unicodedata

#: Serbian, Montenegrin and Macedonian Cyrillic in Latin. Macedonian ѓ, ќ and ѕ are written as in passports.
CYRILLIC_TO_LATIN = dict(
    pair.split("=")
    for pair in ["а=a", "б=b", "в=v", "г=g", "д=d", "ђ=đ", "е=e", "ж=ž", "з=z", "и=i", "ј=j", "к=k", "л=l", "љ=lj", "м=m", "н=n", "њ=nj", "о=o", "п=p", "р=r", "с=s", "т=t", "ћ=ć", "у=u", "ф=f", "х=h", "ц=c", "ч=č", "џ=dž", "ш=š", "ѓ=gj", "ќ=kj", "ѕ=dz", "ѐ=è", "ѝ=ì"]
)

#: Cyrillic of neighbours, met in names of people; folded and sorted, but not transliterated for display.
FOREIGN_CYRILLIC = dict(
    pair.split("=") for pair in ["й=j", "ё=e", "э=e", "ы=i", "і=i", "ї=i", "є=je", "ю=ju", "я=ja", "щ=sc", "ъ=j", "ь=j", "ґ=g", "ў=u"]
)

#: Latin letters that Unicode does not take apart, as people type them without diacritics.
UNDECOMPOSED_LATIN = dict(pair.split("=") for pair in ["đ=dj", "ł=l", "ø=o", "ß=ss", "æ=ae", "œ=oe", "ı=i", "ħ=h", "ð=d", "þ=th", "ŧ=t"])

COMBINING_ACUTE = "\u0301"

#: Stands for every mark that is about to be dropped.
COMBINING_GRAVE = "\u0300"

#: Every mark that can follow a letter in European scripts.
COMBINING_MARKS = "".join(map(chr, range(0x0300, 0x0370)))

#: Written inside or around words without parting them.
QUOTES = "'\"`.„“”‚‘’«»‹›()[]{}*"

DIGITS = "0123456789"

#: Letters of running text by falling frequency, both scripts in turn: ``translate()`` searches its list from the front.
_FREQUENT = " aаiиoоeеnнrрtтsсjјuуkкdдvвmмlлpпzзgгbбcцhхč"


def _punctuation() -> str:
    ranges = ((0x21, 0xBF), (0xD7, 0xD7), (0xF7, 0xF7), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x01, 0x1F))
    signs = (chr(code) for first, last in ranges for code in range(first, last + 1))
    return "".join(sign for sign in signs if unicodedata.category(sign)[0] not in "LMN")


#: All that is neither letter nor digit and can be expected in a name; anything stranger counts as a letter.
PUNCTUATION = _punctuation()


def both_cases(letter: str) -> tuple[str, ...]:
    """The letter, and its capital where that is one other letter."""
    capital = letter.upper()
    return (letter, capital) if len(capital) == 1 and capital != letter else (letter,)


def by_frequency(table: dict[str, str]) -> dict[str, str]:
    """The same table with the letters of running text first."""
    first = {letter: table[letter] for letter in _FREQUENT if letter in table}
    return first | table
