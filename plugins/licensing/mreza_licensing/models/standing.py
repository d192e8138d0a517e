"""What dated rows amount to on a day, as SQL expressions. Periods, suspensions and cases are the only facts.

Each function takes an alias of a model and a day. They count only rows that the asker sees, so each is offered to the
circle that sees all of those rows.
"""

from __future__ import annotations

import enum
from typing import Any

from mreza.directory.organisations import ServiceType
from mreza.directory.places import AdministrativeUnit
from mreza.model.base import model_named
from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    Integer,
    Text,
    and_,
    case,
    cast,
    exists,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.orm import aliased

ONE: ColumnElement[int] = literal_column("1")
ZERO: ColumnElement[int] = literal_column("0")


class PermissionStatus(enum.Enum):
    """What a permission amounts to on a day."""

    NOT_YET = "granted, and does not hold yet"
    VALID = "holds"
    SUSPENDED = "rests by a decision"
    EXPIRED = "has run out"
    WITHDRAWN = "was taken back by the authority"
    SURRENDERED = "was given back by the holder"
    REPLACED = "ended because another one took its place"
    VOIDED = "was entered by mistake"


class RenewalStatus(enum.Enum):
    """Whether somebody sees to it that a permission is followed by another one."""

    NOT_NEEDED = "it has no last day, or was ended by a decision"
    NOT_RENEWABLE = "no other one can follow it"
    RENEWED = "another one follows it"
    UNDER_WAY = "a case is open"
    REFUSED = "it was asked for and refused, and no other case is open"
    NOT_ASKED_FOR = "nobody has asked for it"


class LicensingStatus(enum.Enum):
    """How a service stands towards the rules of its place on a day."""

    NO_LICENSING_REGIME = "the rules foresee no permission; to have none is no fault"
    PERMITTED = "a permission holds"
    SUSPENDED = "its permission rests"
    LAPSED = "a permission held once, and none does any more"
    UNLICENSED = "the rules ask for a permission, and there has never been one"
    RULES_UNKNOWN = "nobody has entered the rules of its place"


def value(found: Any, *own: Any) -> Any:
    """The one value that a statement selects, its tables being `own`; all others are of the statements around it,
    however far out."""
    return found.correlate_except(*own).scalar_subquery()


def there(*conditions: Any, of: Any) -> ColumnElement[bool]:
    """There is a row of an alias that meets the conditions; all other tables are of the statements around it."""
    return exists().where(*conditions).correlate_except(of)


def last_day(row: Any) -> ColumnElement[Any]:
    """The last day of a row's period; null for none."""
    return cast(func.upper(row.valid), Date) - ONE


def counts(permission: Any) -> ColumnElement[bool]:
    """It was not entered by mistake."""
    return permission.state != word("VOIDED")  # type: ignore[no-any-return]


def suspended(permission: Any, day: Any) -> ColumnElement[bool]:
    """A suspension of the permission runs on the day."""
    one = _model("PermissionSuspension")
    lasting = or_(one.lifted_on.is_(None), one.lifted_on > day)
    return there(one.permission_id == permission.id, one.valid.contains(day), lasting, of=one)


def in_force(permission: Any, day: Any) -> ColumnElement[bool]:
    """The permission holds on the day."""
    return and_(counts(permission), permission.valid.contains(day), ~suspended(permission, day))


def status(permission: Any, day: Any) -> ColumnElement[PermissionStatus]:
    """What the permission amounts to on the day."""
    decided = case((permission.state == word("ISSUED"), word("EXPIRED")), else_=cast(permission.state, Text))
    return case(
        (~counts(permission), word("VOIDED")),
        (func.lower(permission.valid) > day, word("NOT_YET")),
        (permission.valid.contains(day) & suspended(permission, day), word("SUSPENDED")),
        (permission.valid.contains(day), word("VALID")),
        else_=decided,
    )


def days_left(row: Any, day: Any) -> ColumnElement[int | None]:
    """How many days after the day the row's period still lasts."""
    return cast(last_day(row) - day, Integer)


def renewable(permission: Any) -> ColumnElement[bool]:
    """The permission's type can be granted again."""
    kind = _model("LicensingPermissionType")
    found = select(kind.renewable).where(kind.id == permission.type_id)
    return cast(func.coalesce(value(found, kind), literal_column("false")), Boolean)


def renewed(permission: Any) -> ColumnElement[bool]:
    """Another permission follows this one."""
    other = _model("ServicePermission")
    return there(other.replaces_id == permission.id, counts(other), of=other)


def case_open(permission: Any, day: Any) -> ColumnElement[bool]:
    """A case to renew the permission is open on the day."""
    one = _model("PermissionApplication")
    lasting = or_(one.closed_on.is_(None), one.closed_on > day)
    return there(one.renews_id == permission.id, one.opened_on <= day, lasting, of=one)


