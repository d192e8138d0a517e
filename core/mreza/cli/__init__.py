"""The command `mreza`. Each group of commands is a module here that exports `app`."""

from __future__ import annotations

import importlib
import importlib.util
import sys

import typer

from mreza.cli.console import report
from mreza.errors import MrezaError

_GROUPS = ("demo", "serve", "worker", "db", "plugin", "user", "token", "person", "schema", "check")


def build() -> typer.Typer:
    """The whole command line, from the groups that this installation has."""
    app = typer.Typer(
        name="mreza",
        help="A membership platform for a federation of civil-society networks.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_show_locals=False,  # they could show a password
    )
    for name in _GROUPS:
        if importlib.util.find_spec(f"{__name__}.{name}") is not None:
            app.add_typer(importlib.import_module(f"{__name__}.{name}").app, name=name)
    return app


def main() -> None:
    """Run the command line; what a person can mend is shown as a sentence, without a traceback."""
    try:
        build()()
    except MrezaError as error:
        report(error)
        sys.exit(1)
