from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from mreza.access import service
from mreza.access.attempts import Attempts
from mreza.access.authenticator import ScopeAuthenticator
from mreza.access.models import Reach, Role, RoleGrant, Token, User
from mreza.access.scope import ScopeOpener
from mreza.access.scope_sql import scope_sql
from mreza.access.signin import SignIn
from mreza.access.viewer import Viewer
from mreza.clock import FixedClock
from mreza.database.address import DatabaseAddress
from mreza.database.derive import derive
from mreza.database.pools import Pools, create_engine
from mreza.database.roles import prepare_database
from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.directory.places import Country, Network
from mreza.model.base import Base
from mreza.model.ids import uuid7
from mreza.model.period import Period
from mreza.plugin.host import Host
from mreza.settings import Settings
from mreza.testing.server import server_for_tests
from mreza.text import Translated
from mreza.text.sql import functions_sql
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

TODAY = date(2025, 3, 14)
PASSWORD = "correct horse battery"


@dataclass(frozen=True)
class Ground:
    address: DatabaseAddress
    settings: Settings


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    settings = Settings.model_validate({"data": tmp_path_factory.mktemp("access")})
    with server_for_tests(tmp_path_factory.getbasetemp().parent) as server:
        yield asyncio.run(_prepared(server, settings))


async def _prepared(server: Any, settings: Settings) -> Ground:
    """A database as the application makes it, with core's tables only."""
    address = await server.create_database(f"access_{secrets.token_hex(4)}")
    await prepare_database(settings, address)
    host = Host.assemble([])
    engine = create_engine(address)
    async with engine.begin() as connection:
        raw = await connection.get_raw_connection()
        assert raw.driver_connection is not None
        await raw.driver_connection.execute(functions_sql() + scope_sql(settings.serving_role))
        await connection.run_sync(Base.metadata.create_all, tables=list(host.tables))
        await derive(connection, host, serving_role=settings.serving_role)
    async with AsyncSession(engine) as session, session.begin():
        for code in ("RS", "HR"):
            country = await session.scalar(select(Country.id).where(Country.code == code))
            if country is None:
                country = uuid7()
                name = Translated({"en": code})
                session.add(Country(id=country, code=code, name=name, currency="EUR", phone_prefix="+381"))
            session.add(Network(code=code, country_id=country, name=Translated({"en": code}), locales=["en"]))
            await session.flush()
    await engine.dispose()
    return Ground(address, settings)


class House:
    """A federation with a Serbian and a Croatian organisation, users on demand, and the serving role's view."""

    rs: Network
    hr: Network
    ours: Organisation
    foreign: Organisation
    ana: Person

    def __init__(self, pools: Pools) -> None:
        self.pools = pools
        self.clock = FixedClock(TODAY)
        self.opener = ScopeOpener(pools.system, self.clock)
        self.attempts = Attempts(per_account=5, per_address=20, wrong_tokens=5)
        self.sign_in = SignIn(pools.system, self.opener, self.clock, self.attempts)
        self.authenticator = ScopeAuthenticator(self.opener, pools.system, self.clock, self.attempts)

    async def furnish(self) -> House:
        async with self.session() as session:
            networks = {network.code: network for network in await session.scalars(select(Network))}
            self.rs, self.hr = networks["RS"], networks["HR"]
            self.ours = Organisation(network_id=self.rs.id, name=Translated({"en": "Sunny Side"}))
            self.foreign = Organisation(network_id=self.hr.id, name=Translated({"en": "Far Away"}))
            self.ana = Person(network_id=self.rs.id, given_name="Ana", family_name="Anić")
            session.add_all([self.ours, self.foreign, self.ana])
        return self

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """The owner's."""
        async with AsyncSession(self.pools.system_engine, expire_on_commit=False) as session, session.begin():
            yield session

    @asynccontextmanager
    async def seen_by(self, viewer: Viewer) -> AsyncIterator[AsyncSession]:
        """The serving role's, in the viewer's scope."""
        from sqlalchemy import text

        async with AsyncSession(self.pools.serving_engine, expire_on_commit=False) as session, session.begin():
            await session.execute(text("SELECT mreza.enter(:handle)"), {"handle": viewer.handle})
            yield session

    async def user(self, role: str | None = None, *, valid: Period | None = None, password: str | None = None) -> User:
        """A new user, with one of the default roles in Serbia or for the Serbian organisation."""
        async with self.session() as session:
            email = f"{secrets.token_hex(6)}@demo.example"
            user = await service.create_user(session, email=email, name="Somebody", password=password)
            if role is not None:
                found = (await session.scalars(select(Role).where(Role.code == role))).one()
                await service.grant_role(
                    session,
                    user=user,
                    role=found,
                    network_id=self.rs.id if found.reach is Reach.NETWORK else None,
                    organisation_id=self.ours.id if found.reach is Reach.ORGANISATION else None,
                    valid=valid or Period(TODAY - timedelta(days=30)),
                )
        return user

    async def viewer(self, role: str | None = None) -> Viewer:
        return await self.opener.open(await self.user(role))

    async def token(self, user: User, **options: Any) -> tuple[Token, str]:
        async with self.session() as session:
            return await service.create_token(session, user_id=user.id, name="t", now=self.clock.now(), **options)

    async def revoke(self, token: Token) -> None:
        async with self.session() as session:
            await service.revoke_token(session, await session.get_one(Token, token.id), now=self.clock.now())

    async def grant_of(self, session: AsyncSession, user: User) -> RoleGrant:
        return (await session.scalars(select(RoleGrant).where(RoleGrant.user_id == user.id))).one()

    async def organisations(self, handle: str, connection: asyncpg.Connection | None = None) -> set[UUID] | None:
        """What a statement of the serving role sees in a scope; None when the scope is gone."""
        statement = (
            "SELECT CASE WHEN mreza.enter($1) THEN (SELECT coalesce(array_agg(id), '{}') FROM core_organisation) END"
        )
        found = await (connection or self.pools.serving).fetchval(statement, handle)
        return None if found is None else set(found)


@pytest.fixture
async def house(ground: Ground) -> AsyncIterator[House]:
    async with Pools(ground.settings, ground.address) as pools:
        yield await House(pools).furnish()
