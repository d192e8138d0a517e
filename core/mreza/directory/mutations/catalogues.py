"""What the secretariat keeps for all: the national networks, and the catalogues of services and beneficiaries."""

from __future__ import annotations

from mreza.access.permissions import WRITE_CATALOGUES
from mreza.directory import catalogues
from mreza.directory.organisations import BeneficiaryGroup, ServiceType
from mreza.directory.places import Network
from mreza.mutation import UNSET, Do, mutation
from mreza.text import Translated


@mutation(permission=WRITE_CATALOGUES)
async def define_network(
    do: Do,
    *,
    code: str,
    name: Translated,
    locales: list[str],
    founded_year: int | None = UNSET,
    email: str | None = UNSET,
    website: str | None = UNSET,
) -> Network:
    """Enter a national network, or change the one of that code. What is not given stays as it is; null clears.

    Args:
        code: Code of its country, e.g. RS.
        name: Its name.
        locales: The languages it publishes in, in its own order.
        founded_year: The year it was founded in.
        email: Where to write to.
        website: Its web site.
    """
    return await catalogues.define_network(
        do.session, code, name=name, locales=locales, founded_year=founded_year, email=email, website=website
    )


@mutation(permission=WRITE_CATALOGUES)
async def define_service_type(do: Do, *, code: str, name: Translated, category: str) -> ServiceType:
    """Enter a kind of service in the regional catalogue, or change the one of that code.

    Args:
        code: Its code in the catalogue, e.g. S06.
        name: Its name.
        category: The group of services it belongs to, e.g. community.
    """
    return await catalogues.define(do.session, ServiceType, code, name=name, category=category)


@mutation(permission=WRITE_CATALOGUES)
async def define_beneficiary_group(do: Do, *, code: str, name: Translated) -> BeneficiaryGroup:
    """Enter a group of people that services are for, or change the one of that code.

    Args:
        code: Stable code, e.g. OLDER_PERSONS.
        name: Its label.
    """
    return await catalogues.define(do.session, BeneficiaryGroup, code, name=name)


__all__ = ["define_beneficiary_group", "define_network", "define_service_type"]
