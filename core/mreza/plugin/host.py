"""`Host`: the assembled application, that is core and the enabled plugins, in dependency order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import NoReturn

from sqlalchemy import Table

import mreza
from mreza.database.ownership import owner_of
from mreza.errors import ConfigurationError, MrezaError
from mreza.garbage import unswept
from mreza.model.base import Base
from mreza.plugin.discovery import Broken, Found, discover
from mreza.plugin.hooks import HookFailed, Hooks, implementation_of
from mreza.plugin.load import import_parts, import_plugin, unload
from mreza.plugin.manifest import CORE, Manifest
from mreza.plugin.order import Arrangement, SetAside, arrange, core_version
from mreza.plugin.patience import SECONDS, TookTooLong, patience
from mreza.plugin.reader import PREFIX
from mreza.plugin.where import origin
from mreza.privacy.retention import sweep_function
from mreza.privacy.ties import ties_of

#: Core's own models, queries, mutations and hooks lie in these packages; core's hookspecs are the host's.
CORE_PARTS = tuple(
    f"{package}.{part}"
    for part in ("models", "events", "queries", "jobs", "mutations", "plugin")
    for package in ("directory", "access", "outbox", "mutation", "privacy", "delivery")
)


@dataclass(frozen=True, slots=True)
class Plugin:
    """A plugin that runs; core is the first, called ``core``."""

    manifest: Manifest
    package: str
    folder: Path
    modules: Mapping[str, ModuleType]
    """What was imported, by name within the package: ``models``, ``mutations``, … (core: ``directory.models``, …)."""

    @property
    def name(self) -> str:
        """The plugin's name."""
        return self.manifest.name

    def parts(self, kind: str) -> list[ModuleType]:
        """The modules of one kind, e.g. ``mutations``; at most one, except for core."""
        return [module for name, module in self.modules.items() if name.rpartition(".")[2] == kind]

    @property
    def documents(self) -> list[Path]:
        """The named documents that it ships (`mreza.graphql.named`), by name."""
        return sorted((self.folder / "documents").glob("*.graphql"))


