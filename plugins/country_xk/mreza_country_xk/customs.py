"""Customs of the network in Kosovo*: numbers, languages, and what an applicant hands in.

The list of documents follows what associations usually show; the network's statutes may ask for others.
"""

from __future__ import annotations

from mreza.text import Locale, Translated
from mreza_membership.hookspecs import RequiredDocument

COUNTRY = "XK"

#: The form is offered in Albanian and in Serbian, in both scripts.
LOCALES = (Locale.SQ, Locale.SR_CYRL, Locale.SR_LATN)

DOCUMENTS = (
    RequiredDocument("STATUTE", Translated({"sq": "statuti", "sr-Cyrl": "статут", "en": "statute"})),
    RequiredDocument(
        "REGISTER_CERTIFICATE",
        Translated(
            {
                "sq": "certifikata e regjistrimit të OJQ-së",
                "sr-Cyrl": "потврда о упису у регистар невладиних организација",
                "en": "certificate of registration as an NGO",
            }
        ),
    ),
    RequiredDocument(
        "YEARLY_REPORT",
        Translated(
            {
                "sq": "raporti i punës për vitin e kaluar",
                "sr-Cyrl": "извештај о раду за прошлу годину",
                "en": "report on the last year's work",
            }
        ),
    ),
    RequiredDocument(
        "DECISION_TO_JOIN",
        Translated(
            {
                "sq": "vendimi i organit kompetent për anëtarësim",
                "sr-Cyrl": "одлука надлежног органа о приступању",
                "en": "decision of its own body to join",
            }
        ),
    ),
)


def application_reference(year: int, sequence: int) -> str:
    """E.g. ``XK-2025-0001``."""
    return f"{COUNTRY}-{year}-{sequence:04}"


def member_number(sequence: int) -> str:
    """E.g. ``XK-0042``."""
    return f"{COUNTRY}-{sequence:04}"
