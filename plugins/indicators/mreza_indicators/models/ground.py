"""Whose figures are: a network's, or the federation's. Said once for all of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from mreza.directory.places import Network
from mreza.model.audience import PUBLIC
from mreza.model.base import SharedModel
from mreza.model.fields import link
from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped


class OfPublisher(SharedModel):
    """Rows of a network or, without one, of the federation as a whole.

    A figure of all networks must not belong to one of them, whose coordinators would read in it what the others keep
    to themselves.
    """

    __abstract__ = True
    __personal__ = False

    network_id: Mapped[UUID | None] = link(
        Network, audience=PUBLIC, doc="The network whose figures these are; null for the federation's."
    )

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The secretariat's, also where they belong to no network."""
        return viewer.is_secretariat  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """The network's coordinators; the secretariat all, those of the federation included."""
        return viewer.in_network(cls.network_id) | viewer.is_secretariat  # type: ignore[no-any-return]
