"""A server as a process that a test may kill: forked from one that has loaded everything, it answers in no time.

The application is core alone. Importing this module derives its API; the process that forks does so once.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess

import uvicorn

from mreza.application import Application
from mreza.database.address import DatabaseAddress
from mreza.settings import Settings
from mreza.testing.kit import api_of
from mreza.web.main import Installation

_API = api_of(())
_DERIVED = (_API.schema, _API.compiler, _API.documents)


class _Loaded(Installation):
    """An installation that finds its host and API made."""

    async def _application(self) -> Application:
        return Application(self.settings, DatabaseAddress.parse(str(self.settings.database_url)), _API.host, api=_API)


def serve(settings: Settings) -> None:
    """Serve until killed; for a process of `forking`."""
    uvicorn.run(_Loaded(settings), host=settings.host, port=settings.port, log_config=None, access_log=False)


def forking() -> ForkServerContext:
    """What starts the processes."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "mreza.delivery.job_queue"])
    return context


def start_server(settings: Settings, serving: Callable[[Settings], None] = serve) -> BaseProcess:
    """A process that serves; kill it when you like.

    Args:
        settings: name the database and the port.
        serving: what runs in it, of a module that can be imported; tests plant faults this way.
    """
    process = forking().Process(target=serving, args=(settings,), daemon=True)
    process.start()
    return process
