"""Serbia's rules of licensing, for the plugin `licensing` where it is enabled.

They are plain values with the names of that plugin's vocabulary, which this one does not import. What was not found in
an act is named in `not_established`, and can be changed by mutation.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mreza.model.period import Period

_MINISTRY = {
    "code": "RS-MINISTRY",
    "name": {
        "sr-Cyrl": "министарство надлежно за социјалну заштиту",
        "en": "ministry responsible for social protection",
    },
}
_CHAMBER = {
    "code": "RS-CHAMBER",
    "name": {"sr-Cyrl": "Комора социјалне заштите", "en": "Chamber of Social Protection"},
}
_LICENCE = {
    "code": "LICENCE",
    "kind": "LICENCE",
    "name": {"sr-Cyrl": "лиценца", "en": "licence"},
    "authority": "RS-MINISTRY",
    "months": 72,
}
_LIMITED = {
    "code": "LIMITED_LICENCE",
    "kind": "LIMITED_LICENCE",
    "name": {"sr-Cyrl": "ограничена лиценца", "en": "limited licence"},
    "authority": "RS-MINISTRY",
    "months": 60,
    "renewable": False,
    "once": True,
}
_PROFESSIONAL = {
    "code": "PROFESSIONAL_LICENCE",
    "kind": "PROFESSIONAL_LICENCE",
    "name": {"sr-Cyrl": "лиценца стручног радника", "en": "professional worker's licence"},
    "authority": "RS-CHAMBER",
    "personal": True,
    "months": 72,
    "not_established": ("months", "authority"),
}
_DOSSIER = (
    {
        "code": "REQUEST",
        "title": {"sr-Cyrl": "захтев (образац ЗА1)", "en": "request (form ZA1)"},
        "document": "OTHER",
    },
    {
        "code": "REGISTRATION",
        "title": {"sr-Cyrl": "решење о упису у регистар", "en": "decision on entry in the register"},
        "document": "REGISTRATION",
        "not_established": ("code",),
    },
    {
        "code": "STATUTE",
        "title": {"sr-Cyrl": "статут", "en": "statute"},
        "document": "STATUTE",
        "not_established": ("code",),
    },
)
#: One at least, so that the risk is seen; how many each service needs, its own rulebook says.
_STAFF = ({"minimum": 1, "not_established": ("minimum",)},)

RULES: Mapping[str, object] = {
    "country": "RS",
    "code": "RS",
    "name": {"sr-Cyrl": "Србија", "en": "Serbia"},
    "authorities": (_MINISTRY, _CHAMBER),
    "rule_sets": (
        {
            "code": "RS-2011",
            "valid": Period(date(2011, 4, 12)),
            "regime": "LICENSING",
            "legal_basis": {
                "sr-Cyrl": "Закон о социјалној заштити из 2011; правилник о лиценцирању, Сл. гласник РС 42/2013",
                "en": "Law on Social Welfare of 2011; rulebook on licensing, Official Gazette 42/2013",
            },
            "types": (_LICENCE, _LIMITED, _PROFESSIONAL),
            "dossier": _DOSSIER,
            "staff": _STAFF,
            "not_established": ("valid", "renewal_opens_days", "renewal_closes_days", "decision_days", "alert_days"),
        },
    ),
}
