"""Official numbers with valid check digits, from ranges that no register has given out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

from stdnum.iso7064 import mod_11_10
from stdnum.me import pib as me_pib
from stdnum.mk import edb as mk_edb

_THIRTEEN_DIGITS = (7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)

#: The tax number's scheme and the authority that gives it, then the register number's.
SCHEMES = {
    "RS": (("RS-PIB", "Пореска управа"), ("RS-MB", "Агенција за привредне регистре")),
    "BA": (("BA-JIB", "Uprava za indirektno oporezivanje"),),
    "HR": (("HR-OIB", "Porezna uprava"),),
    "ME": (("ME-PIB", "Poreska uprava"),),
    "MK": (("MK-EDB", "Управа за јавни приходи"), ("MK-EMBS", "Централен регистар")),
    "AL": (("AL-NIPT", "Drejtoria e Përgjithshme e Tatimeve"),),
    "XK": (("XK-UIN", "Agjencia e Regjistrimit të Bizneseve"),),
}


def numbers(scheme: str, first: int = 1) -> Iterator[str]:
    """Valid numbers of a scheme from the serial `first` on, each once, always in the same order."""
    return (number for serial in count(first) if (number := _MAKERS[scheme](serial)) is not None)


def jib_check_digit(twelve: str) -> str | None:
    """The thirteenth digit of a JIB: modulus 11 by the weights 7 6 5 4 3 2; None where it would need two digits.

    Source: the rule fits every published number tried; a published validator that names another fails on most.
    """
    rest = -sum(int(digit) * weight for digit, weight in zip(twelve, _THIRTEEN_DIGITS, strict=True)) % 11
    return None if rest == 10 else str(rest)


def _with_jib_check(twelve: str) -> str | None:
    check = jib_check_digit(twelve)
    return None if check is None else twelve + check


def _checked_by(calculate: Callable[[str], str], base: str) -> str:
    return base + calculate(base)


_MAKERS: dict[str, Callable[[int], str | None]] = {
    "RS-PIB": lambda serial: _checked_by(mod_11_10.calc_check_digit, f"999{serial:05d}"),
    "RS-MB": lambda serial: f"999{serial:05d}",
    "BA-JIB": lambda serial: _with_jib_check(f"499999{serial:06d}"),
    "HR-OIB": lambda serial: _checked_by(mod_11_10.calc_check_digit, f"{serial:010d}"),
    "ME-PIB": lambda serial: _checked_by(me_pib.calc_check_digit, f"999{serial:04d}"),
    "MK-EDB": lambda serial: _checked_by(mk_edb.calc_check_digit, f"4099999{serial:05d}"),
    "MK-EMBS": lambda serial: f"99{serial:05d}",
    "AL-NIPT": lambda serial: f"M999{serial:05d}X",
    "XK-UIN": lambda serial: f"899{serial:06d}",
}
