"""`mreza serve`: answer requests."""

from __future__ import annotations

import asyncio
import errno
import socket
from pathlib import Path
from typing import Annotated, Any

import typer
import uvicorn

from mreza.cli.console import console, progress, stop_in_order, stopping_undisturbed
from mreza.database.roles import prepare_database
from mreza.database.running import running_database
from mreza.errors import ConfigurationError
from mreza.settings import Settings

app = typer.Typer(help="Serve the API.")

Port = Annotated[int | None, typer.Option(help="Port to listen on; default: the setting PORT.")]
Data = Annotated[Path | None, typer.Option(help="Data folder; default: the setting MREZA_DATA.")]
Host = Annotated[str | None, typer.Option(help="Address to listen on; default: the setting MREZA_HOST.")]


@app.callback(invoke_without_command=True)
def serve(port: Port = None, host: Host = None, data: Data = None) -> None:
    """Serve the API until Ctrl-C, on the database of DATABASE_URL or on the private server."""
    settings = chosen_settings(port=port, host=host, data=data)
    ensure_port_is_free(settings, command="mreza serve")
    stop_in_order()
    with running_database(settings, progress) as (settings, address), stopping_undisturbed():
        asyncio.run(prepare_database(settings, address))
        console.print(f"Serving on {url_of(settings)} (Ctrl-C stops).")
        serve_until_stopped(settings)


def chosen_settings(**options: Any) -> Settings:
    """The settings of the environment, and over them the options that were given on the command line."""
    return Settings(**{name: value for name, value in options.items() if value is not None})


def url_of(settings: Settings) -> str:
    """Where a browser on this machine finds the server."""
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(settings.host, settings.host)
    return f"http://{host}:{settings.port}"


def ensure_port_is_free(settings: Settings, *, command: str) -> None:
    """Find out, before anything long begins, whether the port can be had.

    Raises:
        ConfigurationError: it cannot; with the command that takes another.
    """
    host, port = settings.host, settings.port
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except OSError as error:
        raise ConfigurationError(_port_problem(error, host, port, command)) from error


def _port_problem(error: OSError, host: str, port: int, command: str) -> str:
    if error.errno == errno.EADDRINUSE:
        other = port + 1
        return (
            f"Port {port} on {host} is in use. Stop what listens there, or take another port: "
            f"{command} --port {other} (with make: PORT={other} make demo)."
        )
    if error.errno == errno.EACCES:
        return f"This account may not listen on port {port}. Take one from 1024 up: {command} --port 8000."
    return f"Nothing can listen on {host}, port {port} ({error.strerror}). Choose another MREZA_HOST or PORT."


def serve_until_stopped(settings: Settings) -> None:
    """Run the web application in this process until Ctrl-C or SIGTERM; requests under way are answered first."""
    from mreza.web.main import create_app  # noqa: PLC0415 - other commands need not load the web

    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http="httptools",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=5,  # subscriptions would wait for ever
    )
