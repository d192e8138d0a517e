"""Caravans: people by name and heads without names, journalists, and who may close them."""

from __future__ import annotations

import pytest
from campaigning import Campaigning, codes, said
from mreza.model.global_id import decode_as, encode
from mreza_events.models import Event, EventRole, EventSession, EventState, HeadcountMethod
from sqlalchemy import select

pytestmark = pytest.mark.anyio

NETWORKS = ("RS", "BA", "ME", "MK", "AL", "XK")
REGISTERED = (40, 35, 50, 30, 25, 45)
HEADS = (180, 150, 260, 120, 90, 240)
M = HeadcountMethod
METHODS = (M.CLICKER, M.TWO_COUNTERS, M.TICKETS, M.ESTIMATE, M.PHOTOGRAPH, M.TWO_COUNTERS)
CARAVAN = {"code": "CARAVAN-2025", "kind": "CARAVAN", "caravanFormat": "COMMUNITY"}


async def test_c_04_a_caravan_is_210_registered_and_1040_counted(campaigning: Campaigning) -> None:
    """C-04: 225 registrations of 210 people at six stops in six countries, and 1,040 heads."""
    caravan = await campaigning.campaign(networks=NETWORKS[1:], **CARAVAN, peopleTarget=1_200)
    everybody = [await campaigning.person("RS", f"P{number} Putnik") for number in range(210)]
    # The fifteen who were at two stops were at the first and at the last one.
    crowds, taken = [], 0
    for place, count in enumerate(REGISTERED):
        new = count if place < len(REGISTERED) - 1 else count - 15
        crowds.append(everybody[taken : taken + new] + (everybody[:15] if new < count else []))
        taken += new
    add = ("addCaravanStop", None, "caravanStop { number }")
    close = ("closeCaravan", "caravanResult { registeredUnique registered counted total participations stops }")
    assert codes(await campaigning.do(close[0], None, close[1], campaignId=caravan)) == ["NO_STOPS"]
    for place, network in enumerate(NETWORKS):
        event = await campaigning.stop(network, place + 1, crowds[place], HEADS[place], METHODS[place])
        added = await campaigning.done(*add, campaignId=caravan, eventId=event)
        assert added == {"number": place + 1}
        assert codes(await campaigning.do(*add, campaignId=caravan, eventId=event)) == ["STOP_ALREADY"]
    # Serbia leads, but does not see who came elsewhere; so it does not close.
    leads = await campaigning.viewers.coordinator("RS")
    assert codes(await campaigning.do(close[0], leads, close[1], campaignId=caravan)) == ["STOPS_ELSEWHERE"]
    closed = await campaigning.done(close[0], None, close[1], campaignId=caravan)
    assert closed == {
        "registeredUnique": 210,
        "registered": 225,
        "counted": 1_040,
        "total": 1_250,
        "participations": 1_265,
        "stops": 6,
    }
    total = (await campaigning.named("caravan-total", campaign=caravan))["campaign"]
    assert (total["registeredUnique"], total["registered"], total["countedHeads"]) == (210, 225, 1_040)
    assert total["state"] == "COMPLETED"
    stops = [(one["number"], one["event"]["headcounts"]) for one in total["stops"]]
    assert stops == [
        (place + 1, [{"people": HEADS[place], "method": METHODS[place].name}]) for place in range(len(HEADS))
    ]
    assert [(one["total"], one["participations"]) for one in total["results"]] == [(1_250, 1_265)]
    # 1,250 against at least 1,200; heads and names alone would not do.
    assert (total["peopleTarget"], [one["targetMet"] for one in total["results"]]) == (1_200, [True])
    # All who take part read the result; the public reads the route, and no figure.
    for code in ("RS", "XK"):
        read = await campaigning.named("caravan-total", await campaigning.viewers.coordinator(code), campaign=caravan)
        assert read["campaign"]["results"][0]["total"] == 1_250
    visitor = (await campaigning.named("caravan-total", await campaigning.viewers.anonymous(), campaign=caravan))[
        "campaign"
    ]
    assert (visitor["registeredUnique"], visitor["results"], len(visitor["stops"])) == (None, [], 6)
    # As an indicator measures it: people, told from participations.
    counted = (await campaigning.named("caravan-people", since="2025-01-01", until="2025-12-31"))["attendances"]
    assert counted["total"] == [{"participations": 225, "unique": 210}]


