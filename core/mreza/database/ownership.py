"""Whose a table is: the plugin's with the longest name that prefixes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

VERSION_SUFFIX = "_alembic_version"


def version_table(plugin: str) -> str:
    """The table in which alembic keeps the plugin's revision."""
    return plugin + VERSION_SUFFIX


def owner_of(table: str, plugins: Iterable[str]) -> str | None:
    """The plugin that owns the table, or None.

    ``membership_rs_profile`` is ``membership_rs``'s when there is such a plugin, else ``membership``'s. A plugin may
    have one table named as itself.
    """
    owners = [name for name in plugins if table == name or table.startswith(f"{name}_")]
    return max(owners, key=len, default=None)


class OwnTables:
    """Alembic's filters that let one plugin see its own tables and nothing else.

    Both are needed: `include_name` keeps others' tables of the database out, `include_object` those of the models.
    """

    def __init__(self, plugin: str, plugins: Iterable[str]) -> None:
        self._plugin = plugin
        self._plugins = frozenset(plugins) | {plugin}

    def owns(self, table: str) -> bool:
        """Whether the table is the plugin's, and none of alembic's own."""
        return not table.endswith(VERSION_SUFFIX) and owner_of(table, self._plugins) == self._plugin

    def include_name(self, name: str | None, type_: str, parents: Any) -> bool:
        """For what is found in the database."""
        if type_ == "schema":
            return name is None
        if type_ == "table":
            return self.owns(name or "")
        return True

    def include_object(self, thing: Any, name: str | None, type_: str, reflected: bool, compare_to: Any) -> bool:
        """For what is found in the models and in the database."""
        table = thing if type_ == "table" else getattr(thing, "table", None)
        return table is None or (table.schema is None and self.owns(table.name))
