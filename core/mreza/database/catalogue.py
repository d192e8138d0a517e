"""The wall as PostgreSQL's own catalogue shows it: every table behind row-level security, the serving role without
any power.

Run at start and by `mreza check`: a wall that somebody took down by hand is noticed before the first request is served.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from mreza.access.policies import POLICIES
from mreza.access.readers import reading_roles
from mreza.access.rules import OWN_SCOPE
from mreza.errors import ConfigurationError

#: What hangs on the owner's role alone; the serving role reaches it through functions only.
TECHNICAL = "mreza"

_TABLES = """
    SELECT r.rolname AS role, n.nspname AS schema, c.relname AS name, c.relkind::text AS kind,
           c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced, c.relowner = r.oid AS owned,
           has_table_privilege(r.oid, c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER') AS
           reached,
           has_table_privilege(r.oid, c.oid, 'TRUNCATE, REFERENCES, TRIGGER') AS overreached,
           has_table_privilege(r.oid, c.oid, 'INSERT, UPDATE, DELETE') AS written,
           ARRAY(SELECT attname::text FROM pg_attribute AS a WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped
                 AND has_column_privilege(r.oid, c.oid, attnum, 'SELECT, INSERT, UPDATE, REFERENCES')) AS columns,
           ARRAY(SELECT polname::text FROM pg_policy WHERE polrelid = c.oid) AS policies,
           EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND 0 = ANY (p.polroles)) AS for_public
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN pg_roles r
    WHERE r.rolname = :role AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname IN ('public', 'mreza')
    ORDER BY 1, 2
"""
_FUNCTIONS = """
    SELECT p.oid::regprocedure::text AS name,
           EXISTS (SELECT FROM unnest(p.proconfig) AS s WHERE s LIKE 'search_path=%') AS fixed,
           EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS a
                   WHERE a.grantee = 0 AND a.privilege_type = 'EXECUTE') AS for_public,
           p.prorettype = 'trigger'::regtype AS is_trigger
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema')
    ORDER BY 1
"""
_ROLE = """
    SELECT rolsuper AS "is a superuser", rolbypassrls AS "passes row-level security by",
           rolcreaterole AS "may create roles", rolcreatedb AS "may create databases",
           rolreplication AS "may replicate",
           has_schema_privilege(rolname, 'public', 'CREATE') AS "may create in the schema public",
           has_schema_privilege(rolname, 'mreza', 'CREATE') AS "may create in the schema mreza",
           has_database_privilege(rolname, current_database(), 'TEMP') AS "may make temporary tables",
           has_database_privilege(rolname, current_database(), 'CREATE') AS "may create schemas",
           EXISTS (SELECT FROM pg_auth_members WHERE member = pg_roles.oid) AS "is a member of other roles",
           EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid) AS "owns tables"
    FROM pg_roles WHERE rolname = :role
