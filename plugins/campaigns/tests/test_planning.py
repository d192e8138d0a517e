"""Campaigns: what they need to run, what plans inherit, who takes part, and who sees what of them."""

from __future__ import annotations

import pytest
from campaigning import EIGHT, Campaigning, codes, said

pytestmark = pytest.mark.anyio

SIX = ("BA", "ME", "MK", "AL", "XK")


async def test_c_01_a_campaign_runs_when_it_is_whole_and_each_plan_inherits_its_messages(
    campaigning: Campaigning,
) -> None:
    """C-01: objective, audience, 6 countries, 8 locales, EUR 18,000."""
    whole = await campaigning.facts()
    bare = {key: whole[key] for key in ("code", "kind", "title")}
    made = await campaigning.done(
        "planCampaign",
        None,
        "campaign { id state locales }",
        networkId=campaigning.network("RS"),
        campaign=bare,
    )
    assert (made["state"], tuple(made["locales"])) == ("PLANNED", EIGHT)
    campaign = {"campaignId": made["id"]}
    for missing in ("objective", "targetGroups", "lasts", "activity"):
        given = {key: value for key, value in whole.items() if not key.startswith(missing)}
        await campaigning.done("reviseCampaign", None, "campaign { id }", **campaign, facts=given)
        [refused] = (await campaigning.do("moveCampaign", None, "campaign { id }", **campaign, to="ACTIVE"))["errors"]
        assert (refused["code"], missing in refused["message"]) == ("CAMPAIGN_INCOMPLETE", True)
    await campaigning.done("reviseCampaign", None, "campaign { id }", **campaign, facts=whole)
    first = said(en="You are not alone", sr_Cyrl="Нисте сами")
    await campaigning.done("addCampaignMessage", None, "campaignMessage { id }", **campaign, text=first)
    for code in SIX:
        values = campaign | {"networkId": campaigning.network(code)}
        await campaigning.done("takeNetworkIntoCampaign", None, "campaignPlan { id }", **values)
    again = await campaigning.do(
        "takeNetworkIntoCampaign", None, "campaignPlan { id }", **campaign, networkId=campaigning.network("BA")
    )
    assert codes(again) == ["TAKES_PART_ALREADY"]
    second = said(en="Ask your municipality")
    await campaigning.done("addCampaignMessage", None, "campaignMessage { id }", **campaign, text=second)
    running = await campaigning.done(
        "moveCampaign",
        None,
        "campaign { state budget currency activity { code project { code } } plans { country { code } messages { id "
        "ownWords message { text } } } }",
        **campaign,
        to="ACTIVE",
    )
    assert (running["state"], running["budget"], running["currency"]) == ("ACTIVE", "18000.00", "EUR")
    assert running["activity"] == {"code": "A3.2", "project": {"code": "IPA-2023-441"}}
    plans = {plan["country"]["code"]: plan["messages"] for plan in running["plans"]}
    assert set(plans) == {"RS", *SIX}
    inherited = {"You are not alone", "Ask your municipality"}
    assert all({one["message"]["text"] for one in messages} == inherited for messages in plans.values())
    # Bosnia and Herzegovina says one of them in words of its own; nobody else's change.
    mine = next(one["id"] for one in plans["BA"] if one["message"]["text"] == "You are not alone")
    coordinator = await campaigning.viewers.coordinator("BA")
    own = await campaigning.done(
        "sayInOwnWords",
        coordinator,
        'planMessage { ownWords(locale: "bs") message { text } }',
        planMessageId=mine,
        ownWords=said(bs="Niste sami"),
    )
    assert own == {"ownWords": "Niste sami", "message": {"text": "You are not alone"}}
    # A message of Montenegro's plan is not Bosnia's to change, nor is the campaign.
    theirs = plans["ME"][0]["id"]
    refused = await campaigning.do(
        "sayInOwnWords", coordinator, "planMessage { id }", planMessageId=theirs, ownWords=said(bs="Ne")
    )
    assert codes(refused) == ["NOT_FOUND"]
    assert codes(await campaigning.do("moveCampaign", coordinator, "campaign { id }", **campaign, to="PAUSED")) == [
        "NOT_FOUND"
    ]
    # Serbia leads, yet what all plans get the secretariat gives.
    leads = await campaigning.viewers.coordinator("RS")
    refused = await campaigning.do("addCampaignMessage", leads, "campaignMessage { id }", **campaign, text=first)
    assert codes(refused) == ["REGIONAL_CAMPAIGN"]


