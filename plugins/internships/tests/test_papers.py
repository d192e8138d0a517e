"""Certificates of no criminal record, certificates of internships, and traineeships that come from a call."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from mreza.model.global_id import decode_as, encode
from mreza.model.period import Period
from mreza.text import Translated
from mreza_calls.models import CallApplicationState
from mreza_documents.models import Document, DocumentKind
from mreza_internships.models import InternshipState
from placing import Placing, codes
from pypdf import PdfReader

pytestmark = pytest.mark.anyio


async def certificate_of(placing: Placing, person: Any, until: date, kind: DocumentKind) -> str:
    async with placing.kit.session() as session:
        made = Document(
            network_id=person.network_id,
            person_id=person.id,
            kind=kind,
            title="Уверење",
            language="sr-Cyrl",
            valid=Period(date(2025, 3, 1), until),
            filed_on=date(2025, 6, 1),
            media_type="application/pdf",
            size=1000,
            storage_key=f"{person.id}/{until}/{kind.name}",
        )
        session.add(made)
    return encode("Document", made.id)


async def test_i_08_who_works_with_children_begins_with_a_certificate_that_holds_and_is_told_before_it_ends(
    placing: Placing,
) -> None:
    host, student = await placing.kit.organisation("RS", "Day care"), await placing.person("RS", "Ana Probna")
    internship = await placing.planned(host, student, days=("2025-06-30", "2025-10-31"), worksWithChildren=True)
    await placing.agreed(internship)
    coordinator, of = await placing.viewers.coordinator("RS"), {"internshipId": internship}
    start = ("startInternship", coordinator, "internship { state }")
    assert codes(await placing.do(*start, **of)) == ["CLEARANCE_MISSING"]
    insurance = await certificate_of(placing, student, date(2025, 12, 31), DocumentKind.INSURANCE)
    file = ("fileInternshipClearance", coordinator, "documentUse { id }")
    assert codes(await placing.do(*file, **of, documentId=insurance)) == ["NOT_A_CLEARANCE"]
    lapsed = await certificate_of(placing, student, date(2025, 6, 29), DocumentKind.CRIMINAL_RECORD)
    assert codes(await placing.do(*file, **of, documentId=lapsed)) == ["DOCUMENT_NOT_USABLE"]
    assert codes(await placing.do(*start, **of)) == ["CLEARANCE_MISSING"]
    holds = await certificate_of(placing, student, date(2025, 8, 31), DocumentKind.CRIMINAL_RECORD)
    await placing.done(*file, **of, documentId=holds)
    assert (await placing.done(*start, **of))["internship"] == {"state": "STARTED"}
    type_, told = "documents.UsedDocumentExpiring", {"document": holds, "kind": "CRIMINAL_RECORD"}
    await placing.day_passes("2025-07-31")
    assert await placing.told(type_) == []
    for day in ("2025-08-01", "2025-08-02"):
        await placing.day_passes(day)
        assert await placing.told(type_) == [told | {"purpose": "internships.clearance", "until": "2025-08-31"}]


async def test_i_10_the_certificate_shows_the_days_on_which_the_intern_was_there(placing: Placing) -> None:
    """I-10: 4 ECTS; contract from 2025-09-01 to 2025-11-14, present from 2025-09-03 to 2025-11-07."""
    host = await placing.kit.organisation("RS", {"sr-Cyrl": "Удружење „Сунчана страна“ Чачак"})
    student, faculty = await placing.person("RS", "Љубица Његован"), await placing.faculty()
    row = await placing.row(
        host,
        student,
        InternshipState.COMPLETED,
        faculty_id=faculty.id,
        valid=Period(date(2025, 9, 1), date(2025, 11, 14)),
        ended_on=date(2025, 11, 14),
        ects=4,
        outcomes=Translated({"sr-Cyrl": "Рад са групом."}),
    )
    coordinator, of = await placing.viewers.coordinator("RS"), {"internshipId": encode("Internship", row.id)}
    issue = ("issueInternshipCertificate", coordinator, "issuedDocument { id number edition code holderName locale }")
    placing.at("2025-11-20")
    assert codes(await placing.do(*issue, **of, locale="sr-Cyrl")) == ["NOBODY_PRESENT"]
    await placing.logged(row, {date(2025, 9, 3) + timedelta(weeks=week): "16" for week in range(9)})
    await placing.logged(row, {date(2025, 11, 7): "16"})
    theirs = encode("University", faculty.university_id)
    for place, university in (("praksa", theirs), ("drugde", encode("University", row.id))):
        await placing.done(
            "createWebhookEndpoint",
            coordinator,
            "endpoint { id }",
            networkId=encode("Network", placing.kit.networks["RS"]),
            url=f"https://univerzitet.example/{place}",
            eventTypes=["internships.InternshipCertificateIssued"],
            matching={"university": university},
        )
    issued = (await placing.done(*issue, **of, locale="sr-Cyrl"))["issuedDocument"]
    assert issued["code"]
    assert issued | {"code": "", "id": ""} == {
        "id": "",
        "number": "INT-2025-001",
        "edition": 1,
        "code": "",
        "holderName": "Љубица Његован",
        "locale": "sr-Cyrl",
    }
    again = (await placing.done(*issue, **of, locale="sr-Latn"))["issuedDocument"]
    assert again == issued | {"edition": 2, "holderName": "Ljubica Njegovan", "locale": "sr-Latn"}
    facts = await placing.printed(issued["number"])
    assert facts[0] == {
        "host": "Удружење „Сунчана страна“ Чачак",
        "university": "Универзитет „Пример“",
        "faculty": "Факултет друштвених наука „Пример“",
        "first_day": "3. 9. 2025.",
        "last_day": "7. 11. 2025.",
        "hours": "160",
        "ects": "4",
        "outcomes": "Рад са групом.",
    }
    assert facts[1]["host"] == "Udruženje „Sunčana strana“ Čačak"
    # Anybody checks it by its code, and sees whose and which days; and it can be printed.
    page = (await placing.visit(f"/x/documents/v/{issued['code']}")).decode()
    assert all(said in page for said in ("INT-2025-001", "3. 9. 2025.", "7. 11. 2025.", "160"))
    assert "Njegovan" not in page
    pdf = await placing.visit(f"/x/documents/issued/{decode_as('IssuedDocument', issued['id'])}.pdf", coordinator)
    [sheet] = PdfReader(BytesIO(pdf)).pages
    said = " ".join(sheet.extract_text().split())
    assert all(
        one in said for one in ("Ljubica Njegovan", "3. 9. 2025.", "7. 11. 2025.", "Ishodi učenja: Rad sa grupom.")
    )
    # The university's endpoint gets both editions; another university's gets nothing.
    sent = await placing.ask(
        "{ deliveries(orderBy: [{createdAt: ASC}]) { nodes { endpoint { url } event { payload } } } }", coordinator
    )
    nodes = sent["deliveries"]["nodes"]
    assert {one["endpoint"]["url"] for one in nodes} == {"https://univerzitet.example/praksa"}
    payloads = [one["event"]["payload"] for one in nodes]
    assert [one["edition"] for one in payloads] == [1, 2]
    assert {one["university"] for one in payloads} == {theirs}
    assert "Његован" not in str(payloads)


async def test_i_07_who_accepted_a_calls_offer_goes_abroad_and_passes_on_what_was_learnt(placing: Placing) -> None:
    """I-07: of B, C and A, in the order of the call's ranking, B and C have the two places; A is on the reserve."""
    sender = await placing.kit.organisation("RS", "Sender")
    people = {name: await placing.person("RS", f"{name} Kandidat") for name in "ABC"}
    ranked = {"A": CallApplicationState.RESERVE, "B": CallApplicationState.ACCEPTED, "C": CallApplicationState.AGREED}
    applications = await placing.applied("EU-2025", {people[name]: state for name, state in ranked.items()})

    async def plan(name: str, of: str) -> dict[str, Any]:
        says = {"requiredHours": "160", "callApplicationId": applications[people[of].id]}
        return await placing.do(
            "planTraineeship",
            await placing.viewers.coordinator("RS"),
            "internship { id kind weeks organisation { id } hostName country { code } }",
            organisationId=encode("Organisation", sender.id),
            personId=encode("Person", people[name].id),
            abroad={"host": "Maison des Solidarités, Arras"},
            facts=says | {"days": {"start": "2025-09-01", "end": "2025-09-28"}},
        )

    assert codes(await plan("A", "A")) == ["NOT_CHOSEN"]
    assert codes(await plan("A", "B")) == ["NOT_CHOSEN"]
    made = [(await plan(name, name))["internship"] for name in "BC"]
    assert [one | {"id": ""} for one in made] == [
        {
            "id": "",
            "kind": "TRAINEESHIP",
            "weeks": "4.0",
            "organisation": None,
            "hostName": "Maison des Solidarités, Arras",
            "country": {"code": "RS"},
        }
    ] * 2
    assert codes(await plan("B", "B")) == ["ALREADY_EXISTS"]
    shared = {"title": [{"locale": "en", "text": "What Arras does"}], "participants": 14, "day": "2025-10-15"}
    await placing.done(
        "recordTraineeshipTransfer", None, "traineeshipTransfer { id }", internshipId=made[0]["id"], **shared
    )
    counted = await placing.ask(
        """{ internships(where: {kind: {eq: TRAINEESHIP}}) {
               groups { distinct(of: {person: {id: true}}) sum { weeks } } }
             traineeshipTransfers { totalCount groups { sum { participants } } } }"""
    )
    assert counted == {
        "internships": {"groups": [{"distinct": 2, "sum": {"weeks": "8.0"}}]},
        "traineeshipTransfers": {"totalCount": 1, "groups": [{"sum": {"participants": 14}}]},
    }
