"""`mreza plugin`: what is installed, what would change, and changing it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncConnection

from mreza.cli.console import console, progress
from mreza.cli.owner import with_connection, with_database
from mreza.cli.serve import chosen_settings
from mreza.database.address import DatabaseAddress
from mreza.database.migrate import transaction
from mreza.errors import ConfigurationError
from mreza.plugin import enabled, lifecycle
from mreza.plugin.check import check_plugin
from mreza.plugin.discovery import Broken, Found, folder_problems, project_folders
from mreza.plugin.host import Host
from mreza.plugin.lifecycle import Installed
from mreza.plugin.plan import Action, Plan, SchemaChange, plan
from mreza.scaffold.new import scaffold

app = typer.Typer(help="List, plan, enable, disable, uninstall, write and check plugins.", no_args_is_help=True)
out = Console(highlight=False)

#: So many changes of the API a plan shows; a whole plugin's are hundreds.
_SHOWN = 30

Name = Annotated[str, typer.Argument(help="The plugin's name, e.g. membership.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]


@app.command("list", epilog="Example: mreza plugin list")
def list_() -> None:
    """Show every plugin that is installed: enabled, disabled, or set aside and why."""

    async def work(connection: AsyncConnection, found: Installed) -> tuple[dict[str, enabled.Entry], Installed, Host]:
        return await enabled.entries(connection), found, await lifecycle.current_host(connection, found)

    known, found, host = with_connection(work)
    reasons = {plugin.name: plugin.problem for plugin in found if isinstance(plugin, Broken)}
    reasons |= {aside.name: aside.reason for aside in host.set_aside}
    table = Table("plugin", "version", "state", "requires", "title")
    table.add_row("core", host.plugin("core").manifest.version, "[green]enabled[/]", "", "Mreža")
    for name in sorted({plugin.name for plugin in found} | known.keys() - {"core"}):
        plugin = next((one for one in found if one.name == name), None)
        manifest = plugin.manifest if isinstance(plugin, Found) else None
        table.add_row(
            name,
            manifest.version if manifest else "",
            _state(name, host, reasons, known),
            ", ".join(manifest.requires) if manifest else "",
            manifest.title if manifest else "",
        )
    out.print(table)
    for reason in [*reasons.values(), *folder_problems(chosen_settings().plugins_path)]:
        console.print(f"[yellow]![/] {escape(reason)}", soft_wrap=True)


def _state(name: str, host: Host, reasons: dict[str, str], known: dict[str, enabled.Entry]) -> str:
    if name in reasons:
        return "[yellow]set aside[/]" if name in {aside.name for aside in host.set_aside} else "[yellow]broken[/]"
    if name in host.names:
        return "[green]enabled[/]" if name in known else "enabled, tables not made yet"
    return "[dim]disabled, data kept[/]" if name in known else "[dim]installed[/]"


@app.command(
    "plan", epilog="Examples: mreza plugin plan membership --enable · mreza plugin plan country_rs --uninstall"
)
def plan_(
    name: Name,
    enable: Annotated[bool, typer.Option("--enable", help="What enabling would do (the default).")] = False,
    disable: Annotated[bool, typer.Option("--disable", help="What disabling would do.")] = False,
    uninstall: Annotated[
        bool, typer.Option("--uninstall", help="What uninstalling with --drop-data would do.")
    ] = False,
) -> None:
    """Print what would be created, kept or dropped, who depends on it, and what changes in the API. Changes nothing."""
    if enable + disable + uninstall > 1:
        raise ConfigurationError("Choose one of --enable, --disable and --uninstall.")
    action = Action.UNINSTALL if uninstall else Action.DISABLE if disable else Action.ENABLE
    _show(with_connection(lambda connection, found: plan(connection, found, name, action)))


@app.command("enable", epilog="Example: mreza plugin enable membership")
def enable_(name: Name) -> None:
    """Enable a plugin and what it requires: make its tables and let it take part. Restart the server afterwards."""
    with_database(lambda address, found: lifecycle.enable(address, found, name, progress))
    console.print(f"[green]✓[/] {escape(name)} is enabled. Restart `mreza serve` to offer it.")


@app.command("disable", epilog="Example: mreza plugin disable country_rs")
def disable_(name: Name) -> None:
    """Take a plugin out of the application; its tables and data stay. Restart the server afterwards."""
    with_database(lambda address, found: lifecycle.disable(address, found, name, progress))
    console.print(f"[green]✓[/] {escape(name)} is disabled; its data is kept. Restart `mreza serve`.")


@app.command("uninstall", epilog="Example: mreza plugin uninstall country_rs --export country_rs.zip --drop-data")
def uninstall_(
    name: Name,
    export: Annotated[Path | None, typer.Option(help="Write its tables into this new zip file first.")] = None,
    drop_data: Annotated[bool, typer.Option("--drop-data", help="Delete its tables for good.")] = False,
    yes: Yes = False,
) -> None:
    """Disable a plugin; with --drop-data delete its tables, after a plan and the plugin's name typed in."""
    ask = drop_data and not yes
    planned = with_connection(lambda connection, found: plan(connection, found, name, Action.UNINSTALL, api=ask))
    if planned.obstacles:
        raise ConfigurationError(f"{name} cannot be uninstalled: {' '.join(planned.obstacles)} Uninstall those first.")
    if ask:
        _show(planned)
        if export is None and any(line.rows for line in planned.tables):
            console.print("To keep a copy, stop here and add --export FILE.zip.")
        if typer.prompt(f"Type {name} to delete its data for good") != name:
            raise ConfigurationError("That is not the name; nothing was changed.")

    async def work(address: DatabaseAddress, found: Installed) -> list[str]:
        if export is not None:
            await _export(address, found, name, export)
        return await lifecycle.uninstall(address, found, name, drop_data=drop_data, progress=progress)

    dropped = with_database(work)
    fate = f"{len(dropped)} tables were deleted" if drop_data else "its data is kept (--drop-data deletes it)"
    console.print(f"[green]✓[/] {escape(name)} is uninstalled; {fate}. Now remove its package: pip uninstall …")


