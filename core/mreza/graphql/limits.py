"""What a document may ask for, checked with a budget before anything is validated.

The order matters: the text is scanned before it is parsed, the expanded size is counted before fragments are expanded,
and only then is the document walked and priced. So no document, however made, takes long to refuse.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from graphql import (
    DocumentNode,
    ExecutableDefinitionNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    parse,
)

from mreza.graphql.bounds import Limits
from mreza.graphql.cost import Price, price_of
from mreza.graphql.document_facts import ExpandedSize, Facts, Fragments, compare_pairs, facts_of
from mreza.graphql.document_scan import scan
from mreza.graphql.variable_limits import check_variables
from mreza.graphql.work import Meter, TooCostly

__all__ = ["Checked", "Limits", "TooCostly", "check", "recheck", "without_suggestions"]


CLOSED: Final = "INTROSPECTION_CLOSED"


@dataclass(frozen=True, slots=True)
class Checked:
    """A document within its limits: parsed, not yet validated. Keep it beside a cached plan and call `recheck`."""

    document: DocumentNode
    operation: OperationDefinitionNode
    cost: int
    price: Price
    work: int


def check(document: str, operation_name: str | None, variables: Mapping[str, Any], limits: Limits) -> Checked:
    """Parse a document and hold it against the limits.

    Raises:
        TooCostly: a limit is passed.
        GraphQLSyntaxError: it is not GraphQL.
        GraphQLError: there is no such operation, or the document holds something else than operations and fragments.
    """
    meter = Meter(limits.max_work)
    try:
        check_variables(variables, limits, meter)
        return _check(document, operation_name, variables, limits, meter)
    except TooCostly as refusal:
        refusal.work = meter.spent
        raise


def recheck(checked: Checked, variables: Mapping[str, Any], limits: Limits) -> int:
    """Hold other variables of a document that was checked before against the limits, and return the cost.

    Raises:
        TooCostly: a limit is passed.
    """
    check_variables(variables, limits, Meter(limits.max_work))
    return _affordable(checked.price, variables, limits)


def _check(
    text: str, operation_name: str | None, variables: Mapping[str, Any], limits: Limits, meter: Meter
) -> Checked:
    scan(text, limits, meter)
    document = parse(text, no_location=False, max_lexical_tokens=limits.max_tokens, max_comments=limits.max_comments)
    operations, fragments = _definitions(document)
    operation = _chosen(operations, operation_name)
    roots = [*(each.selection_set for each in operations), *_unused(operations, fragments)]
    size = ExpandedSize(fragments, limits.max_fields, meter)
    if sum(size.of(root) for root in roots) > limits.max_fields:
        raise TooCostly(f"The document asks for more than {limits.max_fields:,} fields with its fragments expanded.")
    pairs = 0
    for root in roots:
        facts = facts_of(root, fragments, meter)
        _check_facts(facts, limits)
        if root is operation.selection_set and operation.operation is OperationType.MUTATION:
            _at_most("mutations", facts.roots, limits.max_mutations)
        pairs += compare_pairs([root], fragments, limits.max_pairs - pairs, meter)
    price = price_of(operation, fragments, limits.sizes, max_lists=limits.max_lists)
    if price is None:
        raise TooCostly(f"Lists are nested deeper than {limits.max_lists} levels.")
    cost = _affordable(price, variables, limits)
    return Checked(document, operation, cost, price, meter.spent)


def _definitions(document: DocumentNode) -> tuple[list[OperationDefinitionNode], Fragments]:
    operations: list[OperationDefinitionNode] = []
    fragments: dict[str, FragmentDefinitionNode] = {}
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode):
            operations.append(definition)
        elif isinstance(definition, FragmentDefinitionNode):
            name = definition.name.value
            if name in fragments:
                raise GraphQLError(f'There can be only one fragment named "{name}".', nodes=definition)
            fragments[name] = definition
        elif not isinstance(definition, ExecutableDefinitionNode):
            raise GraphQLError("Only operations and fragments are executed.", nodes=definition)
    return operations, fragments


def _chosen(operations: list[OperationDefinitionNode], name: str | None) -> OperationDefinitionNode:
    if not operations:
        raise GraphQLError("The document holds no operation.")
    if name is None:
        if len(operations) > 1:
            raise GraphQLError("The document holds several operations. Name one of them as operationName.")
        return operations[0]
    for operation in operations:
        if operation.name is not None and operation.name.value == name:
            return operation
    raise GraphQLError("The document holds no operation of that name.")


def _unused(operations: list[OperationDefinitionNode], fragments: Fragments) -> Iterable[SelectionSetNode]:
    """Fragments that no operation reaches: validation walks them all the same."""
    reached: set[str] = set()
    waiting = [operation.selection_set for operation in operations]
    while waiting:
        for node in waiting.pop().selections:
            if isinstance(node, FragmentSpreadNode):
                name = node.name.value
                if name in fragments and name not in reached:
                    reached.add(name)
                    waiting.append(fragments[name].selection_set)
            elif isinstance(node, FieldNode | InlineFragmentNode) and node.selection_set is not None:
                waiting.append(node.selection_set)
    return [fragment.selection_set for name, fragment in fragments.items() if name not in reached]


def _check_facts(facts: Facts, limits: Limits) -> None:
    _at_most("levels of selections", facts.depth, limits.max_depth)
    _at_most("root fields", facts.roots, limits.max_roots)
    _at_most("aliases", facts.aliases, limits.max_aliases)
    if facts.introspection_roots and not limits.max_introspection_roots:
        raise TooCostly("Introspection is closed to you. Sign in for it, or read schema.graphql.", code=CLOSED)
    _at_most("introspection fields", facts.introspection_roots, limits.max_introspection_roots)
    _at_most("lists in an introspection", facts.introspection_lists, limits.max_introspection_lists)
    _at_most("nested lists in an introspection", facts.introspection_nesting, limits.max_introspection_nesting)


def _at_most(what: str, found: int, most: int) -> None:
    if found > most:
        raise TooCostly(f"The document has {found:,} {what}; at most {most:,} are allowed.")


def _affordable(price: Price, variables: Mapping[str, Any], limits: Limits) -> int:
    cost = price.of(variables)
    if cost > limits.max_cost:
        raise TooCostly(
            f"The operation costs {cost:,} and at most {limits.max_cost:,} is available. "
            "Ask for smaller pages, or for less in each.",
            cost,
        )
    return cost


_SUGGESTION: Final = re.compile(r"\s*Did you mean .*\?", re.DOTALL)


def without_suggestions(errors: Collection[GraphQLError]) -> list[GraphQLError]:
    """The same errors without "Did you mean …?", which would tell an anonymous caller names of the schema."""
    return [_without_suggestion(error) for error in errors]


def _without_suggestion(error: GraphQLError) -> GraphQLError:
    message = _SUGGESTION.sub("", error.message)
    if message == error.message:
        return error
    return GraphQLError(
        message,
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        extensions=error.extensions,
    )
