"""What people may ask of the federation: to be told what is held on them, and to be forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.access.permissions import PRIVACY
from mreza.directory.people import Person
from mreza.errors import NotFound, NotPermitted, UserError
from mreza.mutation import Do, mutation, shown_once

_EXPORT = text("SELECT mreza.export_person(:person)")
_ERASE = text("SELECT mreza.erase_person(:person, :dry)")


@dataclass(frozen=True, slots=True)
class PersonExport:
    """Everything that is held on a person.

    Attributes:
        data: One document: rows by type with the meaning of each field, changes to them, what the person did.
            Given once: a repeated request gets null.
    """

    data: dict[str, Any] | None = shown_once()  # noqa: RUF009


@dataclass(frozen=True, slots=True)
class ErasedRows:
    """How many rows of one type were cleared.

    Attributes:
        type: The type, e.g. Affiliation.
        rows: How many rows.
    """

    type: str
    rows: int


@dataclass(frozen=True, slots=True)
class PersonErasure:
    """What an erasure cleared, or would clear.

    Attributes:
        erased: False when it was a dry run, and nothing has changed.
        report: Rows by type.
    """

    erased: bool
    report: list[ErasedRows]


@mutation(public=True)
async def export_person(do: Do, person: Person) -> PersonExport:
    """Tell everything that is held on a person, over core and all plugins; written into the audit trail.

    For the person, and for who holds the permission core.privacy in the person's network.

    Args:
        person: On whom.
    """
    if not do.viewer.may(PRIVACY) and do.viewer.person_id != person.id:
        raise NotPermitted(PRIVACY)
    return PersonExport(await exported(do.session, person.id))


@mutation(permission=PRIVACY)
async def erase_person(do: Do, person: Person, reason: str, *, dry_run: bool = False) -> PersonErasure:
    """Clear what is held on a person, over core and all plugins. Rows stay, so figures do; nothing says who it was.

    Accounts are closed, ties to organisations end, and the audit trail forgets the values. It cannot be undone: try
    `dryRun` first.

    Args:
        person: Whom.
        reason: Why, e.g. the person's request of a certain day; names nobody.
        dry_run: Only count what would be cleared.
    """
    await do.session.flush()
    return await erased(do.session, person.id, dry_run=dry_run)


async def exported(session: AsyncSession, person_id: UUID) -> dict[str, Any]:
    """What is held on a person, as far as the session's scope reaches; for the owner everything.

    Raises: NotFound when there is no such person, or it is not the viewer's to know.
    """
    found: dict[str, Any] | None = await session.scalar(_EXPORT, {"person": person_id})
    if found is None:
        raise NotFound("Person", path=("personId",))
    return found


async def erased(session: AsyncSession, person_id: UUID, *, dry_run: bool = False) -> PersonErasure:
    """Clear what is held on a person; for the owner without asking for rights.

    Raises: NotFound; UserError ERASURE_BEYOND_NETWORK when the person's account reaches further than the viewer does.
    """
    answer: dict[str, Any] | None = await session.scalar(_ERASE, {"person": person_id, "dry": dry_run})
    if answer is None:
        raise NotFound("Person", path=("personId",))
    if "refused" in answer:
        raise UserError(
            "ERASURE_BEYOND_NETWORK",
            "This person's account holds a role beyond your network. Ask the regional secretariat to erase the person.",
            path=("personId",),
        )
    session.expire_all()
    return PersonErasure(not dry_run, [ErasedRows(one["type"], one["rows"]) for one in answer["report"]])


__all__ = ["ErasedRows", "PersonErasure", "PersonExport", "erase_person", "erased", "export_person", "exported"]
