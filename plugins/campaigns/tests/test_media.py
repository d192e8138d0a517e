"""Clippings, the three figures of reach, and what platforms show."""

from __future__ import annotations

from typing import Any

import pytest
from anyio import create_task_group
from campaigning import Campaigning, codes

pytestmark = pytest.mark.anyio

AGENCY = "БЕОГРАД – Помоћ је близу, кажу у мрежи „Заједно“. У акцији учествује шест земаља."
#: The same text as portals write it: in Latin script, with other quotation marks, dashes and breaks.
AGAIN = (
    'BEOGRAD - Pomoć je blizu, kažu u mreži "Zajedno". U akciji učestvuje šest zemalja.',
    "Beograd — Pomoć je blizu, kažu u mreži «Zajedno».\n\nU akciji učestvuje šest zemalja.",
    AGENCY.upper(),
    AGENCY.replace(" ", "  "),
    f"  {AGENCY}\n",
)


async def test_c_02_an_agencys_text_on_six_portals_and_a_broadcast_are_two_stories_with_seven_placements(
    campaigning: Campaigning,
) -> None:
    campaign = await campaigning.campaign()
    for number, text in enumerate((AGENCY, *AGAIN), 1):
        portal = await campaigning.outlet("RS", f"Портал {number}", "PORTAL")
        await campaigning.clipped(campaign, portal, text=text, title=f"Помоћ {number}")
    television = await campaigning.outlet("RS", "ТВ Пример", "TELEVISION")
    await campaigning.clipped(campaign, television, title="Прилог", url=None, seconds=140)
    counted = await campaigning.ask(
        "query ($c: ID!) { campaign(id: $c) { stories { title } placements { id } } placements { groups { count"
        " distinct(of: {story: {id: true}}) } } mediaStories { nodes { placements { outlet { name } } } } }",
        c=campaign,
    )
    assert counted["placements"]["groups"] == [{"count": 7, "distinct": 2}]
    assert sorted(len(one["placements"]) for one in counted["mediaStories"]["nodes"]) == [1, 6]
    book = (await campaigning.named("clippings", campaign=campaign))["placements"]
    assert book["totalCount"] == 7
    assert all(one["archiveUrl"] for one in book["nodes"])
    assert all(one["url"] for one in book["nodes"] if one["medium"] == "PORTAL")
    # A single other word is another story; without a link or a kept copy nothing is recorded.
    other = await campaigning.clipped(campaign, portal, text=AGENCY.replace("шест", "седам"))
    assert other["story"]["textHash"] not in {None, ""}
    assert (await campaigning.ask("{ mediaStories { totalCount } }"))["mediaStories"]["totalCount"] == 3
    for given, code in (
        ({"url": None}, "LINK_MISSING"),
        ({"archiveUrl": None}, "ARCHIVE_MISSING"),
        ({"onDay": "2025-07-01"}, "DAY_IN_FUTURE"),
    ):
        values: dict[str, Any] = {"title": "Vest", "onDay": "2025-05-20", "url": "https://a.example"}
        refused = await campaigning.do(
            "recordClipping",
            None,
            "placement { id }",
            campaignId=campaign,
            outletId=portal,
            clipping=values | {"archiveUrl": "https://b.example"} | given,
        )
        assert codes(refused) == [code]


