"""The web application, put together: nothing here decides anything."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any

from fastapi import APIRouter, FastAPI
from prometheus_client import CollectorRegistry
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from mreza.graphql.api import Engine
from mreza.web.authentication import Authenticator
from mreza.web.exchange import request_id_of
from mreza.web.graphql_http import GraphQLEndpoint
from mreza.web.health import Health
from mreza.web.logs import REQUEST_ID
from mreza.web.metrics import Metrics
from mreza.web.options import WebOptions
from mreza.web.pages import HERE, PAGE_HEADERS, STATIC, render

__all__ = ["Application", "WebOptions", "build_app"]

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[Any]]
Gauges = Mapping[str, tuple[str, Callable[[], float]]]


class Application(FastAPI):
    """FastAPI, with a door of its own for GraphQL: the endpoint is reached without middleware and routing."""

    def __init__(self, endpoint: GraphQLEndpoint, path: str, **settings: Any) -> None:
        super().__init__(**settings)
        self._endpoint = endpoint
        self._path = path
        # For whoever lists the routes, and for an application that is mounted under a prefix.
        self.router.routes.append(Route(path, endpoint, include_in_schema=False))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request of the API at once; hand everything else to FastAPI."""
        if scope["type"] == "http" and scope["path"] == self._path:
            await self._endpoint(scope, receive, send)
        else:
            if scope["type"] == "http":
                REQUEST_ID.set(request_id_of(dict(scope["headers"])))
            await super().__call__(scope, receive, send)


def build_app(
    *,
    engine: Engine,
    authenticator: Authenticator,
    ready: Callable[[], Awaitable[bool]],
    options: WebOptions | None = None,
    routers: Sequence[APIRouter] = (),
    lifespan: Lifespan | None = None,
    gauges: Gauges | None = None,
    registries: Sequence[CollectorRegistry] = (),
) -> Application:
    """Assemble the web application.

    Args:
        engine: answers GraphQL.
        authenticator: opens viewers from credentials.
        ready: true when the database answers.
        options: what the installation decides; the defaults are safe.
        routers: further routes of core and of plugins.
        lifespan: opens and closes what the application needs.
        gauges: figures for /metrics, by name: a description and how to read it (``{"mreza_plans": ("…", len_of)}``).
        registries: of Prometheus' client; /metrics shows them as well.
    """
    options = options or WebOptions()
    metrics = Metrics(registries)
    for name, (documentation, read) in (gauges or {}).items():
        metrics.gauge(name, documentation, read)
    endpoint = GraphQLEndpoint(engine=engine, authenticator=authenticator, options=options, metrics=metrics)
    app = Application(
        endpoint, options.path, title=options.title, lifespan=lifespan, openapi_url=None, docs_url=None, redoc_url=None
    )
    health = Health(ready, options.ready_timeout)
    app.add_route("/healthz", health.alive, include_in_schema=False)
    app.add_route("/readyz", health.ready, include_in_schema=False)
    if options.metrics:
        app.add_route("/metrics", metrics.page, include_in_schema=False)
    app.add_route("/", _landing(options), include_in_schema=False)
    app.add_route(f"{options.path}/schema.graphql", _sdl(engine), include_in_schema=False)
    app.mount(STATIC, StaticFiles(directory=HERE / "static"), name="static")
    for router in routers:
        app.include_router(router)
    return app


def _landing(options: WebOptions) -> Callable[[Request], Awaitable[Response]]:
    page = render("landing.html", title=options.title, endpoint=options.path, graphiql=options.graphiql)
    headers = {name.decode(): value.decode() for name, value in PAGE_HEADERS}

    async def landing(request: Request) -> Response:
        return Response(page, media_type="text/html", headers=headers)

    return landing


def _sdl(engine: Engine) -> Callable[[Request], Awaitable[Response]]:
    async def sdl(request: Request) -> Response:
        return PlainTextResponse(engine.sdl(), headers={"x-content-type-options": "nosniff"})

    return sdl
