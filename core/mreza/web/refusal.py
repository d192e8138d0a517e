"""A request that is turned away before the engine sees it."""

from __future__ import annotations

from collections.abc import Sequence

import orjson

Header = tuple[bytes, bytes]


class Refusal(Exception):
    """Why a request is turned away, in words that name the remedy.

    Args:
        status: HTTP status.
        code: stable, upper snake case; stands in `errors[0].extensions.code`.
        message: English sentence for the caller.
        headers: further response headers, e.g. ``Allow``.
    """

    def __init__(self, status: int, code: str, message: str, headers: Sequence[Header] = ()) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.headers = tuple(headers)

    def body(self) -> bytes:
        """The GraphQL response: `errors` and no `data`."""
        return error_body(str(self), self.code)


def error_body(message: str, code: str, **extensions: str) -> bytes:
    """A GraphQL response that holds one error and no `data` key."""
    return orjson.dumps({"errors": [{"message": message, "extensions": {"code": code, **extensions}}]})
