"""Numbers without gaps and doubles: a series is locked until the transaction ends; a rollback gives the number back."""

from __future__ import annotations

from uuid import UUID

from mreza.directory.places import Country, Network
from mreza.model.ids import uuid7
from mreza.plugin.hooks import Hooks
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_membership.models import NumberSeries

APPLICATION, MEMBER, INVOICE = "application", "member", "invoice"
NEVER_ANEW = 0


async def next_number(session: AsyncSession, network_id: UUID, kind: str, year: int) -> int:
    """The next number of a series in a network and a year (`NEVER_ANEW` for a series that does not start anew)."""
    first = insert(NumberSeries).values(id=uuid7(), version=1, network_id=network_id, kind=kind, year=year, last=1)
    drawn = first.on_conflict_do_update(
        index_elements=["network_id", "kind", "year"],
        set_={"last": NumberSeries.last + 1, "version": NumberSeries.version + 1},
    )
    return (await session.execute(drawn.returning(NumberSeries.last))).scalar_one()


async def application_reference(session: AsyncSession, hooks: Hooks, network: Network, year: int) -> str:
    """The reference of the network's next application, as its country writes it; else ``BA-2025-0001``."""
    sequence = await next_number(session, network.id, APPLICATION, year)
    country = await country_of(session, network)
    answer = hooks.first("application_reference", country=country, year=year, sequence=sequence)
    return answer.value if answer else f"{network.code}-{year}-{sequence:04}"


async def member_number(session: AsyncSession, hooks: Hooks, network: Network) -> str:
    """The number of the network's next member, as its country writes it; else ``BA-0001``."""
    sequence = await next_number(session, network.id, MEMBER, NEVER_ANEW)
    answer = hooks.first("member_number", country=await country_of(session, network), sequence=sequence)
    return answer.value if answer else f"{network.code}-{sequence:04}"


async def invoice_number(session: AsyncSession, network: Network, year: int) -> str:
    """The number of the network's next invoice of the year, e.g. ``BA-F-2025-0001``."""
    sequence = await next_number(session, network.id, INVOICE, year)
    return f"{network.code}-F-{year}-{sequence:04}"


async def country_of(session: AsyncSession, network: Network) -> str:
    """The code of the network's country."""
    country = await session.get_one(Country, network.country_id)
    return country.code
