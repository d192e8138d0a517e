"""Montenegro: a licence per group of services; professionals are licensed by the institute."""

from __future__ import annotations

from datetime import date

from mreza.model.period import Period
from mreza.text import Translated
from mreza_documents.models import DocumentKind

from mreza_licensing.rules import (
    Authority,
    DossierRequirement,
    Jurisdiction,
    PermissionKind,
    PermissionType,
    Regime,
    RuleSet,
    StaffRule,
)

_MINISTRY, _INSTITUTE = "ME-MINISTRY", "ME-INSTITUTE"


def _paper(
    code: str, document: DocumentKind, cnr: str, en: str, employees_over: int | None = None
) -> DossierRequirement:
    return DossierRequirement(
        code=code, title=Translated({"cnr": cnr, "en": en}), document=document, employees_over=employees_over
    )


_DOSSIER = (
    _paper(
        "REGISTER_ENTRY", DocumentKind.REGISTRATION, "rješenje o upisu u registar", "decision on entry in the register"
    ),
    _paper("FOUNDING_ACT", DocumentKind.OTHER, "osnivački akt", "founding act"),
    _paper("STATUTE", DocumentKind.STATUTE, "statut", "statute"),
    _paper("STAFF_LICENCES", DocumentKind.PROFESSIONAL_LICENCE, "licence stručnih radnika", "professionals' licences"),
    _paper("STAFF_CONTRACTS", DocumentKind.AGREEMENT, "ugovori o radu", "contracts of employment"),
    _paper("PREMISES", DocumentKind.OTHER, "dokaz o pravu na prostor", "proof of the right to the premises"),
    _paper(
        "JOB_SYSTEMATISATION",
        DocumentKind.OTHER,
        "akt o sistematizaciji radnih mjesta",
        "act on the systematisation of jobs",
        employees_over=10,
    ),
)
_TYPES = (
    PermissionType(
        code="LICENCE",
        kind=PermissionKind.LICENCE,
        name=Translated({"cnr": "licenca za obavljanje djelatnosti", "en": "licence to provide the service"}),
        authority=_MINISTRY,
        months=72,
    ),
    PermissionType(
        code="PROFESSIONAL_LICENCE",
        kind=PermissionKind.PROFESSIONAL_LICENCE,
        name=Translated({"cnr": "licenca za rad stručnog radnika", "en": "professional worker's licence"}),
        authority=_INSTITUTE,
        personal=True,
        months=72,
        not_established=("months",),
    ),
)

MONTENEGRO = Jurisdiction(
    country="ME",
    code="ME",
    name=Translated({"cnr": "Crna Gora", "en": "Montenegro"}),
    authorities=(
        Authority(
            code=_MINISTRY,
            name=Translated(
                {"cnr": "ministarstvo nadležno za socijalno staranje", "en": "ministry responsible for social welfare"}
            ),
        ),
        Authority(
            code=_INSTITUTE,
            name=Translated(
                {"cnr": "Zavod za socijalnu i dječju zaštitu", "en": "Institute for Social and Child Protection"}
            ),
        ),
    ),
    rule_sets=(
        RuleSet(
            code="ME-2013",
            valid=Period(date(2013, 6, 19)),
            regime=Regime.LICENSING,
            legal_basis=Translated(
                {
                    "cnr": "Zakon o socijalnoj i dječjoj zaštiti (27/13, s izmjenama)",
                    "en": "Law on Social and Child Protection (27/13, with amendments)",
                }
            ),
            types=_TYPES,
            dossier=_DOSSIER,
            staff=(StaffRule(minimum=1, not_established=("minimum",)),),
            not_established=("valid", "renewal_opens_days", "renewal_closes_days", "decision_days", "alert_days"),
        ),
    ),
)
