"""Why a row was not there to be changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import event, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.errors import Conflict, NotFound, UserError
from mreza.model.base import Base
from mreza.mutation.refusals import not_writable


@dataclass(frozen=True, slots=True)
class Touched:
    """A row that a flush was about to change, at the version that was read."""

    model: type[Base]
    id: UUID
    version: int


def watch(session: AsyncSession, touched: list[Touched]) -> None:
    """Note which rows each flush is about to change; afterwards the session has forgotten."""

    def before_flush(flushing: Any, context: Any, instances: Any) -> None:
        touched[:] = [
            Touched(type(one), one.__dict__["id"], one.__dict__["version"])
            for one in (*flushing.dirty, *flushing.deleted)
            if {"id", "version"} <= one.__dict__.keys()
        ]

    event.listen(session.sync_session, "before_flush", before_flush)


def note_loaded(session: AsyncSession, touched: list[Touched]) -> None:
    """Note the rows that were read, when a lock found one of them changed: there was no flush then to note any."""
    for one in session.identity_map.values():
        if isinstance(one, Base) and {"id", "version"} <= one.__dict__.keys():
            touched.append(Touched(type(one), one.__dict__["id"], one.__dict__["version"]))


async def why_stale(session: AsyncSession, touched: Sequence[Touched]) -> UserError:
    """What the viewer is told: changed by others meanwhile, deleted, or not the viewer's to change.

    Args:
        session: a new transaction in the viewer's scope.
    """
    for one in touched:
        found = await session.scalar(select(one.model.version).where(one.model.id == one.id))
        if found is None:
            return NotFound(one.model.__name__)
        if found != one.version:
            return Conflict(expected=one.version, found=found)
    return not_writable()
