"""Every rule of every plugin, read in Python and asked of the database: no decision differs."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from mreza.access.policies import policies_sql
from mreza.access.scope_sql import scope_sql
from mreza.directory.organisations import ContactPoint, Organisation
from mreza.directory.people import Mandate, Person
from mreza.testing.contract_decisions import RULES, Court, Decisions, court_of, decisions_of
from mreza.testing.kit import Kit

pytestmark = pytest.mark.anyio

JUDGED = (Organisation, ContactPoint, Person, Mandate)
NETWORKS = "network_id = ANY ((SELECT mreza.networks())::uuid[])"
FAULTS = {
    "ALTER POLICY seen ON core_organisation USING (true)": "Organisation",
    f"ALTER POLICY seen ON core_organisation USING ({NETWORKS})": "Organisation",
    f"ALTER POLICY seen ON core_person USING ({NETWORKS} OR id = mreza.viewer_user())": "Person",
    "ALTER POLICY seen ON core_contact_point USING (public)": "ContactPoint",
    "CREATE POLICY more ON core_person FOR SELECT USING (mreza.is_signed_in())": "Person",
    "CREATE POLICY less ON core_person AS RESTRICTIVE FOR SELECT TO mreza_app USING (mreza.is_secretariat())": "Person",
    f"ALTER POLICY updated ON core_mandate USING ({NETWORKS}) WITH CHECK ({NETWORKS})": "Mandate",
    "ALTER POLICY deleted ON core_person USING (true)": "core_person",
    "ALTER POLICY inserted ON core_person WITH CHECK (true)": "core_person",
    "CREATE OR REPLACE FUNCTION mreza.member_networks() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER "
    "SET search_path = '' AS 'SELECT mreza.networks()'": "Person",
    "CREATE OR REPLACE FUNCTION mreza.today() RETURNS date LANGUAGE sql STABLE SET search_path = '' "
    "AS 'SELECT date ''2001-01-01'''": "Organisation",
}
"""Policies that differ from the rules, and words of the rules that mean something else: by what the problem names."""


LISTED_TODAY = (
    "UPDATE core_organisation SET listed = '[2025-06-30,2025-06-30]', do_not_list = false "
    "WHERE id = (SELECT id FROM core_organisation ORDER BY id LIMIT 1)"
)


async def test_the_database_decides_as_every_rule_says(kit: Kit) -> None:
    # The other plugins' rows need values beyond their columns: their own contract judges them.
    models = [model for name in ("core", "membership") for model in kit.application.host.models_of(name)]
    decided = await decisions_of(kit, models, {}, serials=(2, 3))
    assert decided.problems == []
    assert decided.tables == {model.__tablename__ for model in models}
    assert decided.total >= 10_000
    for yes in (True, False):
        assert sum(decided.counts[rule, yes] for rule in RULES) / decided.total >= 0.1, decided.counts
    print(f"{decided.total:,} decisions about {len(decided.tables)} tables: {dict(decided.counts)}")


async def test_a_policy_that_differs_from_its_rule_is_caught(kit: Kit) -> None:
    court = await court_of(kit, JUDGED, {}, (2, 3))
    await court.decide(Decisions())
    await court.shake(random.Random(1))
    await kit.application.pools.system.execute(LISTED_TODAY)
    assert (await court.decide(Decisions())).problems == []
    for fault, named in FAULTS.items():
        async with planted(court, fault):
            problems = (await court.decide(Decisions())).problems
            assert [one for one in problems if named in one], fault
    assert (await court.decide(Decisions())).problems == []


@asynccontextmanager
async def planted(court: Court, fault: str) -> AsyncIterator[None]:
    """A fault in the wall, and the wall as it was derived again."""
    application = court.kit.application
    serving, owner = application.settings.serving_role, application.address.user or ""
    await application.pools.system.execute(fault)
    yield
    repaired = [f"DROP POLICY IF EXISTS {name} ON core_person" for name in ("more", "less")]
    for model in JUDGED:
        repaired += policies_sql(model, owner=owner, serving=serving)
    await application.pools.system.execute(";\n".join([*repaired, scope_sql(serving)]))
