"""From an assembled host to its registry, mutations and schema: everything of the API that needs no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from inspect import isclass
from types import ModuleType
from typing import Any

import strawberry

from mreza.access.permissions import Permission, declared_permissions
from mreza.errors import ConfigurationError
from mreza.graphql.named import NamedDocument, read_documents
from mreza.graphql.plan import Compiler
from mreza.graphql.renderings import Renderings, read_renderings
from mreza.graphql.roots import RootFields
from mreza.graphql.schema import SchemaBuilder, sdl
from mreza.model.base import Base
from mreza.model.registry import Registry
from mreza.mutation import MutationSpec, mutations_in
from mreza.plugin.host import Host
from mreza.plugin.where import blaming


@dataclass(frozen=True)
class Api:
    """The API of a host. Everything is derived on first use and then kept."""

    host: Host

    @cached_property
    def registry(self) -> Registry:
        """All models with their fields, those that plugins add to others' types included."""
        extensions = [
            (plugin.name, target, extension)
            for plugin in self.host.plugins
            for module in plugin.parts("extensions")
            for target, extension in _extensions_of(plugin.name, module)
        ]
        return Registry(self.host.models, extensions)

    @cached_property
    def mutations(self) -> list[MutationSpec]:
        """The mutations of core and all plugins.

        Raises: ConfigurationError naming plugin and mutation, when it cannot be offered or its permission is nobody's.
        """
        known = declared_permissions(self.host.hooks)
        found = []
        for plugin in self.host.plugins:
            for module in plugin.parts("mutations"):
                with blaming(plugin.name, "its mutations"):
                    found += mutations_in(module)
        for spec in found:
            _refuse_undeclared(spec, known)
        return found

    @cached_property
    def schema(self) -> strawberry.Schema:
        """The schema."""
        return SchemaBuilder(self.registry, self.mutations).build()

    @cached_property
    def compiler(self) -> Compiler:
        """The compiler of its documents."""
        return Compiler(self.registry, RootFields.of(list(self.registry.infos.values())))

    @cached_property
    def documents(self) -> dict[str, NamedDocument]:
        """The named documents of core and all plugins."""
        return read_documents((plugin.name, plugin.documents) for plugin in self.host.plugins)

    @cached_property
    def renderings(self) -> Renderings:
        """The forms besides JSON that named documents can be had in."""
        return read_renderings(self.host.hooks, self.documents)

    @property
    def sdl(self) -> str:
        """The schema as text."""
        return sdl(self.schema)


def _extensions_of(plugin: str, module: ModuleType) -> list[tuple[Any, type]]:
    found = getattr(module, "EXTENSIONS", None)
    pairs = list(found) if isinstance(found, list | tuple) else []
    if not pairs or not all(isinstance(pair, tuple) and _is_extension(*pair) for pair in pairs):
        raise ConfigurationError(
            f"The plugin {plugin} cannot be used: EXTENSIONS of {module.__name__} must list pairs of a model and a "
            "class: EXTENSIONS = [(Organisation, OrganisationExtras)]."
        )
    return pairs


def _is_extension(*pair: Any) -> bool:
    return len(pair) == 2 and all(map(isclass, pair)) and issubclass(pair[0], Base)


def _refuse_undeclared(spec: MutationSpec, known: Mapping[str, Permission]) -> None:
    if spec.permission is not None and spec.permission not in known:
        raise ConfigurationError(
            f"The plugin {spec.plugin} cannot be used: its mutation {spec.name} needs the permission "
            f"{spec.permission}, which nothing declares, so nobody could ever do it. Answer the hook `permissions` "
            "with it."
        )


def sdl_of(host: Host) -> str:
    """The schema of a host as text; what `plugin plan` compares."""
    return Api(host).sdl
