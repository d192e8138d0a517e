"""A scope cannot be forged, does not outlive its transaction, and ends with what it rests on."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import asyncpg
import pytest
from mreza.access import service
from mreza.access.models import Reach, Role, User
from mreza.access.permissions import READ_MEMBERS, declared_permissions
from mreza.access.scope import AccessEnded
from mreza.access.viewer import ViewerKind
from mreza.model.period import Period
from mreza.text import Translated
from sqlalchemy import select, text

from .conftest import TODAY, House

pytestmark = pytest.mark.anyio


async def test_a_coordinator_sees_the_network_and_nothing_of_another(house: House) -> None:
    viewer = await house.viewer("coordinator")
    assert (viewer.kind, viewer.networks) == (ViewerKind.COORDINATOR, {house.rs.id})
    seen = await house.organisations(viewer.handle)
    assert seen is not None
    assert house.ours.id in seen
    assert house.foreign.id not in seen


async def test_each_role_opens_its_circle(house: House) -> None:
    secretariat, member = await house.viewer("secretariat"), await house.viewer("member")
    assert secretariat.kind is ViewerKind.SECRETARIAT
    assert {house.rs.id, house.hr.id} <= secretariat.networks
    assert {house.ours.id, house.foreign.id} <= (await house.organisations(secretariat.handle) or set())
    assert (member.kind, member.networks) == (ViewerKind.MEMBER, frozenset())
    assert (member.member_networks, member.organisations) == ({house.rs.id}, {house.ours.id})


async def test_an_administrator_manages_users_and_sees_no_personal_data(house: House) -> None:
    admin, other = await house.viewer("administrator"), await house.user("member")
    assert admin.kind is ViewerKind.ADMINISTRATOR
    async with house.seen_by(admin) as session:
        assert await session.get(User, other.id) is not None
        assert await session.scalar(text("SELECT count(*) FROM core_person")) == 0
    async with house.seen_by(await house.viewer("coordinator")) as session:
        assert await session.scalar(text("SELECT count(*) FROM core_person")) > 0


async def test_without_a_scope_nothing_but_public_rows_is_seen(house: House) -> None:
    assert await house.pools.serving.fetchval("SELECT count(*) FROM core_person") == 0
    assert await house.organisations("nobody") is None


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT set_config('mreza.scope', 'SECRETARIAT', false)",
        "SELECT set_config('mreza.scope', '', false)",
        "SELECT set_config('mreza.scope', '%', false)",
        "SELECT set_config('mreza.scope', md5('1'), false)",
        "SET mreza.scope = 'x'' OR true --'",
        "SET mreza.networks = '{}'",
        "SELECT mreza.enter('%')",
        "SELECT mreza.enter(NULL)",
        "SELECT mreza.enter('') OR true",
    ],
)
async def test_a_guessed_handle_opens_nothing(house: House, statement: str) -> None:
    viewer = await house.viewer("secretariat")
    async with house.pools.serving.acquire() as connection:
        await connection.execute(statement)
        assert await connection.fetchval("SELECT count(*) FROM core_person") == 0
        assert await connection.fetchval("SELECT mreza.networks()") == []
        assert await connection.fetchval("SELECT mreza.is_secretariat()") is False
        await connection.execute("RESET mreza.scope")
        assert await house.organisations(viewer.handle, connection)  # the control: the right handle does


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM mreza.scope",
        "SELECT handle FROM mreza.scope WHERE kind = 'SECRETARIAT'",
        "COPY mreza.scope TO STDOUT",
        "INSERT INTO mreza.scope (handle, kind, day, expires_at) VALUES ('mine', 'SECRETARIAT', now(), 'infinity')",
        "UPDATE mreza.scope SET is_secretariat = true",
        "DELETE FROM mreza.scope",
        "TRUNCATE mreza.scope",
        "LOCK TABLE mreza.scope IN ACCESS SHARE MODE",
        "CREATE TRIGGER spy AFTER INSERT ON mreza.scope EXECUTE FUNCTION mreza.end_scopes()",
        "CREATE OR REPLACE FUNCTION mreza.is_secretariat() RETURNS boolean LANGUAGE sql AS 'SELECT true'",
        "ALTER FUNCTION mreza.enter(text) SECURITY INVOKER",
        "DROP FUNCTION mreza.enter(text)",
        "CREATE FUNCTION public.networks() RETURNS uuid[] LANGUAGE sql AS 'SELECT NULL'",
        "CREATE OPERATOR public.= (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)",
        "CREATE TEMP TABLE scope (handle text)",
        "CREATE TEMP VIEW core_organisation AS SELECT 1",
        "CREATE FUNCTION pg_temp.enter(text) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
        "CREATE SCHEMA mine",
        "SET ROLE postgres",
        "SET SESSION AUTHORIZATION postgres",
        "SET session_replication_role = replica",
        "ALTER TABLE core_organisation DISABLE ROW LEVEL SECURITY",
        "DROP POLICY seen ON core_organisation",
        "ALTER TABLE core_token DISABLE TRIGGER ALL",
        "SELECT mreza.end_scopes()",
    ],
)
async def test_the_serving_role_cannot_touch_what_the_wall_stands_on(house: House, statement: str) -> None:
    viewer = await house.viewer("coordinator")
    owner = await house.pools.system.fetchval("SELECT current_user")
    async with house.pools.serving.acquire() as connection:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            transaction = connection.transaction()
            await transaction.start()
            try:
                await connection.execute("SELECT mreza.enter($1)", viewer.handle)
                await connection.execute(statement.replace("postgres", f'"{owner}"'))
            finally:
                await transaction.rollback()
        seen = await house.organisations(viewer.handle, connection)
    assert seen is not None
    assert house.ours.id in seen
    assert house.foreign.id not in seen


async def test_row_security_cannot_be_switched_off(house: House) -> None:
    viewer = await house.viewer("coordinator")
    async with house.pools.serving.acquire() as connection:
        await connection.execute("SET row_security = off")
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match="row-level security"):
            await house.organisations(viewer.handle, connection)
        await connection.execute("RESET row_security")
        assert await house.organisations(viewer.handle, connection)


async def test_the_owner_can_do_what_the_serving_role_cannot(house: House) -> None:
    """The control of the refusals above: they are refused for lack of rights, not because they are wrong."""
    await house.viewer("coordinator")
    assert await house.pools.system.fetchval("SELECT count(*) FROM mreza.scope") > 0


async def test_a_search_path_of_ones_own_changes_nothing(house: House) -> None:
    viewer = await house.viewer("coordinator")
    async with house.pools.serving.acquire() as connection:
        await connection.execute("SET search_path = pg_temp, public, mreza")
        seen = await house.organisations(viewer.handle, connection)
        await connection.execute("RESET search_path")
    assert seen is not None
    assert house.foreign.id not in seen


async def test_a_scope_never_survives_on_a_pooled_connection(house: House) -> None:
    viewer = await house.viewer("secretariat")
    async with house.pools.serving.acquire() as connection:
        assert await house.organisations(viewer.handle, connection)
        assert await connection.fetchval("SELECT count(*) FROM core_person") == 0
        async with connection.transaction():
            await connection.fetchval("SELECT mreza.enter($1)", viewer.handle)
            assert await connection.fetchval("SELECT count(*) FROM core_person") > 0
        assert await connection.fetchval("SELECT count(*) FROM core_person") == 0
        assert await connection.fetchval("SELECT current_setting('mreza.scope', true)") == ""


async def test_a_failed_statement_leaves_no_scope_behind(house: House) -> None:
    viewer = await house.viewer("secretariat")
    async with house.pools.serving.acquire() as connection:
        with pytest.raises(asyncpg.DivisionByZeroError):
            await connection.fetchval(
                "SELECT CASE WHEN mreza.enter($1) THEN (SELECT 1 / count(*) FILTER (WHERE false) FROM core_person) END",
                viewer.handle,
            )
        assert await connection.fetchval("SELECT count(*) FROM core_person") == 0


async def test_entering_with_a_dead_handle_leaves_the_scope_that_was_there(house: House) -> None:
    viewer = await house.viewer("secretariat")
    async with house.pools.serving.acquire() as connection, connection.transaction():
        await connection.fetchval("SELECT mreza.enter($1)", viewer.handle)
        assert await connection.fetchval("SELECT mreza.enter('dead')") is False
        assert await connection.fetchval("SELECT count(*) FROM core_person") == 0


async def test_a_revoked_token_is_refused_by_the_next_statement(house: House) -> None:
    token, _ = await house.token(await house.user("coordinator"))
    viewer = await house.opener.open_credential(token.secret_hash)
    assert await house.organisations(viewer.handle)
    await house.revoke(token)
    assert await house.organisations(viewer.handle) is None
    with pytest.raises(AccessEnded, match="revoked"):
        await house.opener.open_credential(token.secret_hash)


async def test_using_a_token_does_not_end_its_scope(house: House) -> None:
    token, _ = await house.token(await house.user("coordinator"))
    viewer = await house.opener.open_credential(token.secret_hash)
    await house.pools.system.execute("UPDATE core_token SET last_used_at = now() WHERE id = $1", token.id)
    assert await house.organisations(viewer.handle)


async def test_a_role_that_ends_is_gone_with_the_next_statement(house: House) -> None:
    user = await house.user("coordinator")
    viewer = await house.opener.open(user)
    async with house.session() as session:
        await service.end_role_grant(session, await house.grant_of(session, user), last_day=TODAY - timedelta(days=1))
    assert await house.organisations(viewer.handle) is None
    assert (await house.opener.open(user)).networks == frozenset()


async def test_a_role_that_ended_yesterday_opens_nothing_and_on_its_last_day_it_does(house: House) -> None:
    user = await house.user("coordinator", valid=Period(TODAY - timedelta(days=9), TODAY))
    assert (await house.opener.open(user)).networks == {house.rs.id}
    house.clock.day = TODAY + timedelta(days=1)
    assert (await house.opener.open(user)).networks == frozenset()


async def test_a_role_that_is_composed_anew_holds_with_the_next_statement(house: House) -> None:
    user = await house.user()
    known = declared_permissions()
    async with house.session() as session:
        title = Translated({"en": "Clerk"})
        role = await service.compose_role(
            session, known, code="clerk", title=title, reach=Reach.NETWORK, permissions=[READ_MEMBERS]
        )
        await service.grant_role(
            session, user=await session.get_one(User, user.id), role=role, network_id=house.rs.id, valid=Period()
        )
    viewer = await house.opener.open(user)
    assert viewer.permissions == {READ_MEMBERS}
    async with house.session() as session:
        await service.compose_role(session, known, code="clerk", title=title, reach=Reach.NETWORK, permissions=[])
    assert await house.organisations(viewer.handle) is None
    assert (await house.opener.open(user)).permissions == frozenset()


async def test_a_suspended_user_is_out_at_once(house: House) -> None:
    user = await house.user("coordinator")
    viewer = await house.opener.open(user)
    async with house.session() as session:
        await service.set_user_active(session, await session.get_one(User, user.id), False, now=house.clock.now())
    assert await house.organisations(viewer.handle) is None
    with pytest.raises(AccessEnded, match="activate"):
        await house.opener.open(user)


async def test_who_changes_their_own_role_still_finishes_the_transaction(house: House) -> None:
    admin = await house.user("administrator")
    viewer = await house.opener.open(admin)
    async with house.seen_by(viewer) as session:
        role = (await session.scalars(select(Role).where(Role.code == "administrator"))).one()
        role.permissions = [*role.permissions, "core.read_members"]
        await session.flush()
        assert await session.get(User, admin.id) is not None  # still in scope
    assert await house.organisations(viewer.handle) is None
    async with house.session() as session:
        role = (await session.scalars(select(Role).where(Role.code == "administrator"))).one()
        role.permissions = [code for code in role.permissions if code != "core.read_members"]


async def test_a_scope_opened_during_a_revocation_does_not_outlive_it(house: House) -> None:
    """The opening reads the token before the revocation commits; the two exclude each other all the same."""
    token, _ = await house.token(await house.user("coordinator"))
    async with house.session() as session:
        await service.revoke_token(session, await session.get_one(type(token), token.id), now=house.clock.now())
        viewer = await house.opener.open_credential(token.secret_hash)  # not committed yet: still good
        assert await house.organisations(viewer.handle)
    assert await house.organisations(viewer.handle) is None


async def test_many_openings_and_revocations_at_once_leave_no_live_scope(house: House) -> None:
    tokens = [(await house.token(await house.user("coordinator")))[0] for _ in range(4)]
    opened: list[str] = []

    async def open_again(secret_hash: str) -> None:
        for _ in range(5):
            try:
                opened.append((await house.opener.open_credential(secret_hash)).handle)
            except AccessEnded:
                return

    await asyncio.gather(*(open_again(t.secret_hash) for t in tokens), *(house.revoke(t) for t in tokens))
    assert opened
    assert [handle for handle in opened if await house.organisations(handle) is not None] == []


async def test_an_expired_scope_opens_nothing(house: House) -> None:
    viewer = await house.viewer("coordinator")
    assert await house.organisations(viewer.handle)
    await house.pools.system.execute(
        "UPDATE mreza.scope SET expires_at = clock_timestamp() - interval '1 second' WHERE handle = $1", viewer.handle
    )
    assert await house.organisations(viewer.handle) is None
    async with house.pools.serving.acquire() as connection, connection.transaction():
        await connection.execute("SELECT set_config('mreza.scope', $1, true)", viewer.handle)
        assert await connection.fetchval("SELECT mreza.networks()") == []


async def test_a_new_network_is_the_secretariats_at_once(house: House) -> None:
    user = await house.user("secretariat")
    viewer = await house.opener.open(user)
    async with house.session() as session:
        from mreza.directory.places import Network

        name = Translated({"en": "Somewhere"})
        session.add(Network(code=f"X{user.id.hex[:6]}", country_id=house.rs.country_id, name=name, locales=["en"]))
    assert await house.organisations(viewer.handle) is None
    assert len((await house.opener.open(user)).networks) == len(viewer.networks) + 1


async def test_an_elevated_scope_reaches_one_network_only(house: House) -> None:
    viewer = await house.opener.elevated(house.rs.id, {"core.directory.write"})
    seen = await house.organisations(viewer.handle)
    assert seen is not None
    assert house.ours.id in seen
    assert house.foreign.id not in seen
    await house.opener.close(viewer)
    assert await house.organisations(viewer.handle) is None


async def test_the_scope_stands_for_the_clocks_day(house: House) -> None:
    viewer = await house.opener.open_anonymous()
    found = await house.pools.serving.fetchval("SELECT CASE WHEN mreza.enter($1) THEN mreza.today() END", viewer.handle)
    assert found == TODAY


@pytest.mark.parametrize("column", ["person_id", "email", "active"])
async def test_nobody_becomes_somebody_else_by_a_raw_statement(house: House, column: str) -> None:
    """Row rules let an account change itself; whose it is, a trigger guards."""
    user = await house.user("member")
    viewer = await house.opener.open(user)
    value = {"person_id": f"'{house.ana.id}'", "email": "'secretariat@demo.example'", "active": "false"}[column]
    async with house.seen_by(viewer) as session:
        changed = text("UPDATE core_user SET locale = 'hr' WHERE id = :id")
        assert (await session.execute(changed, {"id": user.id})).rowcount == 1  # type: ignore[attr-defined]
    trick = "set_config('mreza.scope', '', true)"
    for more in ("", f", name = coalesce(nullif({trick}, ''), name)"):
        with pytest.raises(Exception, match="only who manages users"):
            async with house.seen_by(viewer) as session:
                await session.execute(text(f"UPDATE core_user SET {column} = {value}{more} WHERE id = '{user.id}'"))
