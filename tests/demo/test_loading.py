"""How the demo is loaded: alike every time, larger by the same rules, and only once."""

from __future__ import annotations

import pytest
from mreza.access.passwords import verify_password
from mreza.access.tokens import hash_of
from mreza.clock import FixedClock
from mreza.demo import is_loaded, load
from mreza.demo.organisations import plan_demo
from mreza.errors import MrezaError
from mreza.testing.kit import TODAY, Templates

from .conftest import Demo, loaded

pytestmark = pytest.mark.anyio


async def _contents(demo: Demo) -> dict[str, object]:
    """A digest of every table but the partner's key, which is new each time."""
    digests: dict[str, object] = {}
    for table in demo.summary.counts:
        if table != "core_token":
            query = f"SELECT md5(string_agg(t::text, '|' ORDER BY t.id)) FROM {table} AS t"
            digests[table] = await demo.connection.fetchval(query)
    return digests


async def test_the_same_day_gives_the_same_data(demo: Demo, templates: Templates) -> None:
    async with loaded(templates) as again:
        assert await _contents(again) == await _contents(demo)


async def test_twice_the_scale_is_twice_of_everything_that_belongs_to_organisations(
    demo: Demo, templates: Templates
) -> None:
    query = "SELECT n.code, count(*) FROM core_organisation o JOIN core_network n ON n.id = o.network_id GROUP BY 1"
    async with loaded(templates, scale=2) as larger:
        once = dict(await demo.connection.fetch(query))
        assert dict(await larger.connection.fetch(query)) == {code: 2 * count for code, count in once.items()}
        for table in ("membership", "core_organisation"):
            assert larger.summary.counts[table] == 2 * demo.summary.counts[table]
        for table in ("core_person", "core_identifier", "membership_term", "membership_application"):
            assert larger.summary.counts[table] == pytest.approx(2 * demo.summary.counts[table], rel=0.15)


async def test_a_large_demo_has_the_same_indexes_and_triggers(demo: Demo, templates: Templates) -> None:
    indexes = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexname"
    triggers = "SELECT tgrelid::regclass::text, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2"
    async with loaded(templates, scale=5) as larger:
        for query in (indexes, triggers):
            found = await larger.connection.fetch(query)
            assert found
            assert found == await demo.connection.fetch(query)


def test_a_larger_demo_begins_with_the_smaller_one() -> None:
    smaller, larger = plan_demo(TODAY, 1), plan_demo(TODAY, 3)
    for one, same in zip(smaller.organisations, larger.organisations, strict=False):
        assert (one.id, one.name, one.joined) == (same.id, same.name, same.joined)


def test_ten_thousand_organisations_have_names_of_their_own() -> None:
    names = [text for one in plan_demo(TODAY, 50).organisations for text in one.name.values()]
    assert len(names) > 2 * 10_150
    assert len(names) == len(set(names))


def test_an_impossible_scale_is_refused_with_the_bounds() -> None:
    with pytest.raises(MrezaError, match="from 1 to 150, not 0"):
        plan_demo(TODAY, 0)


async def test_loading_again_is_refused(demo: Demo) -> None:
    assert await is_loaded(demo.connection)
    with pytest.raises(MrezaError, match="already loaded"):
        await load(demo.connection, demo.application.host, clock=FixedClock(TODAY))


async def test_everybody_who_is_announced_can_sign_in(demo: Demo) -> None:
    emails = [email for email, _, _ in demo.summary.sign_ins]
    assert {f"coordinator.{code}@demo.example" for code in ["rs", "ba", "hr", "me", "mk", "al", "xk"]} < set(emails)
    assert {"admin@demo.example", "secretariat@demo.example", "member.rs@demo.example"} < set(emails)
    hashes = dict(await demo.connection.fetch("SELECT email, password_hash FROM core_user"))
    assert len(set(hashes.values())) == 1
    email, password, _ = demo.summary.sign_ins[0]
    assert verify_password(hashes[email], password)
    assert not verify_password(hashes[email], password + "!")


async def test_the_partner_key_is_known_by_its_hash_only(demo: Demo) -> None:
    row = await demo.connection.fetchrow("SELECT * FROM core_token")
    assert row["secret_hash"] == hash_of(demo.summary.partner_key)
    assert demo.summary.partner_key not in str(dict(row))


async def test_made_up_rows_leave_no_trace_in_the_audit_trail_but_changes_of_them_do(demo: Demo) -> None:
    traces = "SELECT count(*) FROM core_audit_entry WHERE table_name = 'core_organisation'"
    assert await demo.connection.fetchval(traces) == 0
    change = demo.connection.transaction()
    await change.start()
    first = "SELECT id FROM core_organisation ORDER BY id LIMIT 1"
    await demo.connection.execute(f"UPDATE core_organisation SET acronym = 'TRACE' WHERE id = ({first})")
    assert await demo.connection.fetchval(traces) == 1
    await change.rollback()
