"""Croatia: a county's decision that the conditions are met, open-ended; the chamber approves professionals."""

from __future__ import annotations

from datetime import date

from mreza.model.period import Period
from mreza.text import Translated

from mreza_licensing.rules import Authority, Jurisdiction, PermissionKind, PermissionType, Regime, RuleSet

_COUNTY, _CHAMBER = "HR-COUNTY", "HR-CHAMBER"

CROATIA = Jurisdiction(
    country="HR",
    code="HR",
    name=Translated({"hr": "Hrvatska", "en": "Croatia"}),
    authorities=(
        Authority(
            code=_COUNTY,
            name=Translated(
                {"hr": "upravni odjel županije ili Grada Zagreba", "en": "department of the county or City of Zagreb"}
            ),
        ),
        Authority(
            code=_CHAMBER,
            name=Translated({"hr": "Hrvatska komora socijalnih radnika", "en": "Croatian Chamber of Social Workers"}),
        ),
    ),
    rule_sets=(
        RuleSet(
            code="HR-2022",
            valid=Period(date(2022, 2, 17)),
            regime=Regime.LICENSING,
            legal_basis=Translated(
                {"hr": "Zakon o socijalnoj skrbi, NN 18/22, 46/22", "en": "Social Welfare Act, NN 18/22, 46/22"}
            ),
            types=(
                PermissionType(
                    code="DECISION_ON_CONDITIONS",
                    kind=PermissionKind.DECISION_ON_CONDITIONS,
                    name=Translated(
                        {"hr": "rješenje o ispunjavanju uvjeta", "en": "decision that the conditions are met"}
                    ),
                    authority=_COUNTY,
                    not_established=("months",),
                ),
                PermissionType(
                    code="APPROVAL",
                    kind=PermissionKind.PROFESSIONAL_LICENCE,
                    name=Translated({"hr": "odobrenje za samostalan rad", "en": "approval for independent work"}),
                    authority=_CHAMBER,
                    personal=True,
                    months=72,
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
