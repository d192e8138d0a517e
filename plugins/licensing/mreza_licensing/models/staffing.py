"""How many licensed professionals a service has on a day, and how long that lasts, as SQL expressions.

Somebody counts on the days on which they work in the service, belong to its organisation, and a licence of theirs
holds: who left the organisation does not count, whether or not the service was told. Ends are followed one after
another, so that a licence that is renewed in time leaves no gap.
"""

from __future__ import annotations

from typing import Any

from mreza.directory.people import Affiliation
from mreza.model.base import model_named
from sqlalchemy import ColumnElement, Date, Integer, and_, case, cast, func, or_, select
from sqlalchemy.orm import aliased

from mreza_licensing.models.standing import ONE, ZERO, code_of, there, value, word


def licence_of(assignment: Any, day: Any) -> Any:
    """The id of the licence that somebody in a service holds on the day; the one that lasts longest."""
    held = _model("ProfessionalLicence")
    found = select(held.id).where(
        held.person_id == assignment.person_id, held.valid.contains(day), held.state != word("VOIDED")
    )
    return value(found.order_by(func.upper(held.valid).desc().nulls_first(), held.id).limit(ONE), held)


def minimum(service_id: Any, rule_set_id: Any) -> Any:
    """How many licensed professionals the rules ask for in a service; null where they ask for none."""
    return _rule(service_id, rule_set_id, "minimum")


def qualification(service_id: Any, rule_set_id: Any) -> Any:
    """The code of the personal permission that counts alone in a service; null for any."""
    return _rule(service_id, rule_set_id, "qualification")


def licensed(service_id: Any, day: Any, kind: Any = None) -> Any:
    """How many people in a service hold a licence on the day, of a kind where one is named."""
    works, holds, tie = _model("ServiceProfessional"), _model("ProfessionalLicence"), aliased(Affiliation)
    found = (
        select(func.count(works.person_id.distinct()))
        .join(holds, holds.person_id == works.person_id)
        .join(tie, _tied(tie, works))
        .where(works.service_id == service_id, works.valid.contains(day), holds.valid.contains(day))
        .where(tie.valid.contains(day))
        .where(*_counted(holds, kind))
    )
    return cast(func.coalesce(value(found, works, holds, tie), ZERO), Integer)


def short_from(service_id: Any, day: Any, least: Any, kind: Any = None) -> Any:
    """The first day from the day on, on which fewer than so many people of the service are licensed; null for none."""
    works, holds, tie = _model("ServiceProfessional"), _model("ProfessionalLicence"), aliased(Affiliation)
    after = cast(func.upper(works.valid.op("*")(holds.valid).op("*")(tie.valid)), Date)
    ends = (
        select(func.min(after))
        .select_from(works)
        .join(holds, holds.person_id == works.person_id)
        .join(tie, _tied(tie, works))
        .where(works.service_id == service_id, after > day, *_counted(holds, kind))
        .where(licensed(service_id, after, kind) < least)
    )
    now = licensed(service_id, day, kind) < least
    return cast(case((now, day), else_=value(ends, works, holds, tie)), Date)


def sole_until(service_id: Any, day: Any) -> ColumnElement[Any]:
    """Where a service has exactly one licensed professional on the day, the last day on which it has any; else null."""
    last = short_from(service_id, day, ONE) - ONE
    return cast(case((licensed(service_id, day) == ONE, last)), Date)


def _tied(tie: Any, works: Any) -> ColumnElement[bool]:
    """The tie of somebody in a service to its organisation."""
    return and_(tie.person_id == works.person_id, tie.organisation_id == works.organisation_id)


def _counted(licence: Any, kind: Any) -> list[ColumnElement[bool]]:
    conditions = [licence.state != word("VOIDED")]
    if kind is not None:
        type_ = _model("LicensingPermissionType")
        counted = type_.code == func.coalesce(kind, type_.code)
        conditions.append(there(type_.id == licence.type_id, counted, of=type_))
    return conditions


def _rule(service_id: Any, rule_set_id: Any, column: str) -> Any:
    rule = _model("LicensingStaffRule")
    code = code_of(service_id)
    named, for_all = rule.services.op("?")(code), func.jsonb_array_length(rule.services) == ZERO
    found = select(getattr(rule, column)).where(and_(rule.rule_set_id == rule_set_id, or_(named, for_all)))
    return value(found.order_by(for_all.asc(), rule.id).limit(ONE), rule)


def _model(name: str) -> Any:
    return aliased(model_named(f"licensing.{name}"))
