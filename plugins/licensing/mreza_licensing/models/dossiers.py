"""What a file still needs, as SQL expressions over its items."""

from __future__ import annotations

from datetime import date
from typing import Any

from mreza.model.base import model_named
from mreza_documents.models import Document
from sqlalchemy import Boolean, ColumnElement, Date, Integer, and_, case, cast, func, literal_column, null, or_, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import aliased

from mreza_licensing.models.standing import ZERO, there, value, word

#: The mark of rules that do not establish what belongs to a file.
_DOSSIER: ColumnElement[list[str]] = literal_column("'[\"dossier\"]'::jsonb", JSONB())


def required(item: Any) -> ColumnElement[bool]:
    """The organisation must hand the item in. Where the number of employees decides and is not known, it must."""
    asked, of = _model("LicensingRequirement"), _model("PermissionApplication")
    met = or_(asked.employees_over.is_(None), of.employees.is_(None), of.employees > asked.employees_over)
    found = select(met).where(asked.id == item.requirement_id, of.id == item.application_id)
    return func.coalesce(cast(value(found, asked, of), Boolean), literal_column("true", Boolean()))


def missing(item: Any, day: Any) -> ColumnElement[bool]:
    """The item is required, and no document in use that is valid on the day answers it."""
    document = aliased(Document)
    usable = (document.state == word("FILED"), document.valid.contains(day))
    answered = there(document.id == item.document_id, *usable, of=document)
    return and_(required(item), ~answered)


def missing_count(application: Any, day: Any) -> ColumnElement[int]:
    """How many items of the application's file are missing on the day."""
    item = _model("DossierItem")
    found = select(func.count()).select_from(item).where(item.application_id == application.id, missing(item, day))
    return cast(value(found, item), Integer)


def ready(application: Any, day: Any) -> ColumnElement[bool | None]:
    """No item is missing on the day; null where none is, and the rules do not establish what belongs to a file."""
    rules = _model("LicensingRuleSet")
    doubtful = there(rules.id == application.rule_set_id, rules.not_established.contains(_DOSSIER), of=rules)
    complete = missing_count(application, day) == ZERO
    return case((and_(complete, doubtful), null()), else_=complete)


def decision_due(application: Any) -> ColumnElement[date | None]:
    """The last day on which the authority has to decide."""
    rules = _model("LicensingRuleSet")
    days = value(select(rules.decision_days).where(rules.id == application.rule_set_id), rules)
    return cast(application.submitted_on + days, Date)


def _model(name: str) -> Any:
    return aliased(model_named(f"licensing.{name}"))
