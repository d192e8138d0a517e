"""Customs of the network in Bosnia and Herzegovina: numbers, languages, and what an applicant hands in.

The list of documents follows what associations usually show; the network's statutes may ask for others.
"""

from __future__ import annotations

from mreza.text import Locale, Translated
from mreza_membership.hookspecs import RequiredDocument

COUNTRY = "BA"

#: The form is offered in the three official languages, Serbian in both scripts.
LOCALES = (Locale.BS, Locale.HR, Locale.SR_CYRL, Locale.SR_LATN)

DOCUMENTS = (
    RequiredDocument("STATUTE", Translated({"bs": "statut", "sr-Cyrl": "статут", "en": "statute"})),
    RequiredDocument(
        "REGISTER_ENTRY",
        Translated(
            {
                "bs": "rješenje o upisu u registar (državni, entitetski, kantonalni ili Brčko distrikta)",
                "sr-Cyrl": "рјешење о упису у регистар (државни, ентитетски, кантонални или Брчко дистрикта)",
                "en": "decision on the entry in a register (of the state, an entity, a canton or Brčko District)",
            }
        ),
    ),
    RequiredDocument(
        "YEARLY_REPORT",
        Translated(
            {
                "bs": "izvještaj o radu za prošlu godinu",
                "sr-Cyrl": "извјештај о раду за прошлу годину",
                "en": "report on the last year's work",
            }
        ),
    ),
    RequiredDocument(
        "DECISION_TO_JOIN",
        Translated(
            {
                "bs": "odluka nadležnog organa o pristupanju",
                "hr": "odluka nadležnog tijela o pristupanju",
                "sr-Cyrl": "одлука надлежног органа о приступању",
                "en": "decision of its own body to join",
            }
        ),
    ),
)


def application_reference(year: int, sequence: int) -> str:
    """E.g. ``BA-2025-0001``."""
    return f"{COUNTRY}-{year}-{sequence:04}"


def member_number(sequence: int) -> str:
    """E.g. ``BA-0042``."""
    return f"{COUNTRY}-{sequence:04}"
