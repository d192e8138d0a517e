"""From an assembled host to its registry, mutations and schema: everything of the API that needs no database."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import ModuleType
from typing import Any

import strawberry

from mreza.errors import ConfigurationError
from mreza.graphql.named import NamedDocument, read_documents
from mreza.graphql.plan import Compiler
from mreza.graphql.renderings import Renderings, read_renderings
from mreza.graphql.roots import RootFields
from mreza.graphql.schema import SchemaBuilder, sdl
from mreza.model.registry import Registry
from mreza.mutation import MutationSpec, mutations_in
from mreza.plugin.host import Host


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
            for target, extension in _extensions_of(module)
        ]
        return Registry(self.host.models, extensions)

    @cached_property
    def mutations(self) -> list[MutationSpec]:
        """The mutations of core and all plugins."""
        return [
            spec
            for plugin in self.host.plugins
            for module in plugin.parts("mutations")
            for spec in mutations_in(module)
        ]

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
        return read_documents((plugin.name, plugin.folder) for plugin in self.host.plugins)

    @cached_property
    def renderings(self) -> Renderings:
        """The forms besides JSON that named documents can be had in."""
        return read_renderings(self.host.hooks, self.documents)

    @property
    def sdl(self) -> str:
        """The schema as text."""
        return sdl(self.schema)


def _extensions_of(module: ModuleType) -> list[tuple[Any, type]]:
    found = getattr(module, "EXTENSIONS", None)
    if found is None:
        raise ConfigurationError(
            f"{module.__name__} has no EXTENSIONS. List the pairs there: "
            "EXTENSIONS = [(Organisation, OrganisationExtras)]."
        )
    return list(found)


def sdl_of(host: Host) -> str:
    """The schema of a host as text; what `plugin plan` compares."""
    return Api(host).sdl
