"""Who coordinates, and what the public directory shows: the stories M-08 and M-13. Today is 30 June 2025."""

from __future__ import annotations

from typing import Any

import pytest
from fixture import Row
from mreza.directory.organisations import ProvidedService, ServiceType
from mreza.model.global_id import encode
from mreza.testing.kit import Kit, Viewers
from mreza.text import Translated
from steps import Stories

pytestmark = pytest.mark.anyio


async def test_m08_coordination_passes_from_hand_to_hand_on_a_day(stories: Stories, viewers: Viewers) -> None:
    secretariat = await viewers.secretariat()
    network = encode("Network", stories.kit.networks["RS"])
    organisations = {name: (await stories.kit.organisation("RS", name)).id for name in ("EDC", "IDC")}
    periods = {"EDC": {"validFrom": "2012-01-01", "validTo": "2017-11-30"}, "IDC": {"validFrom": "2017-12-01"}}
    for name, valid in periods.items():
        values = {
            "networkId": network,
            "kind": "NATIONAL_COORDINATOR",
            "organisationId": encode("Organisation", organisations[name]),
        }
        await stories.done("assignMandate", secretariat, "mandate { id }", **values, **valid)
    coordinator = (
        'query ($d: Date) { networks(where: {code: {eq: "RS"}}) { nodes { coordinator(asOf: $d) { name } } } }'
    )
    for day, name in (("2016-01-01", "EDC"), ("2018-01-01", "IDC")):
        answer = await stories.ask(coordinator, viewer=secretariat, d=day)
        assert answer["networks"]["nodes"][0]["coordinator"]["name"] == name
    overlapping = await stories.do(
        "assignMandate", secretariat, "mandate { id }", **values, validFrom="2017-06-01", validTo="2018-01-01"
    )
    assert [error["code"] for error in overlapping["errors"]] == ["PERIODS_OVERLAP"]


async def test_m13_the_directory_shows_who_is_listed_in_the_readers_language_and_says_where_it_fell_back(
    stories: Stories, viewers: Viewers, kit: Kit
) -> None:
    await _offer_home_help(stories)
    suspend = {"membershipId": stories.scene.membership("O-XK3"), "day": "2025-04-01", "reason": "Annual data missing"}
    await stories.done("suspendMembership", await viewers.coordinator("XK"), "membership { id }", **suspend)
    directory = """query ($service: String, $country: String) {
        organisations(where: {
            services: {some: {serviceType: {code: {eq: $service}}}}, network: {country: {code: {eq: $country}}}}) {
          nodes { id name services { serviceType { nameTranslation { text locale fallbacks } } }
                  network { country { name footnote } } } } }"""
    asked: dict[str, Any] = {"service": "S06", "country": "XK"}
    answer = await stories.ask(directory, locale="sq", **asked)
    (found,) = answer["organisations"]["nodes"]
    assert (found["id"], found["name"]) == (stories.scene.id("O-XK1"), "OJQ „Ëndrra e Bardhë“ Gjakovë")
    assert found["network"]["country"]["name"] == "Kosova*"
    assert found["network"]["country"]["footnote"]
    translation = found["services"][0]["serviceType"]["nameTranslation"]
    assert (translation["text"], translation["locale"]) == ("pomoć u kući", "sr-Latn")
    assert translation["fallbacks"][:3] == ["sq", "sr-Latn", "en"]
    seen_inside = await stories.ask(directory, viewer=await viewers.coordinator("XK"), **asked)
    assert len(seen_inside["organisations"]["nodes"]) == 3


@pytest.mark.parametrize(
    ("locale", "country", "name"),
    [
        ("sr-Cyrl", "Косово*", "НВО „Мост наде“ Грачаница"),
        ("sr-Latn", "Kosovo*", "NVO „Most nade“ Gračanica"),
        ("bs", "Kosovo*", "NVO „Most nade“ Gračanica"),
        ("hr", "Kosovo*", "NVO „Most nade“ Gračanica"),
        ("cnr", "Kosovo*", "NVO „Most nade“ Gračanica"),
        ("mk", "Косово*", "НВО „Мост наде“ Грачаница"),
        ("sq", "Kosova*", "NVO „Most nade“ Gračanica"),
        ("en", "Kosovo*", "NVO „Most nade“ Gračanica"),
    ],
)
async def test_m13_the_directory_speaks_each_of_the_eight_and_keeps_the_footnote(
    stories: Stories, locale: str, country: str, name: str
) -> None:
    question = "query ($id: ID!) { organisation(id: $id) { name network { country { name footnote } } } }"
    found = (await stories.ask(question, locale=locale, id=stories.scene.id("O-XK2")))["organisation"]
    assert (found["name"], found["network"]["country"]["name"]) == (name, country)
    assert "1244" in found["network"]["country"]["footnote"]


async def _offer_home_help(stories: Stories) -> None:
    """O-XK1 offers home help; so do one that will be suspended and one that is never to be listed."""
    async with stories.kit.session() as session:
        home_help = ServiceType(
            code="S06", category="community", name=Translated({"sr-Latn": "pomoć u kući", "en": "home help"})
        )
        session.add(home_help)
        await session.flush()
        await stories.scene.add(session, Row("O-XK3", {"sq": "OJQ „Pezull“"}, "XK-UIN", "899999003"))
        await stories.scene.add(session, Row("O-XK4", {"sq": "OJQ „Strehë“"}, "XK-UIN", "899999004"), hidden=True)
        for key in ("O-XK1", "O-XK3", "O-XK4"):
            organisation = stories.scene.organisations[key]
            session.add(
                ProvidedService(
                    network_id=organisation.network_id, organisation_id=organisation.id, service_type_id=home_help.id
                )
            )
