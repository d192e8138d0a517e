"""Is the process alive, and can it answer?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import anyio
import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse

_log = structlog.get_logger("mreza.health")


class Health:
    """GET /healthz and GET /readyz.

    Args:
        ready: True when the database answers; may raise or hang.
        timeout: seconds after which a silent database counts as unreachable.
    """

    def __init__(self, ready: Callable[[], Awaitable[bool]], timeout: float) -> None:
        self._ready = ready
        self._timeout = timeout

    async def alive(self, request: Request) -> JSONResponse:
        """200 as long as the process runs; asks nobody else, so that a dead database restarts no process."""
        return _answer(200, "ok")

    async def ready(self, request: Request) -> JSONResponse:
        """200 when the database answers, else 503: send no requests here."""
        try:
            with anyio.fail_after(self._timeout):
                is_ready = await self._ready()
        except Exception:
            _log.warning("not ready", exc_info=True)
            is_ready = False
        return _answer(200, "ready") if is_ready else _answer(503, "the database does not answer")


def _answer(status: int, text: str) -> JSONResponse:
    return JSONResponse({"status": text}, status_code=status, headers={"cache-control": "no-store"})
