"""Universities, their faculties, and programmes."""

from __future__ import annotations

from mreza.directory.places import Network
from mreza.model.period import Period
from mreza.mutation import Do, mutation
from mreza.text import Translated

from mreza_internships import permissions
from mreza_internships.models import Faculty, InternshipProgramme, University
from mreza_internships.mutations.acts import require_network
from mreza_internships.service import universities
from mreza_internships.service.universities import FacultyFacts, UniversityFacts


@mutation(permission=permissions.MANAGE)
async def add_university(
    do: Do, network: Network, university: UniversityFacts, faculties: list[FacultyFacts] | None = None
) -> University:
    """Add a university that sends students.

    Args:
        network: The network of its country.
        university: What is known of it.
        faculties: Its faculties.
    """
    require_network(do, network.id)
    made = await universities.write(do.session, None, network, university)
    for one in faculties or []:
        await universities.add_faculty(do.session, made, one)
    return made


@mutation(permission=permissions.MANAGE)
async def change_university(do: Do, university: University, facts: UniversityFacts) -> University:
    """Write down anew what is known of a university; what is left out is cleared.

    Args:
        university: Which one.
        facts: All that is known.
    """
    require_network(do, university.network_id, "University")
    return await universities.write(do.session, university, await do.get(Network, university.network_id), facts)


@mutation(permission=permissions.MANAGE)
async def add_faculty(do: Do, university: University, faculty: FacultyFacts) -> Faculty:
    """Add a faculty to a university.

    Args:
        university: Which one.
        faculty: What is known of it.
    """
    require_network(do, university.network_id, "University")
    return await universities.add_faculty(do.session, university, faculty)


@mutation(permission=permissions.PROGRAMMES)
async def add_internship_programme(
    do: Do, code: str, title: Translated, lasts: Period, target: int | None = None
) -> InternshipProgramme:
    """Set a programme, by which internships are counted.

    Args:
        code: Its reference, e.g. PROGRESS-INT.
        title: Its title.
        lasts: Its first and last day.
        target: How many people are to complete.
    """
    programme = InternshipProgramme(code=code, title=title, lasts=lasts, target=target)
    do.session.add(programme)
    return programme
