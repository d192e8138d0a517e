"""Universities and their faculties: who sends students, and whom to write to."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.base import Model
from mreza.model.fields import field, link
from mreza.text import Translated
from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped


class University(Model):
    """A university that sends students. It belongs to the network of its country, which looks after it."""

    __personal__ = False
    __plural__ = "universities"

    name: Mapped[Translated] = field(audience=PUBLIC, doc="Its name.", search=True, sort=True)
    acronym: Mapped[str | None] = field(audience=PUBLIC, doc="Its short name.", search=True)
    website: Mapped[str | None] = field(audience=PUBLIC, doc="Its web site.")

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody."""
        return viewer.anyone  # type: ignore[no-any-return]


class UniversityContact(Model):
    """Whom to ask at a university. The network that looks after it keeps these to itself."""

    __personal__ = True
    __tablename__ = "internships_university_contact"
    __subject__ = ("email", "name")

    university_id: Mapped[UUID] = link(
        University,
        audience=NETWORK,
        reverse="contacts",
        on_delete="CASCADE",
        doc="At which university.",
        personal=False,
    )
    name: Mapped[str] = field(audience=NETWORK, doc="Whom to ask for.")
    email: Mapped[str] = field(audience=NETWORK, doc="Where to write to.")
    phone: Mapped[str | None] = field(audience=NETWORK, doc="As +38111234567.")

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network."""
        return viewer.in_network(cls.network_id)  # type: ignore[no-any-return]


class Faculty(Model):
    """A part of a university, which students belong to."""

    __personal__ = False
    __plural__ = "faculties"

    university_id: Mapped[UUID] = link(
        University, audience=PUBLIC, reverse="faculties", on_delete="CASCADE", doc="Of which university."
    )
    name: Mapped[Translated] = field(audience=PUBLIC, doc="Its name.", search=True, sort=True)
    fields: Mapped[list[str]] = field(
        audience=PUBLIC, doc="What is studied there, by code, e.g. SOCIAL_WORK.", default=list, filter=False
    )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody."""
        return viewer.anyone  # type: ignore[no-any-return]


__all__ = ["Faculty", "University", "UniversityContact"]
