"""The certificates of enrolments, which documents keep."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from mreza.model.global_id import prefix
from mreza_documents.models import IssuedDocument
from sqlalchemy import ColumnElement, Select, Text, func, literal_column, select
from sqlalchemy.orm import aliased

TEMPLATE = "trainings.certificate"


def certificates(enrolment: Any) -> Select[UUID]:
    """The id of the certificate of an enrolment (an alias of the model), if there is one."""
    issued = aliased(IssuedDocument)
    of: ColumnElement[str] = func.mreza.global_id(
        literal_column(f"'{prefix('Enrolment')}'"), enrolment.id, type_=Text()
    )
    template: ColumnElement[str] = literal_column(f"'{TEMPLATE}'")
    return select(issued.id).where(issued.template == template, issued.subject == of)


__all__ = ["TEMPLATE", "certificates"]
