"""The parameters of a GraphQL request: `query`, `operationName`, `variables`, `extensions`; only their types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import orjson

from mreza.web.refusal import Refusal

_NO_VARIABLES: Mapping[str, Any] = {}
_MOST_FIELDS = 16


class Parameters(NamedTuple):
    """What is asked, typed but not yet understood."""

    query: str
    operation_name: str | None
    variables: Mapping[str, Any]


def from_body(body: bytes) -> Parameters:
    """Read a JSON body.

    Raises:
        Refusal: it is no JSON object in UTF-8, or a parameter has the wrong type (400).
    """
    try:
        sent = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise _wrong('The body is not JSON in UTF-8. Send an object such as {"query": "{ viewer { id } }"}.') from None
    if isinstance(sent, list):
        raise Refusal(
            400, "BATCHING_NOT_SUPPORTED", "Batches are not supported. Send each operation in a request of its own."
        )
    if not isinstance(sent, dict):
        raise _wrong('The body is not a JSON object. Send an object with the key "query".')
    return _parameters(sent)


def from_query_string(query_string: bytes) -> Parameters:
    """Read the parameters of a GET; `variables` and `extensions` are JSON texts.

    Raises:
        Refusal: as `from_body`; also when a parameter is given twice (400).
    """
    try:
        pairs = parse_qsl(
            query_string.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
        )
    except ValueError:
        raise _wrong("The query string is not percent-encoded UTF-8, or has too many fields.") from None
    sent: dict[str, Any] = dict(pairs)
    if len(sent) != len(pairs):
        raise _wrong("A parameter is given twice. Give each once.")
    for name in ("variables", "extensions"):
        if sent.get(name):
            sent[name] = _json(name, sent[name])
        else:
            sent.pop(name, None)
    return _parameters(sent)


def _json(name: str, text: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        raise _wrong(f'The parameter "{name}" is not JSON.') from None


def _parameters(sent: Mapping[str, Any]) -> Parameters:
    query = sent.get("query")
    name = sent.get("operationName")
    variables = sent.get("variables")
    extensions = sent.get("extensions")
    if extensions is not None and not isinstance(extensions, dict):
        raise _wrong('The parameter "extensions" must be an object.')
    if query is None:
        raise _missing(sent, extensions)
    if not isinstance(query, str):
        raise _wrong('The parameter "query" must be a string.')
    if name is not None and not isinstance(name, str):
        raise _wrong('The parameter "operationName" must be a string.')
    if variables is not None and not isinstance(variables, dict):
        raise _wrong('The parameter "variables" must be an object.')
    return Parameters(query, name or None, variables or _NO_VARIABLES)


def _missing(sent: Mapping[str, Any], extensions: Mapping[str, Any] | None) -> Refusal:
    """No document: say which, so that clients with persisted documents send the text instead."""
    if "documentId" in sent or "persistedQuery" in (extensions or {}):
        return Refusal(
            400, "PERSISTED_QUERY_NOT_SUPPORTED", 'Persisted documents are not supported. Send the text as "query".'
        )
    return _wrong('The parameter "query" is missing. Send the GraphQL document as a string.')


def _wrong(message: str) -> Refusal:
    return Refusal(400, "BAD_REQUEST", message)
