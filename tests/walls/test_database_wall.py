"""The wall in the database itself: whoever gets hold of the serving role's connection, with any SQL, stays within a
scope.
"""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from mreza.database.catalogue import refuse_broken_wall, wall_problems
from mreza.directory.organisations import Organisation
from mreza.errors import ConfigurationError
from sqlalchemy import text

pytestmark = pytest.mark.anyio

#: Statements without any scope, or with one that is made up; {foreign} is another network's organisation, {network} its
#: network.
READS = (
    "SELECT count(*) FROM core_organisation",
    "SELECT count(*) FROM core_organisation WHERE id = '{foreign}'",
    "SELECT count(*) FROM core_organisation WHERE network_id = '{network}'",
    "SELECT count(*) FROM ONLY core_organisation",
    "SELECT count(*) FROM core_organisation TABLESAMPLE SYSTEM (100)",
    "SELECT count(*) FROM core_organisation AS o JOIN core_network AS n ON n.id = o.network_id",
    "SELECT count(*) FROM core_organisation, LATERAL (SELECT 1) AS l",
    "WITH o AS MATERIALIZED (SELECT * FROM core_organisation) SELECT count(*) FROM o",
    "SELECT count(*) FROM (TABLE core_organisation) AS o",
    "SELECT count(*) FROM core_person",
    "SELECT count(*) FROM core_user",
    "SELECT count(*) FROM core_token",
    "SELECT count(*) FROM core_audit_entry",
    "SELECT count(*) FROM core_event_record",
    "SELECT count(*) FROM core_state_change",
    "SELECT count(*) FROM core_identifier",
    "SELECT count(*) FROM core_contact_point",
    "SELECT count(*) FROM core_address",
    "SELECT count(*) FROM core_affiliation",
    "SELECT count(*) FROM core_provided_service",
    "SELECT count(*) FROM mreza.search_core_organisation('foreign')",
    "SELECT count(*) FROM mreza.scope",
    "SELECT count(*) FROM mreza.scope WHERE is_secretariat OR networks IS NOT NULL",
    "SELECT cardinality(mreza.networks())",
    "SELECT cardinality(mreza.organisations())",
    "SELECT cardinality(mreza.permissions())",
    "SELECT mreza.is_secretariat()::int",
    "SELECT mreza.is_signed_in()::int",
)
FORGED = (
    "SELECT set_config('mreza.scope', '', true)",
    "SELECT set_config('mreza.scope', 'secretariat', true)",
    "SELECT set_config('mreza.scope', '%', true)",
    "SELECT set_config('mreza.scope', ''' OR true --', true)",
    "SELECT set_config('mreza.scope', repeat('0', 32), false)",
    "SET LOCAL mreza.scope = '*'",
    "SET mreza.networks = '{network}'",
    "SELECT mreza.enter('')",
    "SELECT mreza.enter(NULL)",
    "SELECT mreza.enter('%')",
    "SELECT set_config('mreza.actor', 'secretariat', true)",
    "SELECT set_config('mreza.bulk', 'on', true)",
    "SET LOCAL row_security = on",
)
REFUSED = (
    "SELECT * FROM mreza.scope",
    "SELECT count(handle) FROM mreza.scope",
    "SELECT count(user_id) FROM mreza.scope",
    "SELECT count(*) FROM mreza.scope WHERE expires_at > now()",
    "SELECT networks FROM mreza.scope FOR UPDATE",
    "LOCK TABLE mreza.scope IN ACCESS SHARE MODE",
    "CREATE POLICY mine ON mreza.scope USING (true)",
    "INSERT INTO mreza.scope (handle, kind, day, expires_at) VALUES ('mine', 'SECRETARIAT', current_date, 'infinity')",
    "UPDATE mreza.scope SET is_secretariat = true",
    "DELETE FROM mreza.scope",
    "COPY mreza.scope TO STDOUT",
    "SELECT * FROM mreza.idempotency",
    "UPDATE mreza.plugin SET enabled = false",
    "SET ROLE {owner}",
    "SET SESSION AUTHORIZATION {owner}",
    "SET LOCAL row_security = off; SELECT count(*) FROM core_organisation",
    "ALTER TABLE core_organisation DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE core_organisation NO FORCE ROW LEVEL SECURITY",
    "ALTER TABLE core_organisation OWNER TO mreza_app",
    "DROP POLICY seen ON core_organisation",
    "CREATE POLICY mine ON core_organisation USING (true)",
    "TRUNCATE core_organisation CASCADE",
    "DROP TABLE core_organisation CASCADE",
    "CREATE TABLE public.mine (id int)",
    "CREATE TABLE mreza.mine (id int)",
    "CREATE TEMPORARY TABLE mine (id int)",
    "CREATE SCHEMA mine",
    "CREATE VIEW public.mine AS SELECT * FROM core_organisation",
    "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE OR REPLACE FUNCTION mreza.is_secretariat() RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    "CREATE FUNCTION pg_temp.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE TRIGGER mine BEFORE INSERT ON core_organisation FOR EACH ROW EXECUTE FUNCTION mreza.audit()",
    "CREATE RULE mine AS ON SELECT TO core_organisation DO INSTEAD NOTHING",
    "CREATE EXTENSION dblink",
    "ALTER ROLE mreza_app BYPASSRLS",
    "ALTER ROLE mreza_app SUPERUSER",
    "CREATE ROLE mine",
    "COPY core_organisation TO PROGRAM 'true'",
    "COPY core_organisation FROM '/etc/passwd'",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename <> current_user",
    "DO $$ BEGIN EXECUTE 'ALTER TABLE core_organisation DISABLE ROW LEVEL SECURITY'; END $$",
    "INSERT INTO core_organisation (id, version, network_id, name, locale, hide_address, hide_contacts, do_not_list) "
    "VALUES (gen_random_uuid(), 1, '{network}', '{{}}', 'en', false, false, false)",
    "INSERT INTO core_audit_entry (id, version, subject_type, subject, table_name, row_id, action, viewer_kind, at) "
    "VALUES (gen_random_uuid(), 1, 'X', 'x', 'x', gen_random_uuid(), 'CREATED', 'SYSTEM', now())",
)
WRITES = (
    "UPDATE core_organisation SET acronym = 'mine' WHERE id = '{foreign}'",
    "UPDATE core_organisation SET acronym = 'mine'",
    "DELETE FROM core_organisation WHERE id = '{foreign}'",
    "UPDATE core_user SET name = 'mine' WHERE id <> mreza.viewer_user()",
    "UPDATE core_role SET permissions = '[]'",
    "DELETE FROM core_role_grant",
    "DELETE FROM core_audit_entry",
    "UPDATE core_event_record SET payload = '{{}}'",
    "UPDATE core_network SET name = '{{}}'",
    "DELETE FROM core_token",
)