async def test_a_caravan_is_closed_when_its_stops_are_over(campaigning: Campaigning) -> None:
    caravan = await campaigning.campaign(**CARAVAN)
    event = await campaigning.stop("RS", 1, [], 10, M.CLICKER)
    add = ("addCaravanStop", None, "caravanStop { id }")
    elsewhere = await campaigning.stop("BA", 2, [], 10, M.CLICKER)
    assert codes(await campaigning.do(*add, campaignId=caravan, eventId=elsewhere)) == ["NOT_FOUND"]
    await campaigning.done(*add, campaignId=caravan, eventId=event)
    async with campaigning.kit.session() as session:
        row = await session.get_one(Event, decode_as("Event", event))
        row.state = EventState.HELD
    close = ("closeCaravan", "caravanResult { total }")
    coordinator = await campaigning.viewers.coordinator("RS")
    assert await campaigning.done(close[0], coordinator, close[1], campaignId=caravan) == {"total": 10}
    awareness = await campaigning.campaign(code="OTHER")
    assert codes(await campaigning.do(*add, campaignId=awareness, eventId=event)) == ["NOT_A_CARAVAN"]
    assert codes(await campaigning.do(*add, campaignId=caravan, eventId=event)) == ["CAMPAIGN_OVER"]
    facts = await campaigning.facts(kind="CARAVAN", code="THIRD")
    refused = await campaigning.do(
        "planCampaign", None, "campaign { id }", networkId=campaigning.network("RS"), campaign=facts
    )
    assert codes(refused) == ["FORMAT_OF_CARAVANS"]


async def test_a_caravan_that_missed_its_target_or_has_none_says_so(campaigning: Campaigning) -> None:
    event = await campaigning.stop("RS", 1, [], 10, M.CLICKER)
    for target, met in ((10, True), (11, False), (None, None)):
        caravan = await campaigning.campaign(**CARAVAN | {"code": f"C-{target}"}, peopleTarget=target)
        await campaigning.done("addCaravanStop", None, "caravanStop { id }", campaignId=caravan, eventId=event)
        closed = await campaigning.done("closeCaravan", None, "caravanResult { targetMet }", campaignId=caravan)
        assert closed == {"targetMet": met}


async def test_a_caravan_that_did_not_run_is_not_closed(campaigning: Campaigning) -> None:
    caravan = await campaigning.campaign(**CARAVAN, run=False)
    event = await campaigning.stop("RS", 1, [], 10, M.CLICKER)
    await campaigning.done("addCaravanStop", None, "caravanStop { id }", campaignId=caravan, eventId=event)
    close = ("closeCaravan", None, "caravanResult { total }")
    assert codes(await campaigning.do(*close, campaignId=caravan)) == ["CAMPAIGN_NOT_RUNNING"]
    await campaigning.done("moveCampaign", None, "campaign { state }", campaignId=caravan, to="CANCELLED")
    assert codes(await campaigning.do(*close, campaignId=caravan)) == ["CAMPAIGN_OVER"]


