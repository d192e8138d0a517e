"""Numbers and codes of issued documents: the ones follow each other, the others nobody can guess."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from mreza.errors import UserError
from sqlalchemy import select, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_documents.models import DocumentSeries, IssuedDocument

#: Letters and digits that nobody confuses when a code is read from paper; 20 of them are 100 bits.
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_CODE_LENGTH = 20

#: A network, one of its series, and the place that is wanted in it; None for the next.
Place = tuple[UUID, str, int | None]


def number_of(series: str, place: int) -> str:
    """What stands on the paper, e.g. RSA-2025-017."""
    return f"{series}-{place:03d}"


def code_of(chance: bytes) -> str:
    """A code made of 16 bytes of chance."""
    number = int.from_bytes(chance, "big")
    return "".join(_ALPHABET[(number >> 5 * place) & 31] for place in range(_CODE_LENGTH))


async def places_of(session: AsyncSession, wanted: Sequence[Place]) -> list[int]:
    """A place in its series for each, in order: the given one, or the one after the highest.

    The series stay locked until the transaction ends, so that no place is given twice; in the order of their names, so
    that no two who number wait for each other.

    Raises: UserError NUMBER_TAKEN.
    """
    last = {key: await _series(session, *key) for key in sorted({one[:2] for one in wanted}, key=str)}
    places = []
    for network_id, code, given in wanted:
        series = last[network_id, code]
        places.append(series.last + 1 if given is None else given)
        series.last = max(series.last, places[-1])
    await _check_free(session, [one for one in wanted if one[2] is not None])
    return places


async def _series(session: AsyncSession, network_id: UUID, code: str) -> DocumentSeries:
    new = insert(DocumentSeries).values(network_id=network_id, code=code).on_conflict_do_nothing()
    await session.execute(new)
    wanted = select(DocumentSeries).where(DocumentSeries.network_id == network_id, DocumentSeries.code == code)
    found = await session.scalars(wanted.with_for_update(), execution_options={"populate_existing": True})
    return found.one()


async def _check_free(session: AsyncSession, given: Sequence[Place]) -> None:
    """Only places that are given can be taken: the next one is after all."""
    if not given:
        return
    places = tuple_(IssuedDocument.network_id, IssuedDocument.series, IssuedDocument.place)
    taken = await session.scalar(select(IssuedDocument.number).where(places.in_(given)).limit(1))
    twice = [number_of(one[1], one[2] or 0) for one, count in Counter(given).items() if count > 1]
    if taken is not None or twice:
        raise UserError(
            "NUMBER_TAKEN", "{number} was given away already. Leave the number out.", number=taken or twice[0]
        )


__all__ = ["Place", "code_of", "number_of", "places_of"]
