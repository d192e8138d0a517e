"""Mentoring by a call, its hours, and what counts as support."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import mreza_quality
import pytest
from bureau import Office, codes, text
from mreza.directory.organisations import Organisation, ProvidedService, ServiceType
from mreza.directory.places import Country
from mreza.model.global_id import decode_as, encode
from mreza.model.period import Period
from mreza.testing.factory import Factory
from mreza.text import Translated
from mreza_calls.models import CallApplicationState
from mreza_documents.models import Document
from mreza_licensing.models import PermissionApplication, PermissionApplicationState
from mreza_licensing.rules import Occasion
from mreza_quality.models import (
    Mentoring,
    MentoringDeliverable,
    MentoringProgramme,
    MentoringState,
    QualityExpert,
    QualityPlan,
    QualityPlanKind,
    QualityPlanState,
    QualityPractice,
    QualityPracticeKind,
    QualityPracticeState,
)
from sqlalchemy import select

pytestmark = pytest.mark.anyio

DOCUMENTS = Path(mreza_quality.__file__).parent / "documents"
BEGINS = date(2024, 9, 1)
FACTS: dict[str, Any] = {
    "days": {"start": "2025-03-01", "end": "2025-12-31"},
    "plannedHours": "20",
    "deliverable": "SERVICE_PLAN",
}


def document(name: str) -> str:
    return (DOCUMENTS / f"{name}.graphql").read_text(encoding="utf-8")


async def mentored(office: Office, homes: list[Organisation]) -> None:
    """Organisations as they are mentored, set by the owner."""
    mentor_home = await office.kit.organisation("HR", "Mentors")
    mentor = await office.person("Maja Mentor", mentor_home)
    async with office.kit.session() as session:
        programme = MentoringProgramme(
            code="M-2024", title=Translated({"en": "Mentoring"}), target=30, lasts=Period(BEGINS, date(2025, 12, 31))
        )
        expert = QualityExpert(
            network_id=mentor.network_id, person_id=mentor.id, name="Maja", mentors=True, reviews=True
        )
        session.add_all([programme, expert])
        await session.flush()
        for home in homes:
            session.add(
                Mentoring(
                    network_id=home.network_id,
                    organisation_id=home.id,
                    programme_id=programme.id,
                    expert_id=expert.id,
                    mentor_id=mentor.id,
                    deliverable=MentoringDeliverable.SERVICE_PLAN,
                    valid=Period(BEGINS, date(2025, 12, 31)),
                    planned_hours=Decimal(20),
                    agreed_on=BEGINS,
                    state=MentoringState.RUNNING,
                )
            )


async def applied(office: Office, homes: list[tuple[Organisation, date]]) -> None:
    """Applications for permissions, each handed in on a day; set by the owner."""
    async with office.kit.session() as session:
        factory = Factory(session)
        factory.shared[Country] = (await session.scalars(select(Country).where(Country.code == "RS"))).one()
        service_type = ServiceType(code="S01", name=Translated({"en": "home help"}), category="community")
        session.add(service_type)
        await session.flush()
        for serial, (home, day) in enumerate(homes, 2):
            of = {"network_id": home.network_id, "organisation_id": home.id}
            provided = ProvidedService(**of, service_type_id=service_type.id, valid=Period(BEGINS))
            session.add(provided)
            await session.flush()
            branch = factory.branch(home.network_id, serial)
            branch.rows |= {Organisation: home, ProvidedService: provided}
            values = await branch.further(PermissionApplication, serial)
            submitted = {"opened_on": day, "submitted_on": day, "state": PermissionApplicationState.SUBMITTED}
            first = {
                "occasion": Occasion.FIRST,
                **dict.fromkeys(("renews_id", "permission_id", "unit_id", "closed_on")),
            }
            session.add(PermissionApplication(**(values | submitted | first)))


async def planned(office: Office, home: Organisation, day: date, state: QualityPlanState) -> None:
    """A plan of a day, as it stands."""
    async with office.kit.session() as session:
        session.add(
            QualityPlan(
                network_id=home.network_id,
                organisation_id=home.id,
                kind=QualityPlanKind.SERVICE,
                title="Plan",
                approved_on=day,
                state=state,
            )
        )


async def by_rights(office: Office, home: Organisation, state: QualityPracticeState) -> None:
    """The practice of working by people's rights, as it stands."""
    evidence = decode_as("Document", await office.document(home))
    async with office.kit.session() as session:
        assert await session.get(Document, evidence) is not None
        session.add(
            QualityPractice(
                network_id=home.network_id,
                organisation_id=home.id,
                kind=QualityPracticeKind.RIGHTS_BASED_APPROACH,
                document_id=evidence,
                since=BEGINS,
                confirmed_on=BEGINS,
                state=state,
            )
        )


