"""Backup and restore: one file that holds the whole database and the files beside it, proven whole before it is named.

A backup is a tar of `database.dump` (PostgreSQL's custom format), `files/<plugin>/…` and `manifest.json`. The owner
makes it. Row policies are forced on every table, the owner's included, so three things are checked: beforehand, that a
policy shows the owner every row of every such table; in the same snapshot, how many rows there are; afterwards, that
the dump holds as many.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from importlib.metadata import version as version_of
from pathlib import Path
from typing import IO

import asyncpg
from packaging.version import Version

from mreza.database.address import DatabaseAddress
from mreza.database.binaries import Binaries, find_binaries
from mreza.database.dump import count_rows_of_dump, dump, load
from mreza.database.roles import connect, prepare_database
from mreza.database.running import running_database
from mreza.database.stored_files import add_files, ensure_place, take_files
from mreza.errors import ConfigurationError, MrezaError
from mreza.plugin.answers import FileStore
from mreza.settings import Settings

_FORMAT, _WITHOUT_FILES = 2, 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says about itself."""

    format: int
    mreza: str
    postgresql: int
    owner: str
    serving_role: str
    sha256: str
    rows: dict[str, int]
    """Row count of every table, by its quoted name with schema."""
    files: dict[str, str] = field(default_factory=dict)
    """SHA-256 of every file, by ``<plugin>/<key>``."""


async def backup(
    settings: Settings,
    path: Path,
    progress: Callable[[str], None] = lambda _: None,
    *,
    stores: Sequence[FileStore] = (),
) -> Manifest:
    """Write the whole database, and the files in plugins' folders, to the new file `path` (readable by this account
    only).

    Raises:
        ConfigurationError: the file exists or cannot be written, or a table hides rows from the owner.
    """
    _ensure_new(path)
    with running_database(settings, progress) as (running, address):
        binaries = find_binaries(running.postgres_bin)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".backup-") as folder:
            file = Path(folder) / "database.dump"
            manifest = await _dump_whole(running, address, binaries, file, progress)
            progress("Reading the backup back …")
            found = await asyncio.to_thread(count_rows_of_dump, binaries, file)
            _ensure_complete(manifest.rows, found, "No backup was written. Try again, and report this.")
            manifest = await asyncio.to_thread(_pack, manifest, file, path, stores, progress)
    held = f"{sum(manifest.rows.values())} rows of {len(manifest.rows)} tables, {len(manifest.files)} files"
    progress(f"{held} are in {path}.")
    return manifest


async def restore(
    settings: Settings,
    path: Path,
    progress: Callable[[str], None] = lambda _: None,
    *,
    stores: Sequence[FileStore] = (),
) -> Manifest:
    """Load the backup `path` into the settings' database, which must be empty, in one transaction; before that, put its
    files into plugins' folders.

    Raises:
        ConfigurationError: not a backup, damaged, made by something newer, roles that differ, or a database in use.
    """
    with tempfile.TemporaryDirectory(prefix="mreza-restore-") as folder:
        file = Path(folder) / "database.dump"
        manifest = _unpack(path, file)
        goes = ensure_place(stores, manifest.files)
        with running_database(settings, progress) as (running, address):
            await prepare_database(running, address)
            connection = await connect(address)
            try:
                await _ensure_fits(connection, running, manifest)
                with tarfile.open(path) as archive:
                    await asyncio.to_thread(take_files, archive, goes, manifest.files)
                progress(f"Loading {sum(manifest.rows.values())} rows …")
                await asyncio.to_thread(load, find_binaries(running.postgres_bin), file, address, _major(connection))
                _ensure_complete(manifest.rows, await _count_rows(connection), "Do not use the restored database.")
            finally:
                await connection.close()
            await prepare_database(running, address)
    progress("Restored. `mreza db upgrade` brings it up to this version.")
    return manifest


async def _dump_whole(
    settings: Settings, address: DatabaseAddress, binaries: Binaries, file: Path, progress: Callable[[str], None]
) -> Manifest:
    connection = await connect(address)
    try:
        if binaries.major < _major(connection):
            raise ConfigurationError(
                f"The server is PostgreSQL {_major(connection)}, but pg_dump here is {binaries.version}. "
                f"Set MREZA_POSTGRES_BIN to those of PostgreSQL {_major(connection)}."
            )
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            await _ensure_owner_sees_all(connection)
            rows = await _count_rows(connection)
            snapshot = await connection.fetchval("SELECT pg_export_snapshot()")
            progress(f"Writing {sum(rows.values())} rows …")
            await asyncio.to_thread(dump, binaries, file, address, snapshot)
        return Manifest(
            format=_FORMAT,
            mreza=version_of("mreza"),
            postgresql=_major(connection),
            owner=str(await connection.fetchval("SELECT current_user")),
            serving_role=settings.serving_role,
            sha256=_digest(file),
            rows=rows,
        )
    finally:
        await connection.close()


