"""Files that materials show: public while something shows them, and gone with whoever is in them."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from campaigning import Campaigning, codes, said
from mreza.model.global_id import encode
from mreza_documents.models import Document, DocumentKind
from sqlalchemy import select
from test_consents import WITHDRAW, consented

pytestmark = pytest.mark.anyio

PUBLISH = ("publishMaterial", None, "published { locale fallbackLocale }")
WRITE = "version { id }"
SEEN = "query ($file: ID!) { document(id: $file) { href } }"


async def poster(campaigning: Campaigning, campaign: str, file: str) -> tuple[str, str]:
    """A poster with a file, read over and checked, and its version."""
    material, versions = await campaigning.material(
        campaign, kind="POSTER", sourceLocale="en", locales=["en"], rights=said(en="© Network")
    )
    await put(campaigning, material, versions["en"], file)
    return material, versions["en"]


async def put(campaigning: Campaigning, material: str, version: str, file: str) -> None:
    words = {"title": "Come and see", "documentId": file}
    await campaigning.done("writeMaterial", None, WRITE, materialId=material, locale="en", words=words)
    await campaigning.read_over(version)


async def is_public(campaigning: Campaigning, file: str) -> bool:
    seen = await campaigning.ask(SEEN, await campaigning.viewers.anonymous(), file=file)
    return seen["document"] is not None


async def test_a_file_that_was_replaced_before_the_withdrawal_goes_wherever_else_it_is_shown(
    campaigning: Campaigning,
) -> None:
    campaign = await campaigning.campaign()
    _, consent, code = await consented(campaigning)
    old, new = [await campaigning.document("RS", DocumentKind.OTHER, title=one) for one in ("Стари", "Нови")]
    first, version = await poster(campaigning, campaign, old)
    await campaigning.done("depict", None, "depiction { id }", materialId=first, consentId=consent)
    twin, _ = await poster(campaigning, campaign, old)
    late, _ = await poster(campaigning, campaign, old)
    await campaigning.done(*PUBLISH, materialId=twin)
    await put(campaigning, first, version, new)
    receipt = await campaigning.done(*WITHDRAW[:1], None, WITHDRAW[1], code=code)
    assert receipt["takenDown"] == 1
    assert not await is_public(campaigning, old)
    for material in (twin, late):
        assert codes(await campaigning.do(*PUBLISH, materialId=material)) == ["CONSENT_MISSING"]


async def test_a_file_that_was_replaced_is_not_published_once_somebody_in_it_was_erased(
    campaigning: Campaigning,
) -> None:
    campaign = await campaigning.campaign()
    person, consent, _ = await consented(campaigning)
    old, new = [await campaigning.document("RS", DocumentKind.OTHER, title=one) for one in ("Стари", "Нови")]
    first, version = await poster(campaigning, campaign, old)
    await campaigning.done("depict", None, "depiction { id }", materialId=first, consentId=consent)
    twin, _ = await poster(campaigning, campaign, old)
    await put(campaigning, first, version, new)
    erase = {"personId": encode("Person", person.id), "reason": "Asked for it", "dryRun": False}
    await campaigning.done("erasePerson", None, "erased", **erase)
    # The nightly job that takes down what is shown has not run.
    assert codes(await campaigning.do(*PUBLISH, materialId=twin)) == ["CONSENT_MISSING"]


async def test_a_picture_that_was_filed_twice_goes_in_both_files(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign()
    _, consent, code = await consented(campaigning)
    titles = ("Прва", "Копија", "Касна", "Друга")
    made = [await campaigning.document("RS", DocumentKind.OTHER, title=one) for one in titles]
    async with campaigning.kit.session() as session:
        for file in await session.scalars(select(Document).where(Document.title.in_(titles))):
            file.sha256 = ("b" if file.title == "Друга" else "a") * 64
    first, _ = await poster(campaigning, campaign, made[0])
    await campaigning.done("depict", None, "depiction { id }", materialId=first, consentId=consent)
    copy, _ = await poster(campaigning, campaign, made[1])
    other, _ = await poster(campaigning, campaign, made[3])
    for material in (copy, other):
        await campaigning.done(*PUBLISH, materialId=material)
    receipt = await campaigning.done(*WITHDRAW[:1], None, WITHDRAW[1], code=code)
    assert receipt["takenDown"] == 1
    assert [await is_public(campaigning, one) for one in made] == [False, False, False, True]
    late, _ = await poster(campaigning, campaign, made[2])
    for material in (copy, late):
        assert codes(await campaigning.do(*PUBLISH, materialId=material)) == ["CONSENT_MISSING"]


async def test_a_file_stays_the_networks_own_where_another_locales_text_is_shown(campaigning: Campaigning) -> None:
    """Erasing clears the words of somebody's story in all locales, and leaves the files to the network."""
    campaign = await campaigning.campaign()
    mila = await campaigning.person("RS", "Mila Probna")
    study, versions = await campaigning.material(
        campaign,
        kind="CASE_STUDY",
        sourceLocale="bs",
        locales=["bs", "hr"],
        anonymity="ALTERED",
        aboutId=encode("Person", mila.id),
    )
    file = await campaigning.document("RS", DocumentKind.OTHER, title="Прича")
    parts = {"context": "Ništa.", "action": "Pitali su.", "result": "Centar.", "lesson": "Pitajte."}
    await campaigning.written(study, "bs", **parts)
    await campaigning.written(study, "hr", **parts, documentId=file)
    erase = {"personId": encode("Person", mila.id), "reason": "Asked for it", "dryRun": False}
    await campaigning.done("erasePerson", None, "erased", **erase)
    await campaigning.written(study, "bs", "Jedna priča.", **parts)
    await campaigning.read_over(versions["bs"])
    instead: dict[str, Any] = {"fallbacks": [{"locale": "hr", "instead": "bs"}]}
    published = await campaigning.done(*PUBLISH, materialId=study, **instead)
    assert [one["fallbackLocale"] for one in published] == [None, "bs"]
    assert not await is_public(campaigning, file)


