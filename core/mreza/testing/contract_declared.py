"""What a plugin declares, checked without a database: manifest, imports, names, rules, words.

Each check lists what is wrong.
"""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from graphql import GraphQLSchema, find_breaking_changes

import mreza
from mreza.access.policies import rule_sql
from mreza.access.rules import VIEWER
from mreza.errors import ConfigurationError, MrezaError
from mreza.graphql.assemble import Api
from mreza.model.audience import Audience
from mreza.model.base import Base
from mreza.model.fields import options_of
from mreza.model.personal import says_of_people
from mreza.model.registry import ToOne
from mreza.mutation import MutationSpec
from mreza.mutation.catalogue import MESSAGES
from mreza.plugin.host import Host, Plugin
from mreza.plugin.manifest import CORE, ManifestError
from mreza.plugin.reader import PREFIX, read_manifest

#: What a plugin may import of Mreža: the rest is how the house is built, and changes without notice.
PUBLIC = (
    "mreza.access.models",
    "mreza.access.permissions",
    "mreza.access.rules",
    "mreza.clock",
    "mreza.delivery.job",
    "mreza.delivery.models",
    "mreza.demo",
    "mreza.directory",
    "mreza.errors",
    "mreza.model",
    "mreza.mutation",
    "mreza.outbox.event",
    "mreza.plugin.answers",
    "mreza.plugin.hooks",
    "mreza.plugin.manifest",
    "mreza.plugin.routes",
    "mreza.settings",
    "mreza.text",
)

Problems = list[str]


def manifest_problems(folder: Path) -> Problems:
    """Why the manifest in a package's folder cannot be used without running it; empty when it can."""
    try:
        read_manifest(folder)
    except ManifestError as error:
        return [str(error)]
    return []


def import_problems(plugin: Plugin) -> Problems:
    """Imports of Mreža's inner modules, and of plugins that the manifest does not require."""
    if plugin.name == CORE:
        return []
    may = {PREFIX + name for name in plugin.manifest.prerequisites} | {plugin.package}
    found = []
    for file in sorted(plugin.folder.rglob("*.py")):
        for line, module in _imported(file):
            top = module.partition(".")[0]
            where = f"{file.relative_to(plugin.folder.parent)}:{line} imports {module}"
            if top == "mreza" and not _is_public(module):
                found.append(f"{where}, which is not for plugins. These are: what `mreza` offers, {', '.join(PUBLIC)}.")
            elif top.startswith(PREFIX) and top not in may:
                found.append(
                    f"{where}, but the manifest does not require {top.removeprefix(PREFIX)}. Add it to `requires`."
                )
    return found


def _is_public(module: str) -> bool:
    return module.removeprefix("mreza.") in mreza.__all__ or any(
        module == public or module.startswith(f"{public}.") for public in PUBLIC
    )


def _imported(file: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of everything that a file imports, inside functions as well."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            # `from mreza.access import scope` names a module, `from mreza.clock import Clock` a thing in one.
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def table_problems(host: Host, name: str) -> Problems:
    """Models and link tables that do not bear the plugin's name."""
    found = [
        f"The table {model.__tablename__} of {model.__name__} must begin with {name}_."
        for model in host.models_of(name)
        if model.__tablename__ != name and not model.__tablename__.startswith(f"{name}_")
    ]
    own = {model.__tablename__ for model in host.models_of(name)}
    return found + [
        f"The table {table.name} has no model, so no rule says who sees it. Declare a Model for it."
        for table in host.tables_of(name)
        if table.name not in own
    ]


def rule_problems(host: Host, name: str) -> Problems:
    """Models without a row rule, and rules that show every row although not every column is public."""
    found = []
    for model in host.models_of(name):
        try:
            rule = rule_sql(model, model.visible(VIEWER))
            rule_sql(model, model.writable(VIEWER))
        except (MrezaError, NotImplementedError) as error:
            found.append(str(error) or f"{model.__name__} does not say who may write it. Add a classmethod `writable`.")
            continue
        if "network_id" in model.__table__.c and f"{model.__tablename__}." not in rule:
            found += _too_wide(model, rule)
    return found


def _too_wide(model: type[Base], rule: str) -> Problems:
    narrow = [key for key, options in _declared(model) if options.audience is not Audience.PUBLIC]
    if not narrow:
        return []
    return [
        f"The rule of {model.__name__} is `{rule}`: it shows the rows of all networks alike, "
        f"yet {narrow[0]} is not public. "
        f"Write a rule that asks for the row's network, e.g. viewer.in_network(cls.network_id)."
    ]


def field_problems(host: Host, name: str) -> Problems:
    """Columns without audience or word on personal data, and fields without a description."""
    found = []
    for model in host.models_of(name):
        for key, column in ((attribute.key, attribute.columns[0]) for attribute in model.__mapper__.column_attrs):
            options = options_of(column)
            if key in ("id", "version", "network_id") or column.computed is not None:
                continue
            if options is None:
                found.append(f"{model.__name__}.{key} states no audience. Declare it with field(audience=…).")
                continue
            try:
                says_of_people(model, key, options)
            except ConfigurationError as error:
                found.append(str(error))
    return found or described_problems(Api(host), name)


def described_problems(api: Api, name: str) -> Problems:
    """Types, fields and inputs that the plugin brings without a description."""
    found = []
    for info in api.registry.infos.values():
        if not info.doc and info.plugin == name:
            found.append(f"{info.name} has no docstring.")
        for field in info.fields.values():
            shown = not isinstance(field, ToOne) or field.target in api.registry
            if field.owner == name and shown and not field.doc.strip():
                found.append(f"{info.name}.{field.name} has no description. Give doc='…'.")
    for spec in api.mutations:
        if spec.plugin == name:
            found += [
                f"{spec.name}({parameter.api_name}) has no description. Write it under Args: in the docstring."
                for parameter in spec.parameters
                if not parameter.doc.strip()
            ]
    return found


def _declared(model: type[Base]) -> list[tuple[str, Any]]:
    pairs = ((attribute.key, options_of(attribute.columns[0])) for attribute in model.__mapper__.column_attrs)
    return [(key, options) for key, options in pairs if options is not None]


def mutation_problems(specs: list[MutationSpec], permissions: frozenset[str]) -> Problems:
    """Mutations that ask for permissions nobody declares."""
    return [
        f"{spec.name} needs the permission {spec.permission}, which no plugin declares. "
        "Answer the hook `permissions` with it."
        for spec in specs
        if spec.permission is not None and spec.permission not in permissions
    ]


def schema_problems(without: GraphQLSchema, with_it: GraphQLSchema) -> Problems:
    """What the plugin takes away from, or changes of, the API of the others."""
    return [change.description for change in find_breaking_changes(without, with_it)]


def message_problems(module: ModuleType | None) -> Problems:
    """Translations that lack a language, or name other values than their neighbours."""
    if module is None:
        return []
    found = []
    languages = set(MESSAGES["NOT_FOUND"])
    for code, templates in getattr(module, "MESSAGES", {}).items():
        missing = sorted(languages - set(templates))
        if missing:
            found.append(f"The message {code} is missing in {', '.join(missing)}.")
        values = {locale: _placeholders(template) for locale, template in templates.items()}
        if len(set(map(frozenset, values.values()))) > 1:
            found.append(f"The message {code} names different values in different languages: {values}.")
    return found


def _placeholders(template: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name)
