"""Customs of the network in Serbia: numbers, languages, and what an applicant hands in.

The list of documents follows what associations usually show; the network's statutes may ask for others.
"""

from __future__ import annotations

from mreza.text import Locale, Translated
from mreza_membership.hookspecs import RequiredDocument

COUNTRY = "RS"

#: The form is offered in both scripts, Cyrillic first.
LOCALES = (Locale.SR_CYRL, Locale.SR_LATN)

DOCUMENTS = (
    RequiredDocument("STATUTE", Translated({"sr-Cyrl": "статут", "en": "statute"})),
    RequiredDocument(
        "REGISTER_EXTRACT",
        Translated({"sr-Cyrl": "извод из регистра удружења", "en": "extract from the register of associations"}),
    ),
    RequiredDocument(
        "YEARLY_REPORT", Translated({"sr-Cyrl": "годишњи извештај о раду", "en": "report on the last year's work"})
    ),
    RequiredDocument(
        "DECISION_TO_JOIN",
        Translated({"sr-Cyrl": "одлука надлежног органа о приступању", "en": "decision of its own body to join"}),
    ),
)


def application_reference(year: int, sequence: int) -> str:
    """E.g. ``RS-2025-0001``."""
    return f"{COUNTRY}-{year}-{sequence:04}"


def member_number(sequence: int) -> str:
    """E.g. ``RS-0042``."""
    return f"{COUNTRY}-{sequence:04}"
