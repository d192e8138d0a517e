"""Changing a state: the only way in Python; the database checks the same table of transitions."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any, cast
from uuid import UUID

from sqlalchemy import inspect
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.errors import ConfigurationError, UserError
from mreza.model.base import Base
from mreza.model.fields import StateOptions, options_of
from mreza.model.history import StateChange


def state_options(model: type[Base], attribute: str | None = None) -> tuple[str, StateOptions]:
    """The state column of a model (the only one, unless named) and its options.

    Raises: ConfigurationError when the model has none.
    """
    for column in inspect(model).columns:
        options = options_of(column)
        if isinstance(options, StateOptions) and attribute in (None, column.key):
            return column.key, options
    raise ConfigurationError(
        f"{model.__name__} has no state{f' {attribute}' if attribute else ''}. Declare one with state(…)."
    )


def transition(
    session: AsyncSession,
    subject: Base,
    to: enum.Enum,
    *,
    day: date,
    by: UUID | None,
    reason: str | None = None,
    body: str | None = None,
    attribute: str | None = None,
) -> StateChange:
    """Move `subject` to the state `to` and write down who, when and why.

    Args:
        day: the civil date from which the new state holds.
        by: the user who decided.
        body: the body that decided, e.g. ``national`` or ``regional``.

    Raises: UserError TRANSITION_NOT_ALLOWED, naming where one can go from here.
    """
    name, options = state_options(type(subject), attribute)
    current = cast(enum.Enum, getattr(subject, name))
    allowed = options.transitions.get(current, frozenset())
    if to not in allowed:
        ways = ", ".join(sorted(state.name for state in allowed)) or "nowhere: this state is final"
        raise UserError(
            "TRANSITION_NOT_ALLOWED",
            "From {current} one cannot go to {to}. Possible from here: {ways}.",
            current=current.name,
            to=to.name,
            ways=ways,
        )
    setattr(subject, name, to)
    change = StateChange(
        **_record(subject, name),
        from_state=current.name,
        to_state=to.name,
        on_day=day,
        decided_by_id=by,
        reason=reason,
        body=body,
    )
    session.add(change)
    return change


def _record(subject: Base, name: str) -> dict[str, Any]:
    return {
        "subject_type": type(subject).__name__,
        "subject_id": subject.id,
        "attribute": name,
        "network_id": getattr(subject, "network_id", None),
        "organisation_id": getattr(subject, "organisation_id", None),
    }
