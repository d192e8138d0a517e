"""What calls asks of other plugins. A plugin that does not require calls answers with `hookimpl(optionalhook=True)`."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from mreza.plugin.hooks import hookspec
from sqlalchemy import ColumnElement

Standing = tuple[ColumnElement[str | None], ColumnElement[str | None]]
"""Two SQL expressions: a word for what bars an organisation, and a word for what one is warned of; null for nothing."""


@hookspec
def organisation_standing(organisation: UUID, day: date) -> Standing | None:
    """What bars an organisation from taking part on a day, and what one is to be warned of, as two SQL expressions
    of upper-case words (or null). They are read in the scope of whoever checks.
    """
