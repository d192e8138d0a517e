"""The whole installation as one ASGI application: opened when the server starts, closed when it stops."""

from __future__ import annotations

import gc
from contextlib import AsyncExitStack
from typing import Any

import structlog
from fastapi import APIRouter
from starlette.types import ASGIApp, Receive, Scope, Send

from mreza.access.oidc import OidcSignIn
from mreza.application import Application
from mreza.database import migrate
from mreza.database.address import DatabaseAddress
from mreza.database.catalogue import refuse_broken_wall
from mreza.errors import ConfigurationError
from mreza.plugin import enabled
from mreza.plugin.discovery import folder_problems
from mreza.plugin.host import Host
from mreza.plugin.lifecycle import idle_tables, installed
from mreza.settings import Settings
from mreza.web.app import build_app
from mreza.web.authentication import Authenticator
from mreza.web.logs import configure
from mreza.web.named import named_router
from mreza.web.options import WebOptions
from mreza.web.routes import plugin_router
from mreza.web.signin_routes import signin_router
from mreza.web.visits import Ground

_logs = structlog.get_logger("mreza.start")


def create_app(settings: Settings | None = None) -> ASGIApp:
    """The application for an ASGI server; `settings.database_url` says where the (migrated) database is."""
    return Installation(settings or Settings())


class Installation:
    """Opens the application at the server's start-up, so that everything belongs to the server's own event loop."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._inner: ASGIApp | None = None
        self._open = AsyncExitStack()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or start and stop."""
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        else:
            assert self._inner is not None, "The server must run the lifespan protocol."
            await self._inner(scope, receive, send)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        await receive()
        try:
            self._inner = await self._start()
        except Exception as error:
            await self._open.aclose()
            await send({"type": "lifespan.startup.failed", "message": str(error)})
            raise
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self._open.aclose()
        await send({"type": "lifespan.shutdown.complete"})

    async def _start(self) -> ASGIApp:
        configure(as_json=self.settings.log_format == "json")
        application = await self._open.enter_async_context(await self._application())
        if self.settings.worker == "inline":
            await self._open.enter_async_context(application.worker())
        web = web_of(application)
        # What is there now stays until the end: the collector need not look through it again and again.
        gc.collect()
        gc.freeze()
        return web

    async def _application(self) -> Application:
        return await opened(self.settings)


async def opened(settings: Settings) -> Application:
    """The application of an installation that is ready to serve, still to be entered.

    Raises: ConfigurationError when there is no database, or it is behind the models.
    """
    if settings.database_url is None:
        raise ConfigurationError(
            "There is no database yet. Start with `mreza demo` or `mreza serve`, or set DATABASE_URL."
        )
    address = DatabaseAddress.parse(settings.database_url)
    return Application(settings, address, await _host(settings, address))


async def _host(settings: Settings, address: DatabaseAddress) -> Host:
    """The host of the plugins that the database has enabled; refuses to serve tables that are behind their models."""
    found = installed(settings)
    for problem in folder_problems(settings.plugins_path):
        _logs.warning("plugins.folder", problem=problem)
    async with migrate.transaction(address) as connection:
        host = Host.assemble(found, await enabled.enabled_names(connection))
        for aside in host.set_aside:
            _logs.warning("plugins.set_aside", plugin=aside.name, reason=aside.reason)
        waiting = await migrate.pending(connection, host)
        if waiting:
            raise ConfigurationError(f"Migrations of {', '.join(waiting)} have not run. Run `mreza db upgrade` first.")
        await refuse_broken_wall(connection, settings.serving_role, await idle_tables(connection, found, host))
    return host


def web_of(application: Application) -> ASGIApp:
    """The web in front of an open application."""
    settings = application.settings
    options = WebOptions(
        graphiql=settings.graphiql,
        allowed_origins=frozenset(settings.cors_origins),
        max_body=settings.body_limit,
        secure_cookie=settings.secure_cookies or None,
        public_origin=settings.public_url,
    )
    signing_in = signin_router(
        application.sign_in,
        session_hours=settings.session_hours,
        secure_cookie=settings.secure_cookies or None,
        public_origin=settings.public_url,
        oidc=_oidc(application),
    )
    documents = application.engine.documents
    gauges: dict[str, Any] = {
        "mreza_documents": ("Documents kept ready.", lambda: float(len(documents))),
        "mreza_plans": ("Compiled statements kept.", lambda: float(documents.plan_count)),
        "mreza_documents_bytes": ("Memory of both, about.", lambda: float(documents.size)),
    }
    return build_app(
        engine=application.engine,
        authenticator=application.authenticator,
        ready=application.ready,
        options=options,
        routers=[signing_in, _named(application), routes_of_plugins(application, application.authenticator, options)],
        gauges=gauges,
        registries=[application.figures.registry],
    )


def _named(application: Application) -> APIRouter:
    api = application.api
    return named_router(
        api.documents,
        application.engine,
        application.authenticator,
        api.renderings,
        application.clock,
        application.messages,
    )


def routes_of_plugins(application: Application, authenticator: Authenticator, options: WebOptions) -> APIRouter:
    """What plugins serve besides GraphQL, below ``/x/<plugin>/``.

    Raises: ConfigurationError naming a plugin whose routes are of no use.
    """
    ground = Ground(
        engine=application.pools.serving_engine,
        graphql=application.engine,
        authenticator=authenticator,
        options=options,
        settings=application.settings,
        clock=application.clock,
        hooks=application.host.hooks,
        messages=application.messages,
        attempts=application.attempts,
    )
    return plugin_router(application.host.hooks.collect("routes"), ground)


def _oidc(application: Application) -> OidcSignIn | None:
    return OidcSignIn.of(application.settings, application.sign_in)
