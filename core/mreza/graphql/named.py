"""Named documents: questions that core and plugins ship, for sites and spreadsheets that ask over a plain GET, and for
partner keys bound to them.

A plugin puts ``documents/members-of-network.graphql`` into its package; the file's first comment lines say what it
answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphql import GraphQLError, NonNullTypeNode, OperationDefinitionNode, VariableDefinitionNode, parse

from mreza.errors import ConfigurationError

_CASTS: dict[str, Any] = {
    "Int": int,
    "Boolean": lambda text: {"true": True, "false": False}[text.lower()],
    "Float": float,
}


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document with a name: its text, who brings it, and the variables it takes (name to type's name)."""

    name: str
    plugin: str
    text: str
    variables: Mapping[str, str]

    def values(self, given: Mapping[str, str]) -> dict[str, Any]:
        """Variables from a query string.

        Raises: GraphQLError naming the parameter that is unknown or not of its type.
        """
        values: dict[str, Any] = {}
        for name, text in given.items():
            if name not in self.variables:
                known = ", ".join(self.variables) or "none"
                raise GraphQLError(
                    f"{self.name} takes no parameter {name}. It takes: {known}.", extensions={"code": "BAD_USER_INPUT"}
                )
            try:
                values[name] = _CASTS.get(self.variables[name], str)(text)
            except (ValueError, KeyError):
                message = f"{name} must be a value of type {self.variables[name]}, not {text!r}."
                raise GraphQLError(message, extensions={"code": "BAD_USER_INPUT"}) from None
        return values


def read_documents(shipped: Iterable[tuple[str, Iterable[Path]]]) -> dict[str, NamedDocument]:
    """All named documents, from plugins and the files that each ships.

    Raises: ConfigurationError for a document that does not parse, or a name that two plugins use.
    """
    found: dict[str, NamedDocument] = {}
    for plugin, files in shipped:
        for file in files:
            if file.stem in found:
                raise ConfigurationError(
                    f"Both {found[file.stem].plugin} and {plugin} bring a document {file.stem}. Rename one of them."
                )
            found[file.stem] = _read(plugin, file)
    return found


def _read(plugin: str, file: Path) -> NamedDocument:
    text = file.read_text(encoding="utf-8")
    try:
        definitions = parse(text).definitions
    except GraphQLError as error:
        raise ConfigurationError(f"The document {file.name} of {plugin} does not parse: {error.message}") from error
    operations = [one for one in definitions if isinstance(one, OperationDefinitionNode)]
    if len(operations) != 1:
        raise ConfigurationError(f"The document {file.name} of {plugin} must hold exactly one operation.")
    variables = {one.variable.name.value: _type_name(one) for one in operations[0].variable_definitions or ()}
    return NamedDocument(file.stem, plugin, text, variables)


def _type_name(definition: VariableDefinitionNode) -> str:
    node = definition.type.type if isinstance(definition.type, NonNullTypeNode) else definition.type
    return getattr(getattr(node, "name", None), "value", "")
