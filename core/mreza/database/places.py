"""Folders outside the data folder, for when the account that runs the server cannot reach into it."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from pathlib import Path

from mreza.database.account import Account
from mreza.errors import ConfigurationError


def shelves() -> list[Path]:
    """Folders that every account can enter, the lasting ones first."""
    return [Path("/var/lib"), Path("/var/tmp"), Path(tempfile.gettempdir())]


def name_for(path: Path) -> str:
    """A short name that stands for a path: the same every time, other for another path."""
    return hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:12]


def make_folder(name: str, *, owner: Account, mode: int) -> Path:
    """A folder `name` on the first shelf that has room for it, owned by `owner`; an existing one only if it is just so.

    Raises:
        ConfigurationError: no shelf can be written, or someone else's folder lies there under that name.
    """
    for shelf in shelves():
        folder = shelf / name
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            _refuse_unless_owned(folder, {owner.uid, os.geteuid()})
            return folder
        except OSError:
            continue
        owner.own(folder)
        folder.chmod(mode)
        if owner.can_enter(folder):
            return folder
        folder.rmdir()
    listed = ", ".join(str(shelf) for shelf in shelves())
    raise ConfigurationError(
        f"The account {owner.name}, which runs the database, reaches neither the data folder nor any of {listed}. "
        "Choose a data folder that it can reach (MREZA_DATA=/path)."
    )


def _refuse_unless_owned(folder: Path, owners: set[int]) -> None:
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in owners or found.st_mode & 0o022:
        raise ConfigurationError(
            f"{folder} is not a folder of Mreža's, or others may write to it. Look at it, and move it away."
        )
