"""What follows from permissions for services and organisations, and from cases and staff for permissions."""

from __future__ import annotations

from datetime import date
from typing import Any

from mreza.directory.organisations import Organisation, ProvidedService
from mreza.model.audience import MEMBERS, NETWORK, PUBLIC
from mreza.model.base import model_named
from mreza.model.fields import derived
from sqlalchemy import ColumnElement, Integer, and_, case, cast, func, select
from sqlalchemy.orm import aliased

from mreza_licensing.models import ServicePermission, staffing, standing
from mreza_licensing.models.standing import LicensingStatus, RenewalStatus, word
from mreza_licensing.rules import Regime


class PermissionOutlook:
    """What is to be seen to before a permission ends."""

    @derived(audience=MEMBERS)
    def lapsing(cls, day: Any) -> ColumnElement[bool]:  # noqa: N805
        """Whether its last day is as near as its rules call lapsing, and no other permission follows it."""
        return standing.lapsing(cls, day)

    @derived(audience=NETWORK)
    def renewal(cls, day: Any) -> ColumnElement[RenewalStatus]:  # noqa: N805
        """Whether somebody sees to it that another one follows, on the day."""
        return standing.renewal(cls, day)

    @derived(audience=NETWORK)
    def licensed_staff(cls, day: Any) -> ColumnElement[int]:  # noqa: N805
        """How many licensed professionals its service has on the day, of the kind that its rules count."""
        return staffing.licensed(cls.service_id, day, _kind(cls))  # type: ignore[attr-defined, no-any-return]

    @derived(audience=NETWORK)
    def staff_required(cls) -> ColumnElement[int | None]:  # noqa: N805
        """How many its rules ask for; null for none."""
        return cast(_minimum(cls), Integer)

    @derived(audience=NETWORK)
    def staff_short_from(cls, day: Any) -> ColumnElement[date | None]:  # noqa: N805
        """The first day from the day on, while the permission lasts, on which it has fewer than its rules ask for."""
        return _short(cls, day)

    @derived(audience=NETWORK)
    def staff_days_left(cls, day: Any) -> ColumnElement[int | None]:  # noqa: N805
        """For how many days after the day its staff still suffices, where it does not until its end; -1 for none."""
        return cast(_short(cls, day) - standing.ONE - day, Integer)

    @derived(audience=NETWORK)
    def staff_warning(cls, day: Any) -> ColumnElement[bool]:  # noqa: N805
        """Whether its staff does not suffice within the days that its rules call lapsing."""
        rules = aliased(model_named("licensing.LicensingRuleSet"))
        window = standing.value(select(rules.lapsing_days).where(rules.id == cls.rule_set_id), rules)  # type: ignore[attr-defined]
        return func.coalesce(_short(cls, day) - standing.ONE - day <= window, False)


class ServiceLicensing:
    """How a service stands towards the rules of its place."""

    @derived(audience=PUBLIC)
    def provided(cls, day: Any) -> ColumnElement[bool]:  # noqa: N805
        """Whether it is given on the day: it has begun, and not ended."""
        return cls.valid.contains(day)  # type: ignore[attr-defined, no-any-return]

    @derived(audience=MEMBERS)
    def licensing_status(cls, day: Any) -> ColumnElement[LicensingStatus]:  # noqa: N805
        """What its permissions amount to on the day, by the rules of its place."""
        return standing.licensing_status(cls, day)

    @derived(audience=NETWORK)
    def licensed_staff(cls, day: Any) -> ColumnElement[int]:  # noqa: N805
        """How many licensed professionals work in it on the day."""
        return staffing.licensed(cls.id, day)  # type: ignore[attr-defined, no-any-return]

    @derived(audience=NETWORK)
    def sole_professional_until(cls, day: Any) -> ColumnElement[date | None]:  # noqa: N805
        """Where exactly one licensed professional works in it on the day: the last day on which there is any."""
        return staffing.sole_until(cls.id, day)  # type: ignore[attr-defined]


class OrganisationLicensing:
    """An organisation's services by their permissions. A permission is a service's, so an organisation is never
    licensed or unlicensed as a whole."""

    @derived(audience=PUBLIC)
    def licensing_regime(cls, day: Any) -> ColumnElement[Regime | None]:  # noqa: N805
        """Whether services need a permission where it has its seat, on the day; null where the rules are not known."""
        return standing.regime(cls.network_id, cls.unit_id, day)  # type: ignore[attr-defined, no-any-return]

    @derived(audience=MEMBERS)
    def services_with_permission(cls, day: Any) -> ColumnElement[int]:  # noqa: N805
        """How many of its services have a permission on the day, also one that rests."""
        return _services(cls, day, lambda service: _permission(service, lambda one: one.valid.contains(day)))

    @derived(audience=MEMBERS)
    def services_lapsing(cls, day: Any) -> ColumnElement[int]:  # noqa: N805
        """How many of its services have a permission that is lapsing on the day."""
        return _services(cls, day, lambda service: _permission(service, lambda one: standing.lapsing(one, day)))

    @derived(audience=MEMBERS)
    def services_suspended(cls, day: Any) -> ColumnElement[int]:  # noqa: N805
        """How many of its services have a permission that rests on the day."""
        return _in_status(cls, day, "SUSPENDED")

    @derived(audience=MEMBERS)
    def services_unlicensed(cls, day: Any) -> ColumnElement[int]:  # noqa: N805
        """How many of its services need a permission by the rules of their place, and have none on the day. Where no
        regime is, none does."""
        return _in_status(cls, day, "UNLICENSED", "LAPSED")


def _services(organisation: Any, day: Any, which: Any) -> ColumnElement[int]:
    service = aliased(ProvidedService)
    found = select(func.count()).select_from(service)
    found = found.where(service.organisation_id == organisation.id, service.valid.contains(day), which(service))
    return cast(standing.value(found, service), Integer)


def _in_status(organisation: Any, day: Any, *names: str) -> ColumnElement[int]:
    def which(service: Any) -> ColumnElement[bool]:
        return standing.licensing_status(service, day).in_([word(name) for name in names])

    return _services(organisation, day, which)


def _permission(service: Any, which: Any) -> ColumnElement[bool]:
    one = aliased(ServicePermission)
    return standing.there(one.service_id == service.id, standing.counts(one), which(one), of=one)


def _minimum(permission: Any) -> Any:
    return staffing.minimum(permission.service_id, permission.rule_set_id)


def _kind(permission: Any) -> Any:
    return staffing.qualification(permission.service_id, permission.rule_set_id)


def _short(permission: Any, day: Any) -> ColumnElement[Any]:
    """The first day on which the staff does not suffice, while the permission lasts."""
    first = staffing.short_from(permission.service_id, day, _minimum(permission), _kind(permission))
    holds = and_(standing.counts(permission), permission.valid.contains(day), permission.valid.contains(first))
    return case((holds, first))


EXTENSIONS = [
    (ServicePermission, PermissionOutlook),
    (ProvidedService, ServiceLicensing),
    (Organisation, OrganisationLicensing),
]

__all__ = ["EXTENSIONS"]
