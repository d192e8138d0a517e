"""The rules as they stand in tables: jurisdictions, authorities and dated rule sets. Everybody may read them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from mreza.directory.places import AdministrativeUnit
from mreza.model.audience import PUBLIC
from mreza.model.base import Model
from mreza.model.fields import field, link, period
from mreza.model.period import Period
from mreza.text import Translated
from mreza_documents.models import DocumentKind
from sqlalchemy import CheckConstraint, ColumnElement, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped

from mreza_licensing.rules import ALERT_DAYS, Occasion, PermissionKind, Regime

_NOT_ESTABLISHED = "The fields here that are held to be so, but were not found in an act."


class Rules(Model):
    """Ground of what everybody may read, and the network's coordinators write."""

    __abstract__ = True
    __personal__ = False

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody: law is public."""
        return viewer.anyone  # type: ignore[no-any-return]


class LicensingJurisdiction(Rules):
    """Whose rules hold where: a country's, or those of a part of it that decides for itself."""

    code: Mapped[str] = field(audience=PUBLIC, doc="Its code, e.g. RS or BA-BRC.", unique=True)
    name: Mapped[Translated] = field(audience=PUBLIC, doc="Its name.", search=True, sort=True)
    unit_id: Mapped[UUID | None] = link(
        AdministrativeUnit,
        audience=PUBLIC,
        reverse="licensingJurisdictions",
        doc="The unit whose rules they are; null for the whole country. The smallest unit's rules hold.",
    )


class LicensingAuthority(Rules):
    """A body that grants permissions, keeps their register, or inspects."""

    __plural__ = "licensingAuthorities"

    jurisdiction_id: Mapped[UUID] = link(
        LicensingJurisdiction,
        audience=PUBLIC,
        reverse="authorities",
        on_delete="CASCADE",
        doc="By whose rules it acts.",
    )
    code: Mapped[str] = field(audience=PUBLIC, doc="Its code, e.g. RS-MINISTRY.", unique=True)
    name: Mapped[Translated] = field(audience=PUBLIC, doc="Its name.", search=True, sort=True)
    website: Mapped[str | None] = field(audience=PUBLIC, doc="Its web site.")


class LicensingRuleSet(Rules):
    """What holds in a jurisdiction from a day to a day. A permission keeps the rules it was issued under, for life."""

    jurisdiction_id: Mapped[UUID] = link(
        LicensingJurisdiction, audience=PUBLIC, reverse="ruleSets", on_delete="CASCADE", doc="In which jurisdiction."
    )
    code: Mapped[str] = field(audience=PUBLIC, doc="Its code, e.g. RS-2011.", unique=True)
    valid: Mapped[Period] = period(
        audience=PUBLIC,
        doc="The days on which permissions are issued by it.",
        no_overlap=("jurisdiction_id",),
        default=Period(),
    )
    regime: Mapped[Regime] = field(audience=PUBLIC, doc="Whether services need a permission.")
    legal_basis: Mapped[Translated | None] = field(audience=PUBLIC, doc="The acts, as one cites them.")
    renewal_opens_days: Mapped[int | None] = field(
        audience=PUBLIC, doc="How many days before the last day a renewal may be asked for at the earliest."
    )
    renewal_closes_days: Mapped[int | None] = field(
        audience=PUBLIC, doc="How many days before the last day a renewal must be asked for."
    )
    decision_days: Mapped[int | None] = field(audience=PUBLIC, doc="How many days the authority has to decide.")
    lapsing_days: Mapped[int] = field(
        audience=PUBLIC, doc="So many days before its last day a permission counts as lapsing.", default=90
    )
    alert_days: Mapped[list[int]] = field(
        audience=PUBLIC,
        doc="How many days before the last day people are told; a negative one comes after it.",
        default=lambda: list(ALERT_DAYS),
        filter=False,
        type=JSONB(),
    )
    not_established: Mapped[list[str]] = field(audience=PUBLIC, doc=_NOT_ESTABLISHED, default=list, filter=False)

    __table_args__ = (
        CheckConstraint("lapsing_days >= 0", name="lapsing_days"),
        CheckConstraint("renewal_opens_days >= coalesce(renewal_closes_days, 0)", name="window"),
        CheckConstraint("renewal_closes_days >= 0 AND decision_days >= 0", name="days"),
        UniqueConstraint("id", "jurisdiction_id"),
    )


