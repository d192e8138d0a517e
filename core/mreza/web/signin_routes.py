"""Signing in and out over HTTP: JSON in, a session cookie out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import orjson
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mreza.access.attempts import TooManyAttempts
from mreza.access.oidc import OidcSignIn
from mreza.access.scope import AccessEnded
from mreza.access.signin import SignedIn, SignIn, SignInFailed
from mreza.errors import UserError
from mreza.web.authentication import clear_session, credential_of, session_cookie_name, set_session
from mreza.web.away import away
from mreza.web.csrf import Site, own_origin, site_of
from mreza.web.languages import NOBODY, locale_of
from mreza.web.negotiation import is_json
from mreza.web.refusal import Header, Refusal, error_body

_LONGEST_BODY = 10_000
_STATE_COOKIE = "mreza-oidc"
_STATE_PATH = "/sign-in/oidc"
_STATE_SECONDS = 600

Handler = Callable[[Request], Awaitable[Response]]


def signin_router(
    sign_in: SignIn,
    *,
    session_hours: int = 12,
    secure_cookie: bool | None = None,
    public_origin: str | None = None,
    oidc: OidcSignIn | None = None,
) -> APIRouter:
    """``POST /sign-in``, ``/sign-out``, ``/password``; with a provider ``GET /sign-in/oidc`` and its callback.

    Args:
        sign_in: does it.
        session_hours: age of the cookie, in hours.
        secure_cookie: as in `mreza.web.options.WebOptions`.
        public_origin: as in `mreza.web.options.WebOptions`.
        oidc: the OpenID Connect provider, if one is configured.
    """
    routes = _Routes(sign_in, session_hours * 3_600, secure_cookie, public_origin, oidc)
    router = APIRouter(include_in_schema=False)
    router.add_route("/sign-in", _answered(routes.sign_in), methods=["POST"])
    router.add_route("/sign-out", _answered(routes.sign_out), methods=["POST"])
    router.add_route("/password", _answered(routes.password), methods=["POST"])
    if oidc is not None:
        router.add_route("/sign-in/oidc", _answered(routes.oidc_start), methods=["GET"])
        router.add_route("/sign-in/oidc/callback", _answered(routes.oidc_finish), methods=["GET"])
    return router


class _Routes:
    def __init__(
        self, sign_in: SignIn, max_age: int, secure: bool | None, public_origin: str | None, oidc: OidcSignIn | None
    ) -> None:
        self._sign_in = sign_in
        self._max_age = max_age
        self._secure = secure
        self._public_origin = public_origin
        self._oidc = oidc

    async def sign_in(self, request: Request) -> Response:
        """``{"email", "password"}`` → the session cookie; with ``"bearer": true`` the token in the body instead."""
        body = await self._input(request)
        signed_in = await self._sign_in.sign_in(
            _text(body, "email"), _text(body, "password"), address=_address(request)
        )
        if body.get("bearer") is True:
            return _json(200, {"token": signed_in.token, "kind": signed_in.viewer.kind.value})
        return _json(200, {"kind": signed_in.viewer.kind.value}, self._cookie(request, signed_in))

    async def sign_out(self, request: Request) -> Response:
        """End the session of the cookie (or of the bearer token)."""
        await self._input(request, empty=True)
        token = self._session(request)
        if token is not None:
            await self._sign_in.sign_out(token)
        return _json(200, {}, clear_session(secure=self._is_secure(request)))

    async def password(self, request: Request) -> Response:
        """``{"current", "new"}``: change one's own password."""
        body = await self._input(request)
        token = self._session(request)
        if token is None:
            raise Refusal(401, "UNAUTHENTICATED", "Sign in first, with your present password.")
        await self._sign_in.change_password(
            token, _text(body, "current"), _text(body, "new"), address=_address(request)
        )
        return _json(200, {})

    async def oidc_start(self, request: Request) -> Response:
        """Off to the provider."""
        assert self._oidc is not None
        started = await self._oidc.start(f"{self._origin(request)}/sign-in/oidc/callback")
        response = RedirectResponse(started.url, status_code=303)
        response.set_cookie(
            _STATE_COOKIE,
            started.state_cookie,
            max_age=_STATE_SECONDS,
            path=_STATE_PATH,
            secure=self._is_secure(request),
            httponly=True,
            samesite="lax",
        )
        return response

    async def oidc_finish(self, request: Request) -> Response:
        """Back from the provider, with a code."""
        assert self._oidc is not None
        query = request.query_params
        signed_in = await self._oidc.finish(
            state_cookie=request.cookies.get(_STATE_COOKIE, ""),
            state=query.get("state", ""),
            code=query.get("code", ""),
        )
        response = RedirectResponse("/", status_code=303)
        name, value = self._cookie(request, signed_in)
        response.headers.append(name.decode(), value.decode())
        response.delete_cookie(_STATE_COOKIE, path=_STATE_PATH)
        return response

    async def _input(self, request: Request, *, empty: bool = False) -> dict[str, Any]:
        """The JSON object of a request that no foreign page can have sent.

        Raises:
            Refusal: from another site (403), not JSON (415), too long (413), not an object (400).
        """
        headers = _headers(request)
        if site_of(headers, request.url.scheme, self._public_origin) is Site.FOREIGN:
            raise Refusal(
                403, "CROSS_SITE_REQUEST", "Send this from our own pages, or from a program that is no browser."
            )
        if not is_json(headers.get(b"content-type")):
            raise Refusal(415, "UNSUPPORTED_MEDIA_TYPE", 'Send JSON, with "Content-Type: application/json".')
        raw = await _limited_body(request)
        if empty and not raw:
            return {}
        try:
            body = orjson.loads(raw)
        except orjson.JSONDecodeError:
            body = None
        if not isinstance(body, dict):
            raise Refusal(400, "BAD_REQUEST", "The body is not a JSON object.")
        return body

    def _session(self, request: Request) -> str | None:
        headers = _headers(request)
        credential = credential_of(headers, cookie_name=session_cookie_name(secure=self._is_secure(request)))
        return credential.bearer if credential.bearer is not None else credential.session

    def _cookie(self, request: Request, signed_in: SignedIn) -> Header:
        return set_session(signed_in.token, secure=self._is_secure(request), max_age=self._max_age)

    def _is_secure(self, request: Request) -> bool:
        return request.url.scheme == "https" if self._secure is None else self._secure

    def _origin(self, request: Request) -> str:
        return own_origin(_headers(request), request.url.scheme, self._public_origin)