def renewal(permission: Any, day: Any) -> ColumnElement[RenewalStatus]:
    """Whether somebody sees to it that another permission follows."""
    one = _model("PermissionApplication")
    refused = there(one.renews_id == permission.id, one.state == word("REFUSED"), one.closed_on <= day, of=one)
    ended = permission.state.in_([word("WITHDRAWN"), word("SURRENDERED"), word("VOIDED")])
    return case(
        (renewed(permission), word("RENEWED")),
        (or_(func.upper_inf(permission.valid), ended), word("NOT_NEEDED")),
        (case_open(permission, day), word("UNDER_WAY")),
        (~renewable(permission), word("NOT_RENEWABLE")),
        (refused, word("REFUSED")),
        else_=word("NOT_ASKED_FOR"),
    )


def lapsing(permission: Any, day: Any) -> ColumnElement[bool]:
    """The permission has its last day within the days that its rules call lapsing, and none follows it."""
    rules = _model("LicensingRuleSet")
    window = value(select(rules.lapsing_days).where(rules.id == permission.rule_set_id), rules)
    holds = and_(counts(permission), permission.valid.contains(day), permission.state == word("ISSUED"))
    near = func.coalesce(last_day(permission) - day <= window, literal_column("false", Boolean()))
    return and_(holds, near, ~renewed(permission))


def rule_set(network: Any, unit: Any, day: Any) -> Any:
    """The id of the rule set that holds on the day in a unit: that of the smallest part of the country which has rules
    of its own."""
    return _of_rules(network, unit, day, lambda rules: rules.id)


def place(service: Any) -> Any:
    """The unit in which a service is given; where that is not said, the organisation's."""
    organisation = _core("Organisation")
    seat = select(organisation.unit_id).where(organisation.id == service.organisation_id)
    return func.coalesce(service.unit_id, value(seat, organisation))


def regime(network: Any, unit: Any, day: Any) -> Any:
    """Whether services need a permission in a unit on the day; null where the rules are not known."""
    return _of_rules(network, unit, day, lambda rules: cast(rules.regime, Text))


def licensing_status(service: Any, day: Any) -> ColumnElement[LicensingStatus]:
    """How a service stands towards the rules of its place on the day."""
    holding, resting, begun = (_model("ServicePermission") for _ in range(3))
    holds = there(holding.service_id == service.id, in_force(holding, day), of=holding)
    rests = there(resting.service_id == service.id, counts(resting), resting.valid.contains(day), of=resting)
    once = there(begun.service_id == service.id, counts(begun), func.lower(begun.valid) <= day, of=begun)
    known = func.coalesce(regime(service.network_id, place(service), day), word("RULES_UNKNOWN"))
    return case(
        (known == word("NO_LICENSING"), word("NO_LICENSING_REGIME")),
        (holds, word("PERMITTED")),
        (rests, word("SUSPENDED")),
        (once, word("LAPSED")),
        (known == word("LICENSING"), word("UNLICENSED")),
        else_=word("RULES_UNKNOWN"),
    )


def code_of(service_id: Any) -> Any:
    """The code of a provided service in the regional catalogue."""
    service, kind = _core("ProvidedService"), aliased(ServiceType)
    found = select(kind.code).join(service, service.service_type_id == kind.id).where(service.id == service_id)
    return value(found, service, kind)


def word(name: str) -> ColumnElement[Any]:
    """A constant in the text of the statement: never a parameter, so that policies and plans may hold it."""
    return literal_column(f"'{name}'", Text())


def _of_rules(network: Any, unit: Any, day: Any, column: Any) -> Any:
    rules, area = _model("LicensingRuleSet"), _model("LicensingJurisdiction")
    here, around, beyond = (aliased(AdministrativeUnit) for _ in range(3))
    # The unit, and the three around it: a municipality, its canton, its entity, and what that may be part of.
    units = array([here.id, around.id, beyond.id, beyond.parent_id])
    near = func.array_position(units, area.unit_id)
    found = (
        select(column(rules))
        .select_from(rules)
        .join(area, area.id == rules.jurisdiction_id)
        .outerjoin(here, here.id == unit)
        .outerjoin(around, around.id == here.parent_id)
        .outerjoin(beyond, beyond.id == around.parent_id)
        .where(rules.network_id == network, rules.valid.contains(day), or_(area.unit_id.is_(None), near.is_not(None)))
        # Null stands among the units where a chain ends, and is no jurisdiction's place.
        .order_by(case((area.unit_id.is_not(None), near)).asc().nulls_last())
        .limit(ONE)
    )
    return value(found, rules, area, here, around, beyond)


def _model(name: str) -> Any:
    return aliased(model_named(f"licensing.{name}"))


def _core(name: str) -> Any:
    return aliased(model_named(f"core.{name}"))
