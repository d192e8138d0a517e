"""What a campaign recommends, and what institutions decide."""

from __future__ import annotations

import pytest
from campaigning import Campaigning, codes, said
from mreza.directory.places import Country
from mreza.model.global_id import encode
from mreza_documents.models import DocumentKind
from sqlalchemy import select

pytestmark = pytest.mark.anyio


async def test_a_recommendation_is_handed_over_with_the_asterisk(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign(kind="ADVOCACY", code="ADVOCACY-2025")
    async with campaigning.kit.session() as session:
        kosovo = (await session.scalars(select(Country).where(Country.code == "XK"))).one()
    move = ("moveRecommendation", None, "recommendation { state }")
    for institution, expected in (("Government of Kosovo", ["KOSOVO_ASTERISK_MISSING"]), ("Government of Kosovo*", [])):
        asked = {"text": said(en="Fund it"), "institution": said(en=institution), "level": "NATIONAL"}
        drafted = await campaigning.done(
            "draftRecommendation",
            None,
            "recommendation { id }",
            campaignId=campaign,
            recommendation=asked | {"countryId": encode("Country", kosovo.id)},
        )
        given = {"recommendationId": drafted["id"], "to": "ADDRESSED", "onDay": "2025-03-10"}
        assert codes(await campaigning.do(*move, **given)) == expected


async def test_c_12_a_decision_with_its_document_is_an_influenced_reform_with_country_and_level(
    campaigning: Campaigning,
) -> None:
    """C-12: a municipality is asked to fund personal assistance; it decides so on 2025-05-30."""
    campaign = await campaigning.campaign(kind="ADVOCACY", code="ADVOCACY-2025")
    async with campaigning.kit.session() as session:
        serbia = (await session.scalars(select(Country).where(Country.code == "RS"))).one()
    asked = {
        "text": said(sr_Cyrl="Општина да финансира персоналну асистенцију", en="Fund personal assistance"),
        "institution": said(sr_Cyrl="Општина Пример", en="Municipality of Example"),
        "level": "LOCAL",
        "countryId": encode("Country", serbia.id),
    }
    drafted = await campaigning.done(
        "draftRecommendation", None, "recommendation { id state }", campaignId=campaign, recommendation=asked
    )
    visitor = await campaigning.viewers.anonymous()
    seen = "{ recommendations { nodes { state influencedReform } } }"
    assert (await campaigning.ask(seen, visitor))["recommendations"]["nodes"] == []
    move = ("moveRecommendation", None, "recommendation { state decidedOn influencedReform decision { title } }")
    of = {"recommendationId": drafted["id"]}
    await campaigning.done(*move, **of, to="ADDRESSED", onDay="2025-03-10")
    assert (await campaigning.ask(seen, visitor))["recommendations"]["nodes"] == [
        {"state": "ADDRESSED", "influencedReform": False}
    ]
    await campaigning.done(*move, **of, to="COMMITTED", onDay="2025-04-01", promisedBy="2025-06-01")
    adopt = of | {"to": "ADOPTED", "onDay": "2025-05-30"}
    assert codes(await campaigning.do(*move, **adopt)) == ["DECISION_MISSING"]
    decision = await campaigning.document("RS", DocumentKind.OTHER, title="Одлука 06-12/2025")
    before = adopt | {"onDay": "2025-03-09", "decisionId": decision}
    assert codes(await campaigning.do(*move, **before)) == ["DECIDED_BEFORE_ADDRESSED"]
    done = await campaigning.done(*move, **adopt, decisionId=decision)
    assert done == {
        "state": "ADOPTED",
        "decidedOn": "2025-05-30",
        "influencedReform": True,
        "decision": {"title": "Одлука 06-12/2025"},
    }
    reforms = (await campaigning.named("influenced-reforms", since="2025-01-01", until="2025-12-31", locale="en"))[
        "recommendations"
    ]
    assert reforms["byCountryAndLevel"] == [{"key": {"country": {"code": "RS"}, "level": "LOCAL"}, "reforms": 1}]
    # As an indicator measures it, for the federation and by its own network.
    days = {"since": "2025-01-01", "until": "2025-12-31"}
    for viewer, of_network in ((None, {}), (await campaigning.viewers.coordinator("RS"), {"network": "RS"})):
        counted = (await campaigning.named("reforms-influenced", viewer, **days, **of_network))["recommendations"]
        both = {"participations": 1, "unique": 1}
        assert counted["total"] == [both]
        country = [(one["key"]["country"]["code"], one["participations"]) for one in counted["byCountry"]]
        assert (country, counted["byLevel"]) == ([("RS", 1)], [{"key": {"level": "LOCAL"}} | both])
    elsewhere = (await campaigning.named("reforms-influenced", network="BA"))["recommendations"]
    assert elsewhere["byCountry"] == []
    [one] = reforms["nodes"]
    assert (one["text"], one["institution"], one["country"]["code"], one["level"]) == (
        "Fund personal assistance",
        "Municipality of Example",
        "RS",
        "LOCAL",
    )
    assert codes(await campaigning.do(*move, **of, to="REFUSED")) == ["TRANSITION_NOT_ALLOWED"]
    told = await campaigning.told("campaigns.RecommendationDecided")
    assert told == [{"state": "ADOPTED", "level": "LOCAL", "decided_on": "2025-05-30"}]
    # What is no reform is adopted too, and not counted as one.
    minor = asked | {"isReform": False}
    other = await campaigning.done(
        "draftRecommendation", None, "recommendation { id }", campaignId=campaign, recommendation=minor
    )
    of = {"recommendationId": other["id"]}
    await campaigning.done(*move, **of, to="ADDRESSED", onDay="2025-03-10")
    await campaigning.done(*move, **of, to="ADOPTED", onDay="2025-05-30", decisionId=decision)
    assert (await campaigning.named("influenced-reforms"))["recommendations"]["totalCount"] == 1
