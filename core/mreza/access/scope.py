"""Opening scopes: from a user, a token or nothing to a viewer that the database knows by its handle."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg

from mreza.access.grants import Grants, grants_of, strings
from mreza.access.models import Token, TokenKind, User
from mreza.access.permissions import READ_MEMBERS
from mreza.access.viewer import Viewer, ViewerKind
from mreza.clock import Clock
from mreza.errors import MrezaError

LIFETIME = timedelta(minutes=20)
"""A scope lasts so long at most; whoever still has a right to it gets the next one unnoticed."""
ELEVATED_LIFETIME = timedelta(minutes=1)

_INSERT = """
    INSERT INTO mreza.scope (handle, kind, user_id, person_id, credential_id, is_secretariat, networks, member_networks,
                             organisations, permissions, day, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, clock_timestamp() + $12::interval)
    RETURNING expires_at
"""
_TOKEN = """
    SELECT id, kind::text AS kind, user_id, networks, documents, permissions, expires_at
    FROM public.core_token
    WHERE {condition} AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)
"""
_USER = "SELECT id, person_id, locale FROM public.core_user WHERE id = $1 AND active"
_ALL_NETWORKS = "SELECT array_agg(id) FROM public.core_network"
_NETWORKS_BY_CODE = "SELECT array_agg(id) FROM public.core_network WHERE code = ANY ($1)"


class AccessEnded(MrezaError):
    """The user is not active, or the token unknown, expired or revoked: there is nothing to open."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A scope before it has a handle."""

    viewer: Viewer
    is_secretariat: bool = False


