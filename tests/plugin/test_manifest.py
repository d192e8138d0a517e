from __future__ import annotations

from pathlib import Path

import pytest
from mreza.plugin.manifest import Manifest, ManifestError
from mreza.plugin.reader import read_manifest

GOOD = "from mreza import Manifest\n\nmanifest = Manifest(name='greetings', version='0.1.0', title='Greetings')\n"


def write(folder: Path, source: str) -> Path:
    package = folder / "mreza_greetings"
    package.mkdir()
    (package / "manifest.py").write_text(source)
    return package


def test_a_manifest_is_read_without_running_it(tmp_path: Path) -> None:
    package = write(tmp_path, "import a_module_that_is_nowhere\n" + GOOD)
    assert read_manifest(package) == Manifest(name="greetings", version="0.1.0", title="Greetings")


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("", "found 0 of them"),
        (GOOD + "manifest = Manifest(name='other')", "found 2 of them"),
        ("print('ran')\n" + GOOD, "manifest.py:1: it must hold"),
        ("manifest = Manifest(name=", "is not valid Python"),
        ("manifest = Manifest('greetings')", "write every value with its name"),
        ("manifest = Manifest(name=open('x').read())", "name is not a literal"),
        ("manifest = Manifest(**{'name': 'greetings'})", "'**'"),
        ("manifest = Manifest(name='greetings', version='0.1')", "missing 1 required keyword-only argument: 'title'"),
        ("manifest = Manifest(name='greetings', version='0.1', title='G', colour='red')", "'colour'"),
        ("manifest = Manifest(name='farewell', version='0.1', title='F')", "must be called mreza_farewell"),
        ("manifest = Manifest(name='Greetings', version='0.1', title='G')", "must be lower snake case"),
        ("manifest = Manifest(name='greetings', version='first', title='G')", "version 'first' must look like '0.1.0'"),
        ("manifest = Manifest(name='greetings', version='0.1', title='G', requires='a')", "requires must be a tuple"),
        ("manifest = Manifest(name='greetings', version='0.1', title='G', requires=('a b',))", "must look like 'mem"),
        ("manifest = Manifest(name='greetings', version='0.1', title='G', requires=('a[x]',))", "nothing else"),
        ("manifest = Manifest(name='greetings', version='0.1', title='G', requires=('greetings',))", "require itself"),
        ("manifest = Manifest(name='greetings', version='0.1', title='G', core='soon')", "core 'soon' must be a range"),
        ("manifest = Manifest(name='greetings', version='0.1', title='G', country='rs')", "two capital letters"),
        ("manifest = Manifest(name='greetings', version='0.1', title=' ')", "title must not be empty"),
        ("manifest = Manifest(name='greetings', version=1, title='G')", "version must be a text"),
    ],
)
def test_a_bad_manifest_says_where_and_what_to_write(tmp_path: Path, source: str, sentence: str) -> None:
    package = write(tmp_path, source)
    with pytest.raises(ManifestError, match=r"manifest\.py") as caught:
        read_manifest(package)
    assert sentence in str(caught.value)


def test_what_a_plugin_requires_comes_before_it_and_so_does_what_it_merely_follows() -> None:
    manifest = Manifest(name="a", version="1", title="A", requires=("b>=1",), after=("c",))
    assert manifest.prerequisites == {"b"}
    assert manifest.successor_of == {"b", "c"}
