"""Consent of people who are shown: withdrawn without an account, and everything that shows them comes down."""

from __future__ import annotations

import json
from typing import Any

import pytest
from anyio import create_task_group
from campaigning import Campaigning, codes, said
from mreza.model.global_id import encode
from mreza_documents.models import DocumentKind

pytestmark = pytest.mark.anyio

WITHDRAW = ("withdrawConsent", "withdrawnOn takenDown")


async def shown(campaigning: Campaigning, campaign: str, consent: str) -> str:
    """A photograph with the person, published in two locales."""
    image, versions = await campaigning.material(
        campaign, kind="IMAGE", locales=["sr-Cyrl", "en"], rights=said(en="© Network"), showsPeople=True
    )
    await campaigning.ready(image, versions, "sr-Cyrl", "en")
    publish = ("publishMaterial", None, "published { locale }")
    assert codes(await campaigning.do(*publish, materialId=image)) == ["CONSENT_MISSING", "CONSENT_MISSING"]
    await campaigning.done("depict", None, "depiction { id }", materialId=image, consentId=consent)
    await campaigning.done(*publish, materialId=image)
    return image


async def consented(campaigning: Campaigning) -> tuple[Any, str, str]:
    """A person with a consent, and the code of the form."""
    person = await campaigning.person("RS", "Petra Primer")
    form = await campaigning.document("RS", DocumentKind.CONSENT, person)
    values = {"personId": encode("Person", person.id), "covers": "Photographs of the caravan"}
    made = await campaigning.done(
        "recordConsent", None, "consent { id state } code", **values, documentId=form, givenOn="2025-06-01"
    )
    assert made["consent"]["state"] == "GIVEN"
    return person, made["consent"]["id"], made["code"]


async def test_c_07_withdrawing_a_consent_takes_everything_down_everywhere_and_leaves_the_figures(
    campaigning: Campaigning,
) -> None:
    campaign = await campaigning.campaign()
    person, consent, code = await consented(campaigning)
    first, second = [await shown(campaigning, campaign, consent) for _ in range(2)]
    other, versions = await campaigning.material(campaign, locales=["sr-Cyrl"])
    await campaigning.ready(other, versions, "sr-Cyrl")
    await campaigning.done("publishMaterial", None, "published { id }", materialId=other)
    outlet = await campaigning.outlet("RS", "Портал Пример", "PORTAL")
    placement = await campaigning.clipped(campaign, outlet, materialId=first)
    await campaigning.measured(placement["id"], "UNIQUE_VISITORS", 42_000)
    coordinator = await campaigning.viewers.coordinator("RS")
    await campaigning.done(
        "createWebhookEndpoint",
        coordinator,
        "endpoint { id }",
        networkId=campaigning.network("RS"),
        url="https://site.example/hook",
        eventTypes=["campaigns.MaterialWithdrawn"],
    )
    before = await campaigning.named("reach-by-country-and-medium", campaign=campaign)
    visitor = await campaigning.viewers.anonymous()
    listed = "{ materials { totalCount } materialVersions { totalCount } depictionConsents { totalCount } }"
    assert await campaigning.ask(listed, visitor) == {
        "materials": {"totalCount": 3},
        "materialVersions": {"totalCount": 5},
        "depictionConsents": {"totalCount": 0},
    }
    receipt = await campaigning.done(*WITHDRAW[:1], visitor, WITHDRAW[1], code=code)
    assert receipt == {"withdrawnOn": "2025-06-30", "takenDown": 2}
    assert await campaigning.ask(listed, visitor) == {
        "materials": {"totalCount": 1},
        "materialVersions": {"totalCount": 1},
        "depictionConsents": {"totalCount": 0},
    }
    sent = await campaigning.ask("{ deliveries { nodes { event { type payload } } } }", coordinator)
    payloads = [one["event"]["payload"] for one in sent["deliveries"]["nodes"]]
    assert payloads == [{"kind": "IMAGE", "locales": ["sr-Cyrl", "en"]}] * 2
    assert "Petra" not in json.dumps(sent)
    tasks = await campaigning.ask(
        "{ campaignTasks(orderBy: [{dueOn: ASC}]) { nodes { id kind state dueOn material { id state } } } }",
        coordinator,
    )
    made = tasks["campaignTasks"]["nodes"]
    assert {one["material"]["id"] for one in made} == {first, second}
    assert {(one["kind"], one["state"], one["dueOn"], one["material"]["state"]) for one in made} == {
        ("REPLACE", "OPEN", "2025-07-14", "WITHDRAWN")
    }
    assert await campaigning.named("reach-by-country-and-medium", campaign=campaign) == before
    # It cannot be published again, nor can the consent be used for something else; and the code counts once.
    publish = ("publishMaterial", None, "published { id }")
    assert set(codes(await campaigning.do(*publish, materialId=first))) == {"CONSENT_MISSING"}
    depict = await campaigning.do("depict", None, "depiction { id }", materialId=other, consentId=consent)
    assert codes(depict) == ["CONSENT_WITHDRAWN"]
    for wrong in (code, "RS-no-such-code", "XX-1", ""):
        assert codes(await campaigning.do(WITHDRAW[0], visitor, WITHDRAW[1], code=wrong)) == ["CONSENT_CODE_INVALID"]
    settled = await campaigning.done(
        "settleCampaignTask", coordinator, "campaignTask { state doneOn }", taskId=made[0]["id"], to="DONE"
    )
    assert settled == {"state": "DONE", "doneOn": "2025-06-30"}
    assert person.given_name == "Petra"


