"""A starter of minimum standards for social services in Serbia, in our own words: **not the law**.

It follows the two usual families, structural and functional. The wording that binds stands in the rulebook on
conditions and standards; whoever uses this compares it with that first. Plain values, so that `quality` may miss.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mreza.text.transliteration import to_latin

_LINES = (
    (
        "S1",
        "STRUCTURAL",
        "PREMISES",
        "The place can be reached, also by people who cannot walk.",
        "До простора може да дође и ко не може да хода.",
    ),
    (
        "S2",
        "STRUCTURAL",
        "PREMISES",
        "The premises suit the service and the number of people.",
        "Простор одговара услузи и броју корисника.",
    ),
    ("S3", "STRUCTURAL", "PREMISES", "Equipment is there, whole and safe.", "Опрема постоји, исправна је и безбедна."),
    (
        "S4",
        "STRUCTURAL",
        "STAFF",
        "There are enough staff for the number of people.",
        "Запослених је довољно за број корисника.",
    ),
    (
        "S5",
        "STRUCTURAL",
        "STAFF",
        "Staff have the training that the service asks for.",
        "Запослени имају обуку коју услуга тражи.",
    ),
    ("S6", "STRUCTURAL", "LEADERSHIP", "Who answers for what is written down.", "Записано је ко за шта одговара."),
    (
        "F1",
        "FUNCTIONAL",
        "RIGHTS",
        "People are told beforehand what they can expect.",
        "Људима се унапред каже шта могу да очекују.",
    ),
    (
        "F2",
        "FUNCTIONAL",
        "CARE_PLANNING",
        "Needs are assessed at admission and later.",
        "Потребе се процењују при пријему и касније.",
    ),
    (
        "F3",
        "FUNCTIONAL",
        "CARE_PLANNING",
        "Everybody has an individual plan with a day of review.",
        "Свако има индивидуални план са даном преиспитивања.",
    ),
    (
        "F4",
        "FUNCTIONAL",
        "SAFEGUARDING",
        "There are rules against harm, and they are kept.",
        "Постоје правила заштите од повређивања и поштују се.",
    ),
    (
        "F5",
        "FUNCTIONAL",
        "PARTICIPATION",
        "People can complain, and are answered.",
        "Људи могу да се жале и добијају одговор.",
    ),
    ("F6", "FUNCTIONAL", "IMPROVEMENT", "The service is evaluated once a year.", "Услуга се вреднује једном годишње."),
)

MINIMUM: Mapping[str, Any] = {
    "code": "RS_MINIMUM",
    "title": {"en": "Minimum standards, Serbia (starter)", "sr-Cyrl": "Минимални стандарди, Србија (полазни нацрт)"},
    "kind": "MINIMUM_STANDARDS",
    "country": "RS",
    "version": {
        "label": "starter",
        "periods_established": False,
        "starter": True,
        "source": "a starter of the federation, not the law; compare it with the rulebook before use",
    },
    "criteria": tuple(
        {
            "code": code,
            "family": family,
            "topic": topic,
            "text": {"en": english, "sr-Cyrl": serbian, "sr-Latn": to_latin(serbian)},
        }
        for code, family, topic, english, serbian in _LINES
    ),
}