#: How PostgreSQL refuses: insufficient privilege; a trigger or a replaced function would be of another kind.
STATES = ("42501",)


class Attacker:
    """The serving role with any SQL; each attack has a transaction of its own, of which nothing stays."""

    def __init__(self, kit: Any, foreign: Organisation, owner: str) -> None:
        self.engine = kit.application.pools.serving_engine
        self.names = {"foreign": foreign.id, "network": foreign.network_id, "owner": f'"{owner}"'}

    def said(self, statement: str) -> str:
        return statement.format(**self.names)

    async def run(self, *statements: str, handle: str | None = None) -> Any:
        """The result of the last statement: its first value, or how many rows it changed."""
        async with self.engine.connect() as connection:
            raw = (await connection.get_raw_connection()).driver_connection
            transaction = raw.transaction()
            await transaction.start()
            try:
                if handle is not None:
                    await raw.fetchval("SELECT mreza.enter($1)", handle)
                for statement in statements[:-1]:
                    await raw.execute(self.said(statement))
                last = self.said(statements[-1])
                if last.startswith(("UPDATE", "DELETE")):
                    return int((await raw.execute(last)).rpartition(" ")[2])
                return await raw.fetchval(last) if ";" not in last else await raw.execute(last)
            finally:
                await transaction.rollback()

    async def refusal(self, statement: str, *, handle: str | None = None) -> str | None:
        """PostgreSQL's state when it refuses the statement; None when it does not."""
        try:
            await self.run(statement, handle=handle)
        except asyncpg.PostgresError as error:
            return str(error.sqlstate)
        return None


