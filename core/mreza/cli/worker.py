"""`mreza worker`: send webhooks and do jobs in a process of its own."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path
from typing import Annotated

import typer
from prometheus_client import start_http_server

from mreza.cli.console import console
from mreza.errors import ConfigurationError
from mreza.settings import Settings

app = typer.Typer(help="Send webhooks and do jobs in a process of its own.")

Data = Annotated[Path | None, typer.Option(help="Data folder; default: the setting MREZA_DATA.")]


@app.callback(invoke_without_command=True, epilog="Example: MREZA_WORKER=none mreza serve & mreza worker")
def worker(data: Data = None) -> None:
    """Work until Ctrl-C, on the database of DATABASE_URL. Several share the work; the server's own is MREZA_WORKER."""
    settings = Settings() if data is None else Settings(data=data)
    if settings.database_url is None:
        raise ConfigurationError(
            "The private server's worker runs in the server itself. Set DATABASE_URL to run one beside it."
        )
    asyncio.run(_work(settings))


async def _work(settings: Settings) -> None:
    from mreza.web.logs import configure  # noqa: PLC0415 - other commands need not load the application
    from mreza.web.main import opened  # noqa: PLC0415

    configure(as_json=settings.log_format == "json")
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with await opened(settings) as application, application.worker():
        if settings.worker_metrics_port is not None:
            start_http_server(settings.worker_metrics_port, settings.host, application.figures.registry)
        console.print("Sending webhooks and doing jobs (Ctrl-C stops).")
        await stop.wait()
