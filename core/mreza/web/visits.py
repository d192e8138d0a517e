"""One visit to a plugin's route: who asks, what is left of the request for the plugin, and how it reads."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from starlette.requests import Request
from starlette.types import Message, Receive

from mreza.access.attempts import Attempts
from mreza.access.viewer import Viewer, ViewerKind
from mreza.clock import Clock
from mreza.errors import ConfigurationError
from mreza.graphql.api import Engine, GraphQLAnswer, GraphQLRequest, Outcome
from mreza.mutation.messages import Messages
from mreza.settings import Settings
from mreza.text.locales import Locale
from mreza.web.authentication import Authenticator, Credential, InvalidCredential, clear_session, unauthenticated
from mreza.web.csrf import own_origin
from mreza.web.exchange import request_id_of, too_large
from mreza.web.languages import locale_of
from mreza.web.options import WebOptions
from mreza.web.refusal import Refusal

SILENCE = 30.0
"""So long may a client pause in the middle of a body."""
_SECRET = (b"authorization", b"cookie")
_ENTER = text("SELECT mreza.enter(:handle)")
_READ_ONLY = text("SET TRANSACTION READ ONLY")
_SIGN_IN_AGAIN = "The token or session is unknown, expired or revoked. Sign in again, or ask for a new token."


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What routes stand on: connections of the serving role, what answers GraphQL, what the installation has chosen."""

    engine: AsyncEngine
    graphql: Engine
    authenticator: Authenticator
    options: WebOptions
    settings: Settings
    clock: Clock
    hooks: Any
    messages: Messages
    attempts: Attempts

    def is_secure(self, request: Request) -> bool:
        """Whether the session cookie is the one of HTTPS."""
        chosen = self.options.secure_cookie
        return request.url.scheme == "https" if chosen is None else chosen


class Visited:
    """A visit as the web makes it: see `mreza.plugin.routes.Visit`."""

    def __init__(self, outer: Request, inner: Request, credential: Credential, ground: Ground) -> None:
        self._ground = ground
        self._credential = credential
        headers: dict[bytes, bytes] = dict(outer.scope["headers"])
        self._accepted: bytes | None = headers.get(b"accept-language")
        self._request_id = request_id_of(headers)
        self.request = inner
        self.viewer = Viewer("", ViewerKind.ANONYMOUS)
        self.clock = ground.clock
        self.settings = ground.settings
        self.hooks = ground.hooks
        chosen = ground.options.public_origin
        self.address = chosen or own_origin(headers, outer.url.scheme, None)

    async def open(self) -> None:
        """Find out who asks.

        Raises: Refusal for a credential that opens nothing (401), or documents only (403).
        """
        try:
            self.viewer = await self._ground.authenticator.viewer(self._credential)
        except InvalidCredential:
            secure = self._ground.is_secure(self.request)
            ended = (clear_session(secure=secure),) if self._credential.session else ()
            raise unauthenticated(_SIGN_IN_AGAIN, *ended) from None
        if why := self.viewer.refused():
            raise Refusal(403, "NOT_PERMITTED", why)

    @property
    def locale(self) -> str:
        """The reader's language and script."""
        asked = self.request.query_params.get("locale", "")
        if asked in {locale.value for locale in Locale}:
            return asked
        return locale_of(self._accepted, self.viewer)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A transaction in the viewer's scope that only reads."""
        async with AsyncSession(self._ground.engine, expire_on_commit=False) as session, session.begin():
            await session.execute(_READ_ONLY)
            if not await self._entered(session):
                # The scope of a valid credential has expired: the next one, unnoticed.
                self._ground.authenticator.forget(self._credential)
                await self.open()
                if not await self._entered(session):
                    raise unauthenticated(_SIGN_IN_AGAIN)
            yield session

    async def mutate(self, mutation: str, **values: Any) -> Sequence[Mapping[str, Any]]:
        """A mutation of the visitor's, by the same engine, rights and limits as any other; its errors.

        Raises:
            Refusal: the visitor's session has ended (401).
            ConfigurationError: the route is not asked by POST, or asks for something that is no such mutation.
        """
        if self.request.method != "POST":
            raise ConfigurationError(f"Only a POST may change something, and {mutation} does.")
        answer = await self._handed_in(mutation, values)
        if answer.outcome is Outcome.UNAUTHENTICATED:
            self._ground.authenticator.forget(self._credential)
            await self.open()
            answer = await self._handed_in(mutation, values)
        if answer.outcome is Outcome.UNAUTHENTICATED:
            raise unauthenticated(_SIGN_IN_AGAIN)
        said = orjson.loads(answer.body)
        if answer.outcome is not Outcome.DATA or said.get("errors"):
            raise ConfigurationError(f"The mutation {mutation} could not be handed in: {said['errors'][0]['message']}")
        errors: list[Mapping[str, Any]] = said["data"][mutation]["errors"]
        return errors

    async def _handed_in(self, mutation: str, values: Mapping[str, Any]) -> GraphQLAnswer:
        return await self._ground.graphql.execute(
            GraphQLRequest(
                query=_mutation(mutation),
                viewer=self.viewer,
                locale=self.locale,
                variables={"input": values},
                request_id=self._request_id,
            )
        )

    async def _entered(self, session: AsyncSession) -> bool:
        return bool((await session.execute(_ENTER, {"handle": self.viewer.handle})).scalar_one())


def _mutation(name: str) -> str:
    type_ = f"{name[:1].upper()}{name[1:]}Input"
    return f"mutation ($input: {type_}!) {{ {name}(input: $input) {{ errors {{ code message path }} }} }}"


def limited(request: Request, longest: int) -> Request:
    """The request without its credential, whose body is read no further than `longest` bytes.

    Raises: Refusal when it is announced to be longer (413).
    """
    announced = request.headers.get("content-length", "0")
    if not announced.isdigit() or len(announced) > 15 or int(announced) > longest:
        raise too_large(longest)
    scope = dict(request.scope)
    scope["headers"] = [(name, value) for name, value in request.scope["headers"] if name not in _SECRET]
    return Request(scope, _counted(request.receive, longest))


def _counted(receive: Receive, longest: int) -> Receive:
    size = 0

    async def counted() -> Message:
        nonlocal size
        async with asyncio.timeout(SILENCE):
            message = await receive()
        size += len(message.get("body", b""))
        if size > longest:
            raise too_large(longest)
        return message

    return counted


__all__ = ["SILENCE", "Ground", "Visited", "limited"]
