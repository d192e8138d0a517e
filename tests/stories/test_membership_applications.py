"""Joining: the stories M-01 to M-04. Today is 30 June 2025."""

from __future__ import annotations

import pytest
from mreza.model.global_id import encode
from mreza.testing.kit import Viewers
from sqlalchemy import text
from steps import NOVI_KORACI, SUBMIT, Stories, applicant, events

pytestmark = pytest.mark.anyio


async def test_m01_an_applicant_is_told_of_a_mistyped_pib_at_the_field_in_its_own_script(stories: Stories) -> None:
    network = encode("Network", stories.kit.networks["RS"])
    wrong = applicant(identifiers=[{"scheme": "RS-PIB", "value": "999000034"}])
    answer = await stories.ask(SUBMIT, network=network, applicant=wrong, locale="sr-Cyrl")
    (error,) = answer["submitApplication"]["errors"]
    assert error["code"] == "CHECK_DIGIT"
    assert error["path"][-4:] == ["applicant", "identifiers", "0", "value"]
    assert "контролна цифра" in error["message"]


async def test_m01_an_application_in_cyrillic_gets_a_reference_a_latin_name_and_a_confirmation(
    stories: Stories,
) -> None:
    answer = await stories.apply()
    assert answer == {
        "reference": "RS-2025-0001",
        "state": "SUBMITTED",
        "proposedLatinName": "Centar „Novi koraci“ Niš",
        "locale": "sr-Cyrl",
        "errors": [],
    }
    (confirmation,) = await events(stories.kit, "membership.ApplicationSubmitted")
    assert confirmation == {"reference": "RS-2025-0001", "locale": "sr-Cyrl"}


async def test_m01_the_proposed_latin_name_can_be_edited(stories: Stories, viewers: Viewers) -> None:
    await stories.apply()
    application = await stories.application("RS-2025-0001")
    names = [{"locale": "sr-Cyrl", "text": NOVI_KORACI}, {"locale": "sr-Latn", "text": "Centar „Novi koraci“, Niš"}]
    await stories.done(
        "amendApplication",
        await viewers.coordinator("RS"),
        "membershipApplication { id }",
        applicationId=application["id"],
        applicant=applicant(name=names),
    )
    assert (await stories.application("RS-2025-0001"))["name"] == "Centar „Novi koraci“, Niš"


async def test_m01_references_have_no_gaps_even_after_a_refused_application(stories: Stories) -> None:
    await stories.apply()
    refused = await stories.apply()
    assert [error["code"] for error in refused["errors"]] == ["DUPLICATE_APPLICATION"]
    second = await stories.apply(identifiers=[], name=[{"locale": "sr-Cyrl", "text": "Клуб „Ветар“ Бор"}])
    assert second["reference"] == "RS-2025-0002"


async def test_m01_an_applicant_sees_nothing_of_the_applications_of_others(stories: Stories, viewers: Viewers) -> None:
    await stories.apply()
    count = "{ membershipApplications { totalCount } }"
    assert (await stories.ask(count))["membershipApplications"]["totalCount"] == 0
    for viewer, seen in ((await viewers.coordinator("BA"), 0), (await viewers.coordinator("RS"), 1)):
        assert (await stories.ask(count, viewer=viewer))["membershipApplications"]["totalCount"] == seen


async def test_m01_what_the_country_asks_for_and_was_not_handed_in_is_noted(stories: Stories) -> None:
    answer = await stories.apply(documents=["STATUTE"], locale=None)
    assert answer["locale"] == "sr-Cyrl"
    findings = (await stories.application("RS-2025-0001"))["findings"]
    assert {one["code"] for one in findings} == {"DOCUMENT_MISSING"}
    assert [one["blocks"] for one in findings] == [False] * 3


async def test_m01_a_country_without_a_plugin_has_usual_references_and_languages(stories: Stories) -> None:
    network = encode("Network", stories.kit.networks["HR"])
    form = applicant(name=[{"locale": "hr", "text": "Klub „Obala“ Rijeka"}], identifiers=[], locale=None)
    answer = (await stories.ask(SUBMIT, network=network, applicant=form))["submitApplication"]
    assert (answer["reference"], answer["locale"], answer["errors"]) == ("HR-2025-0001", "en", [])


async def test_m02_a_coordinator_sees_that_an_applicant_was_registered_too_recently(
    stories: Stories, viewers: Viewers
) -> None:
    await stories.apply(registeredOn="2024-09-01")
    application = await stories.application("RS-2025-0001")
    assert application["registeredDays"] == 302
    (finding,) = application["findings"]
    assert (finding["code"], finding["days"], finding["blocks"]) == ("REGISTERED_TOO_RECENTLY", 302, True)