async def test_l_06_support_is_a_union_and_mentoring_alone_does_not_count(office: Office) -> None:
    """L-06: 34 mentored, 19 applied, 17 planned, 8 both: 28, 93.3 % of 30; 31 work by people's rights."""
    networks = ("RS", "BA", "AL")
    homes = [await office.kit.organisation(networks[number % 3], f"Home {number:02}") for number in range(34)]
    await mentored(office, homes)
    after, before = date(2025, 2, 1), date(2024, 8, 31)
    await applied(office, [(home, after) for home in homes[:19]] + [(homes[28], before)])
    for number, home in enumerate(homes):
        if 11 <= number < 28:
            await planned(office, home, after, QualityPlanState.APPROVED)
        if number < 31:
            await by_rights(office, home, QualityPracticeState.CONFIRMED)
    # None of these counts: done before the mentoring, given up, not confirmed.
    await planned(office, homes[29], before, QualityPlanState.CLOSED)
    await planned(office, homes[30], after, QualityPlanState.CANCELLED)
    await by_rights(office, homes[31], QualityPracticeState.RECORDED)
    asked = {"programme": "M-2024"}
    found = await office.ask(document("support-by-criterion"), **asked)
    counts = {name: found[name]["groups"][0]["organisations"] for name in found if name != "supported"}
    assert counts == {"mentored": 34, "applied": 19, "planned": 17, "both": 8, "rightsBased": 31}
    names = [one["name"] for one in found["supported"]["nodes"]]
    assert found["supported"]["totalCount"] == 28
    assert sorted(names) == [f"Home {number:02}" for number in range(28)]
    for name, count in (("organisations-supported", 28), ("organisations-by-rights", 31)):
        [listed] = (await office.ask(document(name), **asked)).values()
        assert listed["total"] == [{"participations": count, "unique": count}]
        assert sum(one["unique"] for one in listed["byCountry"]) == count
    figures = "{ mentoringProgrammes { nodes { mentored supported target targetPercent } } }"
    [programme] = (await office.ask(figures))["mentoringProgrammes"]["nodes"]
    assert programme == {"mentored": 34, "supported": 28, "target": 30, "targetPercent": "93.3"}
    # The grounds are apart from one another, so they add up.
    grounds = "{ mentorings { groups(by: [{supportedBy: true}]) { key { supportedBy } count } } }"
    groups = (await office.ask(grounds))["mentorings"]["groups"]
    assert {one["key"]["supportedBy"]: one["count"] for one in groups} == {
        "APPLICATION": 11,
        "PLAN": 9,
        "BOTH": 8,
        "NONE": 6,
    }
    # A network counts its own; nobody else counts any.
    [own] = (await office.ask(document("organisations-supported"), await office.viewers.coordinator("BA"))).values()
    assert own["total"][0]["unique"] == len([number for number in range(28) if number % 3 == 1])
    [none] = (await office.ask(document("organisations-supported"), await office.viewers.anonymous())).values()
    assert none["total"] == [{"participations": 0, "unique": 0}]


async def test_an_organisation_mentored_twice_counts_once(office: Office) -> None:
    home = await office.kit.organisation("RS", "Twice")
    await mentored(office, [home, home])
    await planned(office, home, date(2025, 2, 1), QualityPlanState.APPROVED)
    [listed] = (await office.ask(document("organisations-supported"))).values()
    assert listed["total"] == [{"participations": 2, "unique": 1}]


