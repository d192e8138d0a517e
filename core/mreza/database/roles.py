"""Getting a database ready: what the server must offer, and the roles that answer requests.

The owner (the role of DATABASE_URL, or the private server's) owns the schema. The serving role, and those that read
beside it (`mreza.access.readers`), own nothing and may create nothing, not even temporary tables: what they can reach
is what row policies and grants say.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import hashlib
import hmac
import os
from collections.abc import Mapping

import asyncpg

from mreza.access.readers import SERVING, Reader, reading_roles
from mreza.database.address import DatabaseAddress
from mreza.database.binaries import OLDEST
from mreza.database.cluster import EXTENSIONS
from mreza.errors import ConfigurationError
from mreza.settings import Settings

#: Set on every connection: a role may have a schema of its own name, which PostgreSQL would look into first.
SEARCH_PATH = "public, mreza"
_CONNECT_SECONDS = 10
_SCRAM_ITERATIONS = 4096
#: What PostgreSQL says when two sessions change the same role at once.
_RACES = (asyncpg.DuplicateObjectError, asyncpg.UniqueViolationError, asyncpg.InternalServerError)


async def prepare_database(settings: Settings, address: DatabaseAddress) -> None:
    """Everything before migrations: checks, extensions, the serving roles, and a sign-in by each.

    Raises:
        ConfigurationError: with the remedy.
    """
    await ensure_database(address)
    connection = await connect(address)
    try:
        await provision(connection, settings)
    finally:
        await connection.close()
    for role in reading_roles(settings.serving_role):
        await _check_sign_in(settings, address, role)


async def connect(address: DatabaseAddress) -> asyncpg.Connection:
    """A connection, or a `ConfigurationError` that says what is wrong with the address and what to do."""
    try:
        return await asyncpg.connect(
            address.dsn, timeout=_CONNECT_SECONDS, server_settings={"search_path": SEARCH_PATH}
        )
    except (asyncpg.InvalidPasswordError, asyncpg.InvalidAuthorizationSpecificationError) as error:
        raise ConfigurationError(
            f"The database at {address.place} does not let the role {address.user or '(none named)'} in: {error}. "
            "Check the role and the password in DATABASE_URL (special characters must be percent-encoded)."
        ) from error
    except asyncpg.InvalidCatalogNameError as error:
        raise ConfigurationError(
            f"There is no database {address.database} at {address.place}. Create it, for instance: "
            f'CREATE DATABASE "{address.database}" OWNER "{address.user}" ENCODING \'UTF8\' TEMPLATE template0;'
        ) from error
    except (asyncpg.CannotConnectNowError, asyncpg.TooManyConnectionsError) as error:
        raise ConfigurationError(
            f"The database at {address.place} takes no connection now: {error}. Try again in a moment."
        ) from error
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise ConfigurationError(
            f"No database answers at {address.place} ({error or type(error).__name__}). "
            "Check host and port in DATABASE_URL and that the server runs; without it, Mreža runs a private one."
        ) from error


async def ensure_database(address: DatabaseAddress) -> None:
    """Check version, encoding and extensions, and add missing extensions.

    Raises:
        ConfigurationError: wrong address, older than 15, not UTF8, or an extension that only an administrator can add.
    """
    connection = await connect(address)
    try:
        version = connection.get_server_version()
        if version.major < OLDEST:
            raise ConfigurationError(
                f"{address.place} runs PostgreSQL {version.major}, but Mreža needs {OLDEST} or newer. "
                "Upgrade that server, or leave DATABASE_URL empty for the private one."
            )
        encoding = await connection.fetchval("SHOW server_encoding")
        if encoding != "UTF8":
            raise ConfigurationError(
                f"The database {address.database} is encoded as {encoding}. "
                "Create one with ENCODING 'UTF8' and point DATABASE_URL at it."
            )
        for extension in EXTENSIONS:
            await _ensure_extension(connection, extension, address)
    finally:
        await connection.close()


async def provision(connection: asyncpg.Connection, settings: Settings) -> None:
    """Create or mend the serving roles and what they may: connect, use the schemas `public` and `mreza`. Repeatable.

    Args:
        connection: the owner's.
        settings: for the roles' names and their passwords.

    Raises:
        ConfigurationError: the owner may not do so; the text holds the SQL for an administrator.
    """
    roles = reading_roles(settings.serving_role)
    await _ensure_roles(connection, {role: _verifier(settings, role) for role in roles})
    database = await connection.fetchval("SELECT current_database()")
    for template, names in (
        ("CREATE SCHEMA IF NOT EXISTS mreza", ()),
        ("REVOKE CREATE ON SCHEMA public FROM PUBLIC", ()),
        ("REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC", (database,)),
        *(("GRANT CONNECT ON DATABASE %I TO %I", (database, role)) for role in roles),
        *(("GRANT USAGE ON SCHEMA public, mreza TO %I", (role,)) for role in roles),
    ):
        await _retried(connection, await _formatted(connection, template, *names))
    for role in roles:
        await _check_powers(connection, role, database)


def serving_dsn(settings: Settings, address: DatabaseAddress) -> str:
    """The same database for the serving role; holds its password."""
    return serving_address(settings, address).dsn


def serving_address(settings: Settings, address: DatabaseAddress, reader: Reader = SERVING) -> DatabaseAddress:
    """The same database for the serving role, or for one that reads beside it."""
    role = reader.role(settings.serving_role)
    return address.with_role(role, _password(settings, role))


def _password(settings: Settings, role: str) -> str:
    """Derived from the installation's secret, another for each role."""
    label = "serving-role" if role == settings.serving_role else f"serving-role:{role}"
    return hmac.new(settings.load_secret(), label.encode(), hashlib.sha256).hexdigest()


