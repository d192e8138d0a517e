"""Which representation the caller wants, from `Accept`; and whether a body is JSON, from `Content-Type`."""

from __future__ import annotations

import enum
from functools import lru_cache
from typing import NamedTuple


class Media(enum.Enum):
    """A representation of a GraphQL response; the value is the whole `Content-Type`."""

    JSON = b"application/json; charset=utf-8"
    GRAPHQL_RESPONSE = b"application/graphql-response+json; charset=utf-8"


class Wanted(NamedTuple):
    """What an `Accept` header asks for."""

    media: Media | None
    """The JSON representation to use; None when neither is acceptable."""
    page: bool
    """True when a web page is preferred to JSON: a person's browser asks."""
    stream: bool
    """True when an event stream is acceptable because it is named."""
    only_stream: bool
    """True when an event stream is preferred to JSON."""
    table: bool = False
    """True when a table is preferred to JSON: a spreadsheet asks."""


ANYTHING = Wanted(Media.JSON, page=False, stream=False, only_stream=False)
_LONGEST = 1_000


def wanted(accept: bytes | None) -> Wanted:
    """Read an `Accept` header; without one, `application/json`.

    `application/graphql-response+json` is used when the caller names it, at least as gladly as `application/json`.
    """
    if accept is None or accept == b"*/*":
        return ANYTHING
    return _wanted(accept[:_LONGEST])


@lru_cache(maxsize=256)
def _wanted(accept: bytes) -> Wanted:
    ranges = _ranges(accept.decode("latin-1"))
    new = ranges.get("application/graphql-response+json", 0.0)
    json = _quality(ranges, "application/json")
    page = _quality(ranges, "text/html") if "text/html" in ranges else 0.0
    stream = ranges.get("text/event-stream", 0.0)
    media: Media | None = None
    if new > 0 and new >= json:
        media = Media.GRAPHQL_RESPONSE
    elif json > 0:
        media = Media.JSON
    best = max(new, json)
    table = ranges.get("text/csv", 0.0) > best
    return Wanted(media, page=page > best, stream=stream > 0, only_stream=stream > best, table=table)


def _ranges(accept: str) -> dict[str, float]:
    """Media ranges with their quality, 0 … 1; the first mention of a range counts."""
    found: dict[str, float] = {}
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                quality = _number(parameter[2:])
        if name:
            found.setdefault(name, quality)
    return found


def _number(text: str) -> float:
    """A quality value; 0 when it is none, so that a malformed range asks for nothing."""
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if 0.0 <= value <= 1.0 else 0.0


def _quality(ranges: dict[str, float], name: str) -> float:
    """The quality of the most specific range that covers a media type."""
    for candidate in (name, name.partition("/")[0] + "/*", "*/*"):
        if candidate in ranges:
            return ranges[candidate]
    return 0.0


def is_json(content_type: bytes | None) -> bool:
    """True for `application/json` in UTF-8, which is the only kind of body that is read."""
    if content_type == b"application/json":
        return True
    return content_type is not None and len(content_type) < _LONGEST and _is_json(content_type)


@lru_cache(maxsize=64)
def _is_json(content_type: bytes) -> bool:
    name, *parameters = (piece.strip().lower() for piece in content_type.decode("latin-1").split(";"))
    charsets = [parameter[8:].strip('"') for parameter in parameters if parameter.startswith("charset=")]
    return name == "application/json" and all(charset in ("utf-8", "utf8") for charset in charsets)
