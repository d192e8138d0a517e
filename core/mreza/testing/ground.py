"""Ground for tests of changes: a database with core's tables, walls, audit trail and outbox, and viewers."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from mreza.access.permissions import READ_AUDIT
from mreza.access.policies import policies_sql
from mreza.access.scope_sql import scope_sql
from mreza.access.viewer import Viewer, ViewerKind
from mreza.clock import FixedClock
from mreza.database.address import DatabaseAddress
from mreza.database.pools import create_engine
from mreza.database.roles import prepare_database, serving_address
from mreza.directory import models as core_models
from mreza.directory.organisations import Organisation
from mreza.directory.places import Country, Network
from mreza.model.base import Base
from mreza.mutation.idempotency import idempotency_sql
from mreza.mutation.runner import MutationRunner
from mreza.outbox.audit import audit_sql, audit_trigger_sql
from mreza.outbox.record import events_sql
from mreza.settings import Settings
from mreza.testing.server import ServerForTests
from mreza.text import Translated
from mreza.text.sql import functions_sql

TODAY = date(2025, 3, 14)
MODELS: tuple[type[Base], ...] = tuple(getattr(core_models, name) for name in core_models.__all__)


@dataclass(frozen=True, slots=True)
class Ground:
    """A prepared database."""

    address: DatabaseAddress
    settings: Settings

    @contextlib.asynccontextmanager
    async def world(self, hooks: Any = None) -> AsyncIterator[World]:
        """Two networks with an organisation each, and a runner, in this database."""
        owner = create_engine(self.address, pool_size=4)
        serving = create_engine(serving_address(self.settings, self.address), pool_size=8)
        try:
            yield await World(self, owner, serving, hooks).populate()
        finally:
            await owner.dispose()
            await serving.dispose()


class World:
    """What a test acts in: networks `here` and `there`, an organisation in each, a runner, viewers.

    It opens scopes as well, so that a mutation can be elevated in it.
    """

    here: Network
    there: Network
    organisation: Organisation
    foreign: Organisation

    def __init__(self, ground: Ground, owner: AsyncEngine, serving: AsyncEngine, hooks: Any) -> None:
        self.ground, self.owner, self.serving = ground, owner, serving
        self.clock = FixedClock(TODAY)
        self.runner = MutationRunner(serving, self, self.clock, hooks)

    async def populate(self) -> World:
        """Make the rows, as the owner."""
        async with self.system() as session:
            self.here, self.there = await _network(session), await _network(session)
            self.organisation = Organisation(network_id=self.here.id, name=Translated({"en": "Sunny Side"}))
            self.foreign = Organisation(network_id=self.there.id, name=Translated({"en": "Far Away"}))
            session.add_all([self.organisation, self.foreign])
        return self

    @contextlib.asynccontextmanager
    async def system(self) -> AsyncIterator[AsyncSession]:
        """A transaction of the owner, who is behind all walls; committed at the end."""
        async with AsyncSession(self.owner, expire_on_commit=False) as session, session.begin():
            yield session

    @contextlib.asynccontextmanager
    async def seen_by(self, viewer: Viewer) -> AsyncIterator[AsyncSession]:
        """A transaction of the serving role in a viewer's scope."""
        async with AsyncSession(self.serving, expire_on_commit=False) as session, session.begin():
            await session.execute(text("SELECT mreza.enter(:handle)"), {"handle": viewer.handle})
            yield session

    async def elevated(self, network_id: UUID, permissions: Iterable[str] = ()) -> Viewer:
        """A scope with the rights of a network's coordinator, without a user."""
        return await self.viewer(ViewerKind.SYSTEM, networks=[network_id], permissions=permissions)

    async def coordinator(self, network: Network | None = None, *permissions: str, user: UUID | None = None) -> Viewer:
        """A coordinator of one network (by default `here`), who may read the audit trail."""
        network_id, permissions = (network or self.here).id, (READ_AUDIT, *permissions)
        return await self.viewer(ViewerKind.COORDINATOR, networks=[network_id], permissions=permissions, user=user)

    async def member(self, organisation: Organisation, *permissions: str) -> Viewer:
        """A user of one member organisation."""
        return await self.viewer(
            ViewerKind.MEMBER,
            member_networks=[organisation.network_id],
            organisations=[organisation.id],
            permissions=permissions,
        )

    async def viewer(
        self,
        kind: ViewerKind,
        *,
        user: UUID | None = None,
        networks: Iterable[UUID] = (),
        member_networks: Iterable[UUID] = (),
        organisations: Iterable[UUID] = (),
        permissions: Iterable[str] = (),
    ) -> Viewer:
        """Any viewer, with an open scope."""
        handle = secrets.token_hex(16)
        circles: list[list[Any]] = [
            list(networks),
            list({*networks, *member_networks}),
            list(organisations),
            list(permissions),
        ]
        statement = text(
            "INSERT INTO mreza.scope (handle, kind, user_id, networks, member_networks, organisations, permissions, "
            "is_secretariat, day, expires_at) VALUES (:handle, :kind, :user, :a, :b, :c, :d, :secretariat, :day, "
            "now() + interval '1 day')"
        )
        facts = dict(zip("abcd", circles, strict=True))
        secretariat = kind is ViewerKind.SECRETARIAT
        async with self.system() as session:
            values = {"handle": handle, "kind": kind.name, "user": user, "day": TODAY, "secretariat": secretariat}
            await session.execute(statement, values | facts)
        return Viewer(
            handle,
            kind,
            user,
            networks=frozenset(circles[0]),
            member_networks=frozenset(circles[1]),
            organisations=frozenset(circles[2]),
            permissions=frozenset(permissions),
        )


async def prepare(server: ServerForTests, name: str, folder: Path) -> Ground:
    """A new database with everything in it; `folder` is where the installation's secret lies."""
    address = await server.create_database(name)
    settings = Settings.model_validate({"data": folder})
    await prepare_database(settings, address)
    engine = create_engine(address)
    async with engine.begin() as connection:
        owner = str((await connection.execute(text("SELECT current_user"))).scalar_one())
        for statement in (functions_sql(), scope_sql(settings.serving_role)):
            await _script(connection, statement)
        await connection.run_sync(Base.metadata.create_all, tables=[cast(Table, model.__table__) for model in MODELS])
        for script in (audit_sql(), events_sql(settings.serving_role), idempotency_sql(settings.serving_role)):
            await _script(connection, script)
        for model in MODELS:
            wall = policies_sql(model, owner=owner, serving=settings.serving_role)
            await _script(connection, ";\n".join([*wall, audit_trigger_sql(model)]))
    await engine.dispose()
    return Ground(address, settings)


async def _script(connection: Any, script: str) -> None:
    """Several statements at once, which only the driver itself takes."""
    raw = await connection.get_raw_connection()
    await raw.driver_connection.execute(script)


async def _network(session: AsyncSession) -> Network:
    code = secrets.token_hex(4)
    name = Translated({"en": f"Country {code}"})
    country = Country(code=code, name=name, currency="EUR", phone_prefix="+381")
    session.add(country)
    await session.flush()
    network = Network(code=code, country_id=country.id, name=name, locales=["en"])
    session.add(network)
    await session.flush()
    return network
