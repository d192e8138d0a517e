"""What an organisation took part in."""

from __future__ import annotations

from typing import Any

from mreza.directory.organisations import Organisation
from mreza.model.audience import NETWORK
from mreza.model.fields import derived
from sqlalchemy import ColumnElement, Integer, cast, func, select
from sqlalchemy.orm import aliased

from mreza_events.models import Attendance, Event, EventKind

_MEETINGS = (EventKind.NETWORK_MEETING, EventKind.ASSEMBLY, EventKind.BOARD_MEETING)


class OrganisationMeetings:
    """An organisation in its network's meetings."""

    @derived(audience=NETWORK)
    def meetings_attended(cls, since: Any, day: Any) -> ColumnElement[int]:  # noqa: N805
        """At how many meetings (of members or a body, and assemblies) somebody represented it."""
        attendance, event = aliased(Attendance), aliased(Event)
        counted = select(func.count(event.id.distinct())).select_from(attendance)
        counted = counted.join(event, event.id == attendance.event_id).where(
            attendance.organisation_id == cls.id,  # type: ignore[attr-defined]
            attendance.on_day.between(since, day),
            event.kind.in_(_MEETINGS),
        )
        return cast(counted.scalar_subquery(), Integer)


EXTENSIONS = [(Organisation, OrganisationMeetings)]

__all__ = ["EXTENSIONS"]
