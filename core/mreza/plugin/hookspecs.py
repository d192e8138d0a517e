"""What core lets plugins decide.

Everything else that a plugin brings is found by convention: its models, queries and mutations.
"""

from __future__ import annotations

from collections.abc import Iterable

from mreza.access.permissions import Permission
from mreza.demo.plan import DemoPlan, Rows
from mreza.mutation.reactions import Reaction
from mreza.plugin.answers import FileStore, IdentifierScheme, Rendering, Unit
from mreza.plugin.hooks import hookspec
from mreza.plugin.patience import unhurried
from mreza.plugin.routes import Route
from mreza.settings import Settings


@hookspec
def permissions() -> Iterable[Permission] | None:
    """The permissions that the plugin's mutations and fields ask for; administrators put them into roles."""


@hookspec
def identifier_schemes() -> Iterable[IdentifierScheme] | None:
    """The registration and tax numbers of the plugin's country, with their checks."""


@hookspec
def administrative_units() -> Iterable[Unit] | None:
    """The administrative units of the plugin's country, the largest first, dated, with their own codes."""


@hookspec
def renderings() -> Iterable[Rendering] | None:
    """Forms besides JSON that the plugin's named documents can be had in: calendars, pages to print."""


@hookspec
def reactions() -> Iterable[Reaction] | None:
    """What the plugin does when a mutation of another has told something, in the same transaction."""


@hookspec
def routes() -> Iterable[Route] | None:
    """What the plugin serves besides GraphQL, below ``/x/<plugin>/``: files, pages for people without an account."""


@hookspec
def file_stores(settings: Settings) -> Iterable[FileStore] | None:
    """Where the plugin keeps files beside the database: backups hold what lies in folders, and name the rest."""


@hookspec
@unhurried
def demo(scenario: DemoPlan) -> Iterable[Rows] | None:
    """The plugin's rows of the demo data; the scenario holds what core and the plugins before it have planned."""