async def test_who_sees_a_campaign_and_its_money(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign(networks=("BA",), run=False)
    seen = "query ($id: ID!) { campaign(id: $id) { code budget grossContacts plans { country { code } } } }"
    ways = {
        "lead": await campaigning.viewers.coordinator("RS"),
        "takes part": await campaigning.viewers.coordinator("BA"),
        "elsewhere": await campaigning.viewers.coordinator("HR"),
        "visitor": await campaigning.viewers.anonymous(),
    }

    async def shown(who: str) -> object:
        return (await campaigning.ask(seen, ways[who], id=campaign))["campaign"]

    both = [{"country": {"code": "RS"}}, {"country": {"code": "BA"}}]
    whole = {"code": "AWARE-2025", "budget": "18000.00", "grossContacts": 0}
    assert [await shown(who) for who in ("elsewhere", "visitor")] == [None, None]
    assert await shown("lead") == whole | {"plans": both}
    assert await shown("takes part") == whole | {"plans": both[1:]}
    await campaigning.done("moveCampaign", None, "campaign { state }", campaignId=campaign, to="ACTIVE")
    masked = {"code": "AWARE-2025", "budget": None, "grossContacts": None, "plans": []}
    assert [await shown(who) for who in ("elsewhere", "visitor")] == [masked, masked]
    # One that is not public stays among those who take part.
    await campaigning.done(
        "reviseCampaign", None, "campaign { id }", campaignId=campaign, facts=await campaigning.facts(public=False)
    )
    assert await shown("visitor") is None


async def test_what_everybody_is_to_read_of_a_campaign_names_kosovo_with_its_asterisk(
    campaigning: Campaigning,
) -> None:
    """C-09, of a campaign's own words: they are checked when they become public, and while they are."""
    named = said(en="From Kosovo to Serbia", sq="Nga Kosova në Serbi")
    facts = await campaigning.facts(title=named, slogan=said(sr_Cyrl="Косово и ми"))
    planned = await campaigning.done(
        "planCampaign", None, "campaign { id }", networkId=campaigning.network("RS"), campaign=facts
    )
    campaign = {"campaignId": planned["id"]}
    say = ("addCampaignMessage", None, "campaignMessage { id }")
    await campaigning.done(*say, **campaign, text=said(en="Kosovo is near"))
    move = ("moveCampaign", None, "campaign { state }")
    refused = (await campaigning.do(*move, **campaign, to="ACTIVE"))["errors"]
    assert {one["code"] for one in refused} == {"KOSOVO_ASTERISK_MISSING"}
    assert sorted((one["path"][-1], one["message"].partition(":")[0]) for one in refused) == [
        ("messages.1", "en"),
        ("slogan", "sr-Cyrl"),
        ("title", "en"),
        ("title", "sq"),
    ]
    assert all(one["message"].endswith("Put it behind the name.") for one in refused)
    # One that is not public may run, and does not become public so.
    inner = facts | {"public": False}
    await campaigning.done("reviseCampaign", None, "campaign { id }", **campaign, facts=inner)
    await campaigning.done(*move, **campaign, to="ACTIVE")
    revise = ("reviseCampaign", None, "campaign { id }")
    assert set(codes(await campaigning.do(*revise, **campaign, facts=facts))) == {"KOSOVO_ASTERISK_MISSING"}
    other = await campaigning.campaign(code="MARKED", title=said(en="From Kosovo* to Serbia"))
    refusal = await campaigning.do(*say, campaignId=other, text=said(en="Kosovo is near"))
    assert codes(refusal) == ["KOSOVO_ASTERISK_MISSING"]
    await campaigning.done(*say, campaignId=other, text=said(en="Kosovo* is near"))


async def test_phases_lie_within_the_campaign_and_do_not_overlap(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign()

    async def phase(start: str, end: str) -> list[str]:
        values = {"title": said(en="Phase"), "lasts": {"start": start, "end": end}}
        return codes(
            await campaigning.do("addCampaignPhase", None, "campaignPhase { number }", campaignId=campaign, **values)
        )

    assert await phase("2025-02-28", "2025-03-31") == ["PHASE_OUTSIDE"]
    assert await phase("2025-03-01", "2025-05-31") == []
    assert await phase("2025-05-31", "2025-06-30") == ["PERIODS_OVERLAP"]
    assert await phase("2025-06-01", "2025-06-30") == []


async def test_what_is_over_stays_as_it_was(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign()
    move = ("moveCampaign", None, "campaign { state evaluation }")
    assert codes(await campaigning.do(*move, campaignId=campaign, to="EVALUATED", evaluation="Posters")) == [
        "TRANSITION_NOT_ALLOWED"
    ]
    await campaigning.done(*move, campaignId=campaign, to="COMPLETED")
    facts = await campaigning.facts()
    assert codes(await campaigning.do("reviseCampaign", None, "campaign { id }", campaignId=campaign, facts=facts)) == [
        "CAMPAIGN_OVER"
    ]
    assert codes(await campaigning.do(*move, campaignId=campaign, to="EVALUATED")) == ["LESSONS_MISSING"]
    done = await campaigning.done(*move, campaignId=campaign, to="EVALUATED", evaluation="Radio reaches villages")
    assert done == {"state": "EVALUATED", "evaluation": "Radio reaches villages"}
    # Of two campaigns of a network one has the code; another network may use it.
    taken = await campaigning.do(
        "planCampaign", None, "campaign { id }", networkId=campaigning.network("RS"), campaign=facts
    )
    assert codes(taken) == ["CAMPAIGN_CODE_TAKEN"]
    await campaigning.done("planCampaign", None, "campaign { id }", networkId=campaigning.network("MK"), campaign=facts)
    member = await campaigning.viewers.member(await campaigning.kit.organisation("RS"))
    refused = await campaigning.do(
        "planCampaign", member, "campaign { id }", networkId=campaigning.network("RS"), campaign=facts | {"code": "X"}
    )
    assert codes(refused) == ["NOT_PERMITTED"]
