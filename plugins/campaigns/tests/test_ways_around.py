"""Ways around what keeps something from being published, and each is closed."""

from __future__ import annotations

from typing import Any

import pytest
from campaigning import Campaigning, codes, said
from mreza.model.global_id import encode
from mreza.text import Translated
from mreza_campaigns.models import Material
from mreza_documents.models import DocumentKind
from sqlalchemy import select
from test_consents import consented, shown

pytestmark = pytest.mark.anyio

PUBLISHED = "published { locale fallbackLocale } blocked { locale problems }"
SEEN = "{ materialVersions { nodes { locale title text } } }"


async def test_words_that_nobody_read_over_are_not_published_because_another_locale_stands_in_for_them(
    campaigning: Campaigning,
) -> None:
    campaign = await campaigning.campaign()
    material, versions = await campaigning.material(campaign, sourceLocale="bs", locales=["bs", "hr"])
    await campaigning.ready(material, versions, "bs")
    await campaigning.written(material, "hr", "Kosovo je blizu.")
    instead: dict[str, Any] = {"fallbacks": [{"locale": "hr", "instead": "bs"}]}
    report = await campaigning.done("publishMaterial", None, PUBLISHED, materialId=material, **instead)
    assert report["published"] == [{"locale": "bs", "fallbackLocale": None}]
    [blocked] = report["blocked"]
    assert blocked["locale"] == "hr"
    assert {"TRANSLATION_NOT_REVIEWED", "KOSOVO_ASTERISK_MISSING"} <= set(blocked["problems"])
    seen = await campaigning.ask(SEEN, await campaigning.viewers.anonymous())
    assert [one["locale"] for one in seen["materialVersions"]["nodes"]] == ["bs"]


