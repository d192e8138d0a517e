"""The pages on settings and commands, made from what the program itself says: `python -m mreza.cli.reference docs`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import typer
from pydantic_settings import BaseSettings

from mreza.plugin.discovery import Broken, Found, discover
from mreza.settings import Settings, describe_settings

_SETTINGS = """# Settings

Every setting is an environment variable. `PORT=8001 MREZA_DATA=/srv/mreza mreza serve` sets two of them, and so does
`PORT=8001 MREZA_DATA=/srv/mreza make demo`.

| variable | default | what it is |
| --- | --- | --- |
"""

_OF_PLUGIN = """
## {title}

| variable | default | what it is |
| --- | --- | --- |
"""

_COMMANDS = """# Commands

`make install`, and with it `make demo`, puts the command into `.venv/bin/mreza`. All commands go by the
[settings](settings.md). What a command answers goes to standard output, what it tells a person to standard error; a
mistake is one sentence with the remedy, and the exit status 1.
"""

_VALUES = {int: "NUMBER", Path: "PATH"}


def settings_page() -> str:
    """`docs/settings.md`: core's, then those of the plugins that have a module `settings`."""
    return _SETTINGS + _rows(Settings) + "".join(map(_settings_of, discover()))


def _rows(model: type[BaseSettings]) -> str:
    said = describe_settings(model)
    rows = [(f"`{name}`", f"`{default}`" if default else "", text) for name, default, text in said]
    return "".join(f"| {' | '.join(_cell(one) for one in row)} |\n" for row in rows)


def _settings_of(found: Found | Broken) -> str:
    """The section of a plugin; empty for one that has no settings."""
    if not isinstance(found, Found) or not (found.folder / "settings.py").exists():
        return ""
    module = import_module(f"{found.package}.settings")
    models = [one for one in vars(module).values() if isinstance(one, type) and one.__module__ == module.__name__]
    rows = "".join(_rows(one) for one in models if issubclass(one, BaseSettings))
    return _OF_PLUGIN.format(title=found.manifest.title) + rows


def commands_page() -> str:
    """`docs/commands.md`."""
    from mreza.cli import build  # noqa: PLC0415 - loads every command

    return _COMMANDS + "".join(_section(path, command) for path, command in _commands(typer.main.get_command(build())))


def _commands(command: Any, path: str = "mreza") -> Iterator[tuple[str, Any]]:
    """Each group and command with what is typed for it, in the order of the help."""
    children: dict[str, Any] = getattr(command, "commands", {})
    if path != "mreza":
        yield path, command
    for name, child in children.items():
        yield from _commands(child, f"{path} {name}")


def _section(path: str, command: Any) -> str:
    level = "##" if path.count(" ") == 1 else "###"
    parts = [f"{level} `{path}`", _sentence(command.help), *_parameters(command)]
    if command.epilog:
        examples = command.epilog.partition(": ")[2].split(" · ")
        parts.append("For example " + ", ".join(f"`{example}`" for example in examples) + ".")
    return "\n" + "\n\n".join(part for part in parts if part) + "\n"


def _parameters(command: Any) -> list[str]:
    shown = [parameter for parameter in command.params if parameter.name != "help"]
    lines = [f"* `{_written(parameter)}` {_sentence(parameter.help)}{_default(parameter)}" for parameter in shown]
    return ["\n".join(lines)] if lines else []


def _written(parameter: Any) -> str:
    """As it is typed: ``FILE`` or ``--message, -m TEXT``."""
    if parameter.param_type_name == "argument":
        name = parameter.name.upper()
        return name if parameter.required else f"[{name}]"
    value = "" if parameter.is_flag else f" {_VALUES.get(parameter.type_descriptor.annotation, 'TEXT')}"
    return ", ".join(parameter.opts) + value


def _default(parameter: Any) -> str:
    """Where there is one to name: not for switches, and not where a setting holds."""
    plain = isinstance(parameter.default, int | str | Path) and not isinstance(parameter.default, bool)
    return f" Default: `{parameter.default}`." if plain else ""


def _sentence(text: str | None) -> str:
    return " ".join((text or "").split())


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


PAGES: dict[str, Callable[[], str]] = {"settings.md": settings_page, "commands.md": commands_page}


def main(folder: Path) -> None:
    """Write the pages into the folder."""
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
