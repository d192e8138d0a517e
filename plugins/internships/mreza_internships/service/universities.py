"""Universities and their faculties."""

from __future__ import annotations

from dataclasses import dataclass, field

from mreza.directory.contacts import normal_email, normal_phone, normal_url
from mreza.directory.places import Network
from mreza.text import Translated
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_internships.models import Faculty, University


@dataclass(frozen=True)
class UniversityFacts:
    """What is known of a university.

    Attributes:
        name: Its name.
        acronym: Its short name.
        website: Its web site.
        contact_name: Whom to ask for.
        contact_email: Where to write to.
        contact_phone: As +38111234567.
    """

    name: Translated
    acronym: str | None = None
    website: str | None = None
    contact_name: str | None = None
    contact_email: str | None = None
    contact_phone: str | None = None


@dataclass(frozen=True)
class FacultyFacts:
    """What is known of a faculty.

    Attributes:
        name: Its name.
        fields: What is studied there, by code, e.g. SOCIAL_WORK.
    """

    name: Translated
    fields: list[str] = field(default_factory=list)


async def add(
    session: AsyncSession, network: Network, facts: UniversityFacts, faculties: list[FacultyFacts]
) -> University:
    """A university with its faculties.

    Raises: UserError EMAIL_INVALID, PHONE_INVALID, URL_INVALID.
    """
    university = University(network_id=network.id, name=facts.name)
    _write(university, facts, network.code)
    session.add(university)
    await session.flush()
    for one in faculties:
        await add_faculty(session, university, one)
    return university


async def change(session: AsyncSession, university: University, facts: UniversityFacts, country: str) -> University:
    """Write down anew what is known.

    Raises: UserError EMAIL_INVALID, PHONE_INVALID, URL_INVALID.
    """
    _write(university, facts, country)
    await session.flush()
    return university


async def add_faculty(session: AsyncSession, university: University, facts: FacultyFacts) -> Faculty:
    """A part of a university."""
    faculty = Faculty(
        network_id=university.network_id, university_id=university.id, name=facts.name, fields=facts.fields
    )
    session.add(faculty)
    await session.flush()
    return faculty


def _write(university: University, facts: UniversityFacts, country: str) -> None:
    path = ("university",)
    email, phone, url = facts.contact_email, facts.contact_phone, facts.website
    university.name, university.acronym, university.contact_name = facts.name, facts.acronym, facts.contact_name
    university.website = normal_url(url, path=(*path, "website")) if url else None
    university.contact_email = normal_email(email, path=(*path, "contactEmail")) if email else None
    university.contact_phone = normal_phone(phone, country, path=(*path, "contactPhone")) if phone else None
