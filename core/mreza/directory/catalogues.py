"""What the secretariat keeps for all: networks and catalogues, each entry known by its code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.directory.contacts import normal_email, normal_url
from mreza.directory.organisations import BeneficiaryGroup, ServiceType
from mreza.directory.places import Country, Network
from mreza.directory.service import assigned
from mreza.errors import UserError
from mreza.text import Locale, Translated

Entry = TypeVar("Entry", Network, ServiceType, BeneficiaryGroup)


async def define(session: AsyncSession, model: type[Entry], code: str, **values: Any) -> Entry:
    """Enter what has this code, or change it.

    Args:
        session: of who keeps catalogues.
        model: what it is.
        code: stable, in whatever case and with blanks around it.
        values: of its fields; those that are UNSET stay as they are.
    """
    written = code.strip().upper()
    entry = await session.scalar(select(model).where(model.code == written)) or model(code=written)
    session.add(assigned(entry, values))
    await session.flush()
    return entry


async def define_network(
    session: AsyncSession, code: str, *, name: Translated, locales: Iterable[str], **values: Any
) -> Network:
    """Enter the network of a country, or change it.

    Raises:
        UserError: COUNTRY_UNKNOWN, UNKNOWN_LOCALE, REQUIRED, EMAIL_INVALID, URL_INVALID.
    """
    country = await session.scalar(select(Country).where(Country.code == code.strip().upper()))
    if country is None:
        known = ", ".join(await session.scalars(select(Country.code).order_by(Country.code)))
        raise UserError(
            "COUNTRY_UNKNOWN",
            "A network has the code of its country, and {country} is none. Choose from: {known}.",
            path=("code",),
            country=code,
            known=known,
        )
    facts = {"locales": [Locale.parse(locale).value for locale in locales], "country_id": country.id} | values
    if not facts["locales"]:
        raise UserError("REQUIRED", "This is required. Give a value.", path=("locales",))
    for name_, normal in (("email", normal_email), ("website", normal_url)):
        if isinstance(given := facts.get(name_), str):
            facts[name_] = normal(given)
    return await define(session, Network, code, name=name, **facts)


__all__ = ["define", "define_network"]
