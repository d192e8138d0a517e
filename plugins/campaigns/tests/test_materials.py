"""Materials in eight locales: what keeps one of them from being published holds up no other."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from campaigning import EIGHT, Campaigning, codes, said
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.text import KOSOVO_FOOTNOTE, Locale
from mreza_documents.models import DocumentKind

pytestmark = pytest.mark.anyio

PUBLISHED = """published { locale fallbackLocale state shownText publishedOn } blocked { locale problems }"""
SHOWN = """query ($language: String!) { materialVersions(where: {locale: {eq: $language}}) { nodes {
  locale shownTitle shownText fallbackLocale material { title rights showsPeople } reviewedOn } } }"""


async def test_c_08_the_missing_locale_is_blocked_or_falls_back_on_record_and_the_others_go_live(
    campaigning: Campaigning,
) -> None:
    campaign = await campaigning.campaign(networks=("ME",))
    material, versions = await campaigning.material(campaign)
    assert set(versions) == set(EIGHT)
    seven = tuple(one for one in EIGHT if one != "cnr")
    await campaigning.ready(material, versions, *seven)
    visitor = await campaigning.viewers.anonymous()
    assert (await campaigning.ask(SHOWN, visitor, language="bs"))["materialVersions"]["nodes"] == []
    # What stands in for another locale is shown itself, or goes live with it.
    alone = {"locales": ["cnr"], "fallbacks": [{"locale": "cnr", "instead": "sr-Latn"}]}
    refused = await campaigning.do("publishMaterial", None, PUBLISHED, materialId=material, **alone)
    assert codes(refused) == ["FALLBACK_NOT_SHOWN"]
    report = await campaigning.done("publishMaterial", None, PUBLISHED, materialId=material)
    assert [one["locale"] for one in report["published"]] == list(seven)
    assert {one["state"] for one in report["published"]} == {"PUBLISHED"}
    assert report["blocked"] == [{"locale": "cnr", "problems": ["TRANSLATION_MISSING"]}]
    # Asked for by itself, there is nothing to be published, and the errors say why.
    alone = await campaigning.do("publishMaterial", None, PUBLISHED, materialId=material, locales=["cnr"])
    assert (codes(alone), alone["published"]) == (["TRANSLATION_MISSING"], None)
    # An explicit fallback is on record, and shows the other's text.
    fallback = {"locales": ["cnr"], "fallbacks": [{"locale": "cnr", "instead": "sr-Latn"}]}
    [cnr] = (await campaigning.done("publishMaterial", None, PUBLISHED, materialId=material, **fallback))["published"]
    text = "Zajedno smo jači. Finansira Evropska unija."
    assert cnr == {
        "locale": "cnr",
        "fallbackLocale": "sr-Latn",
        "state": "PUBLISHED",
        "shownText": text,
        "publishedOn": "2025-06-30",
    }
    [seen] = (await campaigning.ask(SHOWN, visitor, language="cnr"))["materialVersions"]["nodes"]
    assert seen == {
        "locale": "cnr",
        "shownTitle": "Zajedno smo jači.",
        "shownText": text,
        "fallbackLocale": "sr-Latn",
        "material": {"title": None, "rights": None, "showsPeople": None},
        "reviewedOn": None,
    }
    told = await campaigning.told("campaigns.MaterialPublished")
    assert [one["locales"] for one in told] == [list(seven), ["cnr"]]


async def test_translations_are_missing_drafts_reviewed_and_stale(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign(networks=("MK",))
    material, versions = await campaigning.material(campaign)
    await campaigning.ready(material, versions, "sr-Cyrl", "bs", "hr")
    # The network of Macedonia writes its own language, and not the source.
    macedonia = await campaigning.viewers.coordinator("MK")
    words = {"title": "Заедно", "text": "Заедно сме посилни."}
    write = ("writeMaterial", macedonia, "version { translation }")
    done = await campaigning.done(*write, materialId=material, locale="mk", words=words)
    assert done == {"translation": "DRAFT"}
    assert codes(await campaigning.do(*write, materialId=material, locale="sr-Cyrl", words=words)) == ["NOT_FOUND"]
    assert codes(await campaigning.do(*write, materialId=material, locale="rom", words=words)) == ["UNKNOWN_LOCALE"]
    elsewhere = await campaigning.viewers.coordinator("HR")
    refused = await campaigning.do(
        "writeMaterial", elsewhere, "version { id }", materialId=material, locale="hr", words=words
    )
    assert codes(refused) == ["NOT_FOUND"]
    # Nobody else publishes it either.
    refused = await campaigning.do("publishMaterial", macedonia, PUBLISHED, materialId=material)
    assert codes(refused) == ["NOT_FOUND"]

    async def states() -> dict[tuple[str, str], int]:
        groups = (await campaigning.named("translations-of-campaign", campaign=campaign))["materialVersions"][
            "byLocale"
        ]
        return {(one["key"]["locale"], one["key"]["translation"]): one["versions"] for one in groups}

    before = {("sr-Cyrl", "REVIEWED"): 1, ("bs", "REVIEWED"): 1, ("hr", "REVIEWED"): 1, ("mk", "DRAFT"): 1}
    missing = {(one, "MISSING"): 1 for one in ("sr-Latn", "cnr", "sq", "en")}
    assert await states() == before | missing
    # The source is written anew: what was translated from it is stale, until it was read over again.
    await campaigning.written(material, "sr-Cyrl", "Заједно смо још јачи.")
    stale = {("sr-Cyrl", "DRAFT"): 1, ("bs", "STALE"): 1, ("hr", "STALE"): 1, ("mk", "STALE"): 1}
    assert await states() == stale | missing
    refused = await campaigning.do("publishMaterial", None, PUBLISHED, materialId=material, locales=["sr-Cyrl", "bs"])
    assert codes(refused) == ["TRANSLATION_NOT_REVIEWED", "EU_STATEMENT_MISSING", "TRANSLATION_STALE"]
    await campaigning.done("reviewMaterial", None, "version { translation }", versionId=versions["bs"])
    del stale[("bs", "STALE")]
    assert await states() == stale | missing | {("bs", "REVIEWED"): 1}


async def test_c_09_the_editor_is_warned_and_the_fix_writes_asterisks_and_the_footnote_once(
    campaigning: Campaigning,
) -> None:
    campaign = await campaigning.campaign()
    material, versions = await campaigning.material(campaign, sourceLocale="bs", locales=["bs"])
    text = "Kosovo, Kosovë, Косова, Kosovska Mitrovica. Finansira Evropska unija."
    written = await campaigning.done(
        "writeMaterial",
        None,
        "unmarked { word position }",
        materialId=material,
        locale="bs",
        words={"title": "Najava", "text": text},
    )
    assert written == [
        {"word": "Kosovo", "position": 0},
        {"word": "Kosovë", "position": 8},
        {"word": "Косова", "position": 16},
    ]
    await campaigning.read_over(versions["bs"])
    refused = await campaigning.do("publishMaterial", None, PUBLISHED, materialId=material)
    assert codes(refused) == ["KOSOVO_ASTERISK_MISSING", "KOSOVO_FOOTNOTE_MISSING"]
    # Not even the secretariat passes over it.
    anyway = await campaigning.do(
        "publishMaterialAnyway", None, PUBLISHED, materialId=material, locales=["bs"], because="Hurry"
    )
    assert codes(anyway) == ["KOSOVO_ASTERISK_MISSING", "KOSOVO_FOOTNOTE_MISSING"]
    footnote = "Rezolucijom Vijeća sigurnosti UN-a 1244/1999"
    for _ in range(2):
        fixed = await campaigning.done(
            "markKosovo", None, "version { text } unmarked { word }", versionId=versions["bs"]
        )
        assert fixed["unmarked"] == []
        assert fixed["version"]["text"].startswith("Kosovo*, Kosovë*, Косова*, Kosovska Mitrovica. ")
        assert fixed["version"]["text"].count(footnote) == 1
    await campaigning.done("publishMaterial", None, PUBLISHED, materialId=material)


async def test_c_09_an_english_footnote_does_not_let_an_albanian_text_pass_and_the_fix_puts_its_own_in_its_place(
    campaigning: Campaigning,
) -> None:
    campaign = await campaigning.campaign()
    material, versions = await campaigning.material(campaign, sourceLocale="sq", locales=["sq"])
    text = f"Në Kosovë*. Financuar nga Bashkimi Evropian.\n\n* {KOSOVO_FOOTNOTE[Locale.EN]}"
    words = {"title": "Njoftim", "text": text}
    await campaigning.done("writeMaterial", None, "version { id }", materialId=material, locale="sq", words=words)
    await campaigning.read_over(versions["sq"])
    refused = await campaigning.do("publishMaterial", None, PUBLISHED, materialId=material)
    assert codes(refused) == ["KOSOVO_FOOTNOTE_MISSING"]
    fixed = await campaigning.done("markKosovo", None, "version { text }", versionId=versions["sq"])
    assert fixed["text"] == text.replace(KOSOVO_FOOTNOTE[Locale.EN], KOSOVO_FOOTNOTE[Locale.SQ])
    await campaigning.done("publishMaterial", None, PUBLISHED, materialId=material)


async def test_c_10_a_poster_without_the_statement_is_refused_and_only_the_secretariat_overrides(
    campaigning: Campaigning,
) -> None:
    campaign = await campaigning.campaign()
    poster, versions = await campaigning.material(
        campaign, kind="POSTER", locales=["sr-Cyrl", "en"], rights=said(en="© Network, CC BY 4.0")
    )
    file = await campaigning.document("RS", DocumentKind.OTHER, title="Плакат")
    words = {"title": "Плакат", "documentId": file}
    await campaigning.done("writeMaterial", None, "version { id }", materialId=poster, locale="sr-Cyrl", words=words)
    await campaigning.done("reviewMaterial", None, "version { id }", versionId=versions["sr-Cyrl"])
    leads = await campaigning.viewers.coordinator("RS")
    publish: dict[str, Any] = {"materialId": poster, "locales": ["sr-Cyrl"]}
    unseen = ["EU_STATEMENT_MISSING", "KOSOVO_FOOTNOTE_MISSING"]
    assert codes(await campaigning.do("publishMaterial", leads, PUBLISHED, **publish)) == unseen
    # What a file says of Kosovo* somebody has looked at, and not even the secretariat passes over it.
    anyway = publish | {"because": "Hurry"}
    assert codes(await campaigning.do("publishMaterialAnyway", None, PUBLISHED, **anyway)) == unseen[1:]
    # The emblem alone does not do: both stand together.
    check = {"versionId": versions["sr-Cyrl"], "facts": {"emblem": True, "statement": False, "kosovo": True}}
    checked = await campaigning.done("checkVisibility", leads, "visibilityCheck { passed }", **check)
    assert checked == {"passed": False}
    assert codes(await campaigning.do("publishMaterial", leads, PUBLISHED, **publish)) == ["EU_STATEMENT_MISSING"]
    override = ("publishMaterialAnyway", PUBLISHED)
    because = publish | {"because": "Safe house: no emblem, agreed with the Delegation"}
    assert codes(await campaigning.do(override[0], leads, override[1], **because)) == ["NOT_PERMITTED"]
    blank = because | {"because": " "}
    assert codes(await campaigning.do(override[0], None, override[1], **blank)) == ["OVERRIDE_WITHOUT_REASON"]
    report = await campaigning.done(override[0], None, override[1], **because)
    assert [one["locale"] for one in report["published"]] == ["sr-Cyrl"]
    listed = (
        await campaigning.named(
            "visibility-overrides", leads, campaign=campaign, since="2025-01-01", until="2025-12-31"
        )
    )["visibilityOverrides"]
    assert listed["totalCount"] == 1
    [one] = listed["nodes"]
    assert (one["onDay"], one["missing"]) == ("2025-06-30", ["EU_STATEMENT_MISSING"])
    assert one["reason"] == because["because"]
    assert one["materialVersion"] == {"locale": "sr-Cyrl", "state": "PUBLISHED"}
    assert [one["missing"] for one in await campaigning.told("campaigns.VisibilityOverridden")] == [
        ["EU_STATEMENT_MISSING"]
    ]
    # What is text alone is looked through: a claim that is not true is refused.
    text = {"title": "Poster", "text": "Come and see."}
    await campaigning.done("writeMaterial", None, "version { id }", materialId=poster, locale="en", words=text)
    claim = {"versionId": versions["en"], "facts": {"emblem": True, "statement": True}}
    assert codes(await campaigning.do("checkVisibility", None, "visibilityCheck { id }", **claim)) == [
        "STATEMENT_NOT_IN_TEXT"
    ]
    await campaigning.written(poster, "en", "Come and see.")
    await campaigning.read_over(versions["en"])
    await campaigning.done("publishMaterial", leads, PUBLISHED, materialId=poster, locales=["en"])
    # Written anew it would have to be checked anew, and what is shown is taken down first.
    assert codes(
        await campaigning.do("writeMaterial", leads, "version { id }", materialId=poster, locale="en", words=text)
    ) == ["VERSION_IS_SHOWN"]


async def test_what_people_with_disabilities_cannot_use_is_published_with_a_caution(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign()
    material, versions = await campaigning.material(campaign, sourceLocale="en", locales=["en", "bs", "hr"])
    await campaigning.ready(material, versions, "en", "bs")
    check = {"versionId": versions["en"], "facts": {"emblem": True, "statement": True, "accessible": False}}
    await campaigning.done("checkVisibility", None, "visibilityCheck { accessible }", **check)
    report = await campaigning.done(
        "publishMaterial",
        None,
        "published { locale } cautions { locale problems }",
        materialId=material,
        fallbacks=[{"locale": "hr", "instead": "en"}],
    )
    assert {one["locale"] for one in report["published"]} == {"en", "bs", "hr"}
    missing = ["ACCESSIBILITY_MISSING"]
    assert sorted((one["locale"], one["problems"]) for one in report["cautions"]) == [("en", missing), ("hr", missing)]
    asked = "{ visibilityChecks(where: {accessible: {eq: false}}) { nodes { materialVersion { locale } } } }"
    listed = (await campaigning.ask(asked))["visibilityChecks"]["nodes"]
    assert listed == [{"materialVersion": {"locale": "en"}}]


async def test_pictures_say_whose_they_are_and_files_are_public_only_while_they_are_shown(
    campaigning: Campaigning,
) -> None:
    campaign = await campaigning.campaign()
    image, versions = await campaigning.material(campaign, kind="IMAGE", sourceLocale="en", locales=["en"])
    file = await campaigning.document("RS", DocumentKind.OTHER, title="Слика")
    words = {"title": "At the market", "documentId": file}
    await campaigning.done("writeMaterial", None, "version { id }", materialId=image, locale="en", words=words)
    await campaigning.read_over(versions["en"])
    assert codes(await campaigning.do("publishMaterial", None, PUBLISHED, materialId=image)) == ["RIGHTS_MISSING"]
    rights = said(en="© Network of Serbia, free to use with the name of the photographer")
    image, versions = await campaigning.material(
        campaign, kind="IMAGE", sourceLocale="en", locales=["en"], rights=rights
    )
    await campaigning.done("writeMaterial", None, "version { id }", materialId=image, locale="en", words=words)
    await campaigning.read_over(versions["en"])
    visitor = await campaigning.viewers.anonymous()
    seen = "query ($file: ID!) { document(id: $file) { href } }"
    assert (await campaigning.ask(seen, visitor, file=file))["document"] is None
    await campaigning.done("publishMaterial", None, PUBLISHED, materialId=image)
    assert (await campaigning.ask(seen, visitor, file=file))["document"]["href"]
    kit = await campaigning.named("press-kit", visitor, campaign="AWARE-2025", language="en")
    [shown] = kit["campaigns"]["nodes"][0]["materials"]
    assert shown["rights"] == rights[0]["text"]
    assert shown["versions"][0]["document"]["href"].startswith("/x/documents/files/")
    listed = await campaigning.named("published-materials", visitor, language="en")
    assert [one["shownTitle"] for one in listed["materialVersions"]["nodes"]] == ["At the market"]
    await campaigning.done("withdrawMaterial", None, "material { state }", materialId=image, reason="Old logo")
    assert (await campaigning.ask(seen, visitor, file=file))["document"] is None
    listed = await campaigning.named("published-materials", visitor, language="en")
    assert listed["materialVersions"]["nodes"] == []
    again = await campaigning.do("withdrawMaterial", None, "material { id }", materialId=image, reason="Again")
    assert codes(again) == ["NOTHING_SHOWN"]


async def test_a_case_study_is_whole_and_says_how_far_one_can_tell_whom_it_is_about(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign()
    values = {"campaignId": campaign, "material": {"kind": "CASE_STUDY", "title": said(en="A"), "sourceLocale": "en"}}
    values["material"] |= {"showsPeople": False, "locales": ["en"]}
    assert codes(await campaigning.do("draftMaterial", None, "material { id }", **values)) == [
        "ANONYMITY_OF_CASE_STUDIES"
    ]
    provider = await campaigning.kit.organisation("RS", "Sunny Side", listed=Period(date(2020, 1, 1), None))
    study, versions = await campaigning.material(
        campaign,
        kind="CASE_STUDY",
        sourceLocale="en",
        locales=["en"],
        anonymity="ALTERED",
        organisationId=encode("Organisation", provider.id),
    )
    await campaigning.written(study, "en", "How a day centre opened.")
    refused = await campaigning.do("reviewMaterial", None, "version { id }", versionId=versions["en"])
    assert codes(refused) == ["CASE_STUDY_INCOMPLETE"]
    parts = {"context": "No service.", "action": "They asked.", "result": "A centre.", "lesson": "Ask together."}
    await campaigning.written(study, "en", "How a day centre opened.", **parts)
    await campaigning.read_over(versions["en"])
    await campaigning.done("publishMaterial", None, PUBLISHED, materialId=study)
    visitor = await campaigning.viewers.anonymous()
    [one] = (await campaigning.named("case-studies", visitor, language="en"))["materialVersions"]["nodes"]
    assert {name: one[name] for name in parts} == parts
    assert one["material"]["organisation"] == {"name": "Sunny Side"}
    # One that names a person needs that person's consent.
    named, versions = await campaigning.material(
        campaign, kind="CASE_STUDY", sourceLocale="en", locales=["en"], anonymity="NAMED"
    )
    await campaigning.written(named, "en", "Mila's way.", **parts)
    await campaigning.read_over(versions["en"])
    assert codes(await campaigning.do("publishMaterial", None, PUBLISHED, materialId=named)) == ["CONSENT_MISSING"]


async def test_nothing_is_published_before_the_campaign_runs(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign(run=False)
    material, versions = await campaigning.material(campaign, locales=["sr-Cyrl"])
    await campaigning.ready(material, versions, "sr-Cyrl")
    refused = await campaigning.do("publishMaterial", None, PUBLISHED, materialId=material)
    assert codes(refused) == ["CAMPAIGN_NOT_RUNNING"]
