"""What tests act with: databases to copy, networks and viewers, and one way to ask."""

from __future__ import annotations

import contextlib
import fcntl
import gc
import hashlib
from collections.abc import AsyncIterator, Collection, Coroutine, Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
import structlog
from pydantic import SecretStr
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.access.models import Reach, Role, RoleGrant, Token, TokenKind, User
from mreza.access.permissions import READ_MEMBERS, declared_permissions
from mreza.access.viewer import Viewer
from mreza.application import Application
from mreza.clock import FixedClock
from mreza.database import migrate
from mreza.database.address import DatabaseAddress
from mreza.database.roles import prepare_database
from mreza.delivery.job import enqueue_regular
from mreza.directory.organisations import Organisation
from mreza.directory.places import Country, Network
from mreza.graphql.api import GraphQLAnswer, GraphQLRequest
from mreza.graphql.assemble import Api
from mreza.plugin.host import Host
from mreza.plugin.lifecycle import installed
from mreza.settings import Settings
from mreza.testing.cut import Line
from mreza.testing.plugin import SECRET
from mreza.testing.retried import Retried
from mreza.testing.server import ServerForTests
from mreza.text import Translated
from mreza.web.logs import text_renderer

TODAY = date(2025, 6, 30)
NETWORKS = ("RS", "BA", "HR", "ME", "MK", "AL", "XK")

# Tests that let thousands of requests fail would spend their time on pretty tracebacks.
structlog.configure(processors=[*structlog.get_config()["processors"][:-1], text_renderer()])


#: Tests ask more questions of one application than people do, and most of them several times over.
LAVISH: dict[str, Any] = {"document_cache": 1024, "plan_cache": 8192}


def settings_for_tests(data: Path) -> Settings:
    """Settings that reach nothing outside the run."""
    return Settings(data=data, secret=SecretStr(SECRET), serving_pool_min=1, serving_pool_max=8, **LAVISH)


@cache
def host_of(names: tuple[str, ...] | None) -> Host:
    """The host of some plugins with all they require; assembled once a process."""
    found = installed(Settings())
    if names is None:
        return Host.assemble(found)
    wanted = set(names)
    requires = {one.manifest.name: one.manifest.requirements for one in found if hasattr(one, "manifest")}
    while more := {need for name in wanted for need in _names(requires.get(name, ()))} - wanted:
        wanted |= more
    return Host.assemble(found, wanted)


@cache
def api_of(names: tuple[str, ...] | None) -> Api:
    """The API of a host; derived once a process, and then none of the garbage collector's business: it would look
    through hundreds of thousands of objects, none of which ever goes, for an eighth of a run's time.
    """
    api = Api(host_of(names))
    _ = api.schema, api.compiler, api.documents, api.renderings
    gc.collect()
    gc.freeze()
    return api


def _names(requirements: Iterable[Any]) -> set[str]:
    return {getattr(one, "name", str(one)) for one in requirements}


class Templates:
    """One migrated database per set of plugins; made by the first worker that needs it."""

    def __init__(self, server: ServerForTests, shared: Path) -> None:
        self.server = server
        self.shared = shared
        self.settings = settings_for_tests(shared / "data")

    @contextlib.asynccontextmanager
    async def application(
        self,
        name: str,
        plugins: Collection[str] | None = None,
        *,
        line: Line | None = None,
        template: str | None = None,
    ) -> AsyncIterator[Application]:
        """An application on a copy of its own, of the migrated database or of another `template`; over a line that can
        be cut, if one is given."""
        names = None if plugins is None else tuple(sorted(plugins))
        api = api_of(names)
        address = await self.server.create_database(name, template or await self.of(api.host))
        address = line.address_of(address) if line else address
        try:
            async with Application(self.settings, address, api.host, clock=FixedClock(TODAY), api=api) as running:
                yield running
        finally:
            await self.server.drop_database(name)

    async def of(self, host: Host) -> str:
        """The name of the database with the host's tables, to copy."""
        of = f"{self.shared} {' '.join(host.names)}"  # another run may share the server
        name = f"template_{hashlib.sha256(of.encode()).hexdigest()[:8]}"
        with locked(self.shared / f"{name}.lock") as made:
            if not made.exists():
                address = await self.server.create_database(name, self._nearest(host))
                await self.migrate(address, host)
                write(made, " ".join(host.names))
        return name

    def _nearest(self, host: Host) -> str | None:
        """The database that has the most of the host's plugins already, and no other: only the rest is migrated."""
        names = set(host.names)
        made = {
            path.stem: set(path.read_text(encoding="utf-8").split()) for path in self.shared.glob("template_*.made")
        }
        return max(
            (name for name in sorted(made) if made[name] <= names), key=lambda name: len(made[name]), default=None
        )

    async def migrate(self, address: DatabaseAddress, host: Host) -> None:
        """Roles, tables, policies."""
        await prepare_database(self.settings, address)
        await migrate.upgrade(address, host)


def write(path: Path, text: str) -> None:
    """All at once, for others who look at any time."""
    begun = path.with_suffix(".begun")
    begun.write_text(text, encoding="utf-8")
    begun.rename(path)


@contextlib.contextmanager
def locked(path: Path) -> Iterator[Path]:
    """Alone of all processes of the run; gives the path of a file that says that something is made."""
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield path.with_suffix(".made")


