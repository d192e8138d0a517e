"""A private database cluster on disk: where it lies, how it is made."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from mreza.database.account import Account, account_of
from mreza.database.binaries import Binaries
from mreza.database.places import make_folder, name_for
from mreza.errors import ConfigurationError

#: Extensions that Mreža's SQL uses. Trusted ones all, so that an owner who may create in its database may add them.
EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist")
#: Not named like the schema `mreza`: PostgreSQL would look into a schema of the role's own name first.
OWNER = "mreza_owner"
DATABASE = "mreza"
_SUPERUSER = "postgres"


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster in the folder `place`, which belongs to `account`."""

    place: Path
    account: Account

    @property
    def pgdata(self) -> Path:
        """What PostgreSQL calls its data directory."""
        return self.place / "database"

    @property
    def log(self) -> Path:
        """The server's log."""
        return self.place / "log"

    @property
    def exists(self) -> bool:
        """True when it was made whole: it gets this name only then."""
        return (self.pgdata / "PG_VERSION").exists()

    def owner_password(self) -> str:
        """The password of the role that owns Mreža's database."""
        return str(json.loads((self.place / "passwords").read_text(encoding="ascii"))[OWNER])

    def check_version(self, binaries: Binaries) -> None:
        """Refuse programs of another major version than the cluster's.

        Raises:
            ConfigurationError: with the two versions and what to do.
        """
        made_by = (self.pgdata / "PG_VERSION").read_text(encoding="ascii").strip()
        if made_by != str(binaries.major):
            raise ConfigurationError(
                f"The database in {self.place} was made by PostgreSQL {made_by}, "
                f"but the programs here are {binaries.version}. "
                f"Set MREZA_POSTGRES_BIN to the programs of PostgreSQL {made_by}, run `mreza db backup FILE`, "
                "and `mreza db restore FILE` into a new data folder (MREZA_DATA=/path)."
            )

    def create(self, binaries: Binaries, *, lasting: bool) -> None:
        """Make the cluster with its owner role, database and extensions; either whole or not at all."""
        staged = self.place / "staged"
        shutil.rmtree(staged, ignore_errors=True)
        passwords = {_SUPERUSER: secrets.token_urlsafe(32), OWNER: secrets.token_urlsafe(32)}
        self._write_private("passwords", json.dumps(passwords))
        self._write_private("initial", passwords[_SUPERUSER])
        self._run(
            [binaries.program("initdb"), *_initdb_arguments(staged, self.place / "initial", binaries.major, lasting)]
        )
        (self.place / "initial").unlink()
        extensions = [f"CREATE EXTENSION {name}" for name in EXTENSIONS]
        self._execute(binaries, staged, "template1", extensions)
        self._execute(
            binaries,
            staged,
            "postgres",
            [
                f"CREATE ROLE {OWNER} LOGIN CREATEROLE CREATEDB NOSUPERUSER NOBYPASSRLS PASSWORD '{passwords[OWNER]}'",
                f"CREATE DATABASE {DATABASE} OWNER {OWNER}",
            ],
        )
        staged.rename(self.pgdata)

    def _execute(self, binaries: Binaries, pgdata: Path, database: str, statements: Iterable[str]) -> None:
        # Single-user mode: no server to wait for, and no password on a command line that others can list.
        command = [
            binaries.program("postgres"),
            "--single",
            "-D",
            str(pgdata),
            "-c",
            "exit_on_error=on",
            "-c",
            "fsync=off",
            database,
        ]
        self._run(command, "".join(f"{statement}\n" for statement in statements))

    def _run(self, command: list[str], text: str = "") -> None:
        ran = subprocess.run(
            command,
            input=text,
            capture_output=True,
            text=True,
            check=False,
            env=environment(self.place),
            **self.account.process_arguments(),
        )
        if ran.returncode != 0:
            said = (ran.stderr or ran.stdout).strip()[-1500:]
            raise ConfigurationError(
                f"The database could not be made in {self.place}; {Path(command[0]).name} says:\n{said}\n"
                "Mend that and start again, or choose another data folder (MREZA_DATA=/path)."
            )

    def _write_private(self, name: str, text: str) -> None:
        path = self.place / name
        path.unlink(missing_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            self.account.own(file.fileno())
            file.write(text)


def locate(data: Path, account: Account, *, lasting: bool, progress: Callable[[str], None]) -> Cluster:
    """The cluster of a data folder: in it, or where the data folder's file `cluster` says, or a new place for it.

    Root continues a cluster as the account that owns it.

    Raises:
        ConfigurationError: it belongs to another account, or its place is gone.
    """
    pointer, inside = data / "cluster", data / "postgres"
    if pointer.exists():
        named = Path(pointer.read_text(encoding="utf-8").strip())
        if named.exists():
            return _existing(named, account)
        if lasting:
            raise ConfigurationError(
                f"The database of the data folder {data} was in {named}, which is gone. Bring it back, "
                f"or delete the file {pointer} to start with an empty database."
            )
    if inside.exists():
        return _existing(inside, account)
    if account.can_enter(data):
        inside.mkdir(mode=0o700)
        account.own(inside)
        return Cluster(inside, account)
    outside = _outside(data, account, lasting)
    progress(
        f"The account {account.name}, which runs the database, cannot enter {data}: the database goes to {outside}."
    )
    pointer.write_text(f"{outside}\n", encoding="utf-8")
    return Cluster(outside, account)


def _outside(data: Path, account: Account, lasting: bool) -> Path:
    if lasting:
        return make_folder(f"mreza-{name_for(data)}", owner=account, mode=0o700)
    folder = Path(tempfile.mkdtemp(prefix="mreza-"))
    account.own(folder)
    return folder


def _existing(place: Path, account: Account) -> Cluster:
    found = place.stat()
    if found.st_uid == account.uid:
        return Cluster(place, account)
    owner = account_of(found.st_uid, found.st_gid)
    if os.geteuid() == 0 and owner.uid != 0:
        return Cluster(place, owner)
    raise ConfigurationError(
        f"The database in {place} belongs to the account {owner.name}. Run Mreža as {owner.name} or as root, "
        "or choose another data folder (MREZA_DATA=/path)."
    )


def environment(home: Path) -> dict[str, str]:
    """What a server program gets to see: nothing of ours (PGPORT and the like would change what it does)."""
    return {"PATH": os.defpath, "HOME": str(home), "LC_ALL": "C", "TZ": "UTC"}


def _initdb_arguments(pgdata: Path, password_file: Path, major: int, lasting: bool) -> list[str]:
    arguments = [
        "-D",
        str(pgdata),
        f"--username={_SUPERUSER}",
        f"--pwfile={password_file}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
    ]
    # Text sorts by code point, the same on every machine; what is a letter, and its case, follows Unicode.
    arguments += [
        "--locale=C",
        f"--lc-ctype={'UTF-8' if sys.platform == 'darwin' else 'C.UTF-8'}",
        "--text-search-config=simple",
    ]
    if major >= 17:
        arguments += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return arguments if lasting else [*arguments, "--no-sync"]
