"""People who are on record twice."""

from __future__ import annotations

from dataclasses import dataclass

from mreza.access.permissions import WRITE_DIRECTORY
from mreza.directory import merging
from mreza.directory.events import PeopleMerged, PeopleParted
from mreza.directory.merges import PersonMerge
from mreza.directory.merging import SamePerson
from mreza.directory.people import Person
from mreza.errors import NotFound
from mreza.mutation import Do, mutation


@dataclass(frozen=True)
class SamePeople:
    """Records that may be of the same person.

    Attributes:
        certain: The same e-mail address or phone number, and names that agree.
        probable: Names alike, and the same year of birth.
        possible: Names alike and nothing else to tell by, or the same address under another name.
    """

    certain: list[Person]
    probable: list[Person]
    possible: list[Person]


@mutation(permission=WRITE_DIRECTORY)
async def find_same_people(do: Do, person: Person) -> SamePeople:
    """Find other records of a person, whatever the script and the spelling. Nothing is changed.

    Args:
        person: Whose.
    """
    _require_network(do, person)
    found = await merging.find_same(do.session, person)
    return SamePeople(found[SamePerson.CERTAIN], found[SamePerson.PROBABLE], found[SamePerson.POSSIBLE])


@mutation(permission=WRITE_DIRECTORY, emits=PeopleMerged)
async def merge_people(do: Do, kept: Person, merged: Person, reason: str) -> PersonMerge:
    """Make two records of one person one: all that leads to the second leads to the first, in all networks. It can be
    undone.

    Args:
        kept: What stays.
        merged: What goes.
    """
    _require_network(do, kept)
    return await merging.merge(do.session, kept, merged, do.today)


@mutation(permission=WRITE_DIRECTORY, emits=PeopleParted)
async def undo_merge(do: Do, merge: PersonMerge, reason: str) -> PersonMerge:
    """Part two records again: what the merge moved goes back.

    Args:
        merge: Which merge.
    """
    return await merging.undo(do.session, merge, do.today)


def _require_network(do: Do, person: Person) -> None:
    """Whoever coordinates the network decides on its records; members read names only."""
    if person.network_id not in do.viewer.networks:
        raise NotFound("Person", path=("personId",))
