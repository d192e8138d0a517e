"""Imports a plugin's modules, and takes them out of the process again when they turn out not to work."""

from __future__ import annotations

import importlib
import sys
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from sqlalchemy.orm import configure_mappers

from mreza.database.ownership import owner_of
from mreza.errors import MrezaError
from mreza.model.base import Base
from mreza.plugin.discovery import Found
from mreza.plugin.patience import SECONDS, patience

#: What a plugin may consist of, in the order of import; each a module or a package, each only if the plugin needs it.
PARTS = ("hookspecs", "models", "extensions", "events", "queries", "jobs", "mutations", "plugin")


def make_importable(found: Found) -> None:
    """Let Python find the plugin's package where it was discovered.

    Raises:
        MrezaError: Python would take another package of that name.
    """
    spec = find_spec(found.package)
    if spec is None:
        sys.path.append(str(found.folder.parent))
        importlib.invalidate_caches()
        spec = find_spec(found.package)
    locations = [Path(place).resolve() for place in (spec.submodule_search_locations or ())] if spec else []
    if found.folder not in locations:
        raise MrezaError(
            f"{found.package} was found in {found.folder}, but Python imports it from {locations or 'a module'}. "
            f"Remove one of the two."
        )


def import_parts(package: str, parts: tuple[str, ...] = PARTS) -> dict[str, ModuleType]:
    """Import those of the parts that exist; by part."""
    return {part: importlib.import_module(f"{package}.{part}") for part in parts if find_spec(f"{package}.{part}")}


def import_plugin(found: Found) -> dict[str, ModuleType]:
    """Import a plugin, and make sure that its models hold together.

    Raises:
        Exception: whatever the plugin raises.
    """
    make_importable(found)
    with patience(SECONDS):
        modules = import_parts(found.package)
        configure_mappers()
    return modules


def unload(name: str, package: str, known: frozenset[str]) -> None:
    """Forget a plugin's modules, models and tables, so that what it left half-done harms nobody.

    Args:
        name: the plugin's name.
        package: its import package.
        known: names of all plugins, which decide whose a table is.
    """
    # By their managers: a class whose declaration was interrupted has no mapper yet.
    for manager in list(Base.registry._managers):
        if getattr(manager.class_, "__plugin__", None) == name:
            # SQLAlchemy disposes of whole registries only; one broken mapper would stop all others for good.
            Base.registry._dispose_manager_and_mapper(manager)
            Base.registry._managers.pop(manager, None)
    for table in list(Base.metadata.tables.values()):
        if owner_of(table.name, known | {name}) == name:
            Base.metadata.remove(table)
    for module in [module for module in sys.modules if module == package or module.startswith(f"{package}.")]:
        del sys.modules[module]