@pytest.fixture
async def attacker(kit: Any) -> AsyncIterator[Attacker]:
    foreign = await kit.organisation("BA", "Foreign")
    await kit.organisation("RS", "Own")
    async with kit.application.pools.system_engine.connect() as connection:
        owner = str(await connection.scalar(text("SELECT current_user")))
    yield Attacker(kit, foreign, owner)


async def test_without_a_scope_nothing_is_seen(attacker: Attacker) -> None:
    seen = {statement: await attacker.run(statement) for statement in READS}
    assert {statement: count for statement, count in seen.items() if count} == {}


async def test_a_forged_scope_opens_nothing(attacker: Attacker) -> None:
    for forgery in FORGED:
        assert await attacker.run(forgery, "SELECT count(*) FROM core_organisation") == 0, forgery
        assert await attacker.run(forgery, "SELECT mreza.is_secretariat()") is False, forgery
        assert await attacker.run(forgery, "SELECT count(*) FROM mreza.scope") == 0, forgery


async def test_what_only_the_owner_may_do_is_refused(attacker: Attacker) -> None:
    for statement in REFUSED:
        assert await attacker.refusal(statement) in STATES, statement


async def test_a_coordinator_reaches_no_other_network_by_raw_statements(attacker: Attacker, viewers: Any) -> None:
    handle = (await viewers.coordinator("RS")).handle
    assert await attacker.run("SELECT count(*) FROM core_organisation", handle=handle) == 1
    for statement in WRITES:
        own = 1 if statement.endswith("SET acronym = 'mine'") else 0
        assert await attacker.run(statement, handle=handle) == own, statement
    for statement in REFUSED:
        assert await attacker.refusal(statement, handle=handle) in STATES, statement


async def test_the_right_scope_opens_what_it_is_for(attacker: Attacker, viewers: Any) -> None:
    """Control: the attacks fail for the wall, not for their spelling."""
    handle = (await viewers.secretariat()).handle
    assert await attacker.run("SELECT count(*) FROM core_organisation", handle=handle) == 2
    assert await attacker.run("SELECT count(*) FROM mreza.search_core_organisation('foreign')", handle=handle) == 1
    assert (
        await attacker.run("UPDATE core_organisation SET acronym = 'ours' WHERE id = '{foreign}'", handle=handle) == 1
    )
    assert await attacker.run("SELECT mreza.is_secretariat()", handle=handle) is True


async def test_a_scope_ends_with_its_transaction(attacker: Attacker, viewers: Any) -> None:
    handle = (await viewers.secretariat()).handle
    assert await attacker.run("SELECT count(*) FROM core_organisation", handle=handle) == 2
    assert await attacker.run("SELECT count(*) FROM core_organisation") == 0


