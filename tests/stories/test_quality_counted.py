"""Organisations supported, as an indicator: indicators ask a document of quality, and neither imports the other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from mreza.directory.people import Person
from mreza.model.period import Period
from mreza.testing.kit import Kit, Viewers
from mreza.text import Translated
from mreza_quality.models import (
    Mentoring,
    MentoringDeliverable,
    MentoringProgramme,
    MentoringState,
    QualityExpert,
    QualityPlan,
    QualityPlanKind,
    QualityPlanState,
)

pytestmark = pytest.mark.anyio


@pytest.fixture
def plugins() -> list[str] | None:
    """All of them."""
    return None


BEGINS = date(2024, 9, 1)
CREATE = """mutation ($indicator: IndicatorFactsInput!) {
  createIndicator(input: {indicator: $indicator}) { indicator { id } errors { code message } } }"""
FREEZE = """mutation ($id: ID!) { freezeIndicator(input: {indicatorId: $id}) {
  indicatorValue { uniqueCount participations target percent met } errors { code message } } }"""


async def test_l_06_an_indicator_counts_supported_organisations_once_each(kit: Kit, viewers: Viewers) -> None:
    """28 supported against 30: 93.3 %. Here three, one of them twice, against four."""
    homes = [await kit.organisation(code, f"Home {number}") for number, code in enumerate(("RS", "BA", "RS", "AL"))]
    async with kit.session() as session:
        mentor = Person(network_id=kit.networks["HR"], given_name="Maja", family_name="Mentor")
        lasts = Period(BEGINS, date(2025, 12, 31))
        programme = MentoringProgramme(code="M", title=Translated({"en": "M"}), target=4, lasts=lasts)
        session.add_all([mentor, programme])
        await session.flush()
        offered = {"name": "Maja", "mentors": True, "reviews": False}
        expert = QualityExpert(network_id=mentor.network_id, person_id=mentor.id, **offered)
        session.add(expert)
        await session.flush()
        for home in (*homes, homes[0]):
            session.add(
                Mentoring(
                    network_id=home.network_id,
                    organisation_id=home.id,
                    programme_id=programme.id,
                    expert_id=expert.id,
                    mentor_id=mentor.id,
                    deliverable=MentoringDeliverable.SERVICE_PLAN,
                    valid=lasts,
                    planned_hours=Decimal(20),
                    agreed_on=BEGINS,
                    state=MentoringState.RUNNING,
                )
            )
        for home in homes[:3]:
            of = {"network_id": home.network_id, "organisation_id": home.id, "kind": QualityPlanKind.SERVICE}
            session.add(QualityPlan(**of, title="Plan", approved_on=date(2025, 2, 1), state=QualityPlanState.APPROVED))
    secretariat = await viewers.secretariat()
    defined = {
        "code": "SUPPORTED",
        "title": [{"locale": "en", "text": "Organisations supported"}],
        "unit": [{"locale": "en", "text": "organisations"}],
        "document": "organisations-supported",
        "variables": {"programme": "M"},
        "target": 4,
    }
    made = (await kit.graphql(CREATE, viewer=secretariat, indicator=defined))["createIndicator"]
    assert made["errors"] == []
    frozen = (await kit.graphql(FREEZE, viewer=secretariat, id=made["indicator"]["id"]))["freezeIndicator"]
    assert frozen["errors"] == []
    figures = {"uniqueCount": 3, "participations": 4, "target": 4, "percent": "75.0", "met": False}
    assert {name: frozen["indicatorValue"][name] for name in figures} == figures
