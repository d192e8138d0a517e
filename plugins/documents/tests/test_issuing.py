from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import Mapping
from datetime import date
from typing import Any

import orjson
import pytest
import segno
from mreza.directory.people import Person
from mreza.errors import UserError
from mreza.model.global_id import encode
from mreza.testing.kit import Kit
from mreza_documents.models import DocumentSeal, IssuedDocumentState
from mreza_documents.service.issuing import Wanted, issue, issue_many, revoke
from office import Office
from pypdf import PdfReader
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


def text_of(content: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


@pytest.mark.parametrize(
    ("locale", "name", "says"),
    [
        ("sr-Cyrl", "Ђорђе Његован", ["Потврда", "Потврђује се да", "Свако може да провери"]),
        ("sr-Latn", "Đorđe Njegovan", ["Potvrda", "Potvrđuje se da", "Svako može da proveri"]),
        ("mk", "Ѓорѓи Ќосев", ["Се потврдува дека", "Секој може да го провери"]),
        ("sq", "Afërdita Kërçeli", ["Vërtetim", "Kushdo mund ta verifikojë"]),
    ],
)
async def test_a_document_is_printed_in_either_script_and_always_alike(
    kit: Kit, office: Office, locale: str, name: str, says: list[str]
) -> None:
    coordinator = await kit.viewers.coordinator("RS")
    async with kit.session() as session:
        person = await holder(session, kit, {"given_name": "Ana", "family_name": "Ilić"})
    issued = await office.done(
        "issueConfirmation",
        coordinator,
        "issuedDocument { number edition href checkHref }",
        networkId=office.network("RS"),
        personId=encode("Person", person.id),
        holderName=name,
        locale=locale,
        paragraphs=["… 32 h."],
    )
    assert (issued["number"], issued["edition"]) == ("RS-2025-001", 1)
    assert (await office.read(None, issued["checkHref"]))[0] == 200
    status, content = await office.read(coordinator, issued["href"])
    assert status == 200 and content == (await office.read(coordinator, issued["href"]))[1]
    found = text_of(content)
    assert [one for one in (name, "RS-2025-001", *says) if one not in found] == []
    page = (await office.read(coordinator, issued["href"].replace(".pdf", ".html")))[1].decode()
    assert name in page and says[0] in page
    for viewer in (None, await kit.viewers.coordinator("ME")):
        assert (await office.read(viewer, issued["href"]))[0] == 404


async def test_anybody_checks_a_document_by_its_code_and_learns_nothing_of_its_holder(
    kit: Kit, office: Office, milena: dict[str, str]
) -> None:
    async with kit.session() as session:
        person = await holder(session, kit, milena)
        issued = await issue(session, wanted(person, number=17, valid_until=date(2026, 6, 30)))
    path, clock = f"/x/documents/v/{issued.code}", kit.application.clock
    status, body = await office.read(None, f"{path}?locale=sr-Latn")
    page = body.decode()
    assert status == 200
    for shown in ("RSA-2025-017", "30. 6. 2025.", "30. 6. 2026.", FACTS["course"], "Ovaj dokument važi", "image/svg"):
        assert shown in page
    for hidden in (*milena.values(), "32", str(issued.id)):
        assert hidden not in page.replace(str(FACTS["course"]), "").split("<footer>")[0]
    typed = "-".join(issued.code[start : start + 4] for start in range(0, 20, 4)).lower()
    assert (await office.read(None, f"/x/documents/v/{typed}"))[0] == 200
    for guess in ("23456789ABCDEFGHJKLM", "%00", "%F0%9F%98%80", "A" * 5_000):
        assert (await office.read(None, f"/x/documents/v/{guess}"))[0] == 404
    clock.day = date(2026, 7, 1)
    assert "This document has expired." in (await office.read(None, path))[1].decode()
    async with kit.session() as session:
        await revoke(session, issued, day=date(2026, 7, 1), reason="Forged attendance")
    revoked = (await office.read(None, path))[1].decode()
    assert "This document was revoked." in revoked and "Forged" not in revoked


async def test_who_checks_a_document_holds_up_nobody_else(
    kit: Kit, office: Office, milena: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with kit.session() as session:
        issued = await issue(session, wanted(await holder(session, kit, milena)))
    drawn, make = [], segno.make

    def drawing(*arguments: Any, **options: Any) -> Any:
        drawn.append(threading.current_thread())
        return make(*arguments, **options)

    monkeypatch.setattr(segno, "make", drawing)
    assert (await office.read(None, f"/x/documents/v/{issued.code}"))[0] == 200
    assert len(drawn) == 1 and threading.current_thread() not in drawn


async def test_what_one_network_has_issued_hinders_no_other(kit: Kit, office: Office, milena: dict[str, str]) -> None:
    async with kit.session() as session:
        person = await holder(session, kit, milena)
    values = {"personId": encode("Person", person.id), "holderName": "Милена", "paragraphs": ["…"]}
    issued = []
    for viewer, network in ((await kit.viewers.secretariat(), "ME"), (await kit.viewers.coordinator("RS"), "RS")):
        answer = await office.done(
            "issueConfirmation",
            viewer,
            "issuedDocument { number edition }",
            networkId=office.network(network),
            **values,
        )
        issued.append(answer)
    assert issued == [{"number": "ME-2025-001", "edition": 1}, {"number": "RS-2025-001", "edition": 1}]


async def test_a_new_holder_reads_nothing_of_the_one_before(kit: Kit, office: Office, milena: dict[str, str]) -> None:
    values = {"template": "documents.confirmation", "facts": {"paragraphs": ["…"]}}
    coordinator = await kit.viewers.coordinator("RS")
    async with kit.session() as session:
        person, other = await holder(session, kit, milena), await holder(session, kit, {**milena, "given_name": "Ана"})
        await issue(session, wanted(person, **values))
        issued = await issue(session, wanted(person, holder=other, holder_name="Ана Јовановић", **values))
    path = f"/x/documents/issued/{issued.id}.html"
    assert (await office.read(coordinator, f"{path}?edition=2"))[0] == 200
    assert (await office.read(coordinator, f"{path}?edition=1"))[0] == 404
    answer = await kit.graphql("{ issuedDocuments { nodes { editions { number holderName } } } }", viewer=coordinator)
    assert [one["holderName"] for one in answer["issuedDocuments"]["nodes"][0]["editions"]] == ["", "Ана Јовановић"]


async def test_one_name_that_cannot_be_printed_stops_no_series(
    kit: Kit, office: Office, milena: dict[str, str]
) -> None:
    coordinator = await kit.viewers.coordinator("RS")
    async with kit.session() as session:
        values = {"template": "documents.confirmation", "facts": {"paragraphs": ["…"]}}
        people = [await holder(session, kit, milena) for _ in range(3)]
        names = ["Ана", "Милена \N{GRINNING FACE}", "Вера"]
        await issue_many(
            session, [wanted(one, holder_name=name, **values) for one, name in zip(people, names, strict=True)]
        )
    await office.done(
        "keepIssuedDocuments", coordinator, "job { id }", networkId=office.network("RS"), series="RSA-2025"
    )
    assert await office.work() == ["2 PDFs are kept; 1 could not be made: RSA-2025-002."]
    assert len(await office.keys()) == 2


async def test_letters_that_cannot_be_printed_are_named(kit: Kit, office: Office, milena: dict[str, str]) -> None:
    coordinator = await kit.viewers.coordinator("RS")
    values = {"template": "documents.confirmation", "facts": {"paragraphs": ["\N{SNOWMAN} \N{CUNEIFORM SIGN A} …"]}}
    async with kit.session() as session:
        person = await holder(session, kit, milena)
        issued = await issue(session, wanted(person, holder_name="Ана \N{CUNEIFORM SIGN A}\N{GRINNING FACE}", **values))
    path = f"/x/documents/issued/{issued.id}"
    status, body = await office.read(coordinator, f"{path}.pdf?locale=sr-Latn")
    [error] = orjson.loads(body)["errors"]
    assert (status, error["extensions"]["code"]) == (400, "LETTERS_NOT_PRINTABLE")
    assert error["message"].startswith("U dokumentu RSA-2025-001 ima slova")
    for letter in "\N{CUNEIFORM SIGN A}\N{GRINNING FACE}":
        assert error["message"].count(letter) == 1
    assert (await office.read(coordinator, f"{path}.html"))[0] == 200


async def test_the_pdfs_of_a_series_are_made_in_the_background_and_are_those_that_would_be_made_now(
    kit: Kit, office: Office
) -> None:
    coordinator = await kit.viewers.coordinator("RS")
    async with kit.session() as session:
        people = [
            await holder(session, kit, {"given_name": f"Ana {serial}", "family_name": "Ilić"}) for serial in range(30)
        ]
        values = {"template": "documents.confirmation", "facts": {"paragraphs": ["je pohađala akademiju."]}}
        several = await issue_many(session, [wanted(person, locale="bs", **values) for person in people])
    before = (await office.read(coordinator, f"/x/documents/issued/{several[29].id}.pdf"))[1]
    asked = await office.done(
        "keepIssuedDocuments", coordinator, "job { state }", networkId=office.network("RS"), series="RSA-2025"
    )
    assert asked == {"state": "QUEUED"}
    assert await office.work() == ["30 PDFs are kept."]
    jobs = await kit.graphql("{ jobs { nodes { state done total } } }", viewer=coordinator)
    assert jobs["jobs"]["nodes"] == [{"state": "DONE", "done": 30, "total": 30}]
    assert len(await office.keys()) == 30
    after = (await office.read(coordinator, f"/x/documents/issued/{several[29].id}.pdf"))[1]
    assert text_of(after).split("http")[0] == text_of(before).split("http")[0]


async def test_no_two_who_issue_at_once_get_the_same_number(kit: Kit, milena: dict[str, str]) -> None:
    async with kit.session() as session:
        people = [await holder(session, kit, milena | {"given_name": f"Милена {serial}"}) for serial in range(6)]

    async def one(person: Person) -> str:
        async with kit.session() as session:
            return (await issue(session, wanted(person))).number

    numbers = await asyncio.gather(*map(one, people))
    assert sorted(numbers) == [f"RSA-2025-{place:03d}" for place in range(1, 7)]
