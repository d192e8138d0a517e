from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from mreza.directory.people import Person
from mreza.errors import UserError
from mreza.testing.kit import Kit
from mreza_documents.models import DocumentSeal, IssuedDocumentState
from mreza_documents.service.issuing import Wanted, issue, issue_many, revoke
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

ISSUED = date(2025, 6, 30)
FACTS = {"course": "Регионална социјална академија", "hours": 32, "sessions": 8}


@pytest.fixture
def milena() -> dict[str, str]:
    return {"given_name": "Милена", "family_name": "Јовановић", "email": "milena@primer.example"}


async def holder(session: AsyncSession, kit: Kit, names: Mapping[str, str]) -> Person:
    person = Person(network_id=kit.networks["RS"], **names)
    session.add(person)
    await session.flush()
    return person


def wanted(person: Person, **values: Any) -> Wanted:
    given: dict[str, Any] = {
        "network_id": person.network_id,
        "template": "trainings.certificate",
        "series": "RSA-2025",
        "subject": person,
        "holder": person,
        "holder_name": "Милена Јовановић",
        "locale": "sr-Cyrl",
        "facts": FACTS,
        "public": {"course": FACTS["course"]},
        "issued_on": ISSUED,
    }
    return Wanted(**given | values)


async def test_a_document_keeps_number_and_code_through_its_editions(kit: Kit, milena: dict[str, str]) -> None:
    async with kit.session() as session:
        person = await holder(session, kit, milena)
        first = await issue(session, wanted(person, number=17))
        number, code = first.number, first.code
        again = await issue(session, wanted(person, holder_name="Милена Јовановић Петровић"))
        assert (again.id, again.number, again.code) == (first.id, "RSA-2025-017", code) and number == again.number
        assert (again.edition, again.version) == (2, 2)
        await revoke(session, again, day=date(2025, 7, 1), reason="Issued in error")
        seal = (await session.scalars(select(DocumentSeal).where(DocumentSeal.code == code))).one()
        assert (again.state, seal.revoked_on, seal.edition) == (IssuedDocumentState.REVOKED, date(2025, 7, 1), 2)
    answer = await kit.graphql(
        "{ issuedDocuments { nodes { number code edition state holderName subject editions { number holderName } } } }",
        viewer=await kit.viewers.coordinator("RS"),
    )
    [shown] = answer["issuedDocuments"]["nodes"]
    assert [one["number"] for one in shown["editions"]] == [1, 2]
    hidden = await kit.graphql("{ issuedDocuments { totalCount } }", viewer=await kit.viewers.coordinator("ME"))
    assert hidden["issuedDocuments"]["totalCount"] == 0


async def test_numbers_follow_each_other_and_none_is_given_twice(kit: Kit, milena: dict[str, str]) -> None:
    async with kit.session() as session:
        people = [await holder(session, kit, milena | {"given_name": f"Милена {serial}"}) for serial in range(4)]
        several = await issue_many(session, [wanted(people[0], number=16), *map(wanted, people[1:3])])
        assert [one.number for one in several] == ["RSA-2025-016", "RSA-2025-017", "RSA-2025-018"]
        with pytest.raises(UserError, match="RSA-2025-017 was given away") as refused:
            await issue(session, wanted(people[3], number=17))
        assert refused.value.code == "NUMBER_TAKEN"
        other = await issue(session, wanted(people[3], series="RSA-2024"))
        assert other.number == "RSA-2024-001"