class OfRuleSet(Rules):
    """Ground of the parts of a rule set."""

    __abstract__ = True

    code: Mapped[str] = field(audience=PUBLIC, doc="Its code, the same from one rule set to the next.", index=True)
    not_established: Mapped[list[str]] = field(audience=PUBLIC, doc=_NOT_ESTABLISHED, default=list, filter=False)


class LicensingPermissionType(OfRuleSet):
    """A permission that can be granted under a rule set."""

    rule_set_id: Mapped[UUID] = link(
        LicensingRuleSet, audience=PUBLIC, reverse="permissionTypes", on_delete="CASCADE", doc="Under which rules."
    )
    kind: Mapped[PermissionKind] = field(audience=PUBLIC, doc="What sort of permission.")
    name: Mapped[Translated] = field(audience=PUBLIC, doc="What people call it.", sort=True)
    authority_id: Mapped[UUID | None] = link(LicensingAuthority, audience=PUBLIC, doc="Who grants it.")
    personal: Mapped[bool] = field(audience=PUBLIC, doc="People hold it, not organisations.", default=False)
    services: Mapped[list[str]] = field(
        audience=PUBLIC, doc="Codes of the services it is for; empty for all.", default=list, filter=False
    )
    months: Mapped[int | None] = field(
        audience=PUBLIC,
        doc="The longest it may be granted for, and the usual; null for no end, or not known where it is marked.",
    )
    renewable: Mapped[bool] = field(audience=PUBLIC, doc="Another can follow it when it ends.", default=True)
    once: Mapped[bool] = field(audience=PUBLIC, doc="An organisation gets it once for a service.", default=False)

    __table_args__ = (
        UniqueConstraint("rule_set_id", "code"),
        UniqueConstraint("id", "rule_set_id"),
        CheckConstraint("months > 0", name="months"),
    )


class LicensingRequirement(OfRuleSet):
    """A paper that belongs to the file of an application under a rule set."""

    rule_set_id: Mapped[UUID] = link(
        LicensingRuleSet, audience=PUBLIC, reverse="requirements", on_delete="CASCADE", doc="Under which rules."
    )
    title: Mapped[Translated] = field(audience=PUBLIC, doc="What it is called.", sort=True)
    document: Mapped[DocumentKind] = field(audience=PUBLIC, doc="What sort of document it is.")
    types: Mapped[list[str]] = field(
        audience=PUBLIC, doc="Codes of the permission types that ask for it; empty for all.", default=list, filter=False
    )
    occasion: Mapped[Occasion | None] = field(audience=PUBLIC, doc="Asked for on this occasion only; null for every.")
    employees_over: Mapped[int | None] = field(
        audience=PUBLIC, doc="Asked only of organisations with more employees than that; null for all."
    )

    __table_args__ = (UniqueConstraint("rule_set_id", "code"), CheckConstraint("employees_over >= 0", name="employees"))


class LicensingStaffRule(Rules):
    """How many licensed professionals a service must have under a rule set, at any time."""

    rule_set_id: Mapped[UUID] = link(
        LicensingRuleSet, audience=PUBLIC, reverse="staffRules", on_delete="CASCADE", doc="Under which rules."
    )
    services: Mapped[list[str]] = field(
        audience=PUBLIC,
        doc="Codes of the services it is for; empty for all that no other rule names.",
        default=list,
        filter=False,
    )
    minimum: Mapped[int] = field(audience=PUBLIC, doc="How many.")
    qualification: Mapped[str | None] = field(
        audience=PUBLIC, doc="The code of the personal permission that counts alone; null for any."
    )
    not_established: Mapped[list[str]] = field(audience=PUBLIC, doc=_NOT_ESTABLISHED, default=list, filter=False)

    __table_args__ = (CheckConstraint("minimum > 0", name="minimum"),)


__all__ = [
    "LicensingAuthority",
    "LicensingJurisdiction",
    "LicensingPermissionType",
    "LicensingRequirement",
    "LicensingRuleSet",
    "LicensingStaffRule",
]
