"""The letters of the federation's languages, stated once.

Transliteration, folding, sorting and their SQL derive from these tables.
"""

from __future__ import annotations

import unicodedata


def _pairs(text: str) -> dict[str, str]:
    return {left: right for left, _, right in (pair.partition("=") for pair in text.split())}


#: Serbian, Montenegrin and Macedonian Cyrillic in Latin. Macedonian ѓ, ќ and ѕ are written as in passports.
CYRILLIC_TO_LATIN = _pairs(
    "а=a б=b в=v г=g д=d ђ=đ е=e ж=ž з=z и=i ј=j к=k л=l љ=lj м=m н=n њ=nj о=o п=p р=r с=s т=t ћ=ć у=u ф=f х=h ц=c "
    "ч=č џ=dž ш=š ѓ=gj ќ=kj ѕ=dz ѐ=è ѝ=ì"
)

#: Cyrillic of neighbours, met in names of people; folded and sorted, but not transliterated for display.
FOREIGN_CYRILLIC = _pairs("э=e ы=i і=i є=je ю=ju я=ja щ=sc ъ=j ь=j ґ=g")

#: Latin letters that Unicode does not take apart, as people type them without diacritics.
UNDECOMPOSED_LATIN = _pairs("đ=dj ł=l ø=o ß=ss æ=ae œ=oe ı=i ħ=h ð=d þ=th ŧ=t")

ACUTE, CARON, CEDILLA = "\u0301\u030c\u0327"

#: Character classes, in the syntax that Python and PostgreSQL share.
ANY_CYRILLIC = "[\u0400-\u04ff]"
COMBINING_MARKS = "[\u0300-\u036f]"

#: Small and capital letters that tell whether a word is written in capitals.
_LATIN_LOWER = "àáâäçèéëìíîïòóôöùúûüšđčćžśźñ"
LOWER = "a-z" + _LATIN_LOWER + "".join(CYRILLIC_TO_LATIN)
UPPER = "A-Z" + (_LATIN_LOWER + "".join(CYRILLIC_TO_LATIN)).upper()

#: Written inside or around words without parting them.
QUOTES = "['\"`.„“”‚‘’«»‹›(){}*\\[\\]]+"

#: Neither letter nor digit: ASCII, Latin-1, general punctuation, currency signs. What is stranger counts as a letter.
_SIGNS = "!-/:-@\\[-`{-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb-\u00bf×÷\u0001-\u001f\u2000-\u206f\u20a0-\u20bf"

#: Signs with the blanks around them, and runs of blanks.
PUNCTUATION = f" *[{_SIGNS}][ {_SIGNS}]*|  +"


def in_both_cases(table: dict[str, str]) -> dict[str, str]:
    """The table with the capital of each letter going where the letter goes."""
    return {case: target for letter, target in table.items() for case in (letter, letter.upper()) if len(case) == 1}


def by_frequency(table: dict[str, str], frequent: str) -> dict[str, str]:
    """The same table with frequent letters first: PostgreSQL's ``translate()`` searches its list from the front."""
    return {letter: table[letter] for letter in frequent if letter in table} | table


#: A blank and the letters of running text by falling frequency.
FREQUENT_CYRILLIC = " аиоенрсјтукдвмлпзгбцхшчжњљћђф"
FREQUENT_LATIN = " aieonrstjukdvmlpzgbchf"


def decomposed(text: str) -> str:
    """Letters and their marks apart (NFD)."""
    return unicodedata.normalize("NFD", text)


def unmarked(text: str) -> str:
    """Letters without their marks."""
    return "".join(sign for sign in decomposed(text) if not unicodedata.combining(sign))
