"""From a credential to its viewer, kept for as long as its scope stands."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import asyncpg

from mreza.access.attempts import ADDRESS, Attempts, TooManyAttempts
from mreza.access.models import TokenKind
from mreza.access.scope import LIFETIME, AccessEnded, ScopeOpener
from mreza.access.tokens import PREFIXES, hash_of, kind_of
from mreza.access.viewer import Viewer
from mreza.clock import Clock
from mreza.web.authentication import Credential, InvalidCredential
from mreza.web.refusal import Refusal

_ANONYMOUS = ""
_MOST = 10_000
#: A cached viewer is dropped a little before its scope ends; the database's word on the end is the one that counts.
_MARGIN = timedelta(minutes=1)
_TOUCH = """
    UPDATE public.core_token
    SET last_used_at = $2,
        expires_at = CASE WHEN kind::text = 'SESSION' THEN greatest(expires_at, $3) ELSE expires_at END
    WHERE id = $1 AND revoked_at IS NULL AND (kind::text = 'SESSION' OR last_used_at IS NULL OR last_used_at < $4)
"""


@dataclass(frozen=True, slots=True)
class _Entry:
    viewer: Viewer
    day: date
    until: datetime


class ScopeAuthenticator:
    """Opens viewers from credentials (`mreza.web.authentication.Authenticator`); everyone who shows nothing shares one.

    A cached viewer is only a handle: whether it still opens anything, the database decides at every statement. So the
    cache needs no news of revocations; the web calls `forget` when a statement finds the scope gone.

    Args:
        opener: opens the scopes.
        system_pool: the owner's pool, to note when a token was used.
        clock: says when the civil day changes.
        attempts: limits wrong tokens.
        session_hours: hours after which a session that is not used ends.
    """

    def __init__(
        self,
        opener: ScopeOpener,
        system_pool: asyncpg.Pool,
        clock: Clock,
        attempts: Attempts,
        *,
        session_hours: int = 12,
    ) -> None:
        self._opener = opener
        self._pool = system_pool
        self._clock = clock
        self._attempts = attempts
        self._session = timedelta(hours=session_hours)
        self._entries: OrderedDict[str, _Entry] = OrderedDict()
        self._opening: dict[str, asyncio.Task[Viewer]] = {}

    async def viewer(self, credential: Credential) -> Viewer:
        """The viewer behind a credential.

        Raises:
            InvalidCredential: it is unknown, expired or revoked.
            Refusal: too many wrong ones came from this address (429).
        """
        key = self._key(credential)
        entry = self._entries.get(key)
        if entry is not None and entry.day == self._clock.today() and self._clock.now() < entry.until:
            self._entries.move_to_end(key)
            return entry.viewer
        if key != _ANONYMOUS and kind_of(_shown(credential)) is None:
            self._refuse()
        return await self._open_once(key)

    def forget(self, credential: Credential) -> None:
        """Drop a viewer whose scope is gone; the next request opens it anew, or is refused."""
        self._entries.pop(_cache_key(credential), None)

    @property
    def cached(self) -> int:
        """How many viewers are cached."""
        return len(self._entries)

    def _key(self, credential: Credential) -> str:
        """The hash of what was shown. Of tokens, only a session's may come in a cookie."""
        in_cookie = credential.session is not None and credential.bearer is None
        if in_cookie and not _shown(credential).startswith(PREFIXES[TokenKind.SESSION]):
            self._refuse()
        return _cache_key(credential)

    async def _open_once(self, key: str) -> Viewer:
        """Requests that arrive together with the same credential open one scope."""
        if key not in self._opening:
            if key != _ANONYMOUS:
                self._check_attempts()
            task = asyncio.create_task(self._open(key))
            self._opening[key] = task
            task.add_done_callback(lambda _: self._opening.pop(key, None))
        try:
            return await asyncio.shield(self._opening[key])
        except AccessEnded:
            self._refuse()
            raise AssertionError from None  # pragma: no cover - _refuse raises

    async def _open(self, key: str) -> Viewer:
        day, now = self._clock.today(), self._clock.now()
        if key == _ANONYMOUS:
            viewer = await self._opener.open_anonymous()
            await self._opener.sweep()
        else:
            viewer = await self._opener.open_credential(key)
            await self._touch(viewer, now)
        self._keep(key, _Entry(viewer, day, now + LIFETIME - _MARGIN))
        return viewer

    async def _touch(self, viewer: Viewer, now: datetime) -> None:
        """Note the use, after the scope's own transaction: together they could deadlock with a revocation."""
        async with self._pool.acquire() as connection, connection.transaction():
            await connection.execute("SET LOCAL mreza.bulk = 'on'")  # nobody's decision, so nothing for the audit trail
            hour_ago = now - timedelta(hours=1)
            await connection.execute(_TOUCH, viewer.credential_id, now, now + self._session, hour_ago)

    def _keep(self, key: str, entry: _Entry) -> None:
        self._entries[key] = entry
        self._entries.move_to_end(key)
        while len(self._entries) > _MOST:
            self._entries.popitem(last=False)

    def _check_attempts(self) -> None:
        try:
            self._attempts.token_allowed(ADDRESS.get())
        except TooManyAttempts as error:
            raise Refusal(
                429, error.code, error.message, ((b"retry-after", str(error.retry_after).encode("ascii")),)
            ) from None

    def _refuse(self) -> None:
        self._attempts.wrong_token(ADDRESS.get())
        raise InvalidCredential


def _cache_key(credential: Credential) -> str:
    return _ANONYMOUS if credential.is_anonymous else hash_of(_shown(credential))


def _shown(credential: Credential) -> str:
    return credential.bearer or credential.session or ""


__all__ = ["ScopeAuthenticator"]
