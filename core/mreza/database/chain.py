"""A plugin's chain of migrations, as alembic sees it."""

from __future__ import annotations

import re
import warnings
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.runtime.plugins import Plugin as AlembicPlugin
from alembic.script import Script, ScriptDirectory
from alembic.script.revision import RevisionError
from alembic.util import CommandError
from sqlalchemy import Connection, MetaData

from mreza.database import compare
from mreza.database.ownership import OwnTables, version_table
from mreza.database.render import render_item, rewriter
from mreza.errors import ConfigurationError
from mreza.model.base import Base
from mreza.plugin.manifest import CORE

if TYPE_CHECKING:
    from mreza.plugin.host import Host, Plugin

#: Where the version tables lie, apart from the tables that hold the data.
SCHEMA = "mreza"
FILE = re.compile(r"(\d{4})_\w+\.py")
AlembicPlugin.setup_plugin_from_module(compare, compare.PLUGINS[-1])

_ENVIRONMENT = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Chain:
    """A plugin's migrations, and what alembic has to know of them."""

    plugin: str
    folder: Path
    """Where its ``NNNN_title.py`` lie."""
    known: frozenset[str]
    """Names of all plugins, which decide whose a table is."""
    metadata: MetaData

    def options(self) -> dict[str, Any]:
        """For alembic's `configure`."""
        own = OwnTables(self.plugin, self.known)
        return {
            "target_metadata": self.metadata,
            "version_table": version_table(self.plugin),
            "version_table_schema": SCHEMA,
            "include_name": own.include_name,
            "include_object": own.include_object,
            "render_item": render_item,
            "process_revision_directives": rewriter,
            "compare_type": True,
            "autogenerate_plugins": compare.PLUGINS,
        }

    def config(self, connection: Connection, **options: str) -> Config:
        """Alembic's configuration for a run on this connection."""
        config = Config(cmd_opts=Namespace(quiet=True))
        location = str(_ENVIRONMENT).replace("%", "%%")
        versions = str(self.folder).replace("%", "%%")
        settings = {"script_location": location, "version_locations": versions, "path_separator": "newline"}
        for key, value in {**settings, **options}.items():
            config.set_main_option(key, value)
        config.attributes.update(connection=connection, chain=self)
        return config

    def scripts(self, connection: Connection) -> ScriptDirectory:
        """The chain's files.

        Raises:
            ConfigurationError: they are no chain.
        """
        directory = ScriptDirectory.from_config(self.config(connection))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")  # alembic merely warns of a down_revision that is not there
                heads = directory.get_heads()
        except (RevisionError, CommandError, KeyError, UserWarning) as error:
            raise ConfigurationError(
                f"The migrations of {self.plugin} in {self.folder} are no chain: {error}"
            ) from error
        if len(heads) > 1:
            raise ConfigurationError(
                f"The migrations of {self.plugin} fork into {', '.join(sorted(heads))}. "
                f"Let the later one name the other as its down_revision."
            )
        return directory

    def current(self, connection: Connection) -> str | None:
        """The revision that the database has."""
        return MigrationContext.configure(connection, opts=self.options()).get_current_revision()

    def pending(self, connection: Connection) -> list[Script]:
        """The migrations that have not run, in order.

        Raises:
            ConfigurationError: the database has a revision that the chain lacks.
        """
        directory, current = self.scripts(connection), self.current(connection)
        try:
            return list(reversed(list(directory.iterate_revisions("heads", current or "base"))))
        except (RevisionError, CommandError) as error:
            raise ConfigurationError(
                f"The database has the revision {current} of {self.plugin}, which is not among its migrations in "
                f"{self.folder}. Install the version of the plugin that it was made with, or a newer one."
            ) from error


def chain_of(host: Host, plugin: Plugin) -> Chain:
    """The migrations of a plugin that runs."""
    base = _ENVIRONMENT if plugin.name == CORE else plugin.folder / "migrations"
    return Chain(plugin.name, base / "versions", host.known, Base.metadata)
