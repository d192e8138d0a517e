"""What services need in Kosovo*: workers are entered in a register for three years, organisations are licensed.

Plain values, because licensing need not be there. What no act was found for is named in ``not_established``.
A new law was adopted; from when on it holds, and what it does to licences of NGOs, was not established, so its
rules are not here. They come as a rule set of their own, from the day on which they hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mreza.model.period import Period
from mreza.text import Translated

Plain = Mapping[str, Any]

_COUNCIL = "XK-GENERAL-COUNCIL"

#: The certificate of a worker: basic and secondary level.
_WORKER = {
    "code": "WORKER_REGISTER_ENTRY",
    "kind": "REGISTER_ENTRY",
    "name": Translated(
        {
            "sq": "regjistrimi i punëtorit të shërbimeve sociale",
            "sr-Cyrl": "упис радника у социјалним услугама у регистар",
            "en": "entry of a social services worker in the register",
        }
    ),
    "authority": _COUNCIL,
    "personal": True,
    "months": 36,
}
_ORGANISATION = {
    "code": "LICENCE",
    "kind": "LICENCE",
    "name": Translated(
        {
            "sq": "licenca e organizatës që ofron shërbime sociale",
            "sr-Cyrl": "лиценца организације која пружа социјалне услуге",
            "en": "licence of an organisation that provides social services",
        }
    ),
    "authority": _COUNCIL,
    "months": None,
    "not_established": ("months", "renewable"),
}

JURISDICTIONS: tuple[Plain, ...] = (
    {
        "country": "XK",
        "code": "XK",
        "name": Translated({"sq": "Kosova*", "sr-Cyrl": "Косово*", "en": "Kosovo*"}),
        "authorities": (
            {
                "code": _COUNCIL,
                "name": Translated(
                    {
                        "sq": "Këshilli i Përgjithshëm për Shërbime Sociale dhe Familjare",
                        "sr-Cyrl": "Генерални савет за социјалне и породичне услуге",
                        "en": "General Council for Social and Family Services",
                    }
                ),
            },
        ),
        "rule_sets": (
            {
                "code": "XK-17-2013",
                "valid": Period(),
                "regime": "LICENSING",
                "legal_basis": Translated(
                    {
                        "sq": "Ligji për Shërbimet Sociale dhe Familjare; udhëzimi administrativ 17/2013",
                        "sr-Cyrl": "Закон о социјалним и породичним услугама; административно упутство 17/2013",
                        "en": "Law on Social and Family Services; administrative instruction 17/2013",
                    }
                ),
                "types": (_ORGANISATION, _WORKER),
                "decision_days": 30,
                "not_established": (
                    "valid",
                    "dossier",
                    "staff",
                    "renewal_opens_days",
                    "renewal_closes_days",
                    "alert_days",
                ),
            },
        ),
    },
)

__all__ = ["JURISDICTIONS"]
