"""The routes of plugins, each behind the same door: who asks, from where, how much it sends, what the answer may do.

They are no second API. A credential counts as it does for GraphQL; what is read is read in the viewer's scope, and the
transaction cannot write.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence

from fastapi import APIRouter
from python_multipart.multipart import parse_options_header
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from mreza.access.attempts import ADDRESS, TooManyAttempts
from mreza.access.viewer import Viewer
from mreza.errors import ConfigurationError, NotFound, NotPermitted, UserError
from mreza.faults import blame
from mreza.plugin.hooks import Answer
from mreza.plugin.routes import Route
from mreza.web.authentication import NOTHING, Credential, credential_of, session_cookie_name
from mreza.web.away import away
from mreza.web.cors import Cors
from mreza.web.csrf import Site, check_cookie_use
from mreza.web.exchange import request_id_of
from mreza.web.masking import masked_body
from mreza.web.refusal import Header, Refusal
from mreza.web.visits import Ground, Visited, limited

PREFIX = "/x"
SECONDS = 300.0
"""So long may an answer take to begin, the reading of a body included."""
_METHODS = ("GET", "POST")
_SAFE = ("GET", "HEAD")
_CHARSETS = (b"", b"utf-8", b"utf8")
_CLOSE: tuple[Header, ...] = ((b"connection", b"close"),)

#: What a plugin serves may hold words and files of anybody: nothing in it runs, loads or sends anything.
_SAFETY = {
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "vary": "Accept-Language, Authorization, Cookie, Origin",
}
#: A page with a form: it may be sent to us, and says then where it comes from. Still, nothing in it runs.
_FORM = {
    "content-security-policy": _SAFETY["content-security-policy"]
    .replace("form-action 'none'", "form-action 'self'")
    .replace("sandbox", "sandbox allow-forms allow-same-origin"),
    "referrer-policy": "same-origin",
}
#: What a route may say otherwise.
_USUAL = {"cache-control": "no-store", "cross-origin-resource-policy": "same-origin"}


def plugin_router(answers: Iterable[Answer], ground: Ground) -> APIRouter:
    """All routes that plugins answered to the hook `routes`, below ``/x/<plugin>/``.

    Raises: ConfigurationError naming a plugin whose routes could not be told apart or are of no method we serve.
    """
    router = APIRouter(include_in_schema=False)
    for plugin, routes in answers:
        for path, several in _by_path(plugin, routes).items():
            door = _Door(plugin, several, ground)
            router.add_route(f"{PREFIX}/{plugin}/{path}", door.serve, methods=[*several, "OPTIONS"])
    return router


def _by_path(plugin: str, routes: Sequence[Route]) -> dict[str, dict[str, Route]]:
    found: dict[str, dict[str, Route]] = {}
    for route in routes:
        several = found.setdefault(route.path, {})
        if route.method not in _METHODS or route.path.startswith("/"):
            raise ConfigurationError(
                f"The plugin {plugin} has a route {route.method} {route.path}. Its method must be GET or POST, and its "
                f"path begin without a slash: it lies below {PREFIX}/{plugin}/."
            )
        if several.setdefault(route.method, route) is not route:
            raise ConfigurationError(f"The plugin {plugin} has two routes {route.method} {route.path}. Remove one.")
    return found


class _Door:
    """Serves the routes of one path."""

    def __init__(self, plugin: str, routes: Mapping[str, Route], ground: Ground) -> None:
        self._plugin = plugin
        self._routes = routes
        self._ground = ground
        self._cors = Cors(ground.options.allowed_origins, ground.options.public_origin)

    async def serve(self, request: Request) -> Response:
        """Answer one request; nothing that a client sends raises."""
        ADDRESS.set(request.client.host if request.client else "")
        headers = dict(request.scope["headers"])
        cors: tuple[Header, ...] = ()
        route: Route | None = None
        try:
            site, cors = self._cors.judge(headers, request.url.scheme)
            if request.method == "OPTIONS":
                cors = self._cors.preflight(headers, request.url.scheme)
                return _dressed(Response(status_code=204), headers, cors)
            route = self._routes["GET" if request.method in _SAFE else request.method]
            response = await self._answer(request, route, headers, site)
        except Refusal as refusal:
            response = _refused(refusal)
        except (ClientDisconnect, TimeoutError):
            response = _refused(_too_slow())
        except Exception as error:
            blame(error, self._plugin)
            response = Response(masked_body(error), 500, media_type="application/json")
        return _dressed(response, headers, cors, form=route is not None and route.form)

    async def _answer(self, request: Request, route: Route, headers: dict[bytes, bytes], site: Site) -> Response:
        ground = self._ground
        _check_charset(request)
        credential = self._credential(request, headers, site)
        visit = Visited(request, limited(request, route.longest), credential, ground)
        try:
            await visit.open()
            if route.per_address is not None:
                ground.attempts.form(f"{self._plugin} {route.method} {route.path}", ADDRESS.get(), route.per_address)
            async with asyncio.timeout(SECONDS):
                response = await route.answer(visit)
            if not isinstance(response, Response):
                raise ConfigurationError(f"{self._plugin}'s route {route.path} answers no response. Let it return one.")
            return response
        except UserError as error:
            raise Refusal(
                _status(error, visit.viewer),
                error.code,
                ground.messages.text(error, visit.locale),
                ((b"retry-after", b"%d" % error.retry_after),) if isinstance(error, TooManyAttempts) else (),
            ) from error
        except (MultiPartException, HTTPException) as error:
            said = getattr(error, "message", None) or getattr(error, "detail", "")
            raise Refusal(400, "BAD_REQUEST", f"The form cannot be read: {said}") from error
        except Exception as error:
            if refusal := away(error, visit.locale):
                raise refusal from error
            raise

    def _credential(self, request: Request, headers: dict[bytes, bytes], site: Site) -> Credential:
        """What the request shows. A cookie that a foreign page could have brought counts for nothing where one only
        reads, so that links lead to what is public, and is refused where something is sent."""
        cookie = session_cookie_name(secure=self._ground.is_secure(request))
        credential = credential_of(headers, cookie_name=cookie)
        if credential.session is None:
            return credential
        try:
            check_cookie_use(headers, site)
        except Refusal:
            if request.method in _SAFE:
                return NOTHING
            raise
        return credential


def _dressed(
    response: Response, headers: Mapping[bytes, bytes], cors: Sequence[Header], *, form: bool = False
) -> Response:
    for name, value in _USUAL.items():
        response.headers.setdefault(name, value)
    for name, value in (_SAFETY | _FORM if form else _SAFETY).items():
        response.headers[name] = value
    response.headers["x-request-id"] = request_id_of(dict(headers))
    for header, given in cors:
        response.headers[header.decode()] = given.decode("latin-1")
    return response


def _refused(refusal: Refusal) -> Response:
    response = Response(refusal.body(), refusal.status, media_type="application/json")
    for name, value in refusal.headers:
        response.headers.append(name.decode(), value.decode("latin-1"))
    return response


def _check_charset(request: Request) -> None:
    """A form is read by any codec that it names, some of which fail, or take long. All browsers write UTF-8.

    Raises: Refusal CHARSET_NOT_ALLOWED.
    """
    kind, said = parse_options_header(request.headers.get("content-type"))
    if kind == b"multipart/form-data" and said.get(b"charset", b"").lower() not in _CHARSETS:
        raise Refusal(
            400, "CHARSET_NOT_ALLOWED", "A form is read as UTF-8 only. Send it so, and name no other charset."
        )


def _status(error: UserError, viewer: Viewer) -> int:
    if isinstance(error, NotFound):
        return 404
    if isinstance(error, TooManyAttempts):
        return 429
    if isinstance(error, NotPermitted):
        return 403 if viewer.is_signed_in else 401
    return 400


def _too_slow() -> Refusal:
    return Refusal(408, "TOO_SLOW", "The request took too long. Send less, or over a better line.", _CLOSE)


__all__ = ["PREFIX", "plugin_router"]