async def _export(address: DatabaseAddress, found: Installed, name: str, file: Path) -> None:
    async with transaction(address) as connection:
        counts = await lifecycle.export(connection, await lifecycle.tables_of(connection, found, name), file)
    console.print(f"[green]✓[/] {sum(counts.values())} rows of {len(counts)} tables are in {escape(str(file))}.")


@app.command(
    "new", epilog="Examples: mreza plugin new trainings · mreza plugin new country_me --country ME --into plugins"
)
def new(
    name: Name,
    country: Annotated[str | None, typer.Option(help="Make a country plugin, e.g. ME.")] = None,
    into: Annotated[Path, typer.Option(help="Folder in which the plugin's folder is made.")] = Path("plugins"),
) -> None:
    """Write a new plugin that passes its own tests."""
    folder = scaffold(name, into, country=country)
    out.print(f"Wrote {escape(str(folder))}. Next:", soft_wrap=True)
    for line in _next_steps(name, folder):
        out.print(f"  {escape(line)}", soft_wrap=True)


def _next_steps(name: str, folder: Path) -> list[str]:
    """From a folder to an API that has it. In the checkout's own folder a plugin is found as it lies there."""
    found = folder.parent.resolve() in project_folders()
    return [
        *([] if found else [f"pip install --editable {folder}"]),
        f"mreza plugin check {name}",
        f"mreza plugin enable {name}",
        "mreza serve",
    ]


@app.command("check", epilog="Example: mreza plugin check membership")
def check(name: Name) -> None:
    """Run the tests that every plugin inherits on an installed plugin."""
    lifecycle.find(lifecycle.installed(chosen_settings()), name)
    raise typer.Exit(check_plugin(name))


def _show(planned: Plan) -> None:
    """Print a plan, section by section; what is empty is left out."""
    out.print(f"[bold]{planned.action.value} {escape(planned.name)}[/]")
    if planned.tables:
        table = Table("table", "fate", "rows")
        for line in planned.tables:
            colour = {"dropped": "red", "created": "green"}.get(line.fate, "dim")
            table.add_row(line.name, f"[{colour}]{line.fate}[/]", "" if line.rows is None else str(line.rows))
        out.print(table)
    migrations = [revision for revisions in planned.migrations.values() for revision in revisions]
    for title, items in {
        "Also enabled": planned.also_enabled,
        "Required by": planned.dependents,
        "Migrations that would run": migrations,
        "Changes of the API": _most(planned.schema),
        "In the way": planned.obstacles,
    }.items():
        if items:
            out.print(f"[bold]{title}[/]")
            for item in items:
                out.print(f"  {escape(item)}", soft_wrap=True)


def _most(changes: list[SchemaChange]) -> list[str]:
    """The changes worth reading: those of fields first, since types come and go with them."""
    ordered = sorted(changes, key=lambda change: "." not in change.text.removesuffix("."))
    shown = [f"{change.kind}: {change.text}" for change in ordered[:_SHOWN]]
    return shown if len(ordered) <= _SHOWN else [*shown, f"… and {len(ordered) - _SHOWN} more"]
