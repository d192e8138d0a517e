"""Official numbers of organisations in Bosnia and Herzegovina.

The rule of the check digit fits every published number that was tried; a published validator that names another one
fails on most of them. So a number that breaks it is kept, with a remark, until members' real numbers have confirmed it.
"""

from __future__ import annotations

import re

from mreza.plugin.answers import IdentifierScheme, Strictness
from mreza.text import Translated

_WEIGHTS = (7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_JIB = re.compile(r"4[0-9]{12}")
_VAT = re.compile(r"[0-9]{12}")
_SOME = re.compile(r"\S.*")


def is_jib(number: str) -> bool:
    """Whether a number can be a JIB: thirteen digits, the first one 4, the last one by modulus 11."""
    if _JIB.fullmatch(number) is None:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return -total % 11 == int(number[-1])


def is_vat_number(number: str) -> bool:
    """Whether a number can be a VAT number: a JIB without the 4 that it begins with."""
    return _VAT.fullmatch(number) is not None and is_jib(f"4{number}")


def is_register_entry(number: str) -> bool:
    """Whether there is something at all: each register numbers as it likes."""
    return _SOME.fullmatch(number) is not None


def _entry(written: str) -> str:
    """What stands in a register, as it stands there: its slashes and hyphens are part of it."""
    return " ".join(written.split())


SCHEMES = (
    IdentifierScheme(
        code="BA-JIB",
        title=Translated({"sr-Cyrl": "ЈИБ", "bs": "JIB", "en": "Identification number (JIB)"}),
        check=is_jib,
        level=Strictness.WARN,
        hint="thirteen digits, the first one 4, the last one a check digit",
    ),
    IdentifierScheme(
        code="BA-PDV",
        title=Translated({"sr-Cyrl": "ПДВ број", "bs": "PDV broj", "en": "VAT number (PDV)"}),
        check=is_vat_number,
        level=Strictness.WARN,
        hint="twelve digits: the JIB without its first one",
    ),
    IdentifierScheme(
        code="BA-REG",
        title=Translated(
            {
                "sr-Cyrl": "број уписа у регистар",
                "bs": "broj upisa u registar",
                "en": "Entry in a register of associations (state, entity, canton or Brčko District)",
            }
        ),
        check=is_register_entry,
        level=Strictness.WARN,
        hint="as it stands in the register; say which register issued it",
        normal=_entry,
    ),
)

__all__ = ["SCHEMES", "is_jib", "is_register_entry", "is_vat_number"]