class ScopeOpener:
    """Opens scopes on the owner's connections; the serving role cannot.

    Args:
        system_pool: the owner's pool (`mreza.database.pools.Pools.system`).
        clock: says the civil day that a scope stands for, and whether a token has expired. How long a scope lasts is
            measured by the database's clock, which also ends it.
    """

    def __init__(self, system_pool: asyncpg.Pool, clock: Clock) -> None:
        self._pool = system_pool
        self._clock = clock

    async def open(self, user: User | UUID) -> Viewer:
        """The viewer that the user's roles of today make.

        Raises:
            AccessEnded: there is no such user, or it is not active.
        """
        async with self._opening() as connection:
            draft = await self._of_user(connection, user if isinstance(user, UUID) else user.id)
            return await self._insert(connection, draft)

    async def open_anonymous(self) -> Viewer:
        """A viewer that is nobody; one for all who show nothing."""
        async with self._opening() as connection:
            return await self._insert(connection, _Draft(Viewer("", ViewerKind.ANONYMOUS)))

    async def open_partner(self, token: Token | UUID) -> Viewer:
        """The viewer of a partner's key.

        Raises:
            AccessEnded: it is no partner's key, expired or revoked.
        """
        return await self._open_token("id = $1 AND kind = 'PARTNER'", token if isinstance(token, UUID) else token.id)

    async def open_credential(self, secret_hash: str) -> Viewer:
        """The viewer of any token, by its hash.

        Raises:
            AccessEnded: unknown, expired or revoked, or its user is not active.
        """
        return await self._open_token("secret_hash = $1", secret_hash)

    async def reopen(self, viewer: Viewer) -> Viewer:
        """The viewer of the same credential, as it is now: for whoever has ended the own scope by a change of what it
        rested on.

        Raises:
            AccessEnded: the credential opens nothing any more.
        """
        if viewer.credential_id is not None:
            return await self._open_token("id = $1", viewer.credential_id)
        if viewer.user_id is not None:
            return await self.open(viewer.user_id)
        raise AccessEnded("Nobody in particular has nothing to open anew.")

    async def elevated(self, network_id: UUID, permissions: Iterable[str] = ()) -> Viewer:
        """A scope with the rights of one network's coordinator, for a minute; for what outsiders start by a form."""
        networks = frozenset({network_id})
        viewer = Viewer(
            "", ViewerKind.SYSTEM, networks=networks, member_networks=networks, permissions=frozenset(permissions)
        )
        async with self._opening() as connection:
            return await self._insert(connection, _Draft(viewer), ELEVATED_LIFETIME)

    async def system(self, permissions: Iterable[str] = ()) -> Viewer:
        """A scope that reaches everything, for work of the system's own that goes through the API's ways."""
        async with self._opening() as connection:
            networks = frozenset(await connection.fetchval(_ALL_NETWORKS) or ())
            viewer = Viewer(
                "", ViewerKind.SYSTEM, networks=networks, member_networks=networks, permissions=frozenset(permissions)
            )
            return await self._insert(connection, _Draft(viewer, is_secretariat=True))

    async def close(self, viewer: Viewer) -> None:
        """End a scope; statements that name it find nothing from now on."""
        await self._pool.execute("DELETE FROM mreza.scope WHERE handle = $1", viewer.handle)

    async def sweep(self) -> None:
        """Delete the scopes that have expired."""
        await self._pool.execute("DELETE FROM mreza.scope WHERE expires_at < clock_timestamp()")

    @asynccontextmanager
    async def _opening(self) -> AsyncIterator[asyncpg.Connection]:
        """A transaction that reads roles and opens a scope; excludes those that end scopes (their trigger locks)."""
        async with self._pool.acquire() as connection, connection.transaction():
            await connection.execute("LOCK TABLE mreza.scope IN ROW EXCLUSIVE MODE")
            yield connection

    async def _open_token(self, condition: str, key: Any) -> Viewer:
        async with self._opening() as connection:
            token = await connection.fetchrow(_TOKEN.format(condition=condition), key, self._clock.now())
            if token is None:
                raise AccessEnded(
                    "This token opens nothing: it is unknown, expired or revoked. Sign in or make a new one."
                )
            draft = await self._of_token(connection, token)
            return await self._insert(connection, draft, self._lifetime(token["expires_at"]))

    def _lifetime(self, token_expires_at: datetime | None) -> timedelta:
        return LIFETIME if token_expires_at is None else min(LIFETIME, token_expires_at - self._clock.now())

    async def _of_token(self, connection: asyncpg.Connection, token: asyncpg.Record) -> _Draft:
        if token["kind"] == TokenKind.PARTNER.name:
            return await _of_partner(connection, token)
        if token["user_id"] is None:
            raise AccessEnded("This token belongs to nobody. Make a new one.")
        draft = await self._of_user(connection, token["user_id"])
        narrowed = frozenset(strings(token["permissions"]))
        viewer = replace(
            draft.viewer,
            credential_id=token["id"],
            permissions=draft.viewer.permissions & narrowed if narrowed else draft.viewer.permissions,
        )
        return replace(draft, viewer=viewer)

    async def _of_user(self, connection: asyncpg.Connection, user_id: UUID) -> _Draft:
        user = await connection.fetchrow(_USER, user_id)
        if user is None:
            raise AccessEnded("This account cannot be used. Ask an administrator to activate it.")
        grants = await grants_of(connection, user_id, self._clock.today())
        viewer = await _viewer(connection, user, grants)
        return _Draft(viewer, is_secretariat=grants.kind is ViewerKind.SECRETARIAT)

    async def _insert(self, connection: asyncpg.Connection, draft: _Draft, lifetime: timedelta = LIFETIME) -> Viewer:
        viewer = replace(draft.viewer, handle=secrets.token_urlsafe(24))
        expires_at = await connection.fetchval(
            _INSERT,
            viewer.handle,
            viewer.kind.name,
            viewer.user_id,
            viewer.person_id,
            viewer.credential_id,
            draft.is_secretariat,
            list(viewer.networks),
            list(viewer.member_networks),
            list(viewer.organisations),
            sorted(viewer.permissions),
            self._clock.today(),
            lifetime,
        )
        return replace(viewer, expires_at=expires_at)


async def _viewer(connection: asyncpg.Connection, user: asyncpg.Record, grants: Grants) -> Viewer:
    networks = grants.networks
    if grants.kind is ViewerKind.SECRETARIAT:
        networks = frozenset(await connection.fetchval(_ALL_NETWORKS) or ())
    return Viewer(
        "",
        grants.kind,
        user_id=user["id"],
        person_id=user["person_id"],
        networks=networks,
        member_networks=networks | grants.member_networks,
        organisations=grants.organisations,
        permissions=grants.permissions,
        locale=user["locale"],
    )


async def _of_partner(connection: asyncpg.Connection, token: asyncpg.Record) -> _Draft:
    """A partner sees what everybody sees; what members see of each other only by permission, in the key's networks."""
    if token["user_id"] is not None:
        raise AccessEnded("A partner's key belongs to no user. Make a new one.")
    permissions = frozenset(strings(token["permissions"]))
    networks: frozenset[UUID] = frozenset()
    if READ_MEMBERS in permissions:
        networks = frozenset(await connection.fetchval(_NETWORKS_BY_CODE, strings(token["networks"])) or ())
    viewer = Viewer(
        "",
        ViewerKind.PARTNER,
        member_networks=networks,
        permissions=permissions,
        credential_id=token["id"],
        documents=frozenset(strings(token["documents"])),
    )
    return _Draft(viewer)


__all__ = ["ELEVATED_LIFETIME", "LIFETIME", "AccessEnded", "ScopeOpener"]
