"""People who are on record twice: finding them, making two records one, and parting them again."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date
from importlib.resources import files

from sqlalchemy import ColumnElement, Float, Text, cast, func, literal, or_, select, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.directory.merges import PersonMerge
from mreza.directory.people import Person
from mreza.errors import NotFound, UserError
from mreza.text import fold

#: Names from so alike are of possibly the same person; from so alike they agree, when an address agrees as well.
_ALIKE, _AGREES = 0.6, 0.4
_MOST = 20
FUNCTIONS = ("merge_person(uuid, uuid)", "part_person(uuid, uuid, jsonb)")


class SamePerson(enum.Enum):
    """How likely two records are of one person."""

    CERTAIN = "the same e-mail address or phone number, and names that agree"
    PROBABLE = "names alike, and the same year of birth"
    POSSIBLE = "names alike, and nothing else to tell by; or the same address under another name"


def merging_sql(serving_role: str) -> str:
    """``CREATE OR REPLACE`` of the functions; core's tables and the scope's functions must exist."""
    role = '"' + serving_role.replace('"', '""') + '"'
    grants = "".join(f"GRANT EXECUTE ON FUNCTION mreza.{function} TO {role};\n" for function in FUNCTIONS)
    return files(__package__).joinpath("merging.sql").read_text("utf-8") + grants


async def find_same(session: AsyncSession, person: Person) -> Mapping[SamePerson, list[Person]]:
    """Other records of the network that may be of the same person, whatever the script, the likeliest first."""
    score = cast(func.similarity(_folded(), literal(fold(f"{person.given_name} {person.family_name}"))), Float())
    reachable = _same_contact(person)
    gone = select(PersonMerge.merged_id).where(PersonMerge.undone_on.is_(None))
    asked = (
        select(Person, score, reachable)
        .where(Person.network_id == person.network_id, Person.id != person.id, Person.id.not_in(gone))
        .where(or_(score >= _ALIKE, reachable))
        .order_by(score.desc(), Person.id)
        .limit(_MOST)
    )
    found: dict[SamePerson, list[Person]] = {likelihood: [] for likelihood in SamePerson}
    for other, alike, reached in (await session.execute(asked)).all():
        found[_likelihood(person, other, alike, reached)].append(other)
    return found


async def merge(session: AsyncSession, kept: Person, merged: Person, day: date) -> PersonMerge:
    """Let all that leads to `merged`, in core and all plugins, lead to `kept`.

    Raises: UserError SAME_RECORD, MERGED_ALREADY, OTHER_NETWORK.
    """
    if kept.id == merged.id:
        raise UserError("SAME_RECORD", "This is one and the same record.", path=("mergedId",))
    open_ = select(PersonMerge.id).where(
        PersonMerge.undone_on.is_(None), PersonMerge.merged_id.in_((kept.id, merged.id))
    )
    if await session.scalar(open_.limit(1)) is not None:
        raise UserError("MERGED_ALREADY", "One of the two was merged into another record already. Undo that first.")
    await session.flush()
    statement = text("SELECT mreza.merge_person(:kept, :gone)")
    answer = await session.scalar(statement, {"kept": kept.id, "gone": merged.id})
    if answer is None:
        raise UserError("OTHER_NETWORK", "Two records of one network are merged. Ask the regional secretariat.")
    made = PersonMerge(
        network_id=kept.network_id,
        kept_id=kept.id,
        merged_id=merged.id,
        merged_on=day,
        moved=answer["moved"],
        left_behind=answer["left"],
    )
    session.add(made)
    await session.flush()
    return made


async def undo(session: AsyncSession, merge: PersonMerge, day: date) -> PersonMerge:
    """Part two records again: what was moved goes back, as far as it still leads to the record that stayed.

    Raises: UserError UNDONE_ALREADY; NotFound.
    """
    if merge.undone_on is not None:
        raise UserError("UNDONE_ALREADY", "The two were parted on {day}.", day=merge.undone_on.isoformat())
    statement = select(func.mreza.part_person(merge.kept_id, merge.merged_id, cast(merge.moved, JSONB)))
    if await session.scalar(statement) is None:
        raise NotFound("PersonMerge", path=("mergeId",))
    merge.undone_on = day
    await session.flush()
    return merge


def _folded() -> ColumnElement[str]:
    return func.mreza.fold(Person.given_name + literal(" ") + Person.family_name, type_=Text())


def _same_contact(person: Person) -> ColumnElement[bool]:
    email = func.lower(Person.email) == (person.email or "").lower() if person.email else literal(False)
    phone = Person.phone == person.phone if person.phone else literal(False)
    return func.coalesce(or_(email, phone), literal(False))


def _likelihood(person: Person, other: Person, alike: float, reached: bool) -> SamePerson:
    if reached and alike >= _AGREES:
        return SamePerson.CERTAIN
    if alike >= _ALIKE and person.birth_year is not None and person.birth_year == other.birth_year:
        return SamePerson.PROBABLE
    return SamePerson.POSSIBLE
