"""`mreza schema`: the API's schema as text, kept beside the code so that every change of it is seen."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from mreza.cli.console import console
from mreza.errors import ConfigurationError
from mreza.graphql.assemble import sdl_of
from mreza.plugin.host import Host
from mreza.plugin.lifecycle import installed
from mreza.plugin.plan import sdl_changes
from mreza.settings import Settings

app = typer.Typer(help="Print, keep and compare the API's schema.", no_args_is_help=True)
out = Console(highlight=False)

FILE = Path("docs/schema.graphql")
File = Annotated[Path, typer.Option("--file", "-f", help="The file that is kept.")]


def composed() -> str:
    """The schema of core and all installed plugins, enabled or not: what this version of the code offers."""
    return sdl_of(Host.assemble(installed(Settings())))


@app.command("print", epilog="Example: mreza schema print > schema.graphql")
def print_() -> None:
    """Write the schema to standard output. Needs no database."""
    typer.echo(composed(), nl=False)


@app.command("write", epilog="Example: mreza schema write")
def write(file: File = FILE) -> None:
    """Keep the schema in the file, which is committed with the change that made it."""
    text = composed()
    if file.exists() and file.read_text(encoding="utf-8") == text:
        console.print(f"[green]✓[/] {escape(str(file))} is up to date.")
        return
    file.write_text(text, encoding="utf-8")
    console.print(f"[green]✓[/] Wrote {escape(str(file))}.", soft_wrap=True)


@app.command("diff", epilog="Example: mreza schema diff")
def diff(file: File = FILE) -> None:
    """Say how the schema differs from the file's, what breaks clients first. Exit status 1 if it does."""
    if not file.is_file():
        raise ConfigurationError(f"There is no {file}. Write it with `mreza schema write --file {file}`.")
    changes = sdl_changes(file.read_text(encoding="utf-8"), composed())
    for change in changes:
        out.print(f"[bold]{change.kind}[/]  {escape(change.text)}", soft_wrap=True)
    if changes:
        raise ConfigurationError(f"{len(changes)} differences from {file}. Keep them with `mreza schema write`.")
    console.print(f"[green]✓[/] The schema is as {escape(str(file))} says.")