async def test_the_wall_stands_in_every_table(kit: Any) -> None:
    async with kit.application.pools.system_engine.connect() as connection:
        assert await wall_problems(connection, kit.application.settings.serving_role) == []


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("ALTER TABLE core_person NO FORCE ROW LEVEL SECURITY", "public.core_person is not forced"),
        ("ALTER TABLE core_person DISABLE ROW LEVEL SECURITY", "public.core_person is not enabled"),
        ("DROP POLICY seen ON core_person", "core_person lacks the policies seen"),
        ("CREATE POLICY hole ON core_person USING (true)", "policies that nothing derives: hole"),
        ("CREATE TABLE public.bare (id int)", "public.bare is not enabled"),
        ("CREATE VIEW public.hole AS TABLE core_person; GRANT SELECT ON hole TO mreza_app", "public.hole is a view"),
        (
            "CREATE MATERIALIZED VIEW public.hole AS TABLE core_person; GRANT SELECT ON hole TO mreza_app",
            "materialised view",
        ),
        ("GRANT SELECT ON mreza.scope TO mreza_app", "reaches the technical table mreza.scope"),
        ("GRANT SELECT (handle) ON mreza.scope TO mreza_app_public", "reaches the technical table mreza.scope"),
        ("GRANT SELECT (name) ON mreza.plugin TO mreza_app", "reaches the technical table mreza.plugin"),
        ("ALTER TABLE mreza.scope DISABLE ROW LEVEL SECURITY", "of mreza.scope is not the one"),
        ("CREATE POLICY hole ON mreza.scope USING (true)", "of mreza.scope is not the one"),
        ("GRANT TRUNCATE ON core_person TO mreza_app", "may truncate public.core_person"),
        ("GRANT CREATE ON SCHEMA public TO mreza_app", "may create in the schema public"),
        ("ALTER FUNCTION mreza.networks() RESET search_path", "without a fixed search_path"),
        ("GRANT EXECUTE ON FUNCTION mreza.networks() TO PUBLIC", "every role may call it"),
    ],
)
async def test_a_hole_in_the_wall_is_named(kit: Any, fault: str, said: str) -> None:
    async with kit.application.pools.system_engine.connect() as connection:
        for statement in fault.split("; "):
            await connection.execute(text(statement))
        found = await wall_problems(connection, "mreza_app")
        assert any(said in problem for problem in found), found
        with pytest.raises(ConfigurationError, match="does not stand"):
            await refuse_broken_wall(connection, "mreza_app")
        await connection.rollback()


async def test_rows_of_a_new_network_are_nobodys_until_granted(kit: Any, viewers: Any, attacker: Attacker) -> None:
    viewer = await viewers.coordinator("HR")
    assert await attacker.run("SELECT count(*) FROM core_organisation", handle=viewer.handle) == 0
    made = await kit.organisation("HR", "Ours")
    assert isinstance(made.id, UUID)
    assert await attacker.run("SELECT count(*) FROM core_organisation", handle=viewer.handle) == 1


async def test_a_scope_shows_itself_and_no_other(viewers: Any, attacker: Attacker) -> None:
    coordinator, secretariat = await viewers.coordinator("RS"), await viewers.secretariat()
    asked = "SELECT count(*) FILTER (WHERE is_secretariat) * 10 + count(*) FROM mreza.scope"
    assert await attacker.run(asked, handle=coordinator.handle) == 1
    assert await attacker.run(asked, handle=secretariat.handle) == 11
    assert await attacker.run("SELECT networks FROM mreza.scope", handle=coordinator.handle) == [*coordinator.networks]
    # A condition that fails on the secretariat's row would tell that there is one, if it were ever looked at.
    fails = "SELECT count(*) FROM mreza.scope WHERE 1 / (NOT is_secretariat)::int = 1"
    assert await attacker.run(fails, handle=coordinator.handle) == 1
    with pytest.raises(asyncpg.DivisionByZeroError):  # the control
        await attacker.run(fails, handle=secretariat.handle)


async def test_a_guessed_handle_is_none(attacker: Attacker) -> None:
    for _ in range(20):
        assert await attacker.run(f"SELECT mreza.enter('{secrets.token_urlsafe(24)}')") is False


def test_the_attacks_are_many() -> None:
    assert len(READS) + len(FORGED) + len(REFUSED) + len(WRITES) >= 40
