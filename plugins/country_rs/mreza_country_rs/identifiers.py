"""Serbia's official numbers of organisations."""

from __future__ import annotations

import re

import stdnum.rs.pib
from mreza.plugin.answers import IdentifierScheme, Strictness
from mreza.text import Translated

_EIGHT_DIGITS = re.compile(r"[0-9]{8}")


def is_pib(number: str) -> bool:
    """Whether a number can be a PIB: nine digits, the last one by ISO 7064 MOD 11,10."""
    return bool(stdnum.rs.pib.is_valid(number))


def is_maticni_broj(number: str) -> bool:
    """Whether a number looks like a matični broj: eight digits; no rule of a check digit fits all real ones."""
    return _EIGHT_DIGITS.fullmatch(number) is not None


SCHEMES = (
    IdentifierScheme(
        code="RS-PIB",
        title=Translated({"sr-Cyrl": "ПИБ", "sr-Latn": "PIB", "en": "Tax number (PIB)"}),
        check=is_pib,
        level=Strictness.REJECT,
        hint="nine digits, the last one a check digit",
    ),
    IdentifierScheme(
        code="RS-MB",
        title=Translated({"sr-Cyrl": "матични број", "en": "Register number (matični broj)"}),
        check=is_maticni_broj,
        level=Strictness.WARN,
        hint="eight digits, leading zeros included",
    ),
)
