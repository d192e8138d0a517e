"""What licensing lets others decide: the rules of a country."""

from __future__ import annotations

from collections.abc import Iterable

from mreza.plugin.hooks import hookspec

from mreza_licensing.rules import (
    Authority,
    DossierRequirement,
    Jurisdiction,
    Occasion,
    PermissionKind,
    PermissionType,
    Regime,
    RuleSet,
    StaffRule,
)


@hookspec
def licensing_rules() -> Iterable[object] | None:
    """The jurisdictions of the plugin's country with their authorities and dated rule sets.

    Each is a `Jurisdiction`, or a mapping with the names of its fields: texts as `Translated` or by locale, enumeration
    members as their names, periods as `Period`. They are seeds: `loadLicensingRules` writes those that are missing, and
    changes none that is there.
    """


__all__ = [
    "Authority",
    "DossierRequirement",
    "Jurisdiction",
    "Occasion",
    "PermissionKind",
    "PermissionType",
    "Regime",
    "RuleSet",
    "StaffRule",
    "licensing_rules",
]
