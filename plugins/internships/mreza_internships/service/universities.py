"""Universities, their faculties, and whom to ask there."""

from __future__ import annotations

from dataclasses import dataclass, field

from mreza.directory.contacts import normal_email, normal_phone, normal_url
from mreza.directory.places import Network
from mreza.text import Translated
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_internships.models import Faculty, University, UniversityContact


@dataclass(frozen=True)
class FacultyFacts:
    """What is known of a faculty.

    Attributes:
        name: Its name.
        fields: What is studied there, by code, e.g. SOCIAL_WORK.
    """

    name: Translated
    fields: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class GivenContact:
    """Whom to ask.

    Attributes:
        name: Whom to ask for.
        email: Where to write to.
        phone: As +38111234567, or as it is dialled in the country.
    """

    name: str
    email: str
    phone: str | None = None


@dataclass(frozen=True)
class UniversityFacts:
    """What is known of a university.

    Attributes:
        name: Its name.
        acronym: Its short name.
        website: Its web site.
        contacts: Whom to ask there.
    """

    name: Translated
    acronym: str | None = None
    website: str | None = None
    contacts: list[GivenContact] = field(default_factory=list)


async def write(
    session: AsyncSession, university: University | None, network: Network, facts: UniversityFacts
) -> University:
    """A university as it is known now; whom to ask is said anew.

    Raises: UserError EMAIL_INVALID, PHONE_INVALID, URL_INVALID.
    """
    university = university or University(network_id=network.id, name=facts.name)
    university.name, university.acronym = facts.name, facts.acronym
    university.website = normal_url(facts.website, path=("university", "website")) if facts.website else None
    session.add(university)
    await session.flush()
    await session.execute(delete(UniversityContact).where(UniversityContact.university_id == university.id))
    session.add_all(_contact(university, network, one) for one in facts.contacts)
    await session.flush()
    return university


async def add_faculty(session: AsyncSession, university: University, facts: FacultyFacts) -> Faculty:
    """A part of a university."""
    of = {"network_id": university.network_id, "university_id": university.id}
    faculty = Faculty(**of, name=facts.name, fields=facts.fields)
    session.add(faculty)
    await session.flush()
    return faculty


def _contact(university: University, network: Network, given: GivenContact) -> UniversityContact:
    path = ("university", "contacts")
    return UniversityContact(
        network_id=university.network_id,
        university_id=university.id,
        name=given.name,
        email=normal_email(given.email, path=path),
        phone=normal_phone(given.phone, network.code, path=path) if given.phone else None,
    )
