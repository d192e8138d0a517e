"""What services need in Bosnia and Herzegovina: no uniform licence. Entities, cantons and Brčko District decide, and
have consents, entries in registers, contracts, permits.

Plain values, because licensing need not be there. What no act was found for is named in ``not_established``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mreza.model.period import Period
from mreza.text import Translated, to_latin

from mreza_country_ba.units import BRCKO, CANTON, CANTONS, FEDERATION, SRPSKA

Plain = Mapping[str, Any]
_DAY_CARE = ("S05",)
#: Nothing was found on how long any of them holds, or whether it is renewed.
_OPEN = ("months", "renewable")
#: What was not found of any rule set here; nor, but for Brčko District, which acts there are.
_UNKNOWN = (
    "valid",
    "dossier",
    "staff",
    "renewal_opens_days",
    "renewal_closes_days",
    "decision_days",
    "alert_days",
)


def _both(cyrillic: str, english: str) -> Translated:
    latin = to_latin(cyrillic)
    return Translated({"sr-Cyrl": cyrillic, "bs": latin, "hr": latin, "en": english})


_CONSENT = {
    "code": "CONSENT",
    "kind": "CONSENT",
    "name": Translated(
        {
            "bs": "saglasnost nadležnog ministarstva",
            "hr": "suglasnost nadležnog ministarstva",
            "sr-Cyrl": "сагласност надлежног министарства",
            "en": "consent of the ministry in charge",
        }
    ),
    "not_established": _OPEN,
}
_ENTRY = {
    "code": "REGISTER_ENTRY",
    "kind": "REGISTER_ENTRY",
    "name": _both("упис у регистар", "entry in the register"),
    "not_established": _OPEN,
}
_CONTRACT = {
    "code": "CONTRACT",
    "kind": "CONTRACT",
    "name": Translated(
        {
            "bs": "ugovor sa centrom za socijalni rad",
            "hr": "ugovor s centrom za socijalni rad",
            "sr-Cyrl": "уговор са центром за социјални рад",
            "en": "contract with the centre for social work",
        }
    ),
    "not_established": _OPEN,
}
_REPRESENTATIVE = {
    "code": "REPRESENTATIVE_STATUS",
    "kind": "REPRESENTATIVE_STATUS",
    "name": _both("статус репрезентативне организације", "status of a representative organisation"),
    "not_established": _OPEN,
}
_PERMIT = {
    "code": "PERMIT",
    "kind": "PERMIT",
    "name": _both("дозвола за рад дневног боравка", "permit for a day-care centre"),
    "services": _DAY_CARE,
    "not_established": _OPEN,
}

#: The cantons have no act of their own on it; that the Federation's ministry grants it there was not found.
_FEDERAL_REPRESENTATIVE = {
    **_REPRESENTATIVE,
    "authority": "BA-BIH-AUTHORITY",
    "not_established": (*_OPEN, "authority"),
}
#: Whether professionals need one, by whose act and of whom, was not found; one that somebody holds can be entered.
_PROFESSIONAL = {
    "code": "PROFESSIONAL_LICENCE",
    "kind": "PROFESSIONAL_LICENCE",
    "name": Translated(
        {
            "bs": "licenca stručnog radnika",
            "hr": "licencija stručnog radnika",
            "sr-Cyrl": "лиценца стручног радника",
            "en": "professional worker's licence",
        }
    ),
    "personal": True,
    "not_established": ("kind", "name", "authority", *_OPEN),
}

_FEDERAL_ACTS = Translated(
    {
        "bs": "Zakon o osnovama socijalne zaštite; Zakon o ustanovama socijalne zaštite (64/22); Zakon o "
        "organizacijama i reprezentativnim organizacijama osoba s invaliditetom (61/22)",
        "en": "Law on the bases of social protection; Law on institutions of social protection (64/22); Law on "
        "organisations and representative organisations of persons with disabilities (61/22)",
    }
)
_CANTONAL_ACTS = Translated(
    {"bs": "kantonalni propisi o socijalnoj zaštiti", "en": "the canton's own acts on social protection"}
)
_ACTS_OF_SRPSKA = Translated({"sr-Cyrl": "Закон о социјалној заштити", "en": "Law on Social Protection"})
_ACTS_OF_BRCKO = Translated(
    {
        "bs": "Pravilnik o osnivanju ustanova dnevnog zbrinjavanja",
        "en": "Rulebook on establishing institutions of day care",
    }
)


def jurisdictions() -> tuple[Plain, ...]:
    """All jurisdictions: the country, the entities, the cantons, Brčko District. An authority comes before the
    jurisdictions whose types name it."""
    return (
        _country(),
        _jurisdiction(
            "BA-BIH",
            _both("Федерација Босне и Херцеговине", "Federation of Bosnia and Herzegovina"),
            FEDERATION,
            _both("Федерално министарство рада и социјалне политике", "Federal ministry of labour and social policy"),
            _FEDERAL_ACTS,
            (_CONSENT, _ENTRY, _CONTRACT, _REPRESENTATIVE),
        ),
        *(_canton(*(cell.strip() for cell in line.split("|")[:3])) for line in CANTONS.strip().splitlines()),
        _jurisdiction(
            "BA-SRP",
            _both("Република Српска", "Republika Srpska"),
            SRPSKA,
            _both("министарство надлежно за социјалну заштиту", "ministry in charge of social protection"),
            _ACTS_OF_SRPSKA,
            (_CONSENT, _ENTRY, _CONTRACT, _REPRESENTATIVE),
        ),
        _jurisdiction(
            "BA-BRC",
            _both("Брчко дистрикт", "Brčko District"),
            BRCKO,
            _both("одјел Владе Брчко дистрикта", "department of the District's government"),
            _ACTS_OF_BRCKO,
            (_PERMIT, _ENTRY, _CONTRACT),
            established=("legal_basis",),
        ),
    )


def _canton(code: str, name: str, english: str) -> Plain:
    return _jurisdiction(
        f"BA-{code}",
        _both(name, english),
        (CANTON, code),
        _both("кантонално министарство", "ministry of the canton"),
        _CANTONAL_ACTS,
        (_CONSENT, _ENTRY, _CONTRACT, _FEDERAL_REPRESENTATIVE),
    )


def _country() -> Plain:
    """For who has no place in the country, and for professionals: neither an act nor an authority of it was found."""
    types = (_CONSENT, _ENTRY, _CONTRACT, _REPRESENTATIVE)
    return {
        "country": "BA",
        "code": "BA",
        "name": _both("Босна и Херцеговина", "Bosnia and Herzegovina"),
        "rule_sets": (
            {
                "code": "BA-1",
                "valid": Period(),
                "regime": "NO_LICENSING",
                "types": (*({**one, "not_established": (*_OPEN, "authority")} for one in types), _PROFESSIONAL),
                "not_established": ("regime", "legal_basis", "types", *_UNKNOWN),
            },
        ),
    }


def _jurisdiction(
    code: str,
    name: Translated,
    unit: tuple[str, str],
    authority: Translated,
    acts: Translated,
    types: tuple[Plain, ...],
    *,
    established: tuple[str, ...] = (),
) -> Plain:
    """Without a licence: who has none of these lacks nothing. From when on the acts hold was not established."""
    body = f"{code}-AUTHORITY"
    return {
        "country": "BA",
        "code": code,
        "name": name,
        "unit": unit,
        "authorities": ({"code": body, "name": authority},),
        "rule_sets": (
            {
                "code": f"{code}-1",
                "valid": Period(),
                "regime": "NO_LICENSING",
                "legal_basis": acts,
                "types": tuple({"authority": None if one is _CONTRACT else body, **one} for one in types),
                "not_established": tuple(name for name in ("legal_basis", *_UNKNOWN) if name not in established),
            },
        ),
    }


__all__ = ["jurisdictions"]
