"""Asking the routes of plugins, as a viewer."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

import httpx2
from starlette.applications import Starlette

from mreza.access.viewer import Viewer
from mreza.testing.kit import Kit
from mreza.web.authentication import Credential
from mreza.web.main import routes_of_plugins
from mreza.web.options import WebOptions

ORIGIN = "https://mreza.example"


class _Known:
    """Takes every request for the viewer's."""

    def __init__(self, viewer: Viewer) -> None:
        self._viewer = viewer

    async def viewer(self, credential: Credential) -> Viewer:
        return self._viewer

    def forget(self, credential: Credential) -> None:
        """Nothing is kept."""


@contextlib.asynccontextmanager
async def visiting(kit: Kit, viewer: Viewer | None = None) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of the plugins' routes that is the viewer; nobody in particular, if none is given."""
    known = _Known(viewer or await kit.viewers.anonymous())
    router = routes_of_plugins(kit.application, known, WebOptions(public_origin=ORIGIN))
    transport = httpx2.ASGITransport(app=Starlette(routes=router.routes))
    async with httpx2.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        yield client


__all__ = ["ORIGIN", "visiting"]
