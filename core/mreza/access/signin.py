"""Signing in by password, signing out, and changing one's own password."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

import asyncpg

from mreza.access.attempts import Attempts
from mreza.access.models import TokenKind
from mreza.access.passwords import PasswordChecker, needs_rehash
from mreza.access.scope import ScopeOpener
from mreza.access.tokens import hash_of, make
from mreza.access.viewer import Viewer
from mreza.clock import Clock
from mreza.errors import UserError
from mreza.model.ids import uuid7

_USER = "SELECT id, password_hash, active FROM public.core_user WHERE email = $1"
_NEW_SESSION = """
    INSERT INTO public.core_token (id, version, kind, name, prefix, secret_hash, user_id, networks, documents,
                                   permissions, created_at, expires_at)
    VALUES ($1, 1, 'SESSION', $2, $3, $4, $5, '[]', '[]', '[]', $6, $7)
"""
_REVOKE = """
    UPDATE public.core_token SET revoked_at = $2, version = version + 1
    WHERE secret_hash = $1 AND kind::text = 'SESSION' AND revoked_at IS NULL
"""
_REVOKE_OTHERS = """
    UPDATE public.core_token SET revoked_at = $3, version = version + 1
    WHERE user_id = $1 AND secret_hash <> $2 AND kind::text = 'SESSION' AND revoked_at IS NULL
"""
_SESSION_USER = """
    SELECT u.id, u.email, u.password_hash FROM public.core_token AS t JOIN public.core_user AS u ON u.id = t.user_id
    WHERE t.secret_hash = $1 AND t.kind::text = 'SESSION' AND t.revoked_at IS NULL AND t.expires_at > $2 AND u.active
"""
_SET_HASH = "UPDATE public.core_user SET password_hash = $2, version = version + 1 WHERE id = $1"


class SignInFailed(UserError):
    """E-mail and password do not match, or there is no such account, or it is suspended: one answer for all."""

    def __init__(self) -> None:
        super().__init__(
            "SIGN_IN_FAILED",
            "E-mail and password do not match an account. Check both; an administrator can set a new password.",
        )


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session that has begun; `token` is for the cookie (or for a bearer header) and is kept nowhere else."""

    token: str = field(repr=False)
    viewer: Viewer


class SignIn:
    """Signs users in and out.

    Args:
        pool: the owner's.
        opener: opens the session's scope.
        clock: the system's.
        attempts: limits what is tried.
        session_hours: hours after which a session that is not used ends.
    """

    def __init__(
        self, pool: asyncpg.Pool, opener: ScopeOpener, clock: Clock, attempts: Attempts, *, session_hours: int = 12
    ) -> None:
        self._pool = pool
        self._opener = opener
        self._clock = clock
        self._attempts = attempts
        self._hours = session_hours
        self._passwords = PasswordChecker()

    async def sign_in(self, email: str, password: str, *, address: str = "") -> SignedIn:
        """Begin a session. An unknown account takes as long as a wrong password, and gets the same words.

        Args:
            email: the sign-in name, in any case.
            password: as typed.
            address: where the attempt comes from, for the limits.

        Raises:
            SignInFailed: they do not match.
            TooManyAttempts: tried too often; counted per attempt.
        """
        account = email.strip().lower()
        self._attempts.sign_in(account, address)
        user = await self._pool.fetchrow(_USER, account)
        stored = user["password_hash"] if user is not None and user["active"] else None
        if not await self._passwords.verify(stored, password):
            raise SignInFailed
        self._attempts.signed_in(account, address)
        if stored is not None and needs_rehash(stored):
            await self._rehash(user["id"], password)
        return await self.start_session(user["id"])

    async def start_session(self, user_id: UUID, *, name: str = "Sign-in by password") -> SignedIn:
        """Begin a session of a user whose identity is established.

        Raises:
            AccessEnded: the user is not active.
        """
        secret, now = make(TokenKind.SESSION), self._clock.now()
        ends = now + timedelta(hours=self._hours)
        await self._pool.execute(_NEW_SESSION, uuid7(), name, secret.prefix, secret.hash, user_id, now, ends)
        return SignedIn(secret.value, await self._opener.open_credential(secret.hash))

    async def _rehash(self, user_id: UUID, password: str) -> None:
        """Keep the same password under today's parameters: nobody's decision, so nothing for the audit trail."""
        hashed = await self._passwords.hash(password)
        async with self._pool.acquire() as connection, connection.transaction():
            await connection.execute("SET LOCAL mreza.bulk = 'on'")
            await connection.execute(_SET_HASH, user_id, hashed)

    async def sign_out(self, token: str) -> None:
        """End a session, at once and everywhere; an unknown one is no error."""
        await self._pool.execute(_REVOKE, hash_of(token), self._clock.now())

    async def change_password(self, token: str, current: str, new: str, *, address: str = "") -> None:
        """Change the password of the session's user; the user's other sessions end.

        Raises:
            SignInFailed: the session is over, or the current password is wrong.
            TooManyAttempts: tried too often.
            UserError: PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG.
        """
        now = self._clock.now()
        user = await self._pool.fetchrow(_SESSION_USER, hash_of(token), now)
        if user is None:
            raise SignInFailed
        self._attempts.sign_in(user["email"], address)
        if not await self._passwords.verify(user["password_hash"], current):
            raise SignInFailed
        hashed = await self._passwords.hash(new)
        async with self._pool.acquire() as connection, connection.transaction():
            await connection.execute(_SET_HASH, user["id"], hashed)
            await connection.execute(_REVOKE_OTHERS, user["id"], hash_of(token), now)

    async def active_user(self, email: str) -> UUID | None:
        """The active account of a verified e-mail address."""
        user = await self._pool.fetchrow(_USER, email.strip().lower())
        return user["id"] if user is not None and user["active"] else None


__all__ = ["SignIn", "SignInFailed", "SignedIn"]
