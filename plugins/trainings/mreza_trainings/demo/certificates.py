"""Certificates of the demo: numbered in the order of enrolment, each in its holder's language and script."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from hashlib import blake2b
from typing import Any
from uuid import UUID

from mreza.demo import PlannedPerson
from mreza.model.global_id import encode
from mreza.text import Locale, Translated
from mreza_documents.models import DocumentSeal, DocumentSeries, IssuedDocument, IssuedDocumentState, IssuedEdition
from mreza_documents.service.numbering import code_of

from mreza_trainings.demo.school import Held, School
from mreza_trainings.models.certificates import TEMPLATE
from mreza_trainings.service.certifying import Certified, facts_of, name_of, public_of

#: A person with the enrolment that was completed.
Graduate = tuple[PlannedPerson, UUID]


def certify(
    school: School,
    held: Held,
    series: str,
    course: dict[str, str],
    graduates: Sequence[Graduate],
    *,
    hours: int = 16,
    accredited: tuple[str, str, int] | None = None,
) -> None:
    """Certificates of everybody who completed an edition, a week after it."""
    ledger, network, day = school.ledger, held.network, held.last + timedelta(7)
    ledger.add(DocumentSeries, network, code=series, last=len(graduates))
    for place, (person, enrolment) in enumerate(graduates, 1):
        locale, number = Locale.parse(person.locale), f"{series}-{place:03d}"
        certified = Certified(
            Translated(course), None, series, hours, held.first, held.last, accredited, len(held.sessions), held.last
        )
        facts = facts_of(certified, locale)
        name = name_of(person.given_name, person.family_name, locale)
        said: dict[str, Any] = {"issued_on": day, "valid_until": None}
        written = {"holder_name": name, "locale": locale.value, **said}
        code = code_of(blake2b(enrolment.bytes, digest_size=16).digest())
        id = ledger.add(
            IssuedDocument,
            network,
            template=TEMPLATE,
            series=series,
            place=place,
            number=number,
            code=code,
            edition=1,
            subject=encode("Enrolment", enrolment),
            holder_id=person.id,
            home_network_id=person.organisation.network.id,
            state=IssuedDocumentState.ISSUED,
            **written,
        )
        ledger.add(IssuedEdition, network, issued_id=id, number=1, facts=facts, **written)
        of_seal = {"issued_id": id, "code": code, "template": TEMPLATE, "number": number, "edition": 1}
        ledger.add(DocumentSeal, network, **of_seal, **said, revoked_on=None, facts=public_of(facts))


__all__ = ["Graduate", "certify"]