"""
_OF_TABLES = text(
    "SELECT format('DROP POLICY %I ON public.%I', polname, relname) FROM pg_policy "
    "JOIN pg_class ON pg_class.oid = polrelid WHERE relnamespace = 'public'::regnamespace AND relname = ANY (:tables)"
)
_REMEDY = "Run `mreza db upgrade`, which derives the policies anew."


async def wall_problems(
    connection: AsyncConnection, serving_role: str, without_policies: Collection[str] = ()
) -> list[str]:
    """What is wrong with the wall, in sentences with the remedy; empty when it stands.

    Args:
        connection: the owner's.
        serving_role: the role that answers requests; those that read beside it are looked at as well.
        without_policies: tables of disabled plugins, which are behind row-level security but may lack newer policies.
    """
    found = []
    for name in reading_roles(serving_role):
        found += await _of_role(connection, name, without_policies, writes=name == serving_role)
    for row in (await connection.execute(text(_FUNCTIONS))).mappings():
        found += _of_function(row)
    return list(dict.fromkeys(found))


async def refuse_broken_wall(
    connection: AsyncConnection, serving_role: str, without_policies: Collection[str] = ()
) -> None:
    """Stop the start when the wall does not stand.

    Raises: ConfigurationError with all that is wrong.
    """
    found = await wall_problems(connection, serving_role, without_policies)
    if found:
        raise ConfigurationError(
            "The wall between the networks does not stand:\n" + "\n".join(f"  {one}" for one in found)
        )


async def _of_role(
    connection: AsyncConnection, name: str, without_policies: Collection[str], *, writes: bool
) -> list[str]:
    role = (await connection.execute(text(_ROLE), {"role": name})).mappings().first()
    if role is None:
        return [f"The serving role {name} does not exist. Run `mreza db upgrade`."]
    found = [f"The serving role {name} {power}. Take that from it." for power, has in role.items() if has]
    for row in (await connection.execute(text(_TABLES), {"role": name})).mappings():
        found += _of_table(row, without_policies)
        if row["written"] and not writes and row["schema"] != TECHNICAL:
            found.append(f"The role {name} only reads, but it may write {row['schema']}.{row['name']}. {_REMEDY}")
    return found


def _of_table(row: Mapping[Any, Any], without_policies: Collection[str]) -> list[str]:
    name = f"{row['schema']}.{row['name']}"
    found = []
    if row["owned"]:
        found.append(
            f"The serving role {row['role']} owns {name}. "
            f"Give it back: ALTER TABLE {name} OWNER TO the role of DATABASE_URL."
        )
    if row["kind"] in "vmf":
        kind = {"v": "a view", "m": "a materialised view", "f": "a foreign table"}[row["kind"]]
        return [*found, f"{name} is {kind}, which no policy binds. Drop it."] if row["reached"] else found
    if row["schema"] == TECHNICAL:
        return found + _of_technical_table(row)
    if row["overreached"]:
        found.append(
            f"The serving role {row['role']} may truncate {name}, refer to it or put triggers on it. {_REMEDY}"
        )
    if not row["enabled"] or not row["forced"]:
        found.append(f"Row-level security of {name} is not {'enabled' if not row['enabled'] else 'forced'}. {_REMEDY}")
    missing = sorted(set(POLICIES) - set(row["policies"]))
    if missing and row["name"] not in without_policies:
        found.append(f"{name} lacks the policies {', '.join(missing)}. {_REMEDY}")
    unknown = sorted(set(row["policies"]) - set(POLICIES))
    if unknown or row["for_public"]:
        found.append(
            f"{name} has policies that nothing derives: {', '.join(unknown) or 'one for every role'}. Drop them."
        )
    return found


def _of_technical_table(row: Mapping[Any, Any]) -> list[str]:
    """Out of reach, but for what a scope shows to who holds its handle."""
    name = f"{row['schema']}.{row['name']}"
    own = row["name"] == OWN_SCOPE.name
    beyond = set(row["columns"]) - set(OWN_SCOPE.c.keys() if own else ())
    if row["reached"] or beyond:
        return [f"The serving role {row['role']} reaches the technical table {name}. REVOKE ALL ON {name} from it."]
    if own and (not row["enabled"] or row["policies"] != ["own"]):
        return [f"The row-level security of {name} is not the one that shows everyone the own scope only. {_REMEDY}"]
    return []


def _of_function(row: Mapping[Any, Any]) -> list[str]:
    found = []
    if not row["fixed"]:
        found.append(f"The function {row['name']} runs as its owner without a fixed search_path. Add SET search_path.")
    if row["for_public"] and not row["is_trigger"]:
        found.append(
            f"The function {row['name']} runs as its owner and every role may call it. REVOKE EXECUTE FROM PUBLIC."
        )
    return found


async def drop_policies(connection: AsyncConnection, tables: Iterable[str]) -> None:
    """Take tables that are to be dropped out from behind their rules: a rule may look at a table that goes first."""
    for table in tables:
        for policy in sorted(POLICIES):
            await connection.execute(text(f'DROP POLICY IF EXISTS {policy} ON public."{table}"'))