async def test_c_02_two_who_find_the_same_text_at_once_have_one_story(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign(networks=("BA",))
    outlets = [await campaigning.outlet("RS", f"Портал {number}", "PORTAL") for number in range(4)]

    async def find(outlet: str, network: str) -> None:
        await campaigning.clipped(campaign, outlet, network, text=AGENCY)

    async with create_task_group() as group:
        for place, outlet in enumerate(outlets):
            group.start_soon(find, outlet, ("RS", "BA")[place % 2])
    counted = await campaigning.ask("{ mediaStories { totalCount } placements { totalCount } }")
    assert counted == {"mediaStories": {"totalCount": 1}, "placements": {"totalCount": 4}}


async def reached(campaigning: Campaigning) -> str:
    """The placements of C-03, with one figure of people each."""
    campaign = await campaigning.campaign(networks=("BA",))
    for network, outlet, medium, kind, values in (
        ("RS", "ТВ Пример", "TELEVISION", "AUDIENCE", (180_000, 150_000)),
        ("RS", "Портал Пример", "PORTAL", "UNIQUE_VISITORS", (42_000,)),
        ("RS", "Страна мреже", "SOCIAL", "REACH", (95_000,)),
        ("RS", "Радио Пример", "RADIO", "AUDIENCE", (30_000,)),
        ("BA", "TV Primjer", "TELEVISION", "AUDIENCE", (120_000,)),
        ("BA", "Portal Primjer", "PORTAL", "UNIQUE_VISITORS", (60_000,)),
    ):
        id = await campaigning.outlet(network, outlet, medium)
        for value in values:
            placement = await campaigning.clipped(campaign, id, network)
            await campaigning.measured(placement["id"], kind, value)
            # What counts how often something happened is never made into people.
            await campaigning.measured(placement["id"], "IMPRESSIONS", value * 9)
            # Another measure of the same people does not add to them.
            await campaigning.measured(placement["id"], "READERSHIP", value - 1)
    return campaign


async def test_c_03_gross_contacts_the_lower_bound_and_the_declared_estimate_are_three_figures(
    campaigning: Campaigning,
) -> None:
    campaign = await reached(campaigning)
    figures = (await campaigning.named("campaign-reach", campaign=campaign))["campaign"]
    assert figures == {
        "code": "AWARE-2025",
        "peopleTarget": 1_000_000,
        "grossContacts": 677_000,
        "lowerBoundUnique": 300_000,
        "outletAudiences": 527_000,
        "declaredEstimate": None,
        "estimatePercent": None,
        "estimates": [],
    }
    # Everyone who takes part counts the same; nobody else counts at all.
    bosnia, croatia = [await campaigning.viewers.coordinator(code) for code in ("BA", "HR")]
    assert (await campaigning.named("campaign-reach", bosnia, campaign=campaign))["campaign"] == figures
    masked = (await campaigning.named("campaign-reach", croatia, campaign=campaign))["campaign"]
    assert (masked["grossContacts"], masked["lowerBoundUnique"]) == (None, None)
    declare = ("declareReach", "reachEstimate { id state people grossContacts lowerBound outletAudiences }")
    values = {"campaignId": campaign, "overlapPercent": "35"}
    leads = await campaigning.viewers.coordinator("RS")
    assert codes(await campaigning.do(declare[0], leads, declare[1], **values, method=" ")) == ["METHOD_MISSING"]
    assert codes(await campaigning.do(declare[0], bosnia, declare[1], **values, method="Guess")) == ["NOT_FOUND"]
    full = values | {"overlapPercent": "100"}
    assert codes(await campaigning.do(declare[0], leads, declare[1], **full, method="Guess")) == [
        "AUDIENCE_OVERLAP_INVALID"
    ]
    method = "Overlap of the outlets' audiences by the panel of spring 2025"
    made = await campaigning.done(declare[0], leads, declare[1], **values, method=method)
    assert made | {"id": ""} == {
        "id": "",
        "state": "DECLARED",
        "people": 342_550,
        "grossContacts": 677_000,
        "lowerBound": 300_000,
        "outletAudiences": 527_000,
    }
    assert (await campaigning.named("campaign-reach", campaign=campaign))["campaign"]["declaredEstimate"] is None
    approve = ("approveReach", "reachEstimate { state approvedOn }")
    assert codes(await campaigning.do(approve[0], leads, approve[1], estimateId=made["id"])) == ["NOT_PERMITTED"]
    approved = await campaigning.done(approve[0], None, approve[1], estimateId=made["id"])
    assert approved == {"state": "APPROVED", "approvedOn": "2025-06-30"}
    reported = (await campaigning.named("campaign-reach", campaign=campaign))["campaign"]
    assert (reported["declaredEstimate"], reported["estimatePercent"]) == (342_550, "34.3")
    assert reported["estimates"][0]["method"] == method
    # More contacts come in: the estimate stays what was declared, and the other two follow.
    radio = await campaigning.outlet("BA", "Radio Primjer", "RADIO")
    placement = await campaigning.clipped(campaign, radio, "BA")
    await campaigning.measured(placement["id"], "AUDIENCE", 130_000)
    later = (await campaigning.named("campaign-reach", campaign=campaign))["campaign"]
    assert (later["grossContacts"], later["lowerBoundUnique"], later["declaredEstimate"]) == (807_000, 310_000, 342_550)
    # A newer one takes its place.
    newer = await campaigning.done(declare[0], leads, declare[1], **values, method=method)
    await campaigning.done(approve[0], None, approve[1], estimateId=newer["id"])
    states = await campaigning.ask("{ reachEstimates(orderBy: [{people: ASC}]) { nodes { people state } } }")
    assert [(one["people"], one["state"]) for one in states["reachEstimates"]["nodes"]] == [
        (342_550, "REPLACED"),
        (427_050, "APPROVED"),
    ]
    secretariat = await campaigning.viewers.secretariat()
    own = await campaigning.done(declare[0], secretariat, declare[1], **values, method=method)
    assert codes(await campaigning.do(approve[0], secretariat, approve[1], estimateId=own["id"])) == ["OWN_ESTIMATE"]


async def test_reach_by_country_and_medium_with_the_share_that_passed_the_visibility_check(
    campaigning: Campaigning,
) -> None:
    campaign = await reached(campaigning)
    listed = await campaigning.ask(
        '{ placements(first: 50, where: {country: {code: {eq: "RS"}}, medium: {eq: TELEVISION}}) { nodes { id } } }'
    )
    for one, outcome in zip(listed["placements"]["nodes"], ("PASSED", "FAILED"), strict=True):
        await campaigning.done(
            "checkPlacement", None, "placement { visibility }", placementId=one["id"], visibility=outcome
        )
    answer = (await campaigning.named("reach-by-country-and-medium", campaign=campaign))["placements"]
    [total] = answer["total"]
    assert float(total.pop("avg")["visibilityPercent"]) == 50
    assert total == {"placements": 7, "stories": 7, "sum": {"contacts": 677_000}}
    found = {
        (one["key"]["country"]["code"], one["key"]["medium"]): (
            one["placements"],
            one["outlets"],
            one["sum"]["contacts"],
            one["max"]["contacts"],
        )
        for one in answer["byCountryAndMedium"]
    }
    assert found == {
        ("RS", "TELEVISION"): (2, 1, 330_000, 180_000),
        ("RS", "PORTAL"): (1, 1, 42_000, 42_000),
        ("RS", "SOCIAL"): (1, 1, 95_000, 95_000),
        ("RS", "RADIO"): (1, 1, 30_000, 30_000),
        ("BA", "TELEVISION"): (1, 1, 120_000, 120_000),
        ("BA", "PORTAL"): (1, 1, 60_000, 60_000),
    }
    # Of all campaigns, where none is named.
    other = await campaigning.campaign(code="OTHER-2025")
    more = await campaigning.clipped(other, await campaigning.outlet("RS", "Билтен", "NEWSLETTER"))
    await campaigning.measured(more["id"], "READERSHIP", 3_000)
    for given, contacts in (({}, 680_000), ({"campaign": other}, 3_000)):
        whole = (await campaigning.named("reach-by-country-and-medium", **given))["placements"]
        assert [one["sum"]["contacts"] for one in whole["total"]] == [contacts]
    visitor = await campaigning.viewers.anonymous()
    hidden = (await campaigning.named("reach-by-country-and-medium", visitor, campaign=campaign))["placements"]
    assert hidden["byCountryAndMedium"] == []


async def test_a_figure_needs_method_and_evidence(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign()
    placement = await campaigning.clipped(campaign, await campaigning.outlet("RS", "Портал", "PORTAL"))
    whole = {
        "kind": "UNIQUE_VISITORS",
        "value": 10,
        "measuredOn": "2025-06-20",
        "source": "Portal",
        "method": "Log files",
        "evidenceUrl": "https://mera.example/1",
    }
    record = ("recordMetric", None, "placementMetric { value }")
    for given, code in (
        ({"method": " "}, "METHOD_MISSING"),
        ({"source": ""}, "METHOD_MISSING"),
        ({"evidenceUrl": None}, "EVIDENCE_MISSING"),
        ({"value": -1}, "NUMBER_NEGATIVE"),
        ({"measuredOn": "2025-07-01"}, "DAY_IN_FUTURE"),
    ):
        assert codes(await campaigning.do(*record, placementId=placement["id"], metric=whole | given)) == [code]
    await campaigning.done(*record, placementId=placement["id"], metric=whole)
    assert codes(await campaigning.do(*record, placementId=placement["id"], metric=whole)) == ["MEASURED_ALREADY"]


async def test_what_a_placement_cost_is_its_own_networks_business(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign(networks=("BA",))
    portal = await campaigning.outlet("RS", "Портал", "PORTAL")
    await campaigning.clipped(campaign, portal, payment="PAID", cost="1200.00", currency="RSD")
    seen = "{ placements { nodes { payment cost currency } } }"
    own = (await campaigning.ask(seen, await campaigning.viewers.coordinator("RS")))["placements"]["nodes"]
    other = (await campaigning.ask(seen, await campaigning.viewers.coordinator("BA")))["placements"]["nodes"]
    assert own == [{"payment": "PAID", "cost": "1200.00", "currency": "RSD"}]
    assert other == [{"payment": "PAID", "cost": None, "currency": None}]


async def test_c_06_what_happened_in_may_is_a_difference_and_reach_is_the_platforms_or_nothing(
    campaigning: Campaigning,
) -> None:
    campaign = await campaigning.campaign()
    channel = (
        await campaigning.done(
            "addSocialChannel", None, "socialChannel { id }", campaignId=campaign, platform="Facebook", handle="mreza"
        )
    )["id"]
    look = ("lookAtSocialPeriod", None, "socialPeriod { lastsFrom lastsTo impressions reach }")
    may = {"channelId": channel, "lasts": {"start": "2025-05-01", "end": "2025-05-31"}}
    snapshot = ("recordSocialSnapshot", None, "socialSnapshot { id }")
    await campaigning.done(
        *snapshot, channelId=channel, onDay="2025-05-01", impressions=12_400, evidence="export-5.csv"
    )
    empty = {"lastsFrom": "2025-05-01", "lastsTo": "2025-05-31", "impressions": None, "reach": None}
    assert await campaigning.done(*look, **may) == empty
    await campaigning.done(
        *snapshot, channelId=channel, onDay="2025-06-01", impressions=20_150, evidence="export-6.csv"
    )
    assert await campaigning.done(*look, **may) == empty | {"impressions": 7_750}
    assert codes(await campaigning.do(*look, **may, reachCount=5_100)) == ["EVIDENCE_MISSING"]
    whole = await campaigning.done(*look, **may, reachCount=5_100, reachEvidence="export-5.csv")
    assert whole == empty | {"impressions": 7_750, "reach": 5_100}
    # Counted from the beginning, it never falls; a day is looked at once; periods do not overlap.
    for day, count, code in (
        ("2025-06-02", 20_149, "SNAPSHOT_FALLS"),
        ("2025-04-30", 12_401, "SNAPSHOT_FALLS"),
        ("2025-06-01", 20_150, "SNAPSHOT_TAKEN"),
        ("2025-07-01", 30_000, "DAY_IN_FUTURE"),
    ):
        refused = await campaigning.do(*snapshot, channelId=channel, onDay=day, impressions=count, evidence="x")
        assert codes(refused) == [code], day
    half = {"channelId": channel, "lasts": {"start": "2025-05-16", "end": "2025-06-15"}}
    assert codes(await campaigning.do(*look, **half)) == ["PERIODS_OVERLAP"]


async def test_a_slip_of_the_pen_leaves_the_figures_readable(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign(peopleTarget=1)
    outlet = await campaigning.outlet("RS", "Televizija", "TELEVISION")
    other = await campaigning.outlet("RS", "Radio", "RADIO")
    for where in (outlet, other):
        placement = await campaigning.clipped(campaign, where)
        await campaigning.measured(placement["id"], "AUDIENCE", 2_000_000_000)
    figures = (await campaigning.named("campaign-reach", campaign=campaign))["campaign"]
    assert (figures["grossContacts"], figures["lowerBoundUnique"]) == (4_000_000_000, 2_000_000_000)
    values = {"campaignId": campaign, "overlapPercent": "0", "method": "None taken"}
    leads = await campaigning.viewers.coordinator("RS")
    made = await campaigning.done("declareReach", leads, "reachEstimate { id }", **values)
    await campaigning.done("approveReach", None, "reachEstimate { state }", estimateId=made["id"])
    figures = (await campaigning.named("campaign-reach", campaign=campaign))["campaign"]
    assert (figures["declaredEstimate"], figures["estimatePercent"]) == (4_000_000_000, "400000000000.0")


async def test_texts_without_a_letter_are_not_one_story(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign()
    outlet = await campaigning.outlet("RS", "Портал", "PORTAL")
    stories = [(await campaigning.clipped(campaign, outlet, text=text))["story"] for text in ("!!!", "—")]
    assert [one["textHash"] for one in stories] == [None, None]
    assert stories[0]["id"] != stories[1]["id"]