async def _ensure_owner_sees_all(connection: asyncpg.Connection) -> None:
    hidden = await connection.fetch(
        """
        SELECT c.oid::regclass::text AS name
        FROM pg_class c
        WHERE c.relkind IN ('r', 'p') AND c.relnamespace IN ('public'::regnamespace, 'mreza'::regnamespace)
          AND row_security_active(c.oid)
          AND (NOT EXISTS (
                  SELECT FROM pg_policy p
                  WHERE p.polrelid = c.oid AND p.polpermissive AND p.polcmd IN ('*', 'r')
                    AND pg_get_expr(p.polqual, p.polrelid) = 'true'
                    AND (SELECT bool_or(r = 0 OR pg_has_role(r, 'USAGE')) FROM unnest(p.polroles) r))
               OR EXISTS (
                  SELECT FROM pg_policy p
                  WHERE p.polrelid = c.oid AND NOT p.polpermissive AND p.polcmd IN ('*', 'r')
                    AND (SELECT bool_or(r = 0 OR pg_has_role(r, 'USAGE')) FROM unnest(p.polroles) r)))
        ORDER BY 1
        """
    )
    if hidden:
        names = ", ".join(row["name"] for row in hidden)
        raise ConfigurationError(
            f"Row policies hide rows of these tables from their owner, so a backup would lack them: {names}. "
            "Run `mreza db upgrade`, which sets the policies anew, and try again."
        )


async def _count_rows(connection: asyncpg.Connection) -> dict[str, int]:
    tables = await connection.fetch(
        """
        SELECT format('%I.%I', n.nspname, c.relname) AS name
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname IN ('public', 'mreza')
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
        ORDER BY 1
        """
    )
    return {row["name"]: await connection.fetchval(f"SELECT count(*) FROM {row['name']}") for row in tables}


async def _ensure_fits(connection: asyncpg.Connection, settings: Settings, manifest: Manifest) -> None:
    if _major(connection) < manifest.postgresql:
        raise ConfigurationError(
            f"The backup is from PostgreSQL {manifest.postgresql}, the server here is {_major(connection)}. "
            "Use one at least as new."
        )
    if Version(manifest.mreza) > Version(version_of("mreza")):
        raise ConfigurationError(
            f"The backup is from Mreža {manifest.mreza}. Install that or a newer one, then restore."
        )
    if manifest.serving_role != settings.serving_role:
        raise ConfigurationError(
            f"The backup's serving role is {manifest.serving_role}. "
            f"Set MREZA_SERVING_ROLE={manifest.serving_role} and restore again."
        )
    user = await connection.fetchval("SELECT current_user")
    if manifest.owner != user:
        raise ConfigurationError(
            f"The backup's tables belong to the role {manifest.owner}, but DATABASE_URL connects as {user}. "
            f"Create a role {manifest.owner} that may create roles, give it the database, and connect as it."
        )
    if await connection.fetchval(
        """
        SELECT EXISTS (SELECT FROM pg_class c
                       WHERE c.relnamespace IN ('public'::regnamespace, 'mreza'::regnamespace)
                         AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e'))
            OR EXISTS (SELECT FROM pg_proc f WHERE f.pronamespace = 'mreza'::regnamespace)
        """
    ):
        raise ConfigurationError(
            "The database is not empty, and a restore never overwrites. "
            "Restore into a new data folder (MREZA_DATA=/path) or into an empty database (DATABASE_URL)."
        )


def _ensure_complete(expected: dict[str, int], found: dict[str, int], consequence: str) -> None:
    wrong = [
        f"{name}: {found.get(name, 0)} of {count}" for name, count in expected.items() if found.get(name, 0) != count
    ]
    if wrong:
        raise MrezaError(f"Rows are missing ({'; '.join(wrong)}). {consequence}")


def _ensure_new(path: Path) -> None:
    if path.exists():
        raise ConfigurationError(f"{path} exists already. Name a new file; a backup is never overwritten.")
    folder = path.parent
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise ConfigurationError(
            f"Nothing can be written in {folder} ({error.strerror}). Name another folder."
        ) from error


def _pack(
    manifest: Manifest, file: Path, path: Path, stores: Sequence[FileStore], progress: Callable[[str], None]
) -> Manifest:
    description, staged = file.with_name("manifest.json"), file.with_name("packed")
    with tarfile.open(staged, "w") as archive:
        archive.add(file, "database.dump", filter=_anonymous)
        manifest = replace(manifest, files=add_files(archive, stores, progress))
        description.write_text(json.dumps(asdict(manifest), indent=1, ensure_ascii=False), encoding="utf-8")
        archive.add(description, "manifest.json", filter=_anonymous)
    staged.chmod(0o600)
    staged.rename(path)
    return manifest


def _anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


def _unpack(path: Path, target: Path) -> Manifest:
    try:
        with tarfile.open(path) as archive:
            fields = json.load(_member(archive, "manifest.json"))
            if fields["format"] not in (_FORMAT, _WITHOUT_FILES):
                raise ConfigurationError(f"{path} is a backup of a newer form. Restore it with a newer Mreža.")
            with target.open("wb") as file:
                shutil.copyfileobj(_member(archive, "database.dump"), file)
    except FileNotFoundError as error:
        raise ConfigurationError(f"There is no file {path}.") from error
    except (tarfile.TarError, KeyError, ValueError, OSError) as error:
        raise ConfigurationError(f"{path} is not a backup of Mreža's, or it was cut short.") from error
    manifest = Manifest(**fields)
    if _digest(target) != manifest.sha256:
        raise ConfigurationError(
            f"{path} is damaged: its contents are not those that were written. Use another backup."
        )
    return manifest


def _member(archive: tarfile.TarFile, name: str) -> IO[bytes]:
    if (opened := archive.extractfile(name)) is None:
        raise KeyError(name)
    return opened


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _major(connection: asyncpg.Connection) -> int:
    return int(connection.get_server_version().major)
