"""What became of the demo's members: every turn occurs, and agrees with what the plugin itself would say."""

from __future__ import annotations

import enum

import orjson
import pytest
from mreza.demo import DemoPlan
from mreza.demo.organisations import plan_demo
from mreza.directory.organisations import Organisation
from mreza.graphql.api import GraphQLRequest
from mreza.testing.kit import TODAY
from mreza_membership.demo import rows
from mreza_membership.models import (
    FeeInvoiceState,
    Membership,
    MembershipApplicationState,
    MembershipState,
    MembershipStatus,
    MembershipTermEnding,
    standing,
)
from mreza_membership.service import listing
from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import Date

from .conftest import Demo

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("table", "column", "states"),
    [
        ("membership", "state", MembershipState),
        ("membership_application", "state", MembershipApplicationState),
        ("membership_term", "ending", MembershipTermEnding),
        ("membership_fee_invoice", "state", set(FeeInvoiceState) - {FeeInvoiceState.DRAFT}),
    ],
)
async def test_every_state_occurs(demo: Demo, table: str, column: str, states: type[enum.Enum]) -> None:
    found = await demo.connection.fetch(f"SELECT DISTINCT {column} AS state FROM {table} WHERE {column} IS NOT NULL")
    assert {row["state"] for row in found} >= {state.name for state in states}


async def test_every_status_occurs_today(demo: Demo) -> None:
    status = standing.status(standing.of_membership(Membership.id), bindparam("day", TODAY, Date()))
    async with AsyncSession(demo.application.pools.system_engine) as session:
        query = select(status.label("s"), func.count()).select_from(Membership).group_by("s")
        found = {str(row[0]): row[1] for row in await session.execute(query)}
    assert set(found) == {status.name for status in MembershipStatus}
    assert found["ACTIVE"] > 150


async def test_the_directory_lists_who_the_memberships_say(demo: Demo) -> None:
    async with AsyncSession(demo.application.pools.system_engine) as session:
        organisations = (await session.scalars(select(Organisation))).all()
        before = {one.id: one.listed for one in organisations}
        for one in organisations:
            await listing.refresh(session, one.id, TODAY)
        assert {one.id: one.listed for one in organisations} == before
        await session.rollback()


async def test_fees_are_asked_for_in_national_currencies_and_settled_within_their_amount(demo: Demo) -> None:
    currencies = await demo.connection.fetch(
        "SELECT DISTINCT n.code || ' ' || i.currency FROM membership_fee_invoice i "
        "JOIN core_network n ON n.id = i.network_id"
    )
    assert {row[0] for row in currencies} == {"RS RSD", "BA BAM", "HR EUR", "ME EUR", "MK MKD", "AL ALL", "XK EUR"}
    wrong = await demo.connection.fetchval(
        "SELECT count(*) FROM membership_fee_invoice i LEFT JOIN membership_fee_payment p ON p.invoice_id = i.id "
        "WHERE p.amount > i.amount OR (i.state = 'PAID') <> coalesce(p.amount = i.amount, false)"
    )
    assert wrong == 0


async def test_the_next_numbers_follow_on(demo: Demo) -> None:
    ahead = await demo.connection.fetchval(
        "SELECT count(*) FROM membership_fee_invoice i JOIN membership_number_series s "
        "ON s.network_id = i.network_id AND s.kind = 'invoice' AND s.year = i.year "
        "WHERE right(i.number, 4)::int > s.last"
    )
    assert ahead == 0
    assert await demo.connection.fetchval("SELECT count(*) FROM membership_number_series WHERE kind = 'member'") == 7


async def test_every_history_ends_in_the_state_that_holds(demo: Demo) -> None:
    strays = await demo.connection.fetchval(
        "SELECT count(*) FROM (SELECT DISTINCT ON (c.subject_id) c.subject_id, c.to_state, m.state FROM membership m "
        "JOIN core_state_change c ON c.subject_id = m.id ORDER BY c.subject_id, c.on_day DESC, c.id DESC) h "
        "WHERE h.to_state <> h.state::text"
    )
    assert strays == 0


@pytest.mark.parametrize("day", ["2024-01-02", "2025-03-01", "2026-11-21", "2027-12-31"])
def test_every_turn_occurs_on_other_days_too(day: str) -> None:
    plan: DemoPlan = plan_demo(type(TODAY).fromisoformat(day))
    memberships = next(one for one in rows(plan) if one.model is Membership)
    place = list(memberships.columns).index("state")
    assert {row[place] for row in memberships.rows} == set(MembershipState)


async def test_a_visitor_sees_the_listed_members_and_no_others(demo: Demo) -> None:
    shown = await demo.connection.fetchval(
        "SELECT count(*) FROM core_organisation WHERE listed @> $1::date AND NOT do_not_list", TODAY
    )
    assert 150 < shown < 203
    query = "{ organisations { totalCount } }"
    request = GraphQLRequest(query=query, viewer=await demo.application.scopes.open_anonymous(), locale="sr-Cyrl")
    answer = orjson.loads((await demo.application.engine.execute(request)).body)
    assert answer["data"] == {"organisations": {"totalCount": shown}}