async def test_a_caravan_in_social_media_is_closed_without_stops_by_what_its_media_show(
    campaigning: Campaigning,
) -> None:
    online = CARAVAN | {"caravanFormat": "SOCIAL_MEDIA"}
    result = "caravanResult { stops total contacts lowerBound impressions accounts targetMet }"
    bare = await campaigning.campaign(**online | {"code": "BARE"})
    nothing = {"contacts": None, "lowerBound": None, "impressions": None, "accounts": None, "targetMet": None}
    closed = await campaigning.done("closeCaravan", None, result, campaignId=bare)
    assert closed == {"stops": 0, "total": 0} | nothing
    caravan = await campaigning.campaign(networks=("BA",), **online, peopleTarget=5_000)
    for network, audience in (("RS", 4_000), ("BA", 1_500)):
        outlet = await campaigning.outlet(network, "Portal", "PORTAL")
        placement = await campaigning.clipped(caravan, outlet, network)
        await campaigning.measured(placement["id"], "UNIQUE_VISITORS", audience)
    channel = await campaigning.done(
        "addSocialChannel",
        None,
        "socialChannel { id }",
        campaignId=caravan,
        platform="Instagram",
        handle="mreza.primer",
    )
    of = {"channelId": channel["id"]}
    for day, impressions in (("2025-04-01", 1_000), ("2025-05-01", 12_400), ("2025-06-01", 20_150)):
        counts = {"impressions": impressions, "onDay": day, "evidence": "export.csv"}
        await campaigning.done("recordSocialSnapshot", None, "socialSnapshot { id }", **of, **counts)
    for first, last, told in (("2025-04-01", "2025-04-30", 3_000), ("2025-05-01", "2025-05-31", 4_200)):
        reach = {"lasts": {"start": first, "end": last}, "reachCount": told, "reachEvidence": "export.csv"}
        await campaigning.done("lookAtSocialPeriod", None, "socialPeriod { id }", **of, **reach)
    closed = await campaigning.done("closeCaravan", None, result, campaignId=caravan)
    assert closed == {
        "stops": 0,
        "total": 0,
        "contacts": 5_500,
        "lowerBound": 5_500,
        "impressions": 19_150,
        "accounts": 4_200,
        "targetMet": True,
    }


async def test_a_stop_that_was_cancelled_is_none_that_the_caravan_made(campaigning: Campaigning) -> None:
    caravan = await campaigning.campaign(**CARAVAN)
    for number in (1, 2, 3):
        state = EventState.CLOSED if number < 3 else EventState.CANCELLED
        event = await campaigning.stop("RS", number, [], 10 if number < 3 else 0, M.CLICKER, state)
        await campaigning.done("addCaravanStop", None, "caravanStop { id }", campaignId=caravan, eventId=event)
    closed = await campaigning.done("closeCaravan", None, "caravanResult { stops total }", campaignId=caravan)
    assert closed == {"stops": 2, "total": 20}


