"""Reads a manifest without running it, so that a plugin can be listed, sorted and left disabled unimported."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

from mreza.plugin.manifest import Manifest, ManifestError

FILE = "manifest.py"
PREFIX = "mreza_"
FORM = "it must hold `manifest = Manifest(name=…, version=…, title=…)` with literals, and nothing else but imports"


def read_manifest(package: Path) -> Manifest:
    """The manifest of the plugin whose import package is the folder ``package``.

    Raises:
        ManifestError: with the file, the line and what to write there.
    """
    file = package / FILE
    try:
        tree = ast.parse(file.read_text(encoding="utf-8"), filename=str(file))
    except OSError as error:
        raise ManifestError(f"{file} cannot be read: {error.strerror}.") from error
    except (SyntaxError, UnicodeDecodeError) as error:
        raise ManifestError(f"{file}:{getattr(error, 'lineno', 1)} is not valid Python: {error}.") from error
    call = _the_call(tree, file)
    try:
        manifest = Manifest(**_values(call, file))
    except TypeError as error:
        what = str(error).removeprefix("Manifest.__init__() ")
        raise ManifestError(f"{file}:{call.lineno}: {what}; {FORM}.") from None
    except ManifestError as error:
        raise ManifestError(f"{file}:{call.lineno}: {error}") from None
    if package.name != PREFIX + manifest.name:
        raise ManifestError(
            f"{file}:{call.lineno}: the package {package.name} must be called {PREFIX}{manifest.name}, after its name."
        )
    return manifest


def _the_call(tree: ast.Module, file: Path) -> ast.Call:
    """The one call on the right-hand side of ``manifest = Manifest(…)``."""
    found: list[ast.Call] = []
    for node in tree.body:
        match node:
            case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant(value=str())):
                continue
            case (
                ast.Assign(targets=[ast.Name(id="manifest")], value=ast.Call(func=ast.Name(id="Manifest")) as call)
                | ast.AnnAssign(target=ast.Name(id="manifest"), value=ast.Call(func=ast.Name(id="Manifest")) as call)
            ):
                found.append(call)
            case _:
                raise ManifestError(f"{file}:{node.lineno}: {FORM}.")
    if len(found) != 1:
        raise ManifestError(f"{file}: {FORM}; found {len(found)} of them.")
    return found[0]


def _values(call: ast.Call, file: Path) -> dict[str, Any]:
    if call.args:
        raise ManifestError(f"{file}:{call.lineno}: write every value with its name, like Manifest(name=…).")
    values: dict[str, Any] = {}
    for keyword in call.keywords:
        try:
            values[keyword.arg or "**"] = ast.literal_eval(keyword.value)
        except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
            where, key = f"{file}:{keyword.value.lineno}", keyword.arg or "**"
            raise ManifestError(f"{where}: {key} is not a literal; {FORM}.") from None
    return values
