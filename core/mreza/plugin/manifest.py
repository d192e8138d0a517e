"""What a plugin says about itself, as data: readable while the plugin is disabled, broken or not imported."""

from __future__ import annotations

import re
from dataclasses import dataclass

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version

from mreza.errors import ConfigurationError

#: The name that stands for Mreža itself wherever plugins are listed.
CORE = "core"

#: Leaves room for a table name behind it: PostgreSQL cuts identifiers at 63 bytes.
NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
LONGEST_NAME = 24


class ManifestError(ConfigurationError):
    """A manifest that cannot be used; the sentence says which value and what it should look like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A plugin's identity and what it needs; ``mreza_<name>/manifest.py`` holds one, of literals only.

    Args:
        name: lower snake case; the import package is ``mreza_<name>`` and its tables are ``<name>_…``.
        version: the plugin's own version, e.g. ``"0.1.0"``.
        title: a few words for people.
        description: a sentence or two for people.
        requires: plugins that must be enabled as well and come first, e.g. ``("membership>=0.1,<1",)``.
        after: plugins that come first *if* they are there.
        core: the versions of Mreža that the plugin works with.
        country: the country that a country plugin speaks for, as in the directory (``"RS"``, ``"XK"``).

    Raises:
        ManifestError: a value is not what it should be.
    """

    name: str
    version: str
    title: str
    description: str = ""
    requires: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    core: str = ">=0.1,<1"
    country: str | None = None

    def __post_init__(self) -> None:
        self._check_texts()
        if not NAME.fullmatch(self.name) or len(self.name) > LONGEST_NAME:
            raise ManifestError(
                f"name {self.name!r} must be lower snake case of at most {LONGEST_NAME} characters, e.g. 'country_rs'."
            )
        if self.country is not None and not re.fullmatch("[A-Z]{2}", self.country):
            raise ManifestError(f"country {self.country!r} must be two capital letters, e.g. 'RS'.")
        _version(self.version)
        _specifiers(self.core)
        for needed in (*self.requirements, *map(_requirement, self.after)):
            if needed.name == self.name:
                raise ManifestError("a plugin cannot require itself.")

    def _check_texts(self) -> None:
        for key in ("name", "version", "title", "description", "core"):
            if not isinstance(getattr(self, key), str):
                raise ManifestError(f"{key} must be a text, not {getattr(self, key)!r}.")
        for key in ("requires", "after"):
            value = getattr(self, key)
            if isinstance(value, str) or not all(isinstance(item, str) for item in value):
                raise ManifestError(f"{key} must be a tuple of texts, e.g. ('membership>=0.1,<1',), not {value!r}.")
            object.__setattr__(self, key, tuple(value))
        if not self.title.strip():
            raise ManifestError("title must not be empty.")

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """`requires`, parsed."""
        return tuple(map(_requirement, self.requires))

    @property
    def prerequisites(self) -> frozenset[str]:
        """Names of the plugins in `requires`."""
        return frozenset(needed.name for needed in self.requirements)

    @property
    def successor_of(self) -> frozenset[str]:
        """Names of the plugins that come first when they are there: `requires` and `after`."""
        return self.prerequisites | {_requirement(text).name for text in self.after}

    def supports_core(self, version: str) -> bool:
        """Whether the plugin works with this version of Mreža."""
        return _specifiers(self.core).contains(version, prereleases=True)


def _version(text: str) -> Version:
    try:
        return Version(text)
    except InvalidVersion:
        raise ManifestError(f"version {text!r} must look like '0.1.0'.") from None


def _specifiers(text: str) -> SpecifierSet:
    try:
        return SpecifierSet(text)
    except InvalidSpecifier:
        raise ManifestError(f"core {text!r} must be a range of versions like '>=0.1,<1'.") from None


def _requirement(text: str) -> Requirement:
    try:
        needed = Requirement(text)
    except InvalidRequirement:
        raise ManifestError(f"requires {text!r} must look like 'membership>=0.1,<1'.") from None
    if needed.extras or needed.marker or needed.url or not NAME.fullmatch(needed.name):
        raise ManifestError(f"requires {text!r} must be a plugin's name and a range of versions, nothing else.")
    return needed