async def test_c_07_the_file_goes_wherever_it_is_shown_and_nobody_shows_it_again(campaigning: Campaigning) -> None:
    """A poster and its twin in another campaign share a file; only the one says whom it shows."""
    campaign, elsewhere = await campaigning.campaign(), await campaigning.campaign(code="OTHER-2025")
    _, consent, code = await consented(campaigning)
    file = await campaigning.document("RS", DocumentKind.OTHER, title="Плакат")
    publish, visitor = ("publishMaterial", None, "published { locale }"), await campaigning.viewers.anonymous()

    async def poster(of: str, *locales: str) -> tuple[str, dict[str, str]]:
        made, versions = await campaigning.material(
            of, kind="POSTER", sourceLocale="en", locales=list(locales), rights=said(en="© Network")
        )
        await with_file(made, versions["en"])
        return made, versions

    async def with_file(material: str, version: str) -> None:
        words = {"title": "Come and see", "documentId": file}
        await campaigning.done("writeMaterial", None, "version { id }", materialId=material, locale="en", words=words)
        await campaigning.read_over(version)

    first, _ = await poster(campaign, "en")
    await campaigning.done("depict", None, "depiction { id }", materialId=first, consentId=consent)
    twin, versions = await poster(elsewhere, "en", "mk")
    await campaigning.ready(twin, versions, "mk")
    late, late_versions = await poster(campaign, "en")
    for one in (first, twin):
        await campaigning.done(*publish, materialId=one)
    seen = "query ($file: ID!) { document(id: $file) { href } materialVersions { nodes { locale } } }"
    assert (await campaigning.ask(seen, visitor, file=file))["document"]["href"]
    receipt = await campaigning.done(*WITHDRAW[:1], visitor, WITHDRAW[1], code=code)
    assert receipt["takenDown"] == 2
    # The twin's other language has words and no picture, and stays.
    after = await campaigning.ask(seen, visitor, file=file)
    assert after == {"document": None, "materialVersions": {"nodes": [{"locale": "mk"}]}}
    told = await campaigning.told("campaigns.MaterialWithdrawn")
    assert told == [{"kind": "POSTER", "locales": ["en"]}] * 2
    tasks = await campaigning.ask("{ campaignTasks { nodes { kind material { id } } } }")
    assert {one["material"]["id"] for one in tasks["campaignTasks"]["nodes"]} == {first, twin}
    # It comes back by no other material, not even once the first shows something else.
    for material in (twin, late):
        refused = await campaigning.do(*publish, materialId=material, locales=["en"])
        assert codes(refused) == ["CONSENT_MISSING"]
    words = {"title": "Come and see", "text": "Soon."}
    await campaigning.done("writeMaterial", None, "version { id }", materialId=first, locale="en", words=words)
    await with_file(late, late_versions["en"])
    assert codes(await campaigning.do(*publish, materialId=late)) == ["CONSENT_MISSING"]
    # With something else in its place the twin is shown again.
    await campaigning.ready(twin, versions, "en", text="Come and see.")
    await campaigning.done(*publish, materialId=twin, locales=["en"])


async def test_c_07_a_file_that_is_published_elsewhere_at_the_moment_of_the_withdrawal_is_not_shown_after_it(
    campaigning: Campaigning,
) -> None:
    campaign = await campaigning.campaign()
    _, consent, code = await consented(campaigning)
    file = await campaigning.document("RS", DocumentKind.OTHER, title="Плакат")
    made = []
    for _ in range(2):
        material, versions = await campaigning.material(
            campaign, kind="POSTER", sourceLocale="en", locales=["en"], rights=said(en="© Network")
        )
        words = {"title": "Come and see", "documentId": file}
        await campaigning.done("writeMaterial", None, "version { id }", materialId=material, locale="en", words=words)
        await campaigning.read_over(versions["en"])
        made.append(material)
    await campaigning.done("depict", None, "depiction { id }", materialId=made[0], consentId=consent)
    await campaigning.done("publishMaterial", None, "published { id }", materialId=made[0])
    visitor, secretariat = await campaigning.viewers.anonymous(), await campaigning.viewers.secretariat()
    async with create_task_group() as group:
        group.start_soon(lambda: campaigning.do("publishMaterial", secretariat, "published { id }", materialId=made[1]))
        group.start_soon(lambda: campaigning.done(*WITHDRAW[:1], visitor, WITHDRAW[1], code=code))
    seen = "query ($file: ID!) { document(id: $file) { href } materialVersions { totalCount } }"
    after = await campaigning.ask(seen, visitor, file=file)
    assert after == {"document": None, "materialVersions": {"totalCount": 0}}


