"""Titles of the demo's figures, and what its indicators aim at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mreza_indicators.models import IndicatorCount, IndicatorOperator

SERVICES_DOCUMENT = "services-by-kind-and-country"

PEOPLE_TITLE: Mapping[str, str] = {
    "en": "People who work with the organisations",
    "sr-Cyrl": "Људи који раде са организацијама",
    "hr": "Ljudi koji rade s organizacijama",
    "mk": "Луѓе што работат со организациите",
    "sq": "Njerëzit që punojnë me organizatat",
}
SERVICES_TITLE: Mapping[str, str] = {
    "en": "Services that the organisations provide",
    "sr-Cyrl": "Услуге које пружају организације",
    "hr": "Usluge koje pružaju organizacije",
    "mk": "Услуги што ги даваат организациите",
    "sq": "Shërbimet që ofrojnë organizatat",
}


@dataclass(frozen=True, slots=True)
class Aim:
    """An indicator of the demo; `ambition` is its target as a share of the organisations that there are."""

    code: str
    title: Mapping[str, str]
    unit: Mapping[str, str]
    decided_by: IndicatorCount
    ambition: float
    baseline: int
    operator: IndicatorOperator = IndicatorOperator.AT_LEAST
    document: str = SERVICES_DOCUMENT


AIMS = (
    Aim(
        "OP1.1",
        {
            "en": "Organisations that provide social services",
            "sr-Cyrl": "Организације које пружају социјалне услуге",
            "sq": "Organizatat që ofrojnë shërbime sociale",
        },
        {"en": "organisations", "sr-Cyrl": "организације", "sq": "organizata"},
        IndicatorCount.UNIQUE,
        0.9,
        40,
    ),
    Aim(
        "OP1.2",
        {
            "en": "Social services provided",
            "sr-Cyrl": "Пружене социјалне услуге",
            "sq": "Shërbimet sociale të ofruara",
        },
        {"en": "services", "sr-Cyrl": "услуге", "sq": "shërbime"},
        IndicatorCount.PARTICIPATIONS,
        2.6,
        100,
    ),
)
