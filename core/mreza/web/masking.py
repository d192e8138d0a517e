"""Unexpected errors: logged whole under an id, shown as nothing but that id."""

from __future__ import annotations

import secrets
from typing import Any

import structlog

from mreza.web.refusal import error_body

_log = structlog.get_logger("mreza.error")

CODE = "INTERNAL"


def mask(error: BaseException) -> dict[str, Any]:
    """Log an unexpected error and return the GraphQL error that stands for it: `message` and `extensions`.

    Nothing of the error's own text leaves the system; the id leads an operator to the log line.
    """
    identifier = secrets.token_hex(8)
    _log.error("internal error", error_id=identifier, exc_info=error)
    return {"message": _sentence(identifier), "extensions": {"code": CODE, "id": identifier}}


def masked_body(error: BaseException) -> bytes:
    """As `mask`, as a whole response body without `data`."""
    masked = mask(error)
    return error_body(masked["message"], CODE, id=masked["extensions"]["id"])


def _sentence(identifier: str) -> str:
    return f"Something went wrong on our side. Tell the administrator this id: {identifier}."
