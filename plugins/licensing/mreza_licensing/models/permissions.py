"""Permissions of services. What one amounts to on a day is read off its dates, never stored."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation, ProvidedService
from mreza.model.audience import MEMBERS, NETWORK, PUBLIC
from mreza.model.base import NO_ID, Model, model_named
from mreza.model.fields import derived, field, link, period, state
from mreza.model.period import Period
from mreza.text import Translated
from sqlalchemy import CheckConstraint, ColumnElement, ForeignKeyConstraint, UniqueConstraint, exists, or_, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, aliased

from mreza_licensing.models import standing
from mreza_licensing.models.rules import LicensingAuthority, LicensingPermissionType, LicensingRuleSet
from mreza_licensing.models.standing import PermissionStatus
from mreza_licensing.models.units import ServiceUnit


class PermissionState(enum.Enum):
    """What was last decided on a permission. What it amounts to on a day is its `status`."""

    ISSUED = "granted"
    WITHDRAWN = "taken back by the authority"
    SURRENDERED = "given back by the holder"
    REPLACED = "another one took its place before it ended"
    VOIDED = "entered by mistake; counts for nothing"


_S = PermissionState


class ServicePermission(Model):
    """An organisation may give a service: a licence, a consent, an entry in a register."""

    __personal__ = False

    organisation_id: Mapped[UUID] = link(Organisation, audience=PUBLIC, reverse="permissions", doc="Who holds it.")
    service_id: Mapped[UUID] = link(ProvidedService, audience=PUBLIC, reverse="permissions", doc="For which service.")
    unit_id: Mapped[UUID | None] = link(
        ServiceUnit,
        audience=PUBLIC,
        reverse="permissions",
        doc="For which place alone; null for the service as a whole.",
    )
    type_id: Mapped[UUID] = link(
        LicensingPermissionType, audience=PUBLIC, reverse="permissions", doc="What sort of permission, by which rules."
    )
    rule_set_id: Mapped[UUID] = link(
        LicensingRuleSet, audience=PUBLIC, reverse="permissions", doc="The rules of the day it was issued on."
    )
    authority_id: Mapped[UUID | None] = link(
        LicensingAuthority, audience=PUBLIC, reverse="permissions", doc="Who granted it."
    )
    number: Mapped[str] = field(audience=PUBLIC, doc="The authority's number.", search=True)
    issued_on: Mapped[date] = field(audience=PUBLIC, doc="When it was issued.")
    valid: Mapped[Period] = period(
        audience=PUBLIC, doc="The days on which it holds; without a last day where it has none. Decisions cut it short."
    )
    granted_to: Mapped[date | None] = field(
        audience=MEMBERS, doc="The last day as it was granted; null for one without an end."
    )
    capacity: Mapped[int | None] = field(audience=PUBLIC, doc="For how many users.")
    conditions: Mapped[Translated | None] = field(audience=MEMBERS, doc="Under which conditions.")
    source: Mapped[str | None] = field(audience=NETWORK, doc="Where it was taken from, e.g. the register's own list.")
    replaces_id: Mapped[UUID | None] = link(
        "self", audience=PUBLIC, reverse="replacedBy", doc="The permission that it follows."
    )
    state: Mapped[PermissionState] = state(
        _S.ISSUED,
        audience=MEMBERS,
        doc="What was last decided.",
        transitions={
            _S.ISSUED: {_S.WITHDRAWN, _S.SURRENDERED, _S.REPLACED, _S.VOIDED},
            # What took its place was entered by mistake.
            _S.REPLACED: {_S.ISSUED},
        },
    )

    __table_args__ = (
        ExcludeConstraint(
            ("service_id", "="),
            ("type_id", "="),
            (text(f"coalesce(unit_id, '{NO_ID}'::uuid)"), "="),
            ("valid", "&&"),
            using="gist",
            where="state <> 'VOIDED'",
            name="ex_licensing_service_permission_valid",
        ),
        ExcludeConstraint(
            ("replaces_id", "="),
            using="gist",
            where="state <> 'VOIDED'",
            name="ex_licensing_service_permission_replaces",
        ),
        UniqueConstraint("id", "organisation_id"),
        ForeignKeyConstraint(
            ["type_id", "rule_set_id"],
            ["licensing_permission_type.id", "licensing_permission_type.rule_set_id"],
            name="fk_licensing_service_permission_type_of_rule_set",
        ),
        ForeignKeyConstraint(
            ["unit_id", "service_id"],
            ["licensing_service_unit.id", "licensing_service_unit.service_id"],
            name="fk_licensing_service_permission_unit_of_service",
        ),
        CheckConstraint("NOT lower_inf(valid)", name="begins"),
        CheckConstraint("capacity > 0", name="capacity"),
    )

    @derived(audience=MEMBERS)
    def status(cls, day: Any) -> ColumnElement[PermissionStatus]:  # noqa: N805
        """What it amounts to on the day: by its dates, suspensions, and what was decided."""
        return standing.status(cls, day)

    @derived(audience=MEMBERS)
    def in_force(cls, day: Any) -> ColumnElement[bool]:  # noqa: N805
        """Whether it holds on the day, and is not suspended on it."""
        return standing.in_force(cls, day)

    @derived(audience=PUBLIC)
    def days_left(cls, day: Any) -> ColumnElement[int | None]:  # noqa: N805
        """How many days after the day it still holds: 0 on its last day, less after it; null without a last day."""
        return standing.days_left(cls, day)

    @derived(audience=PUBLIC)
    def renewable(cls) -> ColumnElement[bool]:  # noqa: N805
        """Whether another one can follow it when it ends."""
        return standing.renewable(cls)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network's members and the holder; of who is listed, everybody sees what holds today."""
        suspended: Any = aliased(model_named("licensing.PermissionSuspension"))
        rests = exists().where(
            suspended.permission_id == cls.id,
            suspended.valid.contains(viewer.today),
            or_(suspended.lifted_on.is_(None), suspended.lifted_on > viewer.today),
        )
        holds = cls.valid.contains(viewer.today) & (cls.state != PermissionState.VOIDED) & ~rests
        listed = viewer.sees(cls.organisation_id, Organisation) & holds
        return viewer.member_of(cls.network_id) | viewer.owns(cls.organisation_id) | listed  # type: ignore[no-any-return]


__all__ = ["PermissionState", "PermissionStatus", "ServicePermission"]
