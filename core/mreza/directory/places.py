"""Countries, administrative units and the national networks."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Mapped, aliased

from mreza.model.audience import PUBLIC
from mreza.model.base import SharedModel, model_named
from mreza.model.fields import derived, field, link, period
from mreza.model.period import Period
from mreza.text import Translated


class Country(SharedModel):
    """A country as the federation names it; Kosovo* carries its footnote. XK is in no ISO list, so the table is our
    own."""

    __personal__ = False
    __plural__ = "countries"

    code: Mapped[str] = field(audience=PUBLIC, doc="Two letters, e.g. RS; XK for Kosovo*.", unique=True)
    name: Mapped[Translated] = field(
        audience=PUBLIC, doc="Its label, with the asterisk where one belongs.", search=True, sort=True
    )
    footnote: Mapped[Translated | None] = field(
        audience=PUBLIC, doc="To be shown once per page, document or export that names it."
    )
    currency: Mapped[str] = field(audience=PUBLIC, doc="Its currency today, e.g. RSD.")
    phone_prefix: Mapped[str] = field(audience=PUBLIC, doc="International prefix, e.g. +381.")

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody."""
        return viewer.anyone  # type: ignore[no-any-return]


class AdministrativeUnit(SharedModel):
    """A municipality, canton, district or region, by the country's own codes; units split and merge, so each is
    dated."""

    __personal__ = False

    country_id: Mapped[UUID] = link(
        Country, audience=PUBLIC, reverse="administrativeUnits", doc="The country it lies in."
    )
    parent_id: Mapped[UUID | None] = link("self", audience=PUBLIC, reverse="parts", doc="The unit it is part of.")
    scheme: Mapped[str] = field(audience=PUBLIC, doc="Whose codes these are, e.g. RS-LSG.")
    code: Mapped[str] = field(audience=PUBLIC, doc="Its code in the scheme.")
    level: Mapped[str] = field(audience=PUBLIC, doc="What it is: municipality, city, canton, district, entity, region.")
    name: Mapped[Translated] = field(audience=PUBLIC, doc="Its name.", search=True, sort=True)
    valid: Mapped[Period] = period(audience=PUBLIC, doc="When the unit exists.", default=Period())

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody."""
        return viewer.anyone  # type: ignore[no-any-return]


class Network(SharedModel):
    """A national network of the federation."""

    __personal__ = False

    code: Mapped[str] = field(audience=PUBLIC, doc="Code of its country, e.g. RS.", unique=True)
    country_id: Mapped[UUID] = link(Country, audience=PUBLIC, doc="The country it works in.")
    name: Mapped[Translated] = field(audience=PUBLIC, doc="Its name.", search=True, sort=True)
    founded_year: Mapped[int | None] = field(audience=PUBLIC, doc="The year it was founded in.")
    locales: Mapped[list[str]] = field(
        audience=PUBLIC, doc="The languages it publishes in, in its own order.", filter=False
    )
    email: Mapped[str | None] = field(audience=PUBLIC, doc="Where to write to.")
    website: Mapped[str | None] = field(audience=PUBLIC, doc="Its web site.")

    @derived(audience=PUBLIC, target="core.Organisation")
    def coordinator(cls, day: Any) -> ColumnElement[UUID]:  # noqa: N805
        """The organisation that coordinates the network on the day."""
        mandate = aliased(model_named("core.Mandate"))
        held = (mandate.network_id == cls.id, mandate.kind == "NATIONAL_COORDINATOR", mandate.valid.contains(day))  # type: ignore[attr-defined]
        return select(mandate.organisation_id).where(*held).limit(1).scalar_subquery()  # type: ignore[attr-defined]

    @classmethod
    def network_key(cls) -> Any:
        """A network is its own network."""
        return cls.id

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody."""
        return viewer.anyone  # type: ignore[no-any-return]