async def test_a_file_of_which_somebody_was_erased_is_not_published_before_the_nightly_job(
    campaigning: Campaigning,
) -> None:
    campaign = await campaigning.campaign()
    person, consent, _ = await consented(campaigning)
    file = await campaigning.document("RS", DocumentKind.OTHER, title="Плакат")
    made = []
    for _ in range(2):
        material, versions = await campaigning.material(
            campaign, kind="POSTER", sourceLocale="en", locales=["en"], rights=said(en="© Network")
        )
        words = {"title": "Come and see", "documentId": file}
        await campaigning.done("writeMaterial", None, "version { id }", materialId=material, locale="en", words=words)
        await campaigning.read_over(versions["en"])
        made.append(material)
    await campaigning.done("depict", None, "depiction { id }", materialId=made[0], consentId=consent)
    erase = {"personId": encode("Person", person.id), "reason": "Asked for it", "dryRun": False}
    await campaigning.done("erasePerson", None, "erased", **erase)
    refused = await campaigning.do("publishMaterial", None, "published { id }", materialId=made[1])
    assert codes(refused) == ["CONSENT_MISSING"]


async def test_a_withdrawal_on_paper_counts_from_its_day(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign()
    _, consent, _ = await consented(campaigning)
    await shown(campaigning, campaign, consent)
    record = ("recordConsentWithdrawal", None, "depictionConsent { state withdrawnOn }")
    assert codes(await campaigning.do(*record, consentId=consent, onDay="2025-05-31")) == ["WITHDRAWN_BEFORE_GIVEN"]
    assert codes(await campaigning.do(*record, consentId=consent, onDay="2025-07-01")) == ["DAY_IN_FUTURE"]
    done = await campaigning.done(*record, consentId=consent, onDay="2025-06-12")
    assert done == {"state": "WITHDRAWN", "withdrawnOn": "2025-06-12"}
    assert codes(await campaigning.do(*record, consentId=consent, onDay="2025-06-12")) == ["TRANSITION_NOT_ALLOWED"]
    # Another network's coordinator neither sees nor withdraws a consent.
    elsewhere = await campaigning.viewers.coordinator("BA")
    refused = await campaigning.do("recordConsentWithdrawal", elsewhere, "depictionConsent { id }", consentId=consent)
    assert codes(refused) == ["NOT_FOUND"]


async def test_two_withdrawals_at_once_take_down_once(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign()
    _, consent, code = await consented(campaigning)
    await shown(campaigning, campaign, consent)
    visitor = await campaigning.viewers.anonymous()
    answers: list[dict[str, Any]] = []

    async def withdraw() -> None:
        answers.append(await campaigning.do(WITHDRAW[0], visitor, WITHDRAW[1], code=code))

    async with create_task_group() as group:
        for _ in range(3):
            group.start_soon(withdraw)
    assert sorted(len(one["errors"]) for one in answers) == [0, 1, 1]
    assert len(await campaigning.told("campaigns.MaterialWithdrawn")) == 1
    assert (await campaigning.ask("{ campaignTasks { totalCount } }"))["campaignTasks"]["totalCount"] == 1


async def test_the_form_is_the_persons_own(campaigning: Campaigning) -> None:
    person, other = await campaigning.person("RS"), await campaigning.person("RS", "Ana Druga")
    record = ("recordConsent", None, "consent { id }")
    values = {"personId": encode("Person", person.id), "covers": "Photographs", "givenOn": "2025-06-01"}
    for form in (
        await campaigning.document("RS", DocumentKind.CONSENT, other),
        await campaigning.document("RS", DocumentKind.INSURANCE, person),
    ):
        assert codes(await campaigning.do(*record, **values, documentId=form)) == ["NOT_A_CONSENT"]
    form = await campaigning.document("RS", DocumentKind.CONSENT, person)
    late = values | {"documentId": form, "givenOn": "2025-07-01"}
    assert codes(await campaigning.do(*record, **late)) == ["DAY_IN_FUTURE"]
    blank = values | {"documentId": form, "covers": " "}
    assert codes(await campaigning.do(*record, **blank)) == ["COVERS_MISSING"]


async def test_who_is_erased_is_not_shown_any_more(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign()
    person, consent, code = await consented(campaigning)
    await shown(campaigning, campaign, consent)
    erase = ("erasePerson", None, "erased")
    await campaigning.done(*erase, personId=encode("Person", person.id), reason="Asked for it", dryRun=False)
    await campaigning.kit.do_regular_jobs()
    states = await campaigning.ask("{ materials { nodes { state } } depictionConsents { nodes { state covers } } }")
    assert states["materials"]["nodes"] == [{"state": "WITHDRAWN"}]
    assert states["depictionConsents"]["nodes"] == [{"state": "WITHDRAWN", "covers": "Erased"}]
    assert len(await campaigning.told("campaigns.MaterialWithdrawn")) == 1
    visitor = await campaigning.viewers.anonymous()
    assert codes(await campaigning.do(WITHDRAW[0], visitor, WITHDRAW[1], code=code)) == ["CONSENT_CODE_INVALID"]
