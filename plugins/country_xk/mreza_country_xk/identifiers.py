"""Official numbers of organisations in Kosovo*. No rule of a check digit is known, so only the form is looked at."""

from __future__ import annotations

import re

from mreza.plugin.answers import IdentifierScheme, Strictness
from mreza.text import Translated

_NINE_DIGITS = re.compile(r"[0-9]{9}")
_REGISTER = re.compile(r"[0-9]{7}[0-9]?")


def is_unique_number(number: str) -> bool:
    """Whether a number looks like a unique identification number: nine digits."""
    return _NINE_DIGITS.fullmatch(number) is not None


def is_register_number(number: str) -> bool:
    """Whether a number looks like one of the register of NGOs: seven digits, in practice with a check digit."""
    return _REGISTER.fullmatch(number) is not None


SCHEMES = (
    IdentifierScheme(
        code="XK-UIN",
        title=Translated(
            {
                "sq": "Numri unik identifikues (NUI)",
                "sr-Cyrl": "Јединствени идентификациони број",
                "en": "Unique identification number (UIN)",
            }
        ),
        check=is_unique_number,
        level=Strictness.WARN,
        hint="nine digits",
    ),
    IdentifierScheme(
        code="XK-NGO",
        title=Translated(
            {
                "sq": "Numri i regjistrimit të OJQ-së",
                "sr-Cyrl": "Регистарски број невладине организације",
                "en": "Registration number of NGOs",
            }
        ),
        check=is_register_number,
        level=Strictness.WARN,
        hint="seven digits, and perhaps a check digit",
    ),
)

__all__ = ["SCHEMES", "is_register_number", "is_unique_number"]
