"""The demo's campaigns: a caravan and a campaign whose figures agree with their rows, and something in every state."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any

import mreza_campaigns
import orjson
import pytest
from mreza.graphql.api import GraphQLRequest
from mreza_campaigns.models import CalendarEntryState, ConsentState, MaterialState, VersionState

from .conftest import Demo

pytestmark = pytest.mark.anyio

DOCUMENTS = Path(mreza_campaigns.__file__).parent / "documents"


async def asked(demo: Demo, name: str, code: str) -> dict[str, Any]:
    """What the secretariat is answered by a named document on a campaign."""
    viewer = await demo.application.scopes.system()

    async def ask(document: str, **variables: Any) -> dict[str, Any]:
        request = GraphQLRequest(query=document, viewer=viewer, locale="en", variables=variables)
        answer = orjson.loads((await demo.application.engine.execute(request)).body)
        assert "errors" not in answer, answer
        return answer["data"]  # type: ignore[no-any-return]

    found = await ask("query ($code: String!) { campaigns(where: {code: {eq: $code}}) { nodes { id } } }", code=code)
    [campaign] = found["campaigns"]["nodes"]
    return await ask((DOCUMENTS / f"{name}.graphql").read_text("utf-8"), campaign=campaign["id"])


async def test_the_caravan_came_to_1250(demo: Demo) -> None:
    caravan = (await asked(demo, "caravan-total", "CARAVAN-2025"))["campaign"]
    assert (caravan["registeredUnique"], caravan["registered"], caravan["countedHeads"]) == (210, 225, 1_040)
    assert [(one["total"], one["participations"]) for one in caravan["results"]] == [(1_250, 1_265)]
    assert (caravan["peopleTarget"], caravan["results"][0]["targetMet"]) == (1_200, True)
    assert len(caravan["stops"]) == 6


async def test_the_journalists_were_on_the_tour_and_one_still_owes_a_report(demo: Demo) -> None:
    tour = (await asked(demo, "caravan-total", "TOUR-2025"))["campaign"]
    assert tour["caravanFormat"] == "JOURNALISTS"
    assert (tour["journalistsPresent"], tour["journalistsTarget"], tour["registered"]) == (3, 3, 6)
    assert [one["journalists"] for one in tour["results"]] == [3]
    assert (tour["deliverablesPublished"], tour["deliverablesAgreed"]) == (2, 3)


async def test_the_caravan_online_came_to_what_its_page_shows(demo: Demo) -> None:
    relay = (await asked(demo, "caravan-total", "RELAY-2025"))["campaign"]
    assert (relay["caravanFormat"], relay["stops"]) == ("SOCIAL_MEDIA", [])
    [result] = relay["results"]
    assert (result["impressions"], result["accounts"]) == (relay["socialImpressions"], relay["socialReach"])
    assert (result["impressions"], result["accounts"], result["targetMet"]) == (15_500, 5_100, True)


async def test_the_campaign_has_three_figures_of_reach(demo: Demo) -> None:
    reach = (await asked(demo, "campaign-reach", "AWARE-2025"))["campaign"]
    figures = [reach[name] for name in ("grossContacts", "lowerBoundUnique", "outletAudiences", "declaredEstimate")]
    assert figures == [677_000, 300_000, 527_000, 342_550]
    assert reach["estimatePercent"] == "34.3"
    [kept] = reach["estimates"]
    assert [kept[name] for name in ("grossContacts", "lowerBound", "outletAudiences", "people")] == figures


async def test_translations_are_in_every_state_and_a_check_was_overridden(demo: Demo) -> None:
    groups = (await asked(demo, "translations-of-campaign", "AWARE-2025"))["materialVersions"]["byLocale"]
    assert {one["key"]["translation"] for one in groups} == {"MISSING", "DRAFT", "REVIEWED", "STALE"}
    overrides = (await asked(demo, "visibility-overrides", "AWARE-2025"))["visibilityOverrides"]["nodes"]
    assert [one["missing"] for one in overrides] == [["EU_STATEMENT_MISSING"]]
    reach = (await asked(demo, "reach-by-country-and-medium", "AWARE-2025"))["placements"]["byCountryAndMedium"]
    assert sum(one["sum"]["contacts"] for one in reach) == 677_000


@pytest.mark.parametrize(
    ("table", "states"),
    [
        ("campaigns_material", {MaterialState.PUBLISHED, MaterialState.WITHDRAWN}),
        ("campaigns_material_version", set(VersionState)),
        ("campaigns_consent", set(ConsentState)),
        ("campaigns_calendar_entry", set(CalendarEntryState)),
    ],
)
async def test_every_state_occurs(demo: Demo, table: str, states: set[Enum]) -> None:
    found = {row["state"] for row in await demo.connection.fetch(f"SELECT DISTINCT state FROM {table}")}
    assert found == {state.name for state in states}
