"""The files that plugins keep beside the database, as a backup holds them.

What lies in a folder is written into the backup, each file with its hash, after the database's snapshot: a row of the
snapshot names no file that was not there. What lies in a bucket is the bucket's to back up; it is named, so that nobody
takes the backup for all there is.
"""

from __future__ import annotations

import hashlib
import tarfile
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

from mreza.errors import ConfigurationError
from mreza.plugin.answers import FileStore

FOLDER = "files"
_PIECE = 1_000_000
Progress = Callable[[str], None]


def add_files(archive: tarfile.TarFile, stores: Sequence[FileStore], progress: Progress) -> dict[str, str]:
    """Write the files of all folders into the archive; gives their hashes, by store and key."""
    found: dict[str, str] = {}
    for store in stores:
        if store.folder is None:
            progress(
                f"Not in this backup: the files of {store.plugin} in {store.place}. Back that up by its own means."
            )
            continue
        for path in sorted(store.folder.rglob("*")) if store.folder.is_dir() else ():
            name = f"{store.plugin}/{path.relative_to(store.folder).as_posix()}"
            if "#" in name or not path.is_file():  # of an upload that is under way
                continue
            with path.open("rb") as file:
                found[name] = hashlib.file_digest(file, "sha256").hexdigest()
                entry = tarfile.TarInfo(f"{FOLDER}/{name}")
                entry.size, entry.mode = file.tell(), 0o600
                file.seek(0)
                archive.addfile(entry, file)
    return found


def ensure_place(stores: Sequence[FileStore], files: dict[str, str]) -> dict[str, Path]:
    """Where each file goes.

    Raises: ConfigurationError when there is no folder for it, or something else lies there already.
    """
    folders = {store.plugin: store.folder for store in stores}
    goes: dict[str, Path] = {}
    for name, digest in files.items():
        plugin, _, key = name.partition("/")
        folder = folders.get(plugin)
        if folder is None:
            raise ConfigurationError(
                f"The backup holds files of {plugin}, but this installation keeps none in a folder. Install it, and "
                "let it keep them in a folder while you restore; copy them from there."
            )
        if not key or ".." in PurePosixPath(key).parts or PurePosixPath(key).is_absolute():
            raise ConfigurationError(
                f"The backup names a file {name}, which is none of a plugin's. Use another backup."
            )
        goes[name] = folder / key
        if goes[name].exists() and _digest(goes[name]) != digest:
            raise ConfigurationError(
                f"Another file lies at {goes[name]}, and a restore never overwrites. Move it away."
            )
    return goes


def take_files(archive: tarfile.TarFile, goes: dict[str, Path], files: dict[str, str]) -> None:
    """Write the files of an archive to their places, and prove each by its hash.

    Raises: ConfigurationError when one is missing or damaged.
    """
    for name, path in goes.items():
        member = archive.extractfile(f"{FOLDER}/{name}")
        if member is None:
            raise KeyError(name)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        staged = path.with_name(f"{path.name}#restored")
        digest = hashlib.sha256()
        with staged.open("wb") as file:
            while piece := member.read(_PIECE):
                digest.update(piece)
                file.write(piece)
        if digest.hexdigest() != files[name]:
            staged.unlink()
            raise ConfigurationError(f"The backup's file {name} is damaged. Use another backup.")
        staged.chmod(0o600)
        staged.rename(path)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


__all__ = ["add_files", "ensure_place", "take_files"]