async def test_m02_a_coordinator_cannot_approve_it_and_the_secretariat_can_override_with_a_reason(
    stories: Stories, viewers: Viewers
) -> None:
    await stories.apply(registeredOn="2024-09-01")
    application = await stories.application("RS-2025-0001")
    coordinator, secretariat = await viewers.coordinator("RS"), await viewers.secretariat()
    of = {"applicationId": application["id"]}
    await stories.done("screenApplication", coordinator, "membershipApplication { state }", **of)
    refused = await stories.do(
        "recordNationalDecision", coordinator, "membershipApplication { state }", **of, outcome="APPROVED"
    )
    assert [error["code"] for error in refused["errors"]] == ["NOT_ELIGIBLE"]
    assert "302" in refused["errors"][0]["message"]

    finding = (await stories.application("RS-2025-0001"))["findings"][0]["id"]
    override = {"findingId": finding, "reason": "Successor of an older association"}
    refused = await stories.do("overrideFinding", coordinator, "admissionFinding { id }", **override)
    assert [error["code"] for error in refused["errors"]] == ["NOT_PERMITTED"]
    missing = await stories.do("overrideFinding", secretariat, "admissionFinding { id }", findingId=finding, reason=" ")
    assert [error["code"] for error in missing["errors"]] == ["REQUIRED"]
    await stories.done("overrideFinding", secretariat, "admissionFinding { overriddenOn overrideReason }", **override)
    await stories.done(
        "recordNationalDecision", coordinator, "membershipApplication { state }", **of, outcome="APPROVED"
    )

    trail = await stories.ask(
        '{ auditTrail(where: {mutation: {eq: "overrideFinding"}}) { nodes { reason actor { name } action } } }',
        viewer=secretariat,
    )
    assert {
        "reason": "Successor of an older association",
        "actor": {"name": "Secretariat"},
        "action": "CHANGED",
    } in trail["auditTrail"]["nodes"]


async def test_m03_a_look_alike_in_another_script_is_shown_as_probable_and_nothing_is_merged(stories: Stories) -> None:
    name = [{"locale": "sr-Latn", "text": "Udruzenje Suncana strana, Cacak"}]
    await stories.apply(name=name, identifiers=[], locale="sr-Latn")
    application = await stories.application("RS-2025-0001")
    (finding,) = [one for one in application["findings"] if one["code"] == "PROBABLE_DUPLICATE"]
    assert finding["candidate"]["id"] == stories.scene.id("O-RS1")
    assert application["organisation"] is None
    assert application["state"] == "SUBMITTED"


async def test_m03_the_same_pib_is_refused(stories: Stories) -> None:
    answer = await stories.apply(identifiers=[{"scheme": "RS-PIB", "value": "999 000 017"}])
    assert [error["code"] for error in answer["errors"]] == ["DUPLICATE_IDENTIFIER"]
    assert answer["reference"] is None


async def test_m04_a_national_decision_confirmed_by_the_region_makes_a_member_from_that_day(
    stories: Stories, viewers: Viewers
) -> None:
    count = 'query ($day: Date) { networks(where: {code: {eq: "RS"}}) { nodes { memberCount(asOf: $day) } } }'
    coordinator, secretariat = await viewers.coordinator("RS"), await viewers.secretariat()

    async def members(day: str) -> int:
        answer = await stories.ask(count, viewer=secretariat, day=day)
        return answer["networks"]["nodes"][0]["memberCount"]  # type: ignore[no-any-return]

    before = await members("2025-06-30")
    await stories.apply()
    async with stories.kit.session() as session:
        await session.execute(text("UPDATE membership_application SET submitted_on = '2025-06-01'"))
    of = {"applicationId": (await stories.application("RS-2025-0001"))["id"]}
    await stories.done("screenApplication", coordinator, "membershipApplication { state }", **of, day="2025-06-10")
    national = {"outcome": "APPROVED", "day": "2025-06-20", "minutes": "RS 6/2025"}
    done = await stories.done(
        "recordNationalDecision", coordinator, "membershipApplication { state }", **of, **national
    )
    assert done["membershipApplication"]["state"] == "RECOMMENDED"
    assert await members("2025-06-30") == before
    refused = await stories.do(
        "confirmDecision", coordinator, "membershipApplication { state }", **of, outcome="APPROVED"
    )
    assert [error["code"] for error in refused["errors"]] == ["NOT_PERMITTED"]
    await stories.done(
        "confirmDecision", secretariat, "membershipApplication { state }", **of, outcome="APPROVED", day="2025-06-25"
    )

    application = await stories.application("RS-2025-0001")
    assert application["state"] == "ADMITTED"
    assert application["decisions"] == [
        {"body": "NATIONAL", "outcome": "APPROVED", "decidedOn": "2025-06-20"},
        {"body": "REGIONAL", "outcome": "APPROVED", "decidedOn": "2025-06-25"},
    ]
    acts = {(one["toState"], one["onDay"], one["body"]) for one in application["history"]}
    assert {("RECOMMENDED", "2025-06-20", "NATIONAL"), ("ADMITTED", "2025-06-25", "REGIONAL")} <= acts
    member = await stories.ask(
        """query ($id: ID!) { organisation(id: $id) { memberSince memberNumber membershipStatus
            name(locale: "sr-Latn") identifiers { scheme value } contacts { value public } } }""",
        viewer=secretariat,
        id=application["organisation"]["id"],
    )
    assert member["organisation"] == {
        "memberSince": "2025-06-25",
        "memberNumber": "RS-0001",
        "membershipStatus": "ACTIVE",
        "name": "Centar „Novi koraci“ Niš",
        "identifiers": [{"scheme": "RS-PIB", "value": "999000033"}],
        "contacts": [{"value": "kancelarija@novikoraci.example", "public": False}],
    }
    assert [await members(day) for day in ("2025-06-24", "2025-06-25")] == [before, before + 1]
    (admitted,) = await events(stories.kit, "membership.MemberAdmitted")
    assert admitted["member_number"] == "RS-0001"


async def test_m04_the_region_cannot_confirm_before_the_national_network_decided(
    stories: Stories, viewers: Viewers
) -> None:
    await stories.apply()
    of = {"applicationId": (await stories.application("RS-2025-0001"))["id"]}
    refused = await stories.do(
        "confirmDecision", await viewers.secretariat(), "membershipApplication { id }", **of, outcome="APPROVED"
    )
    assert [error["code"] for error in refused["errors"]] == ["NATIONAL_DECISION_MISSING"]