class Kit:
    """An application with the seven networks in it.

    `line` is the way to its database when every mutation is to be tried with lost connections (`retried`).
    """

    viewers: Viewers
    networks: dict[str, UUID]

    def __init__(self, application: Application, line: Line | None = None) -> None:
        self.application = application
        specs = {spec.name: spec for spec in application.api.mutations}
        self.retried = Retried(line, application.pools.system, specs) if line else None

    async def do_regular_jobs(self) -> None:
        """What a worker does when an hour or a day has begun, to the end."""
        from mreza.delivery.job_queue import run_jobs  # noqa: PLC0415 - loads for a second

        running = self.application
        pool = running.pools.system
        await enqueue_regular(pool, running.jobs, running.clock)
        await run_jobs(running.address.dsn, pool, running.clock, running.jobs, drain=True, ground=running.job_ground)

    async def prepare(self) -> Kit:
        """Make the networks."""
        async with self.session() as session:
            countries = {country.code: country for country in (await session.scalars(select(Country))).all()}
            made = [
                Network(
                    code=code, country_id=countries[code].id, name=Translated({"en": f"Network {code}"}), locales=["en"]
                )
                for code in NETWORKS
            ]
            session.add_all(made)
            await session.flush()
            self.networks = {network.code: network.id for network in made}
        self.viewers = Viewers(self)
        return self

    @contextlib.asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """A transaction of the owner, behind all walls, committed at the end: for setting the scene, not for what is
        tested."""
        async with (
            AsyncSession(self.application.pools.system_engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    async def organisation(
        self, network: str, name: str | dict[str, str] = "Sunny Side", **values: Any
    ) -> Organisation:
        """An organisation of a network."""
        texts = {"en": name} if isinstance(name, str) else name
        async with self.session() as session:
            made = Organisation(network_id=self.networks[network], name=Translated(texts), **values)
            session.add(made)
        return made

    async def graphql(
        self,
        document: str,
        *,
        viewer: Viewer | None = None,
        locale: str = "en",
        errors: bool = False,
        idempotency_key: str | None = None,
        operation_name: str | None = None,
        **variables: Any,
    ) -> Any:
        """Ask. Gives `data`, and fails on errors; with `errors=True` gives the whole answer instead."""
        request = GraphQLRequest(
            query=document,
            viewer=viewer or await self.viewers.anonymous(),
            locale=locale,
            variables=variables,
            idempotency_key=idempotency_key,
            operation_name=operation_name,
        )
        answer = orjson.loads((await self._answer(request)).body)
        if errors:
            return answer
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    async def _answer(self, request: GraphQLRequest) -> GraphQLAnswer:
        execute = self.application.engine.execute
        if self.retried and (spec := self.retried.mutation_in(request)):
            return await self.retried.execute(request, spec, execute)
        return await execute(request)


class Viewers:
    """Opens viewers as the system would: from users with roles."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self._open: dict[Any, Viewer] = {}

    async def anonymous(self) -> Viewer:
        """Nobody in particular."""
        return await self._kept("anonymous", self.kit.application.scopes.open_anonymous())

    async def secretariat(self) -> Viewer:
        """The regional secretariat."""
        return await self._kept("secretariat", self._user("secretariat"))

    async def administrator(self) -> Viewer:
        """Manages users and plugins."""
        return await self._kept("administrator", self._user("administrator"))

    async def coordinator(self, network: str) -> Viewer:
        """The coordinator of a national network."""
        return await self._kept(
            ("coordinator", network), self._user("coordinator", network_id=self.kit.networks[network])
        )

    async def member(self, organisation: Organisation) -> Viewer:
        """A user of a member organisation."""
        return await self._kept(("member", organisation.id), self._user("member", organisation_id=organisation.id))

    async def empowered(self, network: str) -> Viewer:
        """Who holds every permission there is, in one national network."""
        return await self._kept(("empowered", network), self._empowered(network))

    async def _empowered(self, network: str) -> Viewer:
        permissions = sorted(declared_permissions(self.kit.application.host.hooks))
        async with self.kit.session() as session:
            title = Translated({"en": "Empowered"})
            session.add(Role(code="empowered", title=title, reach=Reach.NETWORK, permissions=permissions))
        return await self._user("empowered", network_id=self.kit.networks[network])

    async def partner(self, *networks: str) -> Viewer:
        """A partner's key; one that reads what members read of each other in the networks that are named."""
        return await self._kept(("partner", networks), self._partner(networks))

    async def _partner(self, networks: tuple[str, ...]) -> Viewer:
        async with self.kit.session() as session:
            token = Token(
                kind=TokenKind.PARTNER,
                name="Partner",
                prefix="mzk_",
                secret_hash=f"partner of {networks}",
                networks=list(networks),
                permissions=[READ_MEMBERS] if networks else [],
                created_at=self.kit.application.clock.now(),
            )
            session.add(token)
        return await self.kit.application.scopes.open_partner(token)

    async def _kept(self, key: Any, opening: Coroutine[Any, Any, Viewer]) -> Viewer:
        if key in self._open:
            opening.close()
        else:
            self._open[key] = await opening
        return self._open[key]

    async def _user(self, role: str, **reach: UUID) -> Viewer:
        async with self.kit.session() as session:
            found = (await session.scalars(select(Role).where(Role.code == role))).one()
            user = User(email=f"{role}.{len(self._open)}@demo.example", name=role.capitalize(), locale="en")
            session.add(user)
            await session.flush()
            session.add(RoleGrant(user_id=user.id, role_id=found.id, **reach))
        return await self.kit.application.scopes.open(user)
