"""North Macedonia: a permit by the ministry's licensing commission; before 2019 a consent of the ministry."""

from __future__ import annotations

from datetime import date

from mreza.model.period import Period
from mreza.text import Translated

from mreza_licensing.rules import Authority, Jurisdiction, PermissionKind, PermissionType, Regime, RuleSet

_MINISTRY, _INSTITUTE = "MK-MINISTRY", "MK-INSTITUTE"

MACEDONIA = Jurisdiction(
    country="MK",
    code="MK",
    name=Translated({"mk": "Северна Македонија", "en": "North Macedonia"}),
    authorities=(
        Authority(
            code=_MINISTRY,
            name=Translated(
                {
                    "mk": "министерство надлежно за социјална заштита",
                    "en": "ministry responsible for social protection",
                }
            ),
        ),
        Authority(
            code=_INSTITUTE,
            name=Translated({"mk": "Завод за социјални дејности", "en": "Institute for Social Activities"}),
        ),
    ),
    rule_sets=(
        RuleSet(
            code="MK-CONSENT",
            valid=Period(date(2009, 1, 1), date(2019, 5, 30)),
            regime=Regime.LICENSING,
            types=(
                PermissionType(
                    code="CONSENT",
                    kind=PermissionKind.CONSENT,
                    name=Translated({"mk": "согласност", "en": "consent"}),
                    authority=_MINISTRY,
                    not_established=("months",),
                ),
            ),
            not_established=(
                "valid",
                "legal_basis",
                "dossier",
                "staff",
                "renewal_opens_days",
                "renewal_closes_days",
                "decision_days",
                "alert_days",
            ),
        ),
        RuleSet(
            code="MK-2019",
            valid=Period(date(2019, 5, 31)),
            regime=Regime.LICENSING,
            legal_basis=Translated(
                {"mk": "Закон за социјалната заштита од 2019", "en": "Law on Social Protection of 2019"}
            ),
            types=(
                PermissionType(
                    code="PERMIT",
                    kind=PermissionKind.PERMIT,
                    name=Translated(
                        {
                            "mk": "дозвола за вршење работи од социјална заштита",
                            "en": "permit for social-protection work",
                        }
                    ),
                    authority=_MINISTRY,
                    not_established=("months", "renewable"),
                ),
                PermissionType(
                    code="PROFESSIONAL_LICENCE",
                    kind=PermissionKind.PROFESSIONAL_LICENCE,
                    name=Translated({"mk": "лиценца за работа", "en": "professional worker's licence"}),
                    authority=_INSTITUTE,
                    personal=True,
                    not_established=("months",),
                ),
            ),
            not_established=(
                "valid",
                "dossier",
                "staff",
                "renewal_opens_days",
                "renewal_closes_days",
                "decision_days",
                "alert_days",
            ),
        ),
    ),
)
