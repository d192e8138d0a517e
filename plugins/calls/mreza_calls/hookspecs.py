"""What calls asks of other plugins. A plugin that does not require calls answers with `hookimpl(optionalhook=True)`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from mreza.plugin.hooks import hookspec
from sqlalchemy import ColumnElement, Select

Standing = tuple[ColumnElement[str | None], ColumnElement[str | None]]
"""Two SQL expressions: a word for what bars an organisation, and a word for what one is warned of; null for nothing."""


@hookspec
def organisation_standing(organisation: UUID, day: date) -> Standing | None:
    """What bars an organisation from taking part on a day, and what one is to be warned of, as two SQL expressions
    of upper-case words (or null). They are read in the scope of whoever checks.
    """


@hookspec
def bonus_points(call: UUID, day: date) -> Select[UUID, str, Decimal, str | None] | None:
    """The points that applications of a call have beside the grid, by what another plugin knows of who applies: a
    statement that selects the application's id, a code, the points, and the ground in a few words or null. It is asked
    at each ranking and read in the scope of whoever ranks. What is not selected any more, the ranking takes back.
    """
