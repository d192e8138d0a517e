"""The running installation: one host, its API, the connections, and who may sign in. The web, the commands and the
tests all start from here."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self

from mreza.access.attempts import Attempts
from mreza.access.authenticator import ScopeAuthenticator
from mreza.access.explain import explain_global
from mreza.access.scope import ScopeOpener
from mreza.access.signin import SignIn
from mreza.access.viewer import Viewer
from mreza.clock import Clock, SystemClock
from mreza.database.address import DatabaseAddress
from mreza.database.pools import Pools
from mreza.database.roles import serving_address
from mreza.delivery.figures import Figures
from mreza.delivery.job import JobGround, jobs_in
from mreza.delivery.worker import Worker
from mreza.graphql.assemble import Api
from mreza.graphql.cost import Sizes
from mreza.graphql.engine import SqlEngine
from mreza.graphql.lanes import Lanes
from mreza.graphql.limits import Limits
from mreza.graphql.mutations import MutationExecutor
from mreza.graphql.prepared import Documents
from mreza.graphql.questions import NamedQuestions
from mreza.graphql.schema import core_schema
from mreza.model.registry import ToMany
from mreza.mutation.messages import Messages
from mreza.mutation.runner import MutationRunner
from mreza.outbox.feed import EventFeed
from mreza.plugin.host import Host
from mreza.settings import Settings

_KILO, _MEGA = 1024, 1024 * 1024


class Application:
    """An asynchronous context manager; open inside, closed after.

    Attributes:
        host: core and the enabled plugins.
        api: what is derived from them.
        pools: connections.
        engine: answers GraphQL.
        scopes: opens viewers.
        authenticator: from credentials to viewers.
        sign_in: passwords and sessions.
        jobs: what a worker can do, by kind.
        messages: the words of errors, in the federation's languages.
        attempts: what one address tries, in this process.
        figures: what the worker of this process has done.
    """

    pools: Pools
    engine: SqlEngine
    scopes: ScopeOpener
    authenticator: ScopeAuthenticator
    sign_in: SignIn
    attempts: Attempts
    feed: EventFeed

    def __init__(
        self,
        settings: Settings,
        address: DatabaseAddress,
        host: Host,
        *,
        clock: Clock | None = None,
        api: Api | None = None,
    ) -> None:
        self.settings = settings
        self.address = address
        self.host = host
        self.clock = clock or SystemClock()
        self.api = api or Api(host)
        self.jobs = jobs_in(module for plugin in host.plugins for module in plugin.parts("jobs"))
        self.messages = Messages.of(plugin.package for plugin in host.plugins)
        self.figures = Figures()

    async def __aenter__(self) -> Self:
        settings = self.settings
        self.pools = await Pools(settings, self.address).open()
        self.scopes = ScopeOpener(self.pools.system, self.clock)
        attempts = self.attempts = Attempts.of(settings)
        self.authenticator = ScopeAuthenticator(
            self.scopes, self.pools.system, self.clock, attempts, session_hours=settings.session_hours
        )
        self.sign_in = SignIn(
            self.pools.system, self.scopes, self.clock, attempts, session_hours=settings.session_hours
        )
        self.feed = await EventFeed(serving_address(settings, self.address).dsn).__aenter__()
        self.engine = self._engine()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.feed.__aexit__(kind, error, trace)
        await self.engine.close()
        await self.pools.close()

    def _engine(self) -> SqlEngine:
        api = self.api
        messages = self.messages
        documents = Documents(core_schema(api.schema), self._limits(), self.settings.document_cache * _MEGA)
        runner = MutationRunner(
            self.pools.serving_engine,
            self.scopes,
            self.clock,
            self.host.hooks,
            messages.words,
            secret=self.settings.load_secret(),
            attempts=self.attempts,
            settings=self.settings,
            questions=NamedQuestions(api.documents, documents, api.compiler),
        )
        models = {info.name: info.model for info in api.registry.infos.values()}
        return SqlEngine(
            schema=api.schema,
            documents=documents,
            compiler=api.compiler,
            lanes={shape: Lanes(pool, self.settings.plan_cache * _KILO) for shape, pool in self.pools.reading.items()},
            mutations=MutationExecutor(api.mutations, runner, models, messages, api.compiler, self.scopes),
            clock=self.clock,
            explain=self._explain,
            feed=self.feed,
            introspection=self.settings.introspection,
        )

    def _limits(self) -> Limits:
        lists = {
            field.name
            for info in self.api.registry.infos.values()
            for field in info.fields.values()
            if isinstance(field, ToMany)
        }
        sizes = Sizes(lists=frozenset(lists | {"groups"}))
        return Limits(max_cost=self.settings.cost_limit, max_depth=self.settings.depth_limit, sizes=sizes)

    async def _explain(self, viewer: Viewer, id: str) -> dict[str, Any]:
        return await explain_global(self.pools.serving, self.api.registry, viewer, id)

    def worker(self) -> Worker:
        """What sends webhooks and does jobs, still to be entered; it ends before the application does."""
        pools = self.pools
        return Worker(
            self.settings,
            self.address.dsn,
            pools.system,
            pools.system_engine,
            self.clock,
            jobs=self.jobs,
            figures=self.figures,
            ground=self.job_ground,
        )

    @property
    def job_ground(self) -> JobGround:
        """What jobs stand on besides the queue."""
        return JobGround(self.settings, self.host.hooks, self.scopes, self.pools.serving_engine)

    async def ready(self) -> bool:
        """Whether the database answers."""
        return bool(await self.pools.serving.fetchval("SELECT true"))
