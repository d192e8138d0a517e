"""From the headers of a request to the viewer behind it. Who a credential belongs to, `mreza.access` knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from mreza.access.viewer import Viewer
from mreza.web.refusal import Header, Refusal

SECURE_COOKIE: Final = "__Host-mreza"
PLAIN_COOKIE: Final = "mreza"
_LONGEST = 4_096


@dataclass(frozen=True, slots=True)
class Credential:
    """What a request shows: a bearer token, or the session of the cookie, or nothing. The bearer token wins.

    Its text form hides the secrets, so that a log line or a traceback cannot leak them.
    """

    bearer: str | None = field(default=None, repr=False)
    session: str | None = field(default=None, repr=False)

    @property
    def is_anonymous(self) -> bool:
        """True when nothing was shown."""
        return self.bearer is None and self.session is None


NOTHING: Final = Credential()


class InvalidCredential(Exception):
    """A credential was shown that opens nothing: unknown, expired or revoked."""


class Authenticator(Protocol):
    """What opens a viewer from a credential; may keep a cache."""

    async def viewer(self, credential: Credential) -> Viewer:
        """The viewer behind a credential; the anonymous viewer for `NOTHING`.

        Raises:
            InvalidCredential: it is unknown, expired or revoked.
        """
        ...

    def forget(self, credential: Credential) -> None:
        """Drop what is cached for a credential, because the database says that its scope is gone."""
        ...


def credential_of(headers: Mapping[bytes, bytes], *, cookie_name: str) -> Credential:
    """Read the credential of a request.

    Raises:
        Refusal: the `Authorization` header is of another scheme, empty or too long (401).
    """
    authorization = headers.get(b"authorization")
    if authorization is not None:
        return Credential(bearer=_bearer(authorization))
    cookies = headers.get(b"cookie")
    if cookies is None:
        return NOTHING
    session = _cookie(cookies, cookie_name)
    return Credential(session=session) if session else NOTHING


def _bearer(authorization: bytes) -> str:
    scheme, _, token = authorization.decode("latin-1").partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token or len(token) > _LONGEST or not token.isascii():
        raise unauthenticated('Send the token as "Authorization: Bearer TOKEN".')
    return token


def _cookie(cookies: bytes, name: str) -> str | None:
    """The value of one cookie; None when it is absent, or given twice with different values (somebody planted one)."""
    start = name + "="
    found = {
        part[len(start) :]
        for part in (piece.strip() for piece in cookies.decode("latin-1").split(";"))
        if part.startswith(start)
    }
    value = found.pop() if len(found) == 1 else None
    return value if value and len(value) <= _LONGEST and value.isascii() else None


def session_cookie_name(*, secure: bool) -> str:
    """`__Host-mreza` over HTTPS, which browsers bind to this host and path; `mreza` over plain HTTP."""
    return SECURE_COOKIE if secure else PLAIN_COOKIE


def set_session(value: str, *, secure: bool, max_age: int) -> Header:
    """The `Set-Cookie` header that starts a session; `max_age` in seconds, 0 ends it."""
    name = session_cookie_name(secure=secure)
    flags = "; Path=/; HttpOnly; SameSite=Lax" + ("; Secure" if secure else "")
    return b"set-cookie", f"{name}={value}; Max-Age={max_age}{flags}".encode("latin-1")


def clear_session(*, secure: bool) -> Header:
    """The `Set-Cookie` header that ends a session."""
    return set_session("", secure=secure, max_age=0)


def unauthenticated(message: str, *more: Header) -> Refusal:
    """The refusal of a credential: 401 with the scheme that is accepted."""
    return Refusal(401, "UNAUTHENTICATED", message, ((b"www-authenticate", b'Bearer realm="mreza"'), *more))
