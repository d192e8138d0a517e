from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from mreza.plugin.discovery import Broken, Found, discover


class Workshop:
    """Makes small real plugins in a folder of the test's own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made: set[str] = set()

    def plugin(self, name: str, *, manifest: str = "", **modules: str) -> Path:
        """A plugin's package; ``manifest`` holds further values, each keyword is a module's source."""
        package = self.folder / name / f"mreza_{name}"
        package.mkdir(parents=True)
        self.made.add(name)
        (package / "__init__.py").write_text("")
        self.write(
            package,
            "manifest",
            f"manifest = Manifest(name={name!r}, version='0.1.0', title={name.title()!r}, {manifest})",
        )
        for module, source in modules.items():
            self.write(package, module, source)
        return package

    @staticmethod
    def write(package: Path, module: str, source: str) -> Path:
        file = package / f"{module}.py"
        file.write_text(textwrap.dedent(source))
        return file

    def found(self) -> list[Found | Broken]:
        return discover([self.folder], entry_points=False)

    def one(self, name: str) -> Found | Broken:
        return next(found for found in self.found() if found.name == name)


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    path = list(sys.path)
    workshop = Workshop(tmp_path / "plugins")
    workshop.folder.mkdir()
    yield workshop
    sys.path[:] = path
    from mreza.plugin.load import unload

    for name in workshop.made:
        unload(name, f"mreza_{name}", frozenset(workshop.made))