def _verifier(settings: Settings, role: str) -> str:
    """The SCRAM-SHA-256 verifier (RFC 5803) of the password: the password itself then shows in no log of the server."""
    salt = os.urandom(16)
    salted = hashlib.pbkdf2_hmac("sha256", _password(settings, role).encode(), salt, _SCRAM_ITERATIONS)
    stored = hashlib.sha256(hmac.digest(salted, b"Client Key", "sha256")).digest()
    server = hmac.digest(salted, b"Server Key", "sha256")
    salt64, stored64, server64 = (base64.b64encode(part).decode() for part in (salt, stored, server))
    return f"SCRAM-SHA-256${_SCRAM_ITERATIONS}:{salt64}${stored64}:{server64}"


async def _ensure_extension(connection: asyncpg.Connection, extension: str, address: DatabaseAddress) -> None:
    try:
        await _retried(connection, f"CREATE EXTENSION IF NOT EXISTS {extension}")
    except asyncpg.InsufficientPrivilegeError as error:
        raise ConfigurationError(
            f"The extension {extension} is missing in {address.database}, and the role {address.user} may not add it. "
            f"As an administrator, in that database: CREATE EXTENSION {extension}; "
            f'or let the role do it: GRANT CREATE ON DATABASE "{address.database}" TO "{address.user}";'
        ) from error
    except (asyncpg.UndefinedFileError, asyncpg.FeatureNotSupportedError) as error:
        raise ConfigurationError(
            f"The server at {address.place} does not have the extension {extension}. "
            "Install PostgreSQL's contributed extensions there (Debian has them in the server's package)."
        ) from error


async def _ensure_roles(connection: asyncpg.Connection, verifiers: Mapping[str, str]) -> None:
    if (owner := await connection.fetchval("SELECT current_user")) in verifiers:
        raise ConfigurationError(
            f"The role of DATABASE_URL is the serving role {owner}, but the owner and the serving role must be two. "
            "Set MREZA_SERVING_ROLE to another name."
        )
    known = await connection.fetchval("SELECT array_agg(rolname::text) FROM pg_roles") or []
    missing = [
        await _formatted(connection, "CREATE ROLE %I LOGIN NOINHERIT PASSWORD %L", role, verifier)
        for role, verifier in verifiers.items()
        if role not in known
    ]
    try:
        for create in missing:
            with contextlib.suppress(*_RACES):  # another process made it meanwhile; its password is set below
                await connection.execute(create)
    except asyncpg.InsufficientPrivilegeError as error:
        raise ConfigurationError(
            "Serving roles are missing, and the role of DATABASE_URL may not create roles. "
            f"As an administrator: {'; '.join(missing)};"
        ) from error
    for role, verifier in verifiers.items():
        # If an administrator made it, we may not; whether its password is right shows when it signs in.
        with contextlib.suppress(asyncpg.InsufficientPrivilegeError):
            await _retried(connection, await _formatted(connection, "ALTER ROLE %I LOGIN PASSWORD %L", role, verifier))


async def _check_powers(connection: asyncpg.Connection, role: str, database: str) -> None:
    found = await connection.fetchrow(
        """
        SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication AS mighty,
               has_schema_privilege(rolname, 'public', 'CREATE') OR has_schema_privilege(rolname, 'mreza', 'CREATE')
                   OR has_database_privilege(rolname, current_database(), 'TEMP, CREATE') AS creates,
               NOT has_database_privilege(rolname, current_database(), 'CONNECT')
                   OR NOT has_schema_privilege(rolname, 'public', 'USAGE') AS locked_out,
               EXISTS (SELECT FROM pg_auth_members WHERE member = pg_roles.oid) AS member
        FROM pg_roles WHERE rolname = $1
        """,
        role,
    )
    remedies = {
        "mighty": await _formatted(
            connection, "ALTER ROLE %I NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION", role
        ),
        "creates": await _formatted(
            connection,
            "REVOKE CREATE ON SCHEMA public FROM PUBLIC, %I; REVOKE TEMPORARY, CREATE ON DATABASE %I FROM PUBLIC, %I",
            role,
            database,
            role,
        ),
        "locked_out": await _formatted(
            connection, "GRANT CONNECT ON DATABASE %I TO %I; GRANT USAGE ON SCHEMA public TO %I", database, role, role
        ),
        "member": await _formatted(connection, "REVOKE … FROM %I (every role that it is a member of)", role),
    }
    wrong = [remedy for name, remedy in remedies.items() if found[name]]
    if wrong:
        raise ConfigurationError(
            f"The serving role {role} may do more or less than it should, so the walls would not hold. "
            f"As an administrator, in the database {database}: {'; '.join(wrong)};"
        )


async def _check_sign_in(settings: Settings, address: DatabaseAddress, role: str) -> None:
    try:
        dsn = address.with_role(role, _password(settings, role)).dsn
        connection = await asyncpg.connect(dsn, timeout=_CONNECT_SECONDS)
    except asyncpg.PostgresError as error:
        raise ConfigurationError(
            f"The serving role {role} cannot sign in ({error}). Its password derives from this installation's secret. "
            f"As an administrator: ALTER ROLE \"{role}\" LOGIN PASSWORD '{_verifier(settings, role)}';"
        ) from error
    await connection.close()


async def _formatted(connection: asyncpg.Connection, template: str, *names: str) -> str:
    if not names:
        return template
    return str(await connection.fetchval("SELECT format($1, VARIADIC $2::text[])", template, list(names)))


async def _retried(connection: asyncpg.Connection, statement: str, tries: int = 8) -> None:
    for attempt in range(tries):
        try:
            await connection.execute(statement)
            return
        except _RACES:
            if attempt == tries - 1:
                raise
            await asyncio.sleep(0.05 * (attempt + 1))
