"""PostgreSQL's own programs for dumping and loading, called so that row policies neither stop nor thin a dump."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from mreza.database.address import DatabaseAddress
from mreza.database.binaries import Binaries
from mreza.errors import MrezaError

_COPY = re.compile(rb"^COPY (.+?) \(.*\) FROM stdin;$|^COPY (.+?) FROM stdin;$")
#: What the target database has already, or what its owner may not touch.
_NOT_LOADED = re.compile(
    r"^\d+; \d+ \d+ (EXTENSION |COMMENT - EXTENSION |SCHEMA - (public|mreza) |COMMENT - SCHEMA public )"
)
#: Written by newer programs, not known to older servers.
_SINCE_17 = b"SET transaction_timeout = 0;"


def dump(binaries: Binaries, file: Path, address: DatabaseAddress, snapshot: str) -> None:
    """Write everything that the snapshot shows to `file`, in the custom format."""
    schemas = ["--schema=public", "--schema=mreza"]
    arguments = [
        "--format=custom",
        "--enable-row-security",
        "--no-owner",
        f"--snapshot={snapshot}",
        f"--file={file}",
        *schemas,
    ]
    _run([binaries.program("pg_dump"), *arguments], address)


def load(binaries: Binaries, file: Path, address: DatabaseAddress, server: int) -> None:
    """Load `file` into an empty database of a server of the major version `server`; in one transaction."""
    contents = file.with_name("contents")
    listed = _run([binaries.program("pg_restore"), "--list", str(file)]).decode()
    contents.write_text(
        "\n".join(line for line in listed.splitlines() if not _NOT_LOADED.match(line)), encoding="utf-8"
    )
    command = [binaries.program("psql"), "--no-psqlrc", "--quiet", "--single-transaction"]
    command += ["--set=ON_ERROR_STOP=1", "--output=/dev/null", "--file=-"]
    with subprocess.Popen(command, env=_environment(address), stdin=subprocess.PIPE, stderr=subprocess.PIPE) as loading:
        assert loading.stdin is not None
        assert loading.stderr is not None
        try:
            for line in _script(binaries, file, f"--use-list={contents}"):
                if server >= 17 or line.rstrip() != _SINCE_17:
                    loading.stdin.write(line)
            loading.stdin.close()
        except BrokenPipeError:
            pass  # it stopped at an error, which it says itself
        said = loading.stderr.read()
    if loading.returncode != 0:
        reason = said.decode(errors="replace").strip()
        raise MrezaError(f"The backup could not be loaded; nothing was changed. PostgreSQL says: {reason}")


def count_rows_of_dump(binaries: Binaries, file: Path) -> dict[str, int]:
    """How many rows of each table a dump holds, found by reading it whole; tables are named with schema, quoted."""
    counts: dict[str, int] = {}
    table: str | None = None
    for line in _script(binaries, file, "--data-only"):
        if table is None:
            if found := _COPY.match(line.rstrip(b"\n")):
                table = (found.group(1) or found.group(2)).decode()
                counts[table] = 0
        elif line == b"\\.\n":
            table = None
        else:
            counts[table] += 1
    return counts


def _script(binaries: Binaries, file: Path, *arguments: str) -> Iterator[bytes]:
    command = [binaries.program("pg_restore"), "--no-owner", "--file=-", *arguments, str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as reading:
        assert reading.stdout is not None
        yield from reading.stdout
    if reading.returncode != 0:
        raise MrezaError(f"The dump {file.name} cannot be read. Make another backup.")


def _run(command: list[str], address: DatabaseAddress | None = None) -> bytes:
    ran = subprocess.run(command, capture_output=True, check=False, env=_environment(address))
    if ran.returncode != 0:
        said = ran.stderr.decode(errors="replace").strip()
        raise MrezaError(f"{Path(command[0]).name} failed, and nothing was changed. It says: {said}")
    return ran.stdout


def _environment(address: DatabaseAddress | None) -> dict[str, str]:
    """The address goes by the environment: a command line, with the password in it, could be listed by others."""
    environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "PGCLIENTENCODING": "UTF8"}
    environment["PGOPTIONS"] = "-c client_min_messages=warning"
    if address is None:
        return environment
    url = address.url
    parts = {
        "PGHOST": url.host,
        "PGPORT": url.port,
        "PGUSER": url.username,
        "PGDATABASE": url.database,
        "PGPASSWORD": url.password,
    }
    parts |= {f"PG{option.upper()}": str(value) for option, value in url.query.items()}  # host, port, sslmode, …
    return environment | {name: str(value) for name, value in parts.items() if value is not None}
