"""Organisations supported, as an indicator: indicators ask a document of quality, and neither imports the other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from mreza.access.viewer import Viewer
from mreza.directory.organisations import Organisation, ProvidedService, ServiceType
from mreza.directory.people import Person
from mreza.directory.places import Country
from mreza.model.period import Period
from mreza.testing.factory import Factory
from mreza.testing.kit import Kit, Viewers
from mreza.text import Translated
from mreza_documents.models import Document, DocumentKind
from mreza_licensing.models import PermissionApplication, PermissionApplicationState
from mreza_licensing.rules import Occasion
from mreza_quality.models import (
    Mentoring,
    MentoringDeliverable,
    MentoringProgramme,
    MentoringState,
    QualityExpert,
    QualityPlan,
    QualityPlanKind,
    QualityPlanState,
    QualityPractice,
    QualityPracticeKind,
    QualityPracticeState,
)
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

pytestmark = pytest.mark.anyio


@pytest.fixture
def plugins() -> list[str] | None:
    """All of them."""
    return None


BEGINS, AFTER = date(2024, 9, 1), date(2025, 2, 1)
LASTS = Period(BEGINS, date(2025, 12, 31))
MENTORED, TARGET = 34, 30
#: Of the 34, by their numbers: the last 8 who applied have adopted a plan as well.
APPLIED, PLANNED, BY_RIGHTS = range(19), range(11, 28), range(31)
CREATE = """mutation ($indicator: IndicatorFactsInput!) {
  createIndicator(input: {indicator: $indicator}) { indicator { id } errors { code message } } }"""
FREEZE = """mutation ($id: ID!) { freezeIndicator(input: {indicatorId: $id}) {
  indicatorValue { uniqueCount participations target percent met } errors { code message } } }"""


async def test_l_06_indicators_count_28_of_30_organisations_as_supported_and_31_as_working_by_rights(
    kit: Kit, viewers: Viewers
) -> None:
    """L-06: 34 mentored; 19 applied, 17 planned, 8 did both: 28 of 30, not met; 31 work by people's rights, met."""
    networks = ("RS", "BA", "AL")
    homes = [await kit.organisation(networks[number % 3], f"Home {number:02}") for number in range(MENTORED)]
    async with kit.session() as session:
        await _mentored(session, kit, [*homes, homes[0]])  # one of them twice
        await _applied(session, [homes[number] for number in APPLIED])
        for number in PLANNED:
            of = _of(homes[number]) | {"kind": QualityPlanKind.SERVICE, "title": "Plan", "approved_on": AFTER}
            session.add(QualityPlan(**of, state=QualityPlanState.APPROVED))
        for number in BY_RIGHTS:
            await _by_rights(session, homes[number])
    assert (len(APPLIED), len(PLANNED), len({*APPLIED} & {*PLANNED})) == (19, 17, 8)
    secretariat = await viewers.secretariat()
    supported = await _measured(kit, secretariat, "organisations-supported")
    assert supported == {"uniqueCount": 28, "participations": 29, "target": TARGET, "percent": "93.3", "met": False}
    by_rights = await _measured(kit, secretariat, "organisations-by-rights")
    assert by_rights == {"uniqueCount": 31, "participations": 32, "target": TARGET, "percent": "103.3", "met": True}


async def _measured(kit: Kit, viewer: Viewer, document: str) -> dict[str, Any]:
    """What an indicator that asks a document is frozen at."""
    defined = {
        "code": document.upper().replace("-", "_"),
        "title": [{"locale": "en", "text": document}],
        "unit": [{"locale": "en", "text": "organisations"}],
        "document": document,
        "variables": {"programme": "M"},
        "target": TARGET,
    }
    made = (await kit.graphql(CREATE, viewer=viewer, indicator=defined))["createIndicator"]
    assert made["errors"] == []
    frozen = (await kit.graphql(FREEZE, viewer=viewer, id=made["indicator"]["id"]))["freezeIndicator"]
    assert frozen["errors"] == []
    return frozen["indicatorValue"]  # type: ignore[no-any-return]


def _of(home: Organisation) -> dict[str, Any]:
    return {"network_id": home.network_id, "organisation_id": home.id}


async def _mentored(session: AsyncSession, kit: Kit, homes: list[Organisation]) -> None:
    """A programme with a mentoring of each organisation."""
    mentor = Person(network_id=kit.networks["HR"], given_name="Maja", family_name="Mentor")
    programme = MentoringProgramme(code="M", title=Translated({"en": "M"}), target=TARGET, lasts=LASTS)
    session.add_all([mentor, programme])
    await session.flush()
    offered = {"name": "Maja", "mentors": True, "reviews": False}
    expert = QualityExpert(network_id=mentor.network_id, person_id=mentor.id, **offered)
    session.add(expert)
    await session.flush()
    for home in homes:
        session.add(
            Mentoring(
                **_of(home),
                programme_id=programme.id,
                expert_id=expert.id,
                mentor_id=mentor.id,
                deliverable=MentoringDeliverable.SERVICE_PLAN,
                valid=LASTS,
                planned_hours=Decimal(20),
                agreed_on=BEGINS,
                state=MentoringState.RUNNING,
            )
        )


async def _applied(session: AsyncSession, homes: list[Organisation]) -> None:
    """An application for a licence of each organisation, handed in since."""
    factory = Factory(session)
    factory.shared[Country] = (await session.scalars(select(Country).where(Country.code == "RS"))).one()
    service_type = ServiceType(code="S01", name=Translated({"en": "home help"}), category="community")
    session.add(service_type)
    await session.flush()
    for serial, home in enumerate(homes, 2):
        provided = ProvidedService(**_of(home), service_type_id=service_type.id, valid=Period(BEGINS))
        session.add(provided)
        await session.flush()
        branch = factory.branch(home.network_id, serial)
        branch.rows |= {Organisation: home, ProvidedService: provided}
        values = await branch.further(PermissionApplication, serial)
        values |= {"opened_on": AFTER, "submitted_on": AFTER, "state": PermissionApplicationState.SUBMITTED}
        values |= {"occasion": Occasion.FIRST}
        values |= dict.fromkeys(("renews_id", "permission_id", "unit_id", "closed_on"))
        session.add(PermissionApplication(**values))


async def _by_rights(session: AsyncSession, home: Organisation) -> None:
    """The practice of working by people's rights, confirmed, with the document that shows it."""
    shown = Document(
        **_of(home),
        kind=DocumentKind.REPORT,
        title="Dokaz",
        language="bs",
        valid=Period(BEGINS),
        filed_on=BEGINS,
        file_name="dokaz.pdf",
        media_type="application/pdf",
        size=1,
        sha256="0" * 64,
        storage_key=f"evidence-{home.id}",
    )
    session.add(shown)
    await session.flush()
    session.add(
        QualityPractice(
            **_of(home),
            kind=QualityPracticeKind.RIGHTS_BASED_APPROACH,
            document_id=shown.id,
            since=BEGINS,
            confirmed_on=AFTER,
            state=QualityPracticeState.CONFIRMED,
        )
    )
