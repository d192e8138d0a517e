"""Grounds of what belongs to an organisation: who sees it, and who writes it."""

from __future__ import annotations

from typing import Any

from mreza.model.base import Model
from sqlalchemy import ColumnElement


class OfHolder(Model):
    """Rows that the network and the organisation itself see; the network's coordinators write them."""

    __abstract__ = True
    __personal__ = False

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network's coordinators, and the organisation itself."""
        return viewer.in_network(cls.network_id) | viewer.owns(cls.organisation_id)  # type: ignore[attr-defined, no-any-return]


class ByHolder(OfHolder):
    """Rows that the organisation itself writes as well."""

    __abstract__ = True

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """The network's coordinators, and the organisation itself."""
        return viewer.in_network(cls.network_id) | viewer.owns(cls.organisation_id)  # type: ignore[attr-defined, no-any-return]


__all__ = ["ByHolder", "OfHolder"]
