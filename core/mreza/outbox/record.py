"""Writing events down in the transaction in which they happen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from importlib.resources import files
from uuid import UUID

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.directory.organisations import Organisation
from mreza.directory.places import Network
from mreza.model.base import Base
from mreza.model.global_id import encode
from mreza.model.ids import uuid7
from mreza.outbox.event import Event
from mreza.outbox.jsonable import jsonable

_TELL = text(
    "SELECT mreza.tell(:id, :type, :subject_type, :subject, :subject_id, CAST(:network AS uuid), "
    "CAST(:organisation AS uuid), CAST(:payload AS jsonb), :at)"
)


_SIGNATURE = "tell(uuid, text, text, text, uuid, uuid, uuid, jsonb, timestamptz)"


def events_sql(serving_role: str = "mreza_app") -> str:
    """``CREATE OR REPLACE`` of the function that writes an event; scope functions and core's tables must exist."""
    role = '"' + serving_role.replace('"', '""') + '"'
    function = f"FUNCTION mreza.{_SIGNATURE}"
    grants = f"REVOKE ALL ON {function} FROM PUBLIC;\nGRANT EXECUTE ON {function} TO {role};\n"
    return files(__package__).joinpath("events.sql").read_text("utf-8") + grants


async def record(session: AsyncSession, events: Iterable[Event], at: datetime) -> list[UUID]:
    """Write the events; they are heard when the transaction commits, and never if it does not.

    Subjects must have been flushed. Returns the events' ids.
    """
    ids = []
    for event in events:
        ids.append(uuid7())
        subject = event.subject
        await session.execute(
            _TELL,
            {
                "id": ids[-1],
                "type": event.type_name(),
                "subject_type": type(subject).__name__,
                "subject": encode(type(subject).__name__, subject.id),
                "subject_id": subject.id,
                "network": _network(subject),
                "organisation": _organisation(subject),
                "payload": orjson.dumps(jsonable(event.payload)).decode(),
                "at": at,
            },
        )
    return ids


def _network(subject: Base) -> UUID | None:
    return subject.id if isinstance(subject, Network) else getattr(subject, "network_id", None)


def _organisation(subject: Base) -> UUID | None:
    return subject.id if isinstance(subject, Organisation) else getattr(subject, "organisation_id", None)
