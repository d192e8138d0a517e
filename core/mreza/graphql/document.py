"""Reading a parsed document: the operation asked for, and which fields a selection holds once fragments and directives
are resolved.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    value_from_ast_untyped,
)


@dataclass(frozen=True, slots=True)
class Selected:
    """One response key: its field's name and all the nodes that ask for it (several, when fragments overlap)."""

    key: str
    name: str
    nodes: tuple[FieldNode, ...]

    def argument(self, name: str) -> ValueNode | None:
        """The argument's node, if given. Validation has made sure that all nodes agree."""
        for argument in self.nodes[0].arguments or ():
            if argument.name.value == name:
                return argument.value
        return None


class Operation:
    """An operation with its fragments and the variables' values (for @skip and @include)."""

    def __init__(self, document: DocumentNode, name: str | None, variables: Mapping[str, Any]) -> None:
        self.definition = find_operation(document, name)
        self.variables = variables
        self._fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}

    def roots(self) -> list[Selected]:
        """The root fields."""
        return self._collect([self.definition.selection_set], None)

    def children(self, selected: Selected, type_name: str | None) -> list[Selected]:
        """The fields below; a fragment on another type than `type_name` is left out (None takes all)."""
        return self._collect([n.selection_set for n in selected.nodes if n.selection_set], type_name)

    def _collect(self, sets: Iterable[SelectionSetNode], type_name: str | None) -> list[Selected]:
        found: dict[str, list[FieldNode]] = {}
        for selection_set in sets:
            self._gather(selection_set, type_name, found)
        return [Selected(key, nodes[0].name.value, tuple(nodes)) for key, nodes in found.items()]

    def _gather(
        self, selection_set: SelectionSetNode, type_name: str | None, found: dict[str, list[FieldNode]]
    ) -> None:
        for node in selection_set.selections:
            if not self._wanted(node):
                continue
            if isinstance(node, FieldNode):
                found.setdefault(node.alias.value if node.alias else node.name.value, []).append(node)
                continue
            fragment = self._fragments[node.name.value] if isinstance(node, FragmentSpreadNode) else node
            assert isinstance(fragment, FragmentDefinitionNode | InlineFragmentNode)
            condition = fragment.type_condition.name.value if fragment.type_condition else None
            if condition is None or type_name is None or condition in (type_name, "Node"):
                self._gather(fragment.selection_set, type_name, found)

    def _wanted(self, node: Any) -> bool:
        for directive in node.directives or ():
            if directive.name.value in ("skip", "include"):
                value = directive.arguments[0].value
                holds = (
                    self.variables.get(value.name.value)
                    if isinstance(value, VariableNode)
                    else value_from_ast_untyped(value)
                )
                if bool(holds) == (directive.name.value == "skip"):
                    return False
        return True


def find_operation(document: DocumentNode, name: str | None) -> OperationDefinitionNode:
    """The operation to run.

    Raises: GraphQLError when it is not there, or several are and none is named.
    """
    operations = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
    if name is not None:
        operations = [o for o in operations if o.name and o.name.value == name]
        if not operations:
            raise GraphQLError("The document has no operation of that name.")
    if len(operations) != 1:
        raise GraphQLError(
            "The document holds several operations; say which by operationName."
            if operations
            else "The document holds no operation."
        )
    return operations[0]