async def test_two_that_show_one_file_are_taken_down_at_once_and_nobody_reads_it_any_more(
    campaigning: Campaigning,
) -> None:
    campaign = await campaigning.campaign()
    secretariat = await campaigning.viewers.secretariat()
    for title in "АБВГД":
        file = await campaigning.document("RS", DocumentKind.OTHER, title=title)
        pair = [(await poster(campaigning, campaign, file))[0] for _ in range(2)]
        for one in pair:
            await campaigning.done(*PUBLISH, materialId=one)
        assert await is_public(campaigning, file)
        down = ("withdrawMaterial", secretariat, "material { state }")
        made = await asyncio.gather(*(campaigning.done(*down, materialId=one, reason="Over") for one in pair))
        assert [one["state"] for one in made] == ["WITHDRAWN"] * 2
        assert not await is_public(campaigning, file)


async def test_publishing_and_withdrawing_consent_at_once_wait_for_each_other_and_not_for_ever(
    campaigning: Campaigning,
) -> None:
    campaign = await campaigning.campaign()
    for title in "АБВ":
        _, consent, code = await consented(campaigning)
        file = await campaigning.document("RS", DocumentKind.OTHER, title=title)
        material, _ = await poster(campaigning, campaign, file)
        await campaigning.done("depict", None, "depiction { id }", materialId=material, consentId=consent)
        published, withdrawn = await asyncio.gather(
            campaigning.do(*PUBLISH, materialId=material),
            campaigning.do(*WITHDRAW[:1], await campaigning.viewers.anonymous(), WITHDRAW[1], code=code),
        )
        assert codes(withdrawn) == []
        assert set(codes(published)) <= {"CONSENT_MISSING"}
        assert not await is_public(campaigning, file)


async def test_nobody_says_what_stands_on_a_file_that_they_cannot_open(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign(networks=("ME",))
    file = await campaigning.document("RS", DocumentKind.OTHER, title="Плакат")
    material, versions = await campaigning.material(
        campaign, kind="POSTER", sourceLocale="en", locales=["en"], rights=said(en="© Network")
    )
    words = {"title": "Come and see", "documentId": file}
    await campaigning.done("writeMaterial", None, WRITE, materialId=material, locale="en", words=words)
    facts = {"emblem": True, "statement": True, "disclaimer": True, "kosovo": True}
    check = ("visibilityCheck { passed }", {"versionId": versions["en"], "facts": facts})
    montenegro, serbia = [await campaigning.viewers.coordinator(one) for one in ("ME", "RS")]
    assert codes(await campaigning.do("checkVisibility", montenegro, check[0], **check[1])) == ["NOT_FOUND"]
    assert (await campaigning.done("checkVisibility", serbia, check[0], **check[1]))["passed"]
