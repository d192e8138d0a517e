"""The currencies of the federation's networks, from our own table: minor units by ISO 4217 and names by locale."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mreza.errors import UserError
from mreza.text.translated import Translated


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency.

    Attributes:
        code: ISO 4217, e.g. ``RSD``.
        decimals: digits of the minor unit; 2 for all of ours by ISO 4217 (CLDR prints ALL without them).
        names: the name by locale.
        until: the last day as legal tender, None while it is in use.
    """

    code: str
    decimals: int
    names: Translated
    until: date | None = None

    @classmethod
    def parse(cls, code: str) -> Currency:
        """The currency of this code, whatever its case; raises UserError ``UNKNOWN_CURRENCY``."""
        found = CURRENCIES.get(code.strip().upper())
        if found is None:
            raise UserError(
                "UNKNOWN_CURRENCY",
                "There is no currency “{currency}” here. Use one of {known}.",
                currency=code,
                known=", ".join(CURRENCIES),
            )
        return found


def _currency(
    code: str, cyrl: str, mk: str, sq: str, en: str, *, latin: str = "", until: date | None = None
) -> Currency:
    """``latin`` where Bosnian, Croatian and Montenegrin do not say what the Serbian Cyrillic text says."""
    texts = {"sr-Cyrl": cyrl, "mk": mk, "sq": sq, "en": en}
    return Currency(code, 2, Translated(texts | (dict.fromkeys(("bs", "hr", "cnr"), latin) if latin else {})), until)


CURRENCIES = {
    currency.code: currency
    for currency in (
        _currency("RSD", "српски динар", "српски динар", "dinar serb", "Serbian dinar"),
        _currency("BAM", "конвертибилна марка", "конвертибилна марка", "markë e konvertueshme", "convertible mark"),
        _currency("EUR", "евро", "евро", "euro", "euro", latin="euro"),
        _currency("MKD", "македонски денар", "македонски денар", "denar maqedonas", "Macedonian denar"),
        _currency("ALL", "албански лек", "албански лек", "lek shqiptar", "Albanian lek"),
        _currency("HRK", "хрватска куна", "хрватска куна", "kunë kroate", "Croatian kuna", until=date(2022, 12, 31)),
    )
}
