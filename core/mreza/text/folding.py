"""Search folding: texts that people mean to be the same become the same words of small letters and digits.

Ђорђе = Đorđe = Djordje → ``djordje``; Ѓорѓи = Ǵorǵi = Gjorgji → ``gjorgji``; Çelik → ``celik``. The same function
serves index, query and duplicate finding, here and in the database (``mreza.fold``).
"""

from __future__ import annotations

from mreza.text.letters import (
    ACUTE,
    ANY_CYRILLIC,
    COMBINING_MARKS,
    CYRILLIC_TO_LATIN,
    FOREIGN_CYRILLIC,
    FREQUENT_CYRILLIC,
    PUNCTUATION,
    UNDECOMPOSED_LATIN,
    by_frequency,
    in_both_cases,
    unmarked,
)
from mreza.text.steps import LowerAscii, Normalise, Replace, Step, Substitute, Translate, Trim, UnlessAscii, When, run


def _plain(latin: str) -> str:
    """Latin without diacritics, đ as dj."""
    return "".join(UNDECOMPOSED_LATIN.get(letter, unmarked(letter)) for letter in latin)


_CYRILLIC = {letter: _plain(latin) for letter, latin in (CYRILLIC_TO_LATIN | FOREIGN_CYRILLIC).items()}
_TO_ONE = {letter: plain for letter, plain in _CYRILLIC.items() if len(plain) == 1}
_TO_TWO = {letter: plain for letter, plain in _CYRILLIC.items() if len(plain) > 1}
_RARE_LATIN = {letter: plain for letter, plain in UNDECOMPOSED_LATIN.items() if letter != "đ"}

STEPS: list[Step] = [
    LowerAscii(),
    UnlessAscii(
        [
            Normalise("NFKD"),
            LowerAscii(),
            When(
                ANY_CYRILLIC,
                [
                    Translate(
                        by_frequency(
                            {" ": " "} | in_both_cases(_TO_ONE) | {letter.upper(): letter for letter in _TO_TWO},
                            FREQUENT_CYRILLIC,
                        )
                    ),
                    Replace(_TO_TWO),
                ],
            ),
            # Unicode takes ќ and ѓ apart, as ḱ and ǵ; the accent decides.
            Replace({"k" + ACUTE: "kj", "g" + ACUTE: "gj", "đ": "dj", "Đ": "dj"}),
            Substitute(COMBINING_MARKS + "+", ""),
        ]
    ),
    Substitute(PUNCTUATION, " "),
    UnlessAscii([When(f"[{''.join(in_both_cases(_RARE_LATIN))}]", [Replace(in_both_cases(_RARE_LATIN))])]),
    Trim(),
]


def fold(text: str) -> str:
    """The text as it is searched for and compared: script, case, diacritics and punctuation do not count.

    Letters of other scripts stay as they are. Idempotent; ``fold(to_latin(text)) == fold(text)``.
    """
    return run(STEPS, text)
