"""Unexpected errors: logged whole under an id, shown as nothing but that id; the log names the plugin at fault."""

from __future__ import annotations

import secrets
from typing import Any

import structlog

CODE = "INTERNAL"
_PREFIX, _BLAMED = "mreza_", "__mreza_plugin__"


def mask(error: BaseException) -> dict[str, Any]:
    """Log an unexpected error and return the GraphQL error that stands for it: `message` and `extensions`.

    Nothing of the error's own text leaves the system; the id leads an operator to the log line.
    """
    identifier = secrets.token_hex(8)
    structlog.get_logger("mreza.error").error(
        "internal error", error_id=identifier, plugin=plugin_at_fault(error), exc_info=error
    )
    message = f"Something went wrong on our side. Tell the administrator this id: {identifier}."
    return {"message": message, "extensions": {"code": CODE, "id": identifier}}


def blame(error: BaseException, plugin: str) -> None:
    """Remember whose part it was, where the traceback does not lead into it, as when an answer is of a wrong type. Who
    was blamed first was nearest to it."""
    if not hasattr(error, _BLAMED):
        setattr(error, _BLAMED, plugin)


def plugin_at_fault(error: BaseException) -> str | None:
    """The plugin that an error came from: the one that was blamed, else that of the innermost frame in one."""
    blamed: str | None = getattr(error, _BLAMED, None)
    frame = error.__traceback__
    while frame is not None and not hasattr(error, _BLAMED):
        package = str(frame.tb_frame.f_globals.get("__name__", "")).partition(".")[0]
        blamed = package.removeprefix(_PREFIX) if package.startswith(_PREFIX) else blamed
        frame = frame.tb_next
    return blamed


__all__ = ["CODE", "blame", "mask", "plugin_at_fault"]
