"""Unexpected errors: logged whole under an id, shown as nothing but that id."""

from __future__ import annotations

import secrets
from typing import Any

import structlog

CODE = "INTERNAL"


def mask(error: BaseException) -> dict[str, Any]:
    """Log an unexpected error and return the GraphQL error that stands for it: `message` and `extensions`.

    Nothing of the error's own text leaves the system; the id leads an operator to the log line.
    """
    identifier = secrets.token_hex(8)
    structlog.get_logger("mreza.error").error("internal error", error_id=identifier, exc_info=error)
    message = f"Something went wrong on our side. Tell the administrator this id: {identifier}."
    return {"message": message, "extensions": {"code": CODE, "id": identifier}}
