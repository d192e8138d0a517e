"""Cyrillic to Latin. Never the reverse: *nadživeti* and *konjunkcija* show that Latin does not say where a digraph is one."""

from __future__ import annotations

import re
import unicodedata

from mreza.text.letters import CYRILLIC_TO_LATIN

#: One letter to one letter, both cases.
SINGLE = {
    case: latin if case == cyrillic else latin.upper()
    for cyrillic, latin in CYRILLIC_TO_LATIN.items()
    if len(latin) == 1
    for case in (cyrillic, cyrillic.upper())
}

#: One small letter to two.
DIGRAPHS = {cyrillic: latin for cyrillic, latin in CYRILLIC_TO_LATIN.items() if len(latin) == 2}

_LATIN_LOWER = "a-zàáâäçèéëìíîïòóôöùúûüšđčćžśźñ"
_CYRILLIC_LOWER = "".join(CYRILLIC_TO_LATIN)
LOWER = _LATIN_LOWER + _CYRILLIC_LOWER
UPPER = LOWER.replace("a-z", "A-Z").upper()
_CAPITALS = "".join(DIGRAPHS).upper()

#: A capital in a word of capitals (a capital follows; or one precedes and no small letter follows): Љ is then LJ.
SHOUTED = f"([{_CAPITALS}])(?=[{UPPER}])|(?<=[{UPPER}])([{_CAPITALS}])(?![{LOWER}])"

#: Put after such a capital, to be taken away with it. No text of PostgreSQL's or ours holds this control character.
MARK = "\x01"

_SHOUTED = re.compile(SHOUTED)
_SINGLE = str.maketrans(SINGLE)


def to_latin(text: str) -> str:
    """Serbian, Montenegrin and Macedonian Cyrillic in Latin letters; all other characters stay.

    Љубав → Ljubav, ЉУБАВ → LJUBAV, КОЊ → KONJ, a lone Љ. → Lj. The result is in Unicode's composed form (NFC).
    """
    marked = _SHOUTED.sub(lambda match: match[0] + MARK, unicodedata.normalize("NFC", text))
    for before, after in digraph_steps():
        marked = marked.replace(before, after)
    return unicodedata.normalize("NFC", marked.translate(_SINGLE))


def digraph_steps() -> list[tuple[str, str]]:
    """The replacements that write digraphs, in order: shouted capitals, other capitals, small letters."""
    shouted = [(cyrillic.upper() + MARK, latin.upper()) for cyrillic, latin in DIGRAPHS.items()]
    capitals = [(cyrillic.upper(), latin.capitalize()) for cyrillic, latin in DIGRAPHS.items()]
    return [*shouted, *capitals, *DIGRAPHS.items()]
