"""The logbook, drop-outs, stipends, the follow-up, and who became a mentor."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import mreza_internships
import pytest
from mreza.directory.people import Sex
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.text import Translated
from mreza_internships.models import InternshipFollowUp, InternshipProgramme, InternshipState
from placing import MARKS, Placing, codes

pytestmark = pytest.mark.anyio

DOCUMENTS = Path(mreza_internships.__file__).parent / "documents"
SPREAD, COMPLETIONS = DOCUMENTS / "internship-spread.graphql", DOCUMENTS / "internship-completions.graphql"


async def test_i_04_it_is_completed_with_160_approved_hours_and_both_evaluations(placing: Placing) -> None:
    """I-04: 8 weeks × 20 h, one entry of 6 h rejected: 154 h; 6 h more approved: 160."""
    host = await placing.kit.organisation("RS", "Sunny Side")
    student, mentor = await placing.person("RS", "Ana Probna"), await placing.person("RS", "Mentorka Probna")
    own, guide = await placing.account(student, host), await placing.account(mentor, host)
    internship = await placing.planned(
        host, student, days=("2025-04-07", "2025-06-27"), mentorId=encode("Person", mentor.id)
    )
    await placing.agreed(internship)
    await placing.done("startInternship", None, "internship { id }", internshipId=internship)
    of = {"internshipId": internship}

    async def write(day: date, hours: str) -> str:
        says = {"onDay": day.isoformat(), "hours": hours, "tasks": "Workshops with older people"}
        made = await placing.done("writeLogbookEntry", own, "logbookEntry { id }", **of, **says)
        return str(made["logbookEntry"]["id"])

    monday, entries = date(2025, 4, 7), []
    for week in range(8):
        for day, hours in ((0, "6"), (2, "7"), (4, "7")):
            entries.append(await write(monday + timedelta(weeks=week, days=day), hours))
    too_long = {"onDay": "2025-06-02", "hours": "13", "tasks": "All day"}
    assert codes(await placing.do("writeLogbookEntry", own, "logbookEntry { id }", **of, **too_long)) == [
        "TOO_MANY_HOURS"
    ]
    # An intern does not approve, although the account is one of the host's.
    assert codes(await placing.do("approveLogbookEntry", own, "logbookEntry { id }", entryId=entries[0])) == [
        "NOT_THE_MENTOR"
    ]
    rejected = {"entryId": entries[0], "because": "The centre was closed that day"}
    await placing.done("rejectLogbookEntry", guide, "logbookEntry { state }", **rejected)
    for entry in entries[1:]:
        await placing.done("approveLogbookEntry", guide, "logbookEntry { state }", entryId=entry)
    seen = await placing.ask(
        "query ($id: ID!) { internship(id: $id) { approvedHours missingHours } }", own, id=internship
    )
    assert seen["internship"] == {"approvedHours": "154.00", "missingHours": "6.00"}
    [refused] = (await placing.do("completeInternship", None, "internship { id }", **of))["errors"]
    assert (refused["code"], refused["message"]) == (
        "HOURS_MISSING",
        "154 of 160 hours are approved; 6 more are needed.",
    )
    await placing.done("approveLogbookEntry", guide, "logbookEntry { id }", entryId=await write(date(2025, 6, 2), "6"))
    await placing.done("evaluateInternship", own, "internshipEvaluation { id }", **of, marks=MARKS)
    [refused] = (await placing.do("completeInternship", None, "internship { id }", **of))["errors"]
    assert (refused["code"], "MENTOR" in refused["message"]) == ("EVALUATION_MISSING", True)
    await placing.done("evaluateIntern", guide, "internshipEvaluation { id }", **of, marks=MARKS)
    assert codes(await placing.do("evaluateIntern", guide, "internshipEvaluation { id }", **of, marks=MARKS)) != []
    asked = "query ($id: ID!) { internship(id: $id) { evaluations { evaluator } } }"
    assert (await placing.ask(asked, guide, id=internship))["internship"]["evaluations"] == [{"evaluator": "MENTOR"}]
    assert len((await placing.ask(asked, own, id=internship))["internship"]["evaluations"]) == 2
    completed = await placing.done(
        "completeInternship", None, "internship { state approvedHours followUps { dueOn state } }", **of
    )
    assert completed["internship"] == {
        "state": "COMPLETED",
        "approvedHours": "160.00",
        "followUps": [{"dueOn": "2025-12-30", "state": "PLANNED"}],
    }


async def test_i_05_who_breaks_off_stays_in_sight_and_why_is_nobody_elses_business(placing: Placing) -> None:
    """I-05: 12 started, 8 completed, 3 running, 1 terminated for illness: 8/12 = 66.7 %, forecast 11."""
    host = await placing.kit.organisation("RS", "Sunny Side")
    async with placing.kit.session() as session:
        programme = InternshipProgramme(
            code="PROGRESS-INT", title=Translated({"en": "Students"}), target=12, lasts=Period(date(2023, 2, 1), None)
        )
        session.add(programme)
    for number in range(12):
        state = InternshipState.COMPLETED if number < 8 else InternshipState.STARTED
        person = await placing.person("RS", f"Osoba {number}")
        last = await placing.row(host, person, state, programme_id=programme.id)
    id = encode("Internship", last.id)
    ended = {"internshipId": id, "ground": "ILLNESS", "note": "A long one", "day": "2025-05-12"}
    await placing.done(
        "terminateInternship", await placing.viewers.coordinator("RS"), "internship { state endedOn }", **ended
    )
    answer = await placing.ask(
        """{ internshipProgrammes { nodes { started completed running terminated target targetPercent forecast } }
             internships { groups(by: [{state: true}]) { key { state } count distinct(of: {person: {id: true}}) } } }"""
    )
    assert answer["internshipProgrammes"]["nodes"] == [
        {
            "started": 12,
            "completed": 8,
            "running": 3,
            "terminated": 1,
            "target": 12,
            "targetPercent": "66.7",
            "forecast": 11,
        }
    ]
    assert {one["key"]["state"]: one["count"] for one in answer["internships"]["groups"]} == {
        "COMPLETED": 8,
        "STARTED": 3,
        "TERMINATED": 1,
    }
    measured = await placing.ask(COMPLETIONS.read_text(encoding="utf-8"), programme="PROGRESS-INT")
    assert measured["internships"]["total"] == [{"participations": 8, "unique": 8}]
    why = "query ($id: ID!) { internship(id: $id) { state terminations { ground note } history { toState reason } } }"
    known = (await placing.ask(why, await placing.viewers.coordinator("RS"), id=id))["internship"]
    assert known == {
        "state": "TERMINATED",
        "terminations": [{"ground": "ILLNESS", "note": "A long one"}],
        "history": [{"toState": "TERMINATED", "reason": None}],
    }
    seen = (await placing.ask(why, await placing.viewers.member(host), id=id))["internship"]
    assert (seen["state"], seen["terminations"]) == ("TERMINATED", [])
    assert (await placing.ask(why, await placing.viewers.anonymous(), id=id))["internship"] is None
    for told in await placing.told("internships.InternshipTerminated"):
        assert "ILLNESS" not in str(told)


async def test_i_09_a_stipend_is_paid_in_dinars_and_the_last_part_waits_for_the_report(placing: Placing) -> None:
    """I-09: 3 × EUR 150 at 117.10; the third after the final report."""
    host, student = await placing.kit.organisation("RS", "Sunny Side"), await placing.person("RS", "Ana Probna")
    own = await placing.account(student, await placing.kit.organisation("RS", "Elsewhere"))
    internship = {"internshipId": await placing.planned(host, student)}
    parts = [
        {"amount": "150.00", "dueOn": day, "afterReport": day == "2025-11-15"}
        for day in ("2025-09-30", "2025-10-31", "2025-11-15")
    ]
    rate = {"rate": "117.10", "on": "2025-06-02", "source": "InforEuro"}
    lines = "instalments { id number amount localAmount localCurrency state }"
    assert codes(await placing.do("planStipend", None, lines, **internship, instalments=parts)) == ["RATE_MISSING"]
    made = await placing.done("planStipend", None, lines, **internship, instalments=parts, rate=rate)
    assert [(one["localAmount"], one["localCurrency"], one["state"]) for one in made["instalments"]] == [
        ("17565.00", "RSD", "DUE"),
        ("17565.00", "RSD", "DUE"),
        ("17565.00", "RSD", "HELD"),
    ]
    first, _, third = (one["id"] for one in made["instalments"])
    pay = ("payStipendInstalment", None, "stipendInstalment { state paidOn }")
    paid = await placing.done(*pay, instalmentId=first, day="2025-09-30", reference="97-1")
    assert paid["stipendInstalment"] == {"state": "PAID", "paidOn": "2025-09-30"}
    assert codes(await placing.do(*pay, instalmentId=first)) == ["TRANSITION_NOT_ALLOWED"]
    assert codes(await placing.do(*pay, instalmentId=third)) == ["INSTALMENT_HELD"]
    accept = ("acceptInternshipReport", None, "internship { stipend(orderBy: [{number: ASC}]) { state } }")
    assert codes(await placing.do(*accept, **internship)) == ["REPORT_MISSING"]
    await placing.done("receiveInternshipReport", None, "internship { id }", **internship, day="2025-11-10")
    accepted = await placing.done(*accept, **internship, day="2025-11-14")
    assert [one["state"] for one in accepted["internship"]["stipend"]] == ["PAID", "DUE", "DUE"]
    assert (await placing.done(*pay, instalmentId=third))["stipendInstalment"]["state"] == "PAID"
    # Money is between the intern and the network.
    asked = "{ stipendInstalments { totalCount } }"
    assert (await placing.ask(asked, own))["stipendInstalments"]["totalCount"] == 3
    assert (await placing.ask(asked, await placing.viewers.member(host)))["stipendInstalments"]["totalCount"] == 0


async def test_i_11_half_a_year_later_each_is_asked_once_and_silence_is_not_unemployment(placing: Placing) -> None:
    host = await placing.kit.organisation("RS", "Sunny Side")
    async with placing.kit.session() as session:
        for number in range(4):
            person = await placing.person("RS", f"Osoba {number}")
            one = await placing.row(host, person, InternshipState.COMPLETED, ended_on=date(2024, 12, 30))
            due = date(2025, 6, 30) if number < 3 else date(2025, 7, 1)
            session.add(InternshipFollowUp(network_id=one.network_id, internship_id=one.id, due_on=due))
    for _ in range(2):
        await placing.day_passes("2025-06-30")
    assert len(await placing.told("internships.FollowUpSent")) == 3
    asked = "{ internshipFollowUps(where: {state: {eq: SENT}}) { nodes { id sentOn } } }"
    sent = (await placing.ask(asked))["internshipFollowUps"]["nodes"]
    assert [one["sentOn"] for one in sent] == ["2025-06-30"] * 3
    write = ("writeFollowUpLetter", await placing.viewers.coordinator("RS"), "code followUp { state }")
    letters = [await placing.done(*write, followUpId=one["id"]) for one in (*sent[:1], *sent[:2])]
    visitor = await placing.viewers.anonymous()
    answer = ("answerFollowUp", visitor, "outcome")
    assert codes(await placing.do(*answer, code="RS-nonsense", outcome="EMPLOYED")) == ["CODE_INVALID"]
    # Of two letters to one person, the later one's code counts.
    assert codes(await placing.do(*answer, code=letters[0]["code"], outcome="EMPLOYED")) == ["CODE_INVALID"]
    for letter, outcome in zip(letters[1:], ("EMPLOYED", "SEEKING"), strict=True):
        await placing.done(*answer, code=letter["code"], outcome=outcome, related=True)
    assert codes(await placing.do(*answer, code=letters[1]["code"], outcome="STUDYING")) == ["CODE_INVALID"]
    # What somebody says by telephone is written down by the network, once.
    record = ("recordFollowUp", write[1], "internshipFollowUp { state outcome related }")
    told = await placing.done(*record, followUpId=sent[2]["id"], outcome="STUDYING", related=False)
    assert told["internshipFollowUp"] == {"state": "ANSWERED", "outcome": "STUDYING", "related": False}
    again = codes(await placing.do(*record, followUpId=sent[2]["id"], outcome="EMPLOYED"))
    assert again == ["TRANSITION_NOT_ALLOWED"]
    counted = await placing.ask(
        """{ internshipFollowUps(where: {state: {ne: PLANNED}}) {
               totalCount groups(by: [{outcome: true}]) { key { outcome } count } } }"""
    )
    assert {one["key"]["outcome"]: one["count"] for one in counted["internshipFollowUps"]["groups"]} == {
        "EMPLOYED": 1,
        "SEEKING": 1,
        "STUDYING": 1,
    }


async def test_i_12_students_by_country_and_faculty_and_sex_each_counted_once(placing: Placing) -> None:
    """I-12: 12 students of 5 countries; one of them did two internships."""
    students = {"RS": (4, Sex.FEMALE), "BA": (3, Sex.FEMALE), "MK": (2, Sex.MALE), "ME": (2, Sex.MALE)}
    students["AL"] = (1, Sex.NOT_STATED)
    for network, (count, sex) in students.items():
        host, faculty = await placing.kit.organisation(network), await placing.faculty(network, "Faculty")
        for number in range(count):
            person = await placing.person(network, f"Osoba {number}", sex)
            one = {"faculty_id": faculty.id}
            await placing.row(host, person, InternshipState.COMPLETED, **one)
        if network == "RS":
            await placing.row(host, person, InternshipState.STARTED, **one)
    answer = await placing.ask(SPREAD.read_text(encoding="utf-8"), year=2025)
    table = {
        (one["key"]["country"]["code"], one["key"]["faculty"]["name"]): (one["participations"], one["unique"])
        for one in answer["internships"]["byCountryAndFaculty"]
    }
    assert table == {
        ("RS", "Faculty"): (5, 4),
        ("BA", "Faculty"): (3, 3),
        ("MK", "Faculty"): (2, 2),
        ("ME", "Faculty"): (2, 2),
        ("AL", "Faculty"): (1, 1),
    }
    assert {one["key"]["sex"]: one["unique"] for one in answer["internships"]["bySex"]} == {
        "FEMALE": 7,
        "MALE": 4,
        "NOT_STATED": 1,
    }
    assert answer["internships"]["total"] == [{"participations": 13, "unique": 12}]


async def test_alumni_who_later_became_mentors_are_found_in_one_request(placing: Placing) -> None:
    host = await placing.kit.organisation("RS", "Sunny Side")
    alumna, before, never = [await placing.person("RS", f"{name} Probna") for name in ("Ana", "Branka", "Vera")]
    intern = await placing.person("RS", "Novak Probni")
    ended, state = date(2023, 6, 30), InternshipState
    for person in (alumna, before, never):
        early = Period(date(2023, 3, 1), ended)
        await placing.row(host, person, state.COMPLETED, valid=early, ended_on=ended)
    await placing.row(
        host, intern, state.STARTED, mentor_id=alumna.id, valid=Period(date(2025, 3, 3), date(2025, 7, 1))
    )
    await placing.row(host, intern, state.COMPLETED, mentor_id=before.id, valid=Period(date(2022, 3, 3), ended))
    found = await placing.ask(
        """{ people(where: {becameMentorOn: {isNull: false}}) { nodes { givenName becameMentorOn
               internships { endedOn } mentoredInternships { person { givenName } } } } }"""
    )
    assert found["people"]["nodes"] == [
        {
            "givenName": "Ana",
            "becameMentorOn": "2025-03-03",
            "internships": [{"endedOn": "2023-06-30"}],
            "mentoredInternships": [{"person": {"givenName": "Novak"}}],
        }
    ]