def _answered(handler: Handler) -> Handler:
    """What a person can mend becomes a JSON answer; everything else is left to the application."""

    async def answer(request: Request) -> Response:
        try:
            return await handler(request)
        except Refusal as error:
            return _error(error.status, str(error), error.code, *error.headers)
        except TooManyAttempts as error:
            return _error(429, error.message, error.code, (b"retry-after", str(error.retry_after).encode("ascii")))
        except SignInFailed as error:
            return _error(401, error.message, error.code)
        except UserError as error:
            return _error(400, error.message, error.code)
        except AccessEnded:
            failed = SignInFailed()
            return _error(401, failed.message, failed.code)
        except Exception as error:
            refusal = away(error, locale_of(_headers(request).get(b"accept-language"), NOBODY))
            if refusal is None:
                raise
            return _error(refusal.status, str(refusal), refusal.code, *refusal.headers)

    return answer


def _json(status: int, body: Mapping[str, Any], *headers: Header) -> Response:
    return _response(status, orjson.dumps(body), *headers)


def _error(status: int, message: str, code: str, *headers: Header) -> Response:
    return _response(status, error_body(message, code), *headers)


def _response(status: int, body: bytes, *headers: Header) -> Response:
    response = Response(body, status, media_type="application/json")
    for name, value in ((b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff"), *headers):
        response.headers.append(name.decode(), value.decode())
    return response


async def _limited_body(request: Request) -> bytes:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST_BODY:
            raise Refusal(413, "BODY_TOO_LARGE", f"The body is longer than {_LONGEST_BODY:,} bytes.")
    return body


def _headers(request: Request) -> dict[bytes, bytes]:
    return dict(request.scope["headers"])


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _text(body: Mapping[str, Any], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str):
        raise Refusal(400, "BAD_REQUEST", f'Give "{name}" as a text.')
    return value


__all__ = ["signin_router"]
