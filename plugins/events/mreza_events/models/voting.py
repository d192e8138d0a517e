"""Quorum: the roll of who may vote, drawn for a day, and proxies. Whether there is a quorum is read off these."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.model.audience import MEMBERS, NETWORK
from mreza.model.base import Model
from mreza.model.fields import derived, field, link
from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    Integer,
    UniqueConstraint,
    and_,
    cast,
    exists,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, aliased

from mreza_events.models.attendance import Attendance
from mreza_events.models.events import Event
from mreza_events.models.programme import SPEAKS_FOR_NOBODY


class _AmongMembers(Model):
    """Rows that the members of the network see."""

    __abstract__ = True
    __personal__ = False

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The members of the network, and its coordinators."""
        return viewer.member_of(cls.network_id)  # type: ignore[no-any-return]


class VotingRoll(_AmongMembers):
    """Who may vote at an event, as it stood on a day, and the quorum that follows from it."""

    event_id: Mapped[UUID] = link(
        Event, audience=MEMBERS, reverse="votingRolls", on_delete="CASCADE", unique=True, doc="At which event."
    )
    as_of: Mapped[date] = field(audience=MEMBERS, doc="The day whose members with voting right it lists.")
    quorum_percent: Mapped[int] = field(
        audience=MEMBERS, doc="More than so many per cent of the roll must be there.", default=50
    )

    __table_args__ = (CheckConstraint("quorum_percent BETWEEN 0 AND 99", name="percent"),)

    @derived(audience=MEMBERS)
    def entitled(cls) -> ColumnElement[int]:  # noqa: N805
        """How many may vote."""
        return _entries(cls)

    @derived(audience=MEMBERS)
    def quorum(cls) -> ColumnElement[int]:  # noqa: N805
        """How many of them must be there, or represented by one that is."""
        return _quorum(cls)

    @derived(audience=NETWORK)
    def present(cls) -> ColumnElement[int]:  # noqa: N805
        """How many of them are there."""
        return _entries(cls, is_present)

    @derived(audience=NETWORK)
    def by_proxy(cls) -> ColumnElement[int]:  # noqa: N805
        """How many of them are represented by another one that is there."""
        return _entries(cls, is_represented)

    @derived(audience=NETWORK)
    def quorum_reached(cls) -> ColumnElement[bool]:  # noqa: N805
        """Whether enough are there or represented."""
        return _entries(cls, lambda one: or_(is_present(one), is_represented(one))) >= _quorum(cls)


class VotingRollEntry(_AmongMembers):
    """One member on a roll: one vote."""

    __plural__ = "votingRollEntries"

    roll_id: Mapped[UUID] = link(
        VotingRoll, audience=MEMBERS, reverse="entries", on_delete="CASCADE", doc="On which roll."
    )
    event_id: Mapped[UUID] = link(Event, audience=MEMBERS, on_delete="CASCADE", doc="At which event.")
    organisation_id: Mapped[UUID] = link(Organisation, audience=MEMBERS, reverse="votes", doc="Which member.")

    __table_args__ = (UniqueConstraint("roll_id", "organisation_id"),)

    @derived(audience=NETWORK)
    def present(cls) -> ColumnElement[bool]:  # noqa: N805
        """Whether somebody who represents it is there."""
        return is_present(cls)

    @derived(audience=NETWORK)
    def represented(cls) -> ColumnElement[bool]:  # noqa: N805
        """Whether it is not there, but gave a proxy to a member on the roll that is."""
        return is_represented(cls)


class VotingProxy(_AmongMembers):
    """A member's vote in the hands of another one; nobody holds more than one."""

    __plural__ = "votingProxies"

    roll_id: Mapped[UUID] = link(
        VotingRoll, audience=MEMBERS, reverse="proxies", on_delete="CASCADE", doc="On which roll."
    )
    giver_id: Mapped[UUID] = link(Organisation, audience=MEMBERS, doc="Whose vote it is.")
    holder_id: Mapped[UUID] = link(Organisation, audience=MEMBERS, doc="Who casts it.")
    evidence: Mapped[str | None] = field(audience=NETWORK, doc="The signed proxy.")

    __table_args__ = (
        UniqueConstraint("roll_id", "giver_id"),
        UniqueConstraint("roll_id", "holder_id"),
    )


def is_present(entry: Any) -> ColumnElement[bool]:
    """Somebody is there for the member on the roll."""
    one = aliased(Attendance)
    return exists().where(
        one.event_id == entry.event_id,
        one.organisation_id == entry.organisation_id,
        one.role.not_in(SPEAKS_FOR_NOBODY),
    )


def is_represented(entry: Any) -> ColumnElement[bool]:
    """The member is not there, but one on the roll is that holds its proxy."""
    proxy, holder = aliased(VotingProxy), aliased(VotingRollEntry)
    held = exists().where(
        proxy.roll_id == entry.roll_id,
        proxy.giver_id == entry.organisation_id,
        holder.roll_id == proxy.roll_id,
        holder.organisation_id == proxy.holder_id,
        is_present(holder),
    )
    return and_(~is_present(entry), held)


def _entries(roll: Any, which: Any = None) -> ColumnElement[int]:
    entry = aliased(VotingRollEntry)
    conditions = [entry.roll_id == roll.id, *([which(entry)] if which else [])]
    return cast(select(func.count()).select_from(entry).where(*conditions).scalar_subquery(), Integer)


def _quorum(roll: Any) -> ColumnElement[int]:
    share = _entries(roll) * roll.quorum_percent // literal_column("100", Integer())
    return cast(share + literal_column("1"), Integer)


__all__ = ["VotingProxy", "VotingRoll", "VotingRollEntry"]