class Host:
    """Core and the enabled plugins, imported, checked and in order. Cheap to build anew, and never changed.

    Attributes:
        plugins: what runs, each after what it requires; the first is core.
        set_aside: what should run and does not, with the reason.
        found: everything that is installed.
        hooks: the plugins' hooks.
        models: mapped classes of all that runs, in dependency order, then in the order of their declaration.
        tables: the models' tables and the link tables beside them, likewise ordered.
    """

    def __init__(self, arrangement: Arrangement, found: Iterable[Found | Broken]) -> None:
        """Import and check what was arranged; see `assemble`.

        Raises:
            _PluginError: a plugin raised; the application can be assembled without it.
            ConfigurationError: a declaration that must not be passed over.
        """
        self.found: tuple[Found | Broken, ...] = tuple(found)
        self.set_aside: tuple[SetAside, ...] = arrangement.set_aside
        self.plugins: tuple[Plugin, ...] = (_core(), *map(_load, arrangement.ordered))
        self.hooks = self._hooks()
        self.tables: tuple[Table, ...] = tuple(self._tables())
        self.models: tuple[type[Base], ...] = tuple(self._models())
        for tie in ties_of(self.models).values():
            sweep_function(tie)  # refuses a column that is kept for a while after nobody knows what

    @classmethod
    def assemble(cls, found: Iterable[Found | Broken] | None = None, enabled: Iterable[str] | None = None) -> Host:
        """The application of these plugins. A plugin that raises is set aside, with all that require it.

        Args:
            found: installed plugins; by default `discover()`'s.
            enabled: names of the enabled ones; None means all.

        Raises:
            ConfigurationError: two plugins of one name, a misspelt hook, a model that lacks its rule or stands in
                another plugin's name: mistakes that would do harm if they were passed over.
        """
        installed = discover() if found is None else list(found)
        wanted = None if enabled is None else set(enabled) - {CORE}
        failed: dict[str, str] = {}
        while True:
            try:
                with unswept():
                    return cls(arrange(installed, wanted, failed=failed), installed)
            except _PluginError as error:
                failed[error.plugin] = str(error)
                unload(error.plugin, PREFIX + error.plugin, _names(installed))

    @property
    def names(self) -> tuple[str, ...]:
        """Names of what runs, in dependency order."""
        return tuple(plugin.name for plugin in self.plugins)

    @property
    def known(self) -> frozenset[str]:
        """Names of everything that is installed, and core: they decide whose a table is."""
        return _names(self.found)

    def plugin(self, name: str) -> Plugin:
        """A plugin that runs.

        Raises:
            MrezaError: it does not run; the sentence says why.
        """
        for plugin in self.plugins:
            if plugin.name == name:
                return plugin
        reasons = {one.name: one.reason for one in self.set_aside}
        if name in reasons:
            raise MrezaError(f"The plugin {name} was set aside: {reasons[name]}")
        if name in self.known:
            raise MrezaError(f"The plugin {name} is disabled. Enable it with `mreza plugin enable {name}`.")
        raise MrezaError(f"There is no plugin {name}. `mreza plugin list` shows what is installed.")

    def models_of(self, name: str) -> list[type[Base]]:
        """The models of one plugin, in the order of their declaration."""
        return [model for model in self.models if model.__plugin__ == name]

    def tables_of(self, name: str) -> list[Table]:
        """The tables of one plugin, in the order of their declaration."""
        return [table for table in self.tables if owner_of(table.name, self.known) == name]

    def _hooks(self) -> Hooks:
        implementations: dict[str, object] = {}
        specs = {}
        for plugin in self.plugins:
            for module in plugin.parts("hookspecs"):
                specs[plugin.name] = module
            for module in plugin.parts("plugin"):
                try:
                    with patience(SECONDS):
                        implementations[plugin.name] = implementation_of(module)
                except Exception as error:
                    _give_up(plugin.name, error)
        shipped = (file.stem for plugin in self.plugins for file in plugin.documents)
        hooks = Hooks(specs, implementations, documents=shipped)
        try:
            hooks.rehearse()
        except HookFailed as error:
            if error.plugin == CORE:
                raise
            raise _PluginError(error.plugin, str(error)) from error
        return hooks

    def _tables(self) -> Iterable[Table]:
        running = self.names
        owned: dict[str, list[Table]] = {name: [] for name in running}
        for table in Base.metadata.tables.values():
            owner = owner_of(table.name, self.known)
            if owner in owned and table.schema is None:
                owned[owner].append(table)
        for name in running:
            yield from owned[name]

    def _models(self) -> Iterable[type[Base]]:
        by_table: dict[str, type[Base]] = {}
        for mapper in Base.registry.mappers:
            model = mapper.class_
            if model.__plugin__ in self.names:
                self._refuse_foreign_name(model)
                by_table[model.__tablename__] = model
        for table in self.tables:
            if table.name in by_table:
                yield by_table[table.name]

    def _refuse_foreign_name(self, model: type[Base]) -> None:
        owner = owner_of(model.__tablename__, self.known)
        if owner != model.__plugin__:
            raise ConfigurationError(
                f"The table {model.__tablename__} of {model.__module__}.{model.__name__} must begin with "
                f"{model.__plugin__}_, the plugin's name; by this name it is {owner or 'nobody'}'s."
            )


class _PluginError(MrezaError):
    """A plugin raised at import or in a hook."""

    def __init__(self, plugin: str, reason: str) -> None:
        super().__init__(reason)
        self.plugin = plugin


def _core() -> Plugin:
    folder = Path(mreza.__file__).resolve().parent
    manifest = Manifest(name=CORE, version=core_version(), title="Mreža", description="The host and the directory.")
    modules = {**import_parts("mreza.plugin", ("hookspecs",)), **import_parts("mreza", CORE_PARTS)}
    return Plugin(manifest, "mreza", folder, modules)


def _load(found: Found) -> Plugin:
    try:
        return Plugin(found.manifest, found.package, found.folder, import_plugin(found))
    except Exception as error:
        _give_up(found.name, error)


def _give_up(name: str, error: Exception) -> NoReturn:
    """Declarations that are refused stop the start; whatever else a plugin raises sets it aside."""
    if isinstance(error, ConfigurationError):
        raise ConfigurationError(f"The plugin {name} cannot be used: {error}") from error
    what = "hung" if isinstance(error, TookTooLong) else "raised"
    reason = (
        str(error) if type(error) is MrezaError else f"The plugin {name} {what} while it was loaded: {origin(error)}"
    )
    raise _PluginError(name, reason) from error


def _names(found: Iterable[Found | Broken]) -> frozenset[str]:
    return frozenset(plugin.name for plugin in found) | {CORE}
