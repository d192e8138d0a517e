"""Finds plugins: by the entry points of installed distributions, and in the project's own folders. Imports none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import mreza
from mreza.errors import ConfigurationError
from mreza.plugin.manifest import CORE, Manifest, ManifestError
from mreza.plugin.reader import FILE, PREFIX, read_manifest

GROUP = "mreza.plugins"


@dataclass(frozen=True, slots=True)
class Found:
    """A plugin that is installed, whether it is enabled or not."""

    manifest: Manifest
    package: str
    """Import package, e.g. ``mreza_membership``."""
    folder: Path
    """The package's folder."""
    source: str
    """Where it was found, for people."""

    @property
    def name(self) -> str:
        """The plugin's name."""
        return self.manifest.name


@dataclass(frozen=True, slots=True)
class Broken:
    """A plugin that was found, but whose manifest cannot be used."""

    name: str
    folder: Path | None
    source: str
    problem: str
    """What is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a plugin's package lies, or why it is not there."""

    package: str
    folder: Path | None
    source: str

    @property
    def name(self) -> str:
        return self.package.removeprefix(PREFIX)

    def look(self) -> Found | Broken:
        """Read the manifest there."""
        if self.folder is None:
            return Broken(
                self.name,
                None,
                self.source,
                f"{self.source} names the package {self.package}, which is not there. Install the distribution again.",
            )
        try:
            manifest = read_manifest(self.folder)
        except ManifestError as error:
            return Broken(self.name, self.folder, self.source, str(error))
        if manifest.name == CORE:
            return Broken(self.name, self.folder, self.source, f"{self.folder}: the name {CORE!r} is Mreža's own.")
        return Found(manifest, self.package, self.folder, self.source)


def project_folders() -> list[Path]:
    """The checkout's own ``plugins`` folder, when Mreža runs from a checkout."""
    folder = Path(mreza.__file__).resolve().parents[2] / "plugins"
    return [folder] if folder.is_dir() else []


def folder_problems(folders: Iterable[Path]) -> list[str]:
    """What is wrong with the folders of the setting; a sentence each, with the remedy."""
    found = []
    for folder in map(Path, folders):
        if not folder.is_dir():
            found.append(f"MREZA_PLUGINS_PATH names {folder}, which is no folder. Make it, or take it out.")
        elif (folder / FILE).is_file() or any(folder.glob(f"{PREFIX}*/{FILE}")):
            around = folder.parent.parent if (folder / FILE).is_file() else folder.parent
            found.append(
                f"MREZA_PLUGINS_PATH names {folder}, which is a plugin's own folder. Name the one around it: {around}"
            )
        elif not any(folder.glob(f"*/{PREFIX}*/{FILE}")):
            found.append(
                f"MREZA_PLUGINS_PATH names {folder}, in which no plugin lies. A plugin there would be "
                f"{folder / 'visits' / (PREFIX + 'visits')}."
            )
    return found


def discover(folders: Iterable[Path] | None = None, *, entry_points: bool = True) -> list[Found | Broken]:
    """All installed plugins, by name, each once.

    Args:
        folders: folders of plugins: each holds ``<any>/mreza_<name>/manifest.py``; by default `project_folders`.
        entry_points: also look at the entry points ``mreza.plugins`` of every installed distribution.

    Raises:
        ConfigurationError: two different plugins bear the same name.
    """
    places = [
        *(_by_entry_points() if entry_points else ()),
        *_in_folders(project_folders() if folders is None else folders),
    ]
    found: dict[str, _Place] = {}
    for place in places:
        other = found.setdefault(place.name, place)
        if other.folder is None:
            found[place.name] = place
        elif place.folder is not None and place.folder != other.folder:
            raise ConfigurationError(
                f"Two different plugins are called {place.name!r}: {other.folder} ({other.source}) and {place.folder} "
                f"({place.source}). Remove or rename one of them."
            )
    return [found[name].look() for name in sorted(found)]


def _by_entry_points() -> Iterator[_Place]:
    for point in metadata.entry_points(group=GROUP):
        owner = point.dist.name if point.dist else "an unknown distribution"
        source = f"entry point {point.name!r} of {owner}"
        package = point.value.partition(":")[0].partition(".")[0]
        spec = find_spec(package)
        locations = (spec.submodule_search_locations or ()) if spec else ()
        folder = next((Path(location).resolve() for location in locations if (Path(location) / FILE).is_file()), None)
        if folder is None and locations:
            folder = Path(next(iter(locations))).resolve()
        yield _Place(package, folder, source)


def _in_folders(folders: Iterable[Path]) -> Iterator[_Place]:
    for folder in folders:
        for file in sorted(Path(folder).resolve().glob(f"*/{PREFIX}*/{FILE}")):
            yield _Place(file.parent.name, file.parent, f"folder {file.parent.parent}")
