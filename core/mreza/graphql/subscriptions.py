"""The subscription `events`: an event's id comes from the feed, its row is read under the subscriber's own scope."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ARRAY, Text, Uuid, func

from mreza.graphql.api import GraphQLRequest
from mreza.graphql.arguments import argument_of
from mreza.graphql.context import Compilation
from mreza.graphql.document import Operation, Selected
from mreza.graphql.json_sql import obj
from mreza.graphql.plan import Compiler, Plan
from mreza.graphql.select_object import one
from mreza.model.base import model_named
from mreza.text import Locale


def wanted_types(operation: Operation, item: Selected, variables: Mapping[str, Any]) -> list[str] | None:
    """The types of events asked for; None for all."""
    argument = argument_of(item.argument("types"), variables, (item.key, "types"))
    return None if argument is None or argument.is_null else list(argument.read(variables))


def events_plan(
    compiler: Compiler, operation: Operation, item: Selected, variables: Mapping[str, Any], request: GraphQLRequest
) -> Plan:
    """Reads one event by id, if the viewer sees it and its type is wanted."""
    model = model_named("core.EventRecord")

    def build(c: Compilation) -> Any:
        id = c.bind(lambda inputs: inputs.variables["__event"], Uuid())
        types = c.bind(lambda inputs: inputs.variables["__types"], ARRAY(Text()))
        selected = operation.children(item, "EventRecord")
        wanted = lambda row: (row.id == id) & (types.is_(None) | (row.type == func.any(types)))  # noqa: E731
        return obj([(item.key, one(c, model, wanted, selected, c.today, (item.key,)))])

    return compiler.part(operation, variables, request.viewer.shape, Locale.parse(request.locale), build)
