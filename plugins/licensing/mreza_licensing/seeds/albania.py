"""Albania: two licences, of residential and of community services. How long they hold was not found."""

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
)

_MINISTRY, _INSPECTORATE = "AL-MINISTRY", "AL-INSPECTORATE"


def _licence(code: str, sq: str, en: str) -> PermissionType:
    return PermissionType(
        code=code,
        kind=PermissionKind.LICENCE,
        name=Translated({"sq": sq, "en": en}),
        authority=_MINISTRY,
        not_established=("months", "renewable", "services"),
    )


def _paper(code: str, document: DocumentKind, sq: str, en: str) -> DossierRequirement:
    return DossierRequirement(code=code, title=Translated({"sq": sq, "en": en}), document=document)


ALBANIA = Jurisdiction(
    country="AL",
    code="AL",
    name=Translated({"sq": "Shqipëria", "en": "Albania"}),
    authorities=(
        Authority(
            code=_MINISTRY,
            name=Translated(
                {
                    "sq": "ministria përgjegjëse për shërbimet sociale",
                    "en": "ministry responsible for social services",
                }
            ),
        ),
        Authority(
            code=_INSPECTORATE,
            name=Translated(
                {
                    "sq": "Inspektorati Shtetëror i Punës dhe Shërbimeve Shoqërore",
                    "en": "State Inspectorate of Labour and Social Services",
                }
            ),
        ),
    ),
    rule_sets=(
        RuleSet(
            code="AL-2016",
            valid=Period(date(2016, 11, 24)),
            regime=Regime.LICENSING,
            legal_basis=Translated(
                {
                    "sq": "Ligji 121/2016 për shërbimet e kujdesit shoqëror; VKM 518/2018",
                    "en": "Law 121/2016 on social care services; DCM 518/2018",
                }
            ),
            types=(
                _licence("RESIDENTIAL", "licencë për shërbime rezidenciale", "licence for residential services"),
                _licence("COMMUNITY", "licencë për shërbime komunitare", "licence for community and day care services"),
            ),
            dossier=(
                _paper("REQUEST", DocumentKind.OTHER, "kërkesa", "request"),
                _paper("COURT_REGISTRATION", DocumentKind.REGISTRATION, "regjistrimi në gjykatë", "court registration"),
                _paper("STATUTE", DocumentKind.STATUTE, "akti i themelimit dhe statuti", "founding act and statute"),
                _paper("SERVICE", DocumentKind.OTHER, "përshkrimi i shërbimit", "description of the service"),
                _paper("TAX", DocumentKind.TAX_CERTIFICATE, "vërtetimi tatimor", "tax clearance"),
                _paper(
                    "COURT_CERTIFICATES",
                    DocumentKind.CRIMINAL_RECORD,
                    "vërtetimet e gjykatës për drejtuesin dhe personelin",
                    "court certificates of manager and staff",
                ),
            ),
            not_established=(
                "valid",
                "staff",
                "renewal_opens_days",
                "renewal_closes_days",
                "decision_days",
                "alert_days",
            ),
        ),
    ),
)
