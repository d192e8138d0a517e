"""Grounds of this plugin's rows: what belongs to a member, and who sees it."""

from __future__ import annotations

from typing import Any

from mreza.directory.organisations import Organisation
from mreza.model.base import Model
from sqlalchemy import ColumnElement


class OfMember(Model):
    """Rows about a member that its network and the member itself see; the network's coordinators write them."""

    __abstract__ = True
    __personal__ = False

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network's coordinators, and the member itself."""
        return viewer.in_network(cls.network_id) | viewer.owns(cls.organisation_id)  # type: ignore[attr-defined, no-any-return]


class AmongMembers(OfMember):
    """Rows about a member that the other members of its network see as well."""

    __abstract__ = True

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The members of the network, its coordinators, and the member itself."""
        return viewer.member_of(cls.network_id) | viewer.owns(cls.organisation_id)  # type: ignore[attr-defined, no-any-return]


class WithOrganisation(AmongMembers):
    """Rows about a member that whoever sees the organisation in the directory sees as well."""

    __abstract__ = True

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The members of the network, the member itself, and whoever sees the organisation."""
        listed = viewer.sees(cls.organisation_id, Organisation)  # type: ignore[attr-defined]
        return viewer.member_of(cls.network_id) | viewer.owns(cls.organisation_id) | listed  # type: ignore[attr-defined, no-any-return]
