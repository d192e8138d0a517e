"""Bodies of answers: pieces of JSON put together, errors in the language's form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import orjson
from graphql import GraphQLError

from mreza.graphql.api import GraphQLAnswer, Outcome


def data_answer(
    data: bytes, *, operation: str, cost: int, limit: int, errors: Sequence[dict[str, Any]] = ()
) -> GraphQLAnswer:
    """The answer of an operation that was run; `data` is JSON."""
    said = b',"errors":' + orjson.dumps(list(errors)) if errors else b""
    # Joined at once, because `data` may be long.
    body = b"".join((b'{"data":', data, said, b',"extensions":', cost_extension(cost, limit), b"}"))
    return GraphQLAnswer(body, Outcome.DATA, operation, cost)


def cost_extension(cost: int, limit: int) -> bytes:
    """Shopify's shape, which clients know."""
    return b'{"cost":{"requestedQueryCost":%d,"maximumAvailable":%d}}' % (cost, limit)


def error_answer(
    errors: Iterable[GraphQLError | dict[str, Any]],
    outcome: Outcome,
    *,
    operation: str = "query",
    default: str = "BAD_REQUEST",
) -> GraphQLAnswer:
    """The answer of an operation that was not run."""
    formatted = [formatted_error(error, default) for error in errors]
    return GraphQLAnswer(orjson.dumps({"errors": formatted}), outcome, operation)


def formatted_error(error: GraphQLError | dict[str, Any], default: str = "BAD_REQUEST") -> dict[str, Any]:
    """An error as the language has it, always with a code."""
    if isinstance(error, dict):
        return error
    formatted: dict[str, Any] = dict(error.formatted)
    formatted["extensions"] = {"code": default, **(formatted.get("extensions") or {})}
    return formatted


def merged(parts: Sequence[tuple[str, bytes]]) -> bytes:
    """A JSON object of given keys and JSON values."""
    return b"{" + b",".join(orjson.dumps(key) + b":" + value for key, value in parts) + b"}"
