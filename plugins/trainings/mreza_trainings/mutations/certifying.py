"""Certificates of editions."""

from __future__ import annotations

from dataclasses import dataclass

from mreza.mutation import Do, mutation
from mreza_documents.models import IssuedDocument

from mreza_trainings import permissions
from mreza_trainings.models import CourseEdition, Enrolment
from mreza_trainings.mutations.acts import act, require_holder
from mreza_trainings.service import certifying, selecting
from mreza_trainings.service.certifying import Style


@dataclass(frozen=True)
class CertificatesIssued:
    """Certificates that were issued.

    Attributes:
        certificates: In the order of their numbers.
    """

    certificates: list[IssuedDocument]


@mutation(permission=permissions.CERTIFY, elevated=True)
async def issue_certificates(do: Do, edition: CourseEdition, locale: str | None = None) -> CertificatesIssued:
    """Issue a certificate to everybody who completed an edition and has none yet.

    Args:
        edition: Which edition.
        locale: The language and script for all; each person's own when left out.
    """
    require_holder(do, edition)
    waiting = await certifying.without_certificate(do.session, edition)
    return CertificatesIssued(await _issued(do, edition, waiting, Style(locale)))


@mutation(permission=permissions.CERTIFY, elevated=True)
async def issue_certificate(
    do: Do,
    enrolment: Enrolment,
    *,
    locale: str | None = None,
    name: str | None = None,
    number: int | None = None,
) -> IssuedDocument:
    """Issue somebody's certificate. Issued again, it keeps its number and gets another edition.

    Args:
        enrolment: Whose.
        locale: The language and script that the person chose; that on record when left out.
        name: The name as it is to stand there; as on record when left out.
        number: A given place in the series, for lists that are taken over.
    """
    edition = await do.get(CourseEdition, enrolment.edition_id)
    require_holder(do, edition)
    [issued] = await _issued(do, edition, [enrolment], Style(locale, name, number))
    return issued


async def _issued(do: Do, edition: CourseEdition, enrolments: list[Enrolment], style: Style) -> list[IssuedDocument]:
    # The viewer holds the edition; names of guests are read with the rights of the networks they come from.
    people = await selecting.people_of(do.session, enrolments, do.elevate)
    await do.elevate(edition.network_id)
    return await certifying.issue(do.session, edition, enrolments, people, style, act(do))
