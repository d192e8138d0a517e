"""Which operating-system account runs the private server. PostgreSQL refuses to run as root, and rightly."""

from __future__ import annotations

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mreza.errors import ConfigurationError

#: Existing accounts to run as when Mreža runs as root; the first that exists is taken. No account is ever made.
_PREFERRED = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the operating system."""

    name: str
    uid: int
    gid: int

    @property
    def is_current(self) -> bool:
        """True when it is the one this process runs as."""
        return self.uid == os.geteuid()

    def process_arguments(self) -> dict[str, Any]:
        """Keyword arguments for `subprocess` that make a child run as this account, in a session of its own.

        A session of its own keeps the terminal's Ctrl-C from the database: we stop it ourselves, after its clients.
        """
        arguments: dict[str, Any] = {"start_new_session": True, "cwd": "/"}
        if not self.is_current:
            arguments |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        return arguments

    def own(self, made: Path | int) -> None:
        """Hand over a folder (by path, never through a link) or an open file that this process has made."""
        if self.is_current:
            return
        if isinstance(made, int):
            os.fchown(made, self.uid, self.gid)
        else:
            os.chown(made, self.uid, self.gid, follow_symlinks=False)

    def can_enter(self, folder: Path) -> bool:
        """True when the account reaches the folder through all its parents. The kernel answers, so ACLs count too."""
        return self._passes('cd "$1"', folder)

    def can_read(self, file: Path) -> bool:
        """True when the account can open the file."""
        return self._passes('exec 3< "$1"', file)

    def _passes(self, check: str, path: Path) -> bool:
        command = ["/bin/sh", "-c", check, "sh", str(path.absolute())]
        return subprocess.run(command, capture_output=True, check=False, **self.process_arguments()).returncode == 0


def choose_account(run_as: str | None = None) -> Account:
    """The present account; for root an existing unprivileged one: `run_as`, else `postgres`, else `nobody`.

    Raises:
        ConfigurationError: `run_as` does not exist, is root, or is someone else's although we are not root.
    """
    present = os.geteuid()
    if run_as is not None:
        return _named(run_as, present)
    if present != 0:
        return present_account()
    for name in _PREFERRED:
        if (account := _find(name)) is not None:
            return account
    raise ConfigurationError(
        "PostgreSQL does not run as root, and neither of the accounts postgres and nobody exists here. "
        "Name an unprivileged account (MREZA_RUN_AS=name), or run Mreža as an ordinary user."
    )


def present_account() -> Account:
    """The account that this process runs as."""
    return account_of(os.geteuid(), os.getegid())


def account_of(uid: int, gid: int) -> Account:
    """The account with these ids, which may have no name (containers)."""
    try:
        return Account(name=pwd.getpwuid(uid).pw_name, uid=uid, gid=gid)
    except KeyError:
        return Account(name=str(uid), uid=uid, gid=gid)


def _named(name: str, present: int) -> Account:
    account = _find(name)
    if account is None:
        raise ConfigurationError(
            f"MREZA_RUN_AS names the account {name}, which does not exist. Name one that `getent passwd` lists."
        )
    if account.uid == 0:
        raise ConfigurationError(
            "MREZA_RUN_AS names root, but PostgreSQL does not run as root. Name an unprivileged account."
        )
    if present not in (0, account.uid):
        raise ConfigurationError(
            f"Only root can run the database as {name}. Leave MREZA_RUN_AS empty, or run Mreža as {name}."
        )
    return account


def _find(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(name=name, uid=entry.pw_uid, gid=entry.pw_gid)