async def test_a_mentoring_from_the_call_to_its_deliverable_with_a_mentor_of_another_network(office: Office) -> None:
    home = await office.kit.organisation("BA", "Ruka ruci")
    abroad = await office.kit.organisation("HR", "Vrapčić")
    mentor, own = await office.person("Maja Mentor", abroad), await office.viewers.member(home)
    account = await office.account(mentor, abroad)
    coordinator, stranger = await office.viewers.coordinator("BA"), await office.viewers.coordinator("RS")
    expert = await office.expert(mentor, abroad)
    call, [reserve] = await office.chosen("M-RESERVE", [home], CallApplicationState.RESERVE)
    refused = await office.refused("matchMentor", coordinator, applicationId=reserve, expertId=expert, facts=FACTS)
    assert refused == ["NOT_CHOSEN"]
    call, [application] = await office.chosen("M-2025", [home], CallApplicationState.AGREED)
    insider = await office.expert(await office.person("Inka Insajder", home), home)
    at = {"applicationId": application}
    tied = await office.refused("matchMentor", coordinator, **at, expertId=insider, facts=FACTS)
    assert tied == ["MENTOR_TIED"]
    programme = await office.done(
        "addMentoringProgramme",
        None,
        "mentoringProgramme { id }",
        code="M-2025",
        title=text(en="Mentoring"),
        callId=call,
        target=30,
        lasts={"start": "2025-01-01", "end": "2025-12-31"},
    )
    facts = FACTS | {"programmeId": programme["id"]}
    made = await office.done("matchMentor", coordinator, "mentoring { id state }", **at, expertId=expert, facts=facts)
    assert made["state"] == "MATCHED"
    again = await office.refused("matchMentor", coordinator, **at, expertId=expert, facts=facts)
    assert again == ["MATCHED_ALREADY"]
    id = {"mentoringId": made["id"]}
    meeting = {"onDay": "2025-05-05", "hours": "3.5", "topics": ["SAFEGUARDING"], "notes": "O planu."}
    assert await office.refused("recordMentoringSession", account, **id, facts=meeting) == ["NOT_AGREED"]
    await office.done("agreeOnMentoring", coordinator, "mentoring { id }", **id, goals="Plan", day="2025-05-01")
    too_early = meeting | {"onDay": "2025-04-30"}
    assert await office.refused("recordMentoringSession", account, **id, facts=too_early) == ["SESSION_OUT_OF_TIME"]
    # The mentor, who is of another network, and the organisation keep the sessions; nobody else does.
    for viewer, hours in ((account, "3.5"), (own, "10.5")):
        held = await office.done(
            "recordMentoringSession",
            viewer,
            "mentoringSession { hours mentoring { state } }",
            **id,
            facts=meeting | {"hours": hours},
        )
        assert held == {"hours": f"{Decimal(hours):.2f}", "mentoring": {"state": "RUNNING"}}
    neighbour = await office.viewers.member(await office.kit.organisation("BA", "Neighbour"))
    for viewer in (neighbour, stranger):
        assert codes(await office.do("recordMentoringSession", viewer, "", **id, facts=meeting)) == ["NOT_FOUND"]
    hours = """query ($id: ID!) { organisation(id: $id) {
      now: mentoringHours before: mentoringHours(asOf: "2025-05-04") mentorings { hours sessionCount } } }"""
    found = await office.ask(hours, own, id=encode("Organisation", home.id))
    assert found["organisation"] == {
        "now": "14.00",
        "before": "0.00",
        "mentorings": [{"hours": "14.00", "sessionCount": 2}],
    }
    done = {"outcome": "Dobro"}
    assert await office.refused("completeMentoring", coordinator, **id, **done) == ["TRANSITION_NOT_ALLOWED"]
    await office.done("reviewMentoring", coordinator, "mentoring { id }", **id, found="Na pola puta")
    assert await office.refused("completeMentoring", coordinator, **id, **done) == ["DELIVERABLE_MISSING"]
    plan = await office.done(
        "draftQualityPlan",
        own,
        "qualityPlan { id }",
        organisationId=encode("Organisation", home.id),
        facts={"title": "Plan usluge", "kind": "SERVICE", "mentoringId": made["id"]},
    )
    approve = {"planId": plan["id"], "body": "Skupština"}
    assert await office.refused("approveQualityPlan", coordinator, **approve) == ["ACTIONS_MISSING"]
    worker = await office.person("Amra Probna", home)
    action = {"what": "Opremiti prostor", "ownerId": encode("Person", worker.id), "dueOn": "2025-10-01"}
    await office.done("addQualityAction", own, "qualityAction { id }", planId=plan["id"], action=action)
    await office.done("approveQualityPlan", coordinator, "qualityPlan { state }", **approve)
    completed = await office.done(
        "completeMentoring", coordinator, "mentoring { state supported supportedBy }", **id, **done
    )
    assert completed == {"state": "COMPLETED", "supported": True, "supportedBy": "PLAN"}
    # The mentor sees this mentoring, and nothing else of the organisation.
    seen = "{ mentorings { totalCount nodes { goals } } qualityPlans { totalCount } qualityActions { totalCount } }"
    assert await office.ask(seen, account) == {
        "mentorings": {"totalCount": 1, "nodes": [{"goals": "Plan"}]},
        "qualityPlans": {"totalCount": 0},
        "qualityActions": {"totalCount": 0},
    }
    for viewer in (neighbour, stranger, await office.viewers.anonymous(), await office.viewers.partner("BA")):
        assert (await office.ask(seen, viewer))["mentorings"]["totalCount"] == 0


async def test_who_is_replaced_sees_it_no_longer(office: Office) -> None:
    home, abroad = await office.kit.organisation("BA", "Home"), await office.kit.organisation("HR", "Abroad")
    people = [await office.person(f"Mentor{number} Probni", abroad) for number in (1, 2)]
    accounts = [await office.account(one, abroad) for one in people]
    experts = [await office.expert(one, abroad) for one in people]
    _, [application] = await office.chosen("M-2025", [home], CallApplicationState.ACCEPTED)
    coordinator = await office.viewers.coordinator("BA")
    at = {"applicationId": application, "facts": FACTS}
    resting = {"expertId": experts[1]}
    await office.done("restQualityExpert", accounts[1], "qualityExpert { state }", **resting)
    assert await office.refused("matchMentor", coordinator, **at, **resting) == ["EXPERT_NOT_READY"]
    await office.done("restQualityExpert", accounts[1], "qualityExpert { state }", **resting, ready=True)
    made = await office.done("matchMentor", coordinator, "mentoring { id }", **at, expertId=experts[0])
    await office.done(
        "replaceMentor", coordinator, "mentoring { expert { name } }", mentoringId=made["id"], expertId=experts[1]
    )
    counts = [(await office.ask("{ mentorings { totalCount } }", one))["mentorings"]["totalCount"] for one in accounts]
    assert counts == [0, 1]
