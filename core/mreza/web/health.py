"""Is the process alive, and can it answer?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import anyio
import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse

from mreza.outage import is_outage, note
from mreza.web.away import RETRY, STATUS
from mreza.web.refusal import Header

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
        is_ready = False
        try:
            with anyio.fail_after(self._timeout):
                is_ready = await self._ready()
        except TimeoutError as error:
            note(error)
        except Exception as error:
            if is_outage(error):
                note(error)
            else:
                _log.warning("not ready", exc_info=True)
        return _answer(200, "ready") if is_ready else _answer(STATUS, "the database does not answer", RETRY)


def _answer(status: int, text: str, more: Sequence[Header] = ()) -> JSONResponse:
    headers = {"cache-control": "no-store"} | {name.decode(): value.decode() for name, value in more}
    return JSONResponse({"status": text}, status_code=status, headers=headers)
