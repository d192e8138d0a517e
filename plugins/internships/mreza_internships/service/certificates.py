"""Certificates: of the days on which somebody was there, not of those that were agreed on."""

from __future__ import annotations

from datetime import date

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.errors import UserError
from mreza.text import Locale, Translated
from mreza.text.dates import written
from mreza.text.transliteration import to_latin
from mreza_calls.service.act import Act
from mreza_documents.models import IssuedDocument
from mreza_documents.service.issuing import Wanted, issue
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_internships.models import Faculty, Internship, InternshipState, University
from mreza_internships.service.logbook import plain, presence

TEMPLATE = "internships.certificate"


async def certify(
    session: AsyncSession, internship: Internship, locale: str | None, holder_name: str | None, act: Act
) -> IssuedDocument:
    """A certificate of a completed internship, in the intern's language or another; anew, as its next edition.

    Raises: UserError NOT_COMPLETED, NOBODY_PRESENT, and those of `issue`.
    """
    there = await presence(session, internship)
    if internship.state is not InternshipState.COMPLETED:
        raise UserError(
            "NOT_COMPLETED", "The internship is {state}; what was completed is certified.", state=internship.state.name
        )
    if there.first is None or there.last is None:
        raise UserError("NOBODY_PRESENT", "No day of the logbook is approved, so there is nothing to certify.")
    person = await session.get_one(Person, internship.person_id)
    wanted = Locale.parse(locale or person.locale)
    known = await _places(session, internship, wanted)
    facts = {
        "host": known["host"],
        "university": known["university"],
        "faculty": known["faculty"],
        "first_day": written(there.first, wanted),
        "last_day": written(there.last, wanted),
        "hours": plain(there.hours),
        "ects": plain(internship.ects) if internship.ects is not None else None,
        "outcomes": _in(internship.outcomes, wanted),
    }
    public = {name: facts[name] for name in ("host", "first_day", "last_day", "hours", "ects")}
    return await issue(
        session,
        Wanted(
            network_id=internship.network_id,
            template=TEMPLATE,
            series=f"INT-{_year(internship, act.day)}",
            subject=internship,
            holder=person,
            holder_name=holder_name or _name(person, wanted),
            locale=wanted.value,
            facts=facts,
            public=public,
            issued_on=act.day,
        ),
    )


async def university_of(session: AsyncSession, internship: Internship) -> tuple[University | None, Faculty | None]:
    """The university and the faculty of an intern."""
    if internship.faculty_id is None:
        return None, None
    faculty = await session.get_one(Faculty, internship.faculty_id)
    return await session.get_one(University, faculty.university_id), faculty


async def _places(session: AsyncSession, internship: Internship, locale: Locale) -> dict[str, str | None]:
    university, faculty = await university_of(session, internship)
    host = await session.get(Organisation, internship.organisation_id) if internship.organisation_id else None
    return {
        "host": _in(host.name, locale) if host else internship.host_name,
        "university": _in(university.name if university else None, locale),
        "faculty": _in(faculty.name if faculty else None, locale),
    }


def _in(text: Translated | None, locale: Locale) -> str | None:
    return None if text is None else text.get(locale).text


def _name(person: Person, locale: Locale) -> str:
    """The name as the person writes it; in Latin where the document is, never the other way round."""
    name = f"{person.given_name} {person.family_name}"
    return to_latin(name) if locale not in (Locale.SR_CYRL, Locale.MK) else name


def _year(internship: Internship, day: date) -> int:
    """Certificates are numbered in the year in which the internship ended."""
    return (internship.ended_on or day).year
