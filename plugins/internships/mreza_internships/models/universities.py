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
    __subject__ = ("contact_email", "contact_name")

    name: Mapped[Translated] = field(audience=PUBLIC, doc="Its name.", search=True, sort=True)
    acronym: Mapped[str | None] = field(audience=PUBLIC, doc="Its short name.", search=True)
    website: Mapped[str | None] = field(audience=PUBLIC, doc="Its web site.")
    contact_name: Mapped[str | None] = field(audience=NETWORK, doc="Whom to ask for.", personal=True)
    contact_email: Mapped[str | None] = field(audience=NETWORK, doc="Where to write to.", personal=True)
    contact_phone: Mapped[str | None] = field(audience=NETWORK, doc="As +38111234567.", personal=True)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody; whom to write to, the network."""
        return viewer.anyone  # type: ignore[no-any-return]


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


__all__ = ["Faculty", "University"]