async def test_c_05_twenty_journalists_count_once_and_fourteen_of_fifteen_reports_were_published(
    campaigning: Campaigning,
) -> None:
    """C-05: 12 on time, 2 late, 1 missing; whoever was at three stops counts once."""
    caravan = await campaigning.campaign(
        networks=("BA", "MK"), **CARAVAN | {"caravanFormat": "JOURNALISTS", "journalistsTarget": 20}
    )
    journalists = [await campaigning.person("RS", f"J{number} Novinar") for number in range(20)]
    for number, network in enumerate(("RS", "BA", "MK"), 1):
        event = await campaigning.stop(network, number, [], 0, M.CLICKER)
        await campaigning.done("addCaravanStop", None, "caravanStop { id }", campaignId=caravan, eventId=event)
        async with campaigning.kit.session() as session:
            row = await session.get_one(Event, decode_as("Event", event))
            part = (await session.scalars(select(EventSession).where(EventSession.event_id == row.id))).one()
        present = journalists if number == 1 else journalists[:8]
        for person in present:
            await campaigning.came(row, part, person, EventRole.JOURNALIST)
    portal = await campaigning.outlet("RS", "Портал", "PORTAL")
    owed = []
    for number, person in enumerate(journalists[:15]):
        accredited = await campaigning.done(
            "accreditJournalist",
            None,
            "campaignJournalist { id }",
            campaignId=caravan,
            personId=encode("Person", person.id),
            outletId=portal,
        )
        agreed = {"journalistId": accredited["id"], "title": f"Report {number}", "dueOn": "2025-06-20"}
        owed.append((await campaigning.done("agreeDeliverable", None, "deliverable { id outcome }", **agreed))["id"])
    twice = await campaigning.do(
        "accreditJournalist",
        None,
        "campaignJournalist { id }",
        campaignId=caravan,
        personId=encode("Person", journalists[0].id),
    )
    assert codes(twice) == ["ACCREDITED_ALREADY"]
    for number, id in enumerate(owed[:14]):
        day = "2025-06-20" if number < 12 else "2025-06-24"
        await campaigning.done("receiveDeliverable", None, "deliverable { id }", deliverableId=id, publishedOn=day)
    total = (await campaigning.named("caravan-total", campaign=caravan))["campaign"]
    assert (total["journalistsPresent"], total["journalistsTarget"]) == (20, 20)
    assert (total["deliverablesPublished"], total["deliverablesAgreed"]) == (14, 15)
    groups = await campaigning.ask("{ deliverables { groups(by: [{outcome: true}]) { key { outcome } count } } }")
    assert {one["key"]["outcome"]: one["count"] for one in groups["deliverables"]["groups"]} == {
        "ON_TIME": 12,
        "LATE": 2,
        "MISSING": 1,
    }
    on_the_day = await campaigning.ask(
        '{ deliverables(asOf: "2025-06-20") { groups(by: [{outcome: true}]) { key { outcome } count } } }'
    )
    assert {one["key"]["outcome"]: one["count"] for one in on_the_day["deliverables"]["groups"]} == {
        "ON_TIME": 12,
        "DUE": 3,
    }
    # Nobody outside the network reads of journalists; they read what is theirs.
    for viewer in (await campaigning.viewers.anonymous(), await campaigning.viewers.coordinator("BA")):
        hidden = await campaigning.ask("{ campaignJournalists { totalCount } deliverables { totalCount } }", viewer)
        assert hidden == {"campaignJournalists": {"totalCount": 0}, "deliverables": {"totalCount": 0}}


async def test_the_content_calendar(campaigning: Campaigning) -> None:
    campaign = await campaigning.campaign(networks=("BA",))
    bosnia = await campaigning.viewers.coordinator("BA")
    ids = []
    for viewer, day, text in (
        (None, "2025-07-20", "Spot"),
        (bosnia, "2025-07-05", "Post"),
        (None, "2025-08-01", "Late"),
    ):
        entry = {"title": said(en=text), "onDay": day, "medium": "SOCIAL", "locale": "bs"}
        made = await campaigning.done(
            "planContent", viewer, "calendarEntry { id network { code } }", campaignId=campaign, entry=entry
        )
        ids.append(made)
    assert [one["network"]["code"] for one in ids] == ["RS", "BA", "RS"]
    july = {"campaign": campaign, "since": "2025-07-01", "until": "2025-07-31"}
    shown = (await campaigning.named("content-calendar", bosnia, **july))["calendarEntries"]
    assert [(one["onDay"], one["title"], one["state"]) for one in shown["nodes"]] == [
        ("2025-07-05", "Post", "PLANNED"),
        ("2025-07-20", "Spot", "PLANNED"),
    ]
    everything = (await campaigning.named("content-calendar", bosnia))["calendarEntries"]
    assert everything["totalCount"] == 3
    settle = ("settleContent", "calendarEntry { state onDay }")
    assert codes(await campaigning.do(settle[0], bosnia, settle[1], entryId=ids[0]["id"], to="DROPPED")) == [
        "NOT_FOUND"
    ]
    done = await campaigning.done(settle[0], bosnia, settle[1], entryId=ids[1]["id"], to="DONE", onDay="2025-06-29")
    assert done == {"state": "DONE", "onDay": "2025-06-29"}
    visitor = await campaigning.viewers.anonymous()
    assert (await campaigning.named("content-calendar", visitor))["calendarEntries"]["totalCount"] == 0
