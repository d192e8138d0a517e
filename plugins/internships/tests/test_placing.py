"""Offers, matching, agreements, safeguarding of the start."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import mreza_internships
import pytest
from mreza.model.global_id import encode
from placing import Placing, codes, text

pytestmark = pytest.mark.anyio

OFFERS = Path(mreza_internships.__file__).parent / "documents" / "internship-offers.graphql"
TITLE = text(mk="Практика во дневен центар", sq="Praktikë në qendrën ditore")
TASKS = text(mk="Помош при активностите.", sq="Ndihmë në veprimtari.")
NOTE = text(mk="Никогаш насамо со дете.", sq="Kurrë vetëm me një fëmijë.")


async def mentor_of(placing: Placing) -> str:
    return encode("Person", (await placing.person("MK", "Afërdita Kërçeli")).id)


def offer(**more: Any) -> dict[str, Any]:
    return {
        "title": TITLE,
        "places": 2,
        "hoursPerWeek": "20",
        "requiredHours": "160",
        "worksWithChildren": True,
        "languages": ["mk", "sq"],
        "fieldCode": "SOCIAL_WORK",
    } | more


async def test_i_01_an_offer_is_announced_with_mentor_tasks_and_safeguarding_in_each_of_its_languages(
    placing: Placing,
) -> None:
    """I-01: O-MK2 offers 2 places in mk and sq, mentor Afërdita Kërçeli, 20 h/week, works with children."""
    host = await placing.kit.organisation("MK", {"mk": "Здружение „Ќерамида“ Кичево", "sq": "Shoqata „Tjegulla“"})
    other = await placing.viewers.member(await placing.kit.organisation("MK", "Somebody else"))
    member, id = await placing.viewers.member(host), encode("Organisation", host.id)
    made = await placing.done(
        "draftInternshipOffer", member, "internshipOffer { id state }", organisationId=id, offer=offer()
    )
    offered = {"offerId": made["internshipOffer"]["id"]}
    assert codes(await placing.do("publishInternshipOffer", other, "internshipOffer { id }", **offered)) == [
        "NOT_FOUND"
    ]
    [refused] = (await placing.do("publishInternshipOffer", member, "internshipOffer { id }", **offered))["errors"]
    assert refused["code"] == "OFFER_INCOMPLETE"
    assert refused["message"] == "Before it is announced, the offer needs: mentor, tasks, safeguarding."
    mentor = await mentor_of(placing)
    facts = offer(tasks=TASKS[:1], safeguarding=NOTE, mentor=None, mentorId=mentor)
    facts.pop("mentor")
    await placing.done("reviseInternshipOffer", member, "internshipOffer { id }", **offered, facts=facts)
    [refused] = (await placing.do("publishInternshipOffer", member, "internshipOffer { id }", **offered))["errors"]
    assert refused["message"] == "Before it is announced, the offer needs: tasks (sq)."
    facts["tasks"] = TASKS
    await placing.done("reviseInternshipOffer", member, "internshipOffer { id }", **offered, facts=facts)
    hidden = await placing.ask("{ internshipOffers { totalCount } }", await placing.viewers.anonymous())
    assert hidden["internshipOffers"]["totalCount"] == 0
    published = await placing.done(
        "publishInternshipOffer", member, "internshipOffer { state standingWarning }", **offered
    )
    # Nobody here knows of standings: one is warned of that.
    assert published["internshipOffer"] == {"state": "PUBLISHED", "standingWarning": "STANDING_UNKNOWN"}
    # Anybody's site asks by the named document, in either language.
    document, visitor = OFFERS.read_text(encoding="utf-8"), await placing.viewers.anonymous()
    for asked, title in (({"network": "MK", "locale": "mk"}, TITLE[0]), ({"locale": "sq"}, TITLE[1])):
        [seen] = (await placing.ask(document, visitor, **asked))["internshipOffers"]["nodes"]
        assert (seen["title"], seen["places"], seen["languages"]) == (title["text"], 2, ["mk", "sq"])
    assert (await placing.ask(document, visitor, network="RS"))["internshipOffers"]["totalCount"] == 0
    named = await placing.ask("{ internshipOffers { nodes { mentor { givenName } } } }", visitor)
    assert named["internshipOffers"]["nodes"] == [{"mentor": None}]


async def test_applicants_are_suggested_by_points_with_their_grounds_until_the_places_are_taken(
    placing: Placing,
) -> None:
    host = await placing.kit.organisation("MK", "Tjegulla")
    id = encode("Organisation", host.id)
    facts = offer(tasks=TASKS, safeguarding=NOTE, mentorId=await mentor_of(placing), places=1)
    made = await placing.done("draftInternshipOffer", None, "internshipOffer { id }", organisationId=id, offer=facts)
    offered = str(made["internshipOffer"]["id"])
    people = [await placing.person("MK", f"{name} Probna") for name in ("Arta", "Bojan", "Vera")]
    arta = await placing.account(people[0], host)
    applicant = {"languages": ["sq", "mk"], "hoursPerWeek": "20", "fieldCode": "SOCIAL_WORK"}
    asked = {"offerId": offered, "personId": encode("Person", people[0].id), "applicant": applicant}
    assert codes(await placing.do("applyForInternship", arta, "internshipApplication { id }", **asked)) == [
        "OFFER_NOT_OPEN"
    ]
    await placing.done("publishInternshipOffer", None, "internshipOffer { id }", offerId=offered)
    await placing.done("applyForInternship", arta, "internshipApplication { id }", **asked)
    assert codes(await placing.do("applyForInternship", arta, "internshipApplication { id }", **asked)) == [
        "APPLIED_ALREADY"
    ]
    for person, says in (
        (people[1], applicant | {"languages": ["mk", "en"], "hoursPerWeek": "12"}),
        (people[2], applicant | {"languages": ["mk"], "fieldCode": "LAW"}),
    ):
        ids = {"offerId": offered, "personId": encode("Person", person.id)}
        # One applies for oneself: not for somebody else.
        assert codes(
            await placing.do("applyForInternship", arta, "internshipApplication { id }", **ids, applicant=says)
        ) == ["NOT_YOURSELF"]
        await placing.done("applyForInternship", None, "internshipApplication { id }", **ids, applicant=says)
    suggested = await placing.ask(
        """query ($offer: ID!) { internshipApplications(where: {offer: {id: {eq: $offer}}},
             orderBy: [{matchPoints: DESC}, {person: {givenName: ASC}}]) {
           nodes { id person { givenName } matchPoints languagePoints fieldPoints hoursPoints } } }""",
        await placing.viewers.coordinator("MK"),
        offer=offered,
    )
    lines = suggested["internshipApplications"]["nodes"]
    assert [
        (one["person"]["givenName"], one["matchPoints"], one["languagePoints"], one["fieldPoints"], one["hoursPoints"])
        for one in lines
    ] == [("Arta", 100, 40, 30, 30), ("Bojan", 50, 20, 30, 0), ("Vera", 50, 20, 0, 30)]
    days = {"start": "2025-09-01", "end": "2025-10-31"}
    placed = await placing.done(
        "acceptInternshipApplication",
        await placing.viewers.coordinator("MK"),
        "internship { state requiredHours worksWithChildren offer { freePlaces } }",
        applicationId=lines[0]["id"],
        days=days,
    )
    assert placed["internship"] == {
        "state": "PLANNED",
        "requiredHours": "160.00",
        "worksWithChildren": True,
        "offer": {"freePlaces": 0},
    }
    refused = await placing.do(
        "acceptInternshipApplication", None, "internship { id }", applicationId=lines[1]["id"], days=days
    )
    assert codes(refused) == ["NO_PLACE_LEFT"]


async def test_i_03_an_agreement_binds_with_three_dated_signatures_and_its_parties_are_told_a_week_before(
    placing: Placing,
) -> None:
    """I-03: Љубица Његован, Факултет друштвених наука „Пример“, O-RS1, starts 2025-09-01; unsigned on 2025-08-25."""
    host = await placing.kit.organisation("RS", {"sr-Cyrl": "Удружење „Сунчана страна“ Чачак"})
    student, faculty = await placing.person("RS", "Љубица Његован"), await placing.faculty()
    own = await placing.account(student, host)
    internship = await placing.planned(host, student, facultyId=encode("Faculty", faculty.id))
    drawn = await placing.done(
        "drawUpInternshipAgreement", None, "internshipAgreement { id state }", internshipId=internship
    )
    agreement = {"agreementId": drawn["internshipAgreement"]["id"]}
    # The intern, who has the account of an organisation's user, signs for both, but not for the university.
    sender = await placing.do("signInternshipAgreement", own, "internshipAgreement { id }", **agreement, party="SENDER")
    assert codes(sender) == ["NOT_THE_PARTY"]
    signed = await placing.done(
        "signInternshipAgreement", own, "internshipAgreement { state }", **agreement, party="INTERN"
    )
    assert signed["internshipAgreement"]["state"] == "DRAFT"
    coordinator = await placing.viewers.coordinator("RS")
    await placing.day_passes("2025-08-24")
    assert await placing.told("internships.InternshipAgreementUnsigned") == []
    for day in ("2025-08-25", "2025-08-26"):
        await placing.day_passes(day)
        told = [
            (one["party"], one["has_signed"], one["starts_on"])
            for one in await placing.told("internships.InternshipAgreementUnsigned")
        ]
        assert told == [
            ("INTERN", True, "2025-09-01"),
            ("SENDER", False, "2025-09-01"),
            ("HOST", False, "2025-09-01"),
        ]
    start = {"internshipId": internship, "day": "2025-09-01"}
    placing.at("2025-09-01")
    [refused] = (await placing.do("startInternship", coordinator, "internship { id }", **start))["errors"]
    assert (refused["code"], "SENDER, HOST" in refused["message"]) == ("AGREEMENT_NOT_SIGNED", True)
    for party, day in (("SENDER", "2025-08-26"), ("HOST", "2025-08-28")):
        values = {"party": party, "day": day}
        signed = await placing.done(
            "signInternshipAgreement",
            coordinator,
            "internshipAgreement { state internSignedOn senderSignedOn hostSignedOn }",
            **agreement,
            **values,
        )
    assert signed["internshipAgreement"] == {
        "state": "SIGNED",
        "internSignedOn": "2025-06-30",
        "senderSignedOn": "2025-08-26",
        "hostSignedOn": "2025-08-28",
    }
    begun = await placing.done("startInternship", coordinator, "internship { state running daysLeft }", **start)
    assert begun["internship"] == {"state": "STARTED", "running": True, "daysLeft": 60}