async def test_what_is_not_shown_stands_in_for_nothing_not_even_by_an_override(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign()
    material, versions = await campaigning.material(campaign, sourceLocale="bs", locales=["bs", "hr"])
    await campaigning.written(material, "bs", "Zajedno.")
    await campaigning.done("reviewMaterial", None, "version { id }", versionId=versions["bs"])
    values: dict[str, Any] = {"materialId": material, "because": "Safe house"}
    values["fallbacks"] = [{"locale": "hr", "instead": "bs"}]
    alone = await campaigning.do("publishMaterialAnyway", None, PUBLISHED, **values, locales=["hr"])
    assert codes(alone) == ["FALLBACK_NOT_SHOWN"]
    both = await campaigning.done("publishMaterialAnyway", None, PUBLISHED, **values, locales=["hr", "bs"])
    assert [one["locale"] for one in both["published"]] == ["bs", "hr"]


async def test_what_another_network_writes_anew_is_checked_anew(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign(networks=("ME",))
    material, versions = await campaigning.material(campaign, sourceLocale="bs", locales=["bs", "cnr"])
    await campaigning.ready(material, versions, "bs", "cnr")
    montenegro = await campaigning.viewers.coordinator("ME")
    words = {"title": "Zajedno", "text": "Bez ijedne riječi o tome ko plaća."}
    await campaigning.done(
        "writeMaterial", montenegro, "version { id }", materialId=material, locale="cnr", words=words
    )
    await campaigning.done("reviewMaterial", montenegro, "version { id }", versionId=versions["cnr"])
    report = await campaigning.done("publishMaterial", None, PUBLISHED, materialId=material)
    assert report["blocked"] == [{"locale": "cnr", "problems": ["EU_STATEMENT_MISSING"]}]
    # Who writes it checks it, too; and of other networks' campaigns nobody checks anything.
    own = {"title": "Zajedno", "text": "Zajedno. Finansira Evropska unija."}
    await campaigning.done("writeMaterial", montenegro, "version { id }", materialId=material, locale="cnr", words=own)
    check = {"versionId": versions["cnr"], "facts": {"emblem": True, "statement": True}}
    croatia = await campaigning.viewers.coordinator("HR")
    assert codes(await campaigning.do("checkVisibility", croatia, "visibilityCheck { id }", **check)) == ["NOT_FOUND"]
    assert (await campaigning.done("checkVisibility", montenegro, "visibilityCheck { passed }", **check))["passed"]


async def test_a_paper_about_a_person_does_not_become_public_as_a_material(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign()
    poster, _ = await campaigning.material(campaign, kind="POSTER", sourceLocale="en", locales=["en"])
    person = await campaigning.person("RS")
    write = ("writeMaterial", None, "version { id }")
    form = await campaigning.document("RS", DocumentKind.CONSENT, person)
    words = {"title": "Poster", "documentId": form}
    assert codes(await campaigning.do(*write, materialId=poster, locale="en", words=words)) == ["FILE_OF_ITS_OWNER"]
    own = await campaigning.document("RS", DocumentKind.OTHER, title="Poster")
    await campaigning.done(*write, materialId=poster, locale="en", words=words | {"documentId": own})


async def test_whose_the_pictures_are_everybody_reads_so_it_has_its_asterisk(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign()
    facts = {"kind": "POSTER", "title": said(en="Poster"), "sourceLocale": "en", "showsPeople": False}
    draft = ("draftMaterial", None, "material { id }")
    rights = said(en="© Network", sq="© Rrjeti i Kosovës")
    refused = await campaigning.do(*draft, campaignId=campaign, material=facts | {"rights": rights})
    assert codes(refused) == ["KOSOVO_ASTERISK_MISSING"]
    # Nor is it published where it came to be there in another way.
    poster, versions = await campaigning.material(
        campaign, kind="POSTER", sourceLocale="en", locales=["en"], rights=said(en="© Network")
    )
    await campaigning.ready(poster, versions, "en")
    async with campaigning.kit.session() as session:
        [one] = await session.scalars(select(Material))
        one.rights = Translated({"en": "© Network", "sq": "© Rrjeti i Kosovës"})
    refused = await campaigning.do("publishMaterial", None, PUBLISHED, materialId=poster)
    assert codes(refused) == ["KOSOVO_ASTERISK_MISSING"]


async def test_who_was_erased_consents_to_nothing_more_from_that_moment(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign()
    person, consent, _ = await consented(campaigning)
    await shown(campaigning, campaign, consent)
    image, versions = await campaigning.material(
        campaign, kind="IMAGE", sourceLocale="en", locales=["en"], rights=said(en="© Network"), showsPeople=True
    )
    await campaigning.ready(image, versions, "en")
    depict = ("depict", None, "depiction { id }")
    await campaigning.done(*depict, materialId=image, consentId=consent)
    await campaigning.done(
        "erasePerson", None, "erased", personId=encode("Person", person.id), reason="Asked for it", dryRun=False
    )
    # The nightly job that takes down what is shown has not run.
    assert codes(await campaigning.do("publishMaterial", None, PUBLISHED, materialId=image)) == ["CONSENT_MISSING"]
    other, _ = await campaigning.material(campaign)
    assert codes(await campaigning.do(*depict, materialId=other, consentId=consent)) == ["CONSENT_WITHDRAWN"]


async def test_a_case_study_that_has_its_parts_and_no_other_text_is_not_missing(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign()
    study, versions = await campaigning.material(
        campaign, kind="CASE_STUDY", sourceLocale="en", locales=["en", "mk"], anonymity="ALTERED"
    )
    parts = {"context": "No service.", "action": "They asked.", "result": "A centre.", "lesson": "Ask together."}
    words = {"title": "How a day centre opened"} | parts
    await campaigning.done("writeMaterial", None, "version { id }", materialId=study, locale="en", words=words)
    done = await campaigning.done("reviewMaterial", None, "version { translation }", versionId=versions["en"])
    assert done == {"translation": "REVIEWED"}
    states = await campaigning.ask("{ materialVersions(orderBy: [{locale: ASC}]) { nodes { locale translation } } }")
    assert [(one["locale"], one["translation"]) for one in states["materialVersions"]["nodes"]] == [
        ("en", "REVIEWED"),
        ("mk", "MISSING"),
    ]


async def test_the_consent_of_somebody_else_lets_nobody_be_named(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign()
    _, others, _ = await consented(campaigning)
    mila = await campaigning.person("RS", "Mila Probna")
    study, versions = await campaigning.material(
        campaign,
        kind="CASE_STUDY",
        sourceLocale="en",
        locales=["en"],
        anonymity="NAMED",
        title=said(en="Mila's way"),
        aboutId=encode("Person", mila.id),
    )
    parts = {"context": "No service.", "action": "She asked.", "result": "A centre.", "lesson": "Ask."}
    await campaigning.written(study, "en", "Mila's way.", **parts)
    await campaigning.read_over(versions["en"])
    depict = ("depict", None, "depiction { id }")
    await campaigning.done(*depict, materialId=study, consentId=others)
    publish = ("publishMaterial", None, "published { locale }")
    assert codes(await campaigning.do(*publish, materialId=study)) == ["CONSENT_MISSING"]
    form = await campaigning.document("RS", DocumentKind.CONSENT, mila)
    values = {"personId": encode("Person", mila.id), "covers": "Her story", "givenOn": "2025-06-01"}
    own = await campaigning.done("recordConsent", None, "consent { id } code", **values, documentId=form)
    await campaigning.done(*depict, materialId=study, consentId=own["consent"]["id"])
    await campaigning.done(*publish, materialId=study)
    # Who asks to be forgotten is named nowhere, in no list of those who worked on it either.
    erase = {"personId": encode("Person", mila.id), "reason": "Asked for it", "dryRun": False}
    await campaigning.done("erasePerson", None, "erased", **erase)
    found = await campaigning.ask("{ materials { nodes { title versions { title text } } } }")
    assert "Mila" not in str(found)
