"""Writes a new plugin from the templates beside this module."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from packaging.version import Version

from mreza.errors import ConfigurationError
from mreza.model.base import snake
from mreza.plugin.manifest import CORE, Manifest

_TEMPLATES = Path(__file__).parent / "templates" / "plugin"
_SUFFIX = ".jinja"

#: A country plugin answers hooks; any other begins with a model. Neither gets files that it does not need.
_ONLY_COUNTRY = ("package/plugin.py",)
_ONLY_MODEL = ("package/models.py", "package/migrations/versions/0001_initial.py")


def scaffold(name: str, into: Path, *, country: str | None = None) -> Path:
    """Write a plugin that passes its own tests at once.

    Args:
        name: lower snake case, e.g. ``trainings``.
        into: folder in which the plugin's folder is made.
        country: two capital letters for a country plugin.

    Returns: the plugin's folder.

    Raises:
        ConfigurationError: the name is no name, or the folder exists.
    """
    if name == CORE:
        raise ConfigurationError(f"The name {CORE!r} is Mreža's own. Choose another.")
    title = name.replace("_", " ").capitalize() if country is None else f"Country plugin {country}"
    core = _core_range()
    Manifest(name=name, version="0.1.0", title=title, core=core, country=country)
    folder = into / name
    if folder.exists():
        raise ConfigurationError(f"{folder} exists already. Choose another name or another folder (--into).")
    values = {"name": name, "title": title, "country": country, "core": core}
    _write(folder, name, {**values, **_names(name)}, country is not None)
    return folder


def _names(plugin: str) -> dict[str, str]:
    """What classes, table and API field are called; the plugin's name is in all of them, so that none clashes."""
    class_name = "".join(part.capitalize() for part in plugin.split("_"))
    model = f"{class_name}Note"
    return {
        "class_name": class_name,
        "model": model,
        "table": _table_name(plugin, model),
        "reverse": class_name[:1].lower() + class_name[1:] + "Notes",
    }


def _write(folder: Path, name: str, values: dict[str, str | None], is_country: bool) -> None:
    left_out = _ONLY_MODEL if is_country else _ONLY_COUNTRY
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,
    )
    for template in sorted(environment.list_templates(extensions=[_SUFFIX.removeprefix(".")])):
        path = template.removesuffix(_SUFFIX)
        if path in left_out:
            continue
        file = folder / path.replace("package", f"mreza_{name}", 1).replace("test_plugin.py", f"test_{name}.py")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(environment.get_template(template).render(values), encoding="utf-8")


def _table_name(plugin: str, model: str) -> str:
    own = snake(model)
    return own if own.startswith(f"{plugin}_") else f"{plugin}_{own}"


def _core_range() -> str:
    """The versions of Mreža that a plugin written now works with: up to the next that may break it."""
    version = Version(metadata.version("mreza"))
    return f">={version.major}.{version.minor},<{version.major + 1}"
