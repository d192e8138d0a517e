"""Cyrillic to Latin; never the reverse: in *nadživeti* and *konjunkcija* a digraph is two letters."""

from __future__ import annotations

from mreza.text.letters import (
    ANY_CYRILLIC,
    COMBINING_MARKS,
    CYRILLIC_TO_LATIN,
    FREQUENT_CYRILLIC,
    LOWER,
    UPPER,
    by_frequency,
)
from mreza.text.steps import Normalise, Replace, Step, Substitute, Translate, When, run

_DIGRAPHS = {cyrillic: latin for cyrillic, latin in CYRILLIC_TO_LATIN.items() if len(latin) == 2}
_SINGLE = {cyrillic: latin for cyrillic, latin in CYRILLIC_TO_LATIN.items() if len(latin) == 1}
_CAPITALS = "".join(_DIGRAPHS).upper()

#: A capital in a word of capitals: a capital follows, or one precedes and no small letter follows. Љ is LJ there.
_SHOUTED = f"([{_CAPITALS}])(?=[{UPPER}])|(?<=[{UPPER}])([{_CAPITALS}])(?![{LOWER}])"

#: Put after such a capital and taken away with it; a control character that no name holds.
_MARK = "\x01"

STEPS: list[Step] = [
    When(
        ANY_CYRILLIC,
        [
            When(COMBINING_MARKS, [Normalise("NFC")]),
            When(
                f"[{_CAPITALS}]",
                [
                    Substitute(_SHOUTED, "\\1\\2" + _MARK),
                    Replace({cyrillic.upper() + _MARK: latin.upper() for cyrillic, latin in _DIGRAPHS.items()}),
                    Replace({cyrillic.upper(): latin.capitalize() for cyrillic, latin in _DIGRAPHS.items()}),
                ],
            ),
            Replace(_DIGRAPHS),
            Translate(
                by_frequency(
                    {" ": " "} | _SINGLE | {cyrillic.upper(): latin.upper() for cyrillic, latin in _SINGLE.items()},
                    FREQUENT_CYRILLIC,
                )
            ),
            # С́ has no composed form in Cyrillic, but Ś has.
            When(COMBINING_MARKS, [Normalise("NFC")]),
        ],
    )
]


def to_latin(text: str) -> str:
    """Serbian, Montenegrin and Macedonian Cyrillic in Latin letters; all other characters stay.

    Љубав → Ljubav, ЉУБАВ → LJUBAV, КОЊ → KONJ, a lone Љ. → Lj.
    """
    return run(STEPS, text)
