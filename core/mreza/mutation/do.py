"""`Do`: what a mutation works with, and the only thing it is given besides its input."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.access.viewer import Viewer
from mreza.clock import Clock
from mreza.errors import ConfigurationError, NotFound
from mreza.model.base import Base
from mreza.mutation.questions import Answer, Questions
from mreza.outbox.event import Event
from mreza.settings import Settings

if TYPE_CHECKING:
    from mreza.delivery.job import JobFunction
    from mreza.delivery.models import Job

M = TypeVar("M", bound=Base)


class Scopes(Protocol):
    """What opens scopes (`mreza.access.scope.ScopeOpener`)."""

    async def elevated(self, network_id: UUID, permissions: frozenset[str]) -> Viewer:
        """A short-lived scope with the rights of a network's coordinator."""
        ...


class Do:
    """One mutation in progress.

    Attributes:
        session: SQLAlchemy's session; sees and writes what the viewer may (the database enforces it).
        viewer: who asks.
        clock: the system's clock.
        hooks: the application's hooks, for decisions that other plugins make.
        locale: the viewer's language, for texts.
        reason: why, in the viewer's words; goes into the audit trail.
        request_id: the request's id.
        events: what was emitted so far.
    """

    def __init__(
        self,
        *,
        session: AsyncSession,
        viewer: Viewer,
        clock: Clock,
        hooks: Any = None,
        locale: str = "en",
        reason: str | None = None,
        request_id: str = "",
        emits: Sequence[type[Event]] | None = None,
        scopes: Scopes | None = None,
        settings: Settings | None = None,
        questions: Questions | None = None,
    ) -> None:
        self.session = session
        self.viewer = viewer
        self.clock = clock
        self.hooks = hooks
        self.locale = locale
        self.reason = reason
        self.request_id = request_id
        self.events: list[Event] = []
        self._emits = emits
        self._scopes = scopes
        self._settings = settings
        self._questions = questions
        self._elevated = False
        self._reacting = False

    @property
    def settings(self) -> Settings:
        """The installation's settings."""
        return self._settings or Settings()

    @property
    def today(self) -> date:
        """The civil date."""
        return self.clock.today()

    @property
    def now(self) -> datetime:
        """The present instant, UTC."""
        return self.clock.now()

    @property
    def user_id(self) -> UUID | None:
        """The viewer's user; None for anonymous viewers and partners."""
        return self.viewer.user_id

    def emit(self, event: Event) -> None:
        """Tell what has happened; it is told to others when, and only when, the transaction commits.

        Raises: ConfigurationError when the mutation does not declare the event.
        """
        if self._emits is not None and type(event) not in self._emits:
            raise ConfigurationError(f"{type(event).__name__} is not declared. Add it to emits=… of the mutation.")
        self.events.append(event)

    async def get(self, model: type[M], id: UUID, *, path: tuple[str, ...] = ()) -> M:
        """The row, if the viewer sees it.

        Raises: NotFound, with the input's path.
        """
        found = await self.session.get(model, id)
        if found is None:
            raise NotFound(model.__name__, path=path)
        return found

    async def ask(
        self, document: str, variables: Mapping[str, Any] | None = None, *, locale: str | None = None
    ) -> Answer:
        """The answer of a named document, in the viewer's scope and in this transaction: it counts what the mutation
        has written so far.

        Groups come whole or not at all; of a list of rows there is the page that the document asks for.

        Args:
            document: its name, e.g. ``networks``.
            variables: its variables, as JSON.
            locale: the language of its texts; the viewer's when left out.

        Raises:
            UserError: DOCUMENT_UNKNOWN, DOCUMENT_NOT_A_QUESTION, BAD_USER_INPUT, COST_LIMIT, TOO_MANY_GROUPS. The
                transaction cannot go on after it.
            ConfigurationError: after `elevate`, because what an elevated mutation may see is not its viewer's to know.
        """
        if self._questions is None or self._elevated:
            raise ConfigurationError("A mutation asks in its viewer's own scope: ask before do.elevate(…).")
        await self.session.flush()
        return await self._questions.ask(
            self.session, self.viewer, document, variables or {}, locale=locale or self.locale, today=self.today
        )

    async def enqueue(self, job: JobFunction, network_id: UUID | None, **arguments: Any) -> Job:
        """Ask for a job; it is there when, and only when, the transaction commits.

        Args:
            job: a function marked `mreza.delivery.job.job`.
            network_id: the network it works in, one of the viewer's; None for all, which is the secretariat's.
            arguments: the function's, as plain values.
        """
        from mreza.delivery.job import enqueue  # noqa: PLC0415 - its mutations stand on this module

        await self.session.flush()
        return await enqueue(self.session, job, network_id, arguments, self.now)

    @contextmanager
    def as_reaction(self) -> Iterator[None]:
        """While a plugin reacts to what the mutation has told: it borrows no further rights."""
        self._reacting = True
        try:
            yield
        finally:
            self._reacting = False

    async def elevate(self, network_id: UUID, permissions: frozenset[str] = frozenset()) -> None:
        """Go on with the rights of a network's coordinator; for mutations declared `elevated=True` only.

        Meant for what outsiders start (an application for membership). The audit trail still names the real viewer.
        """
        if self._reacting:
            raise ConfigurationError("A reaction works with the rights of what it reacts to. Ask for a job instead.")
        if self._scopes is None:
            raise ConfigurationError("This mutation may not act beyond the viewer's rights. Declare it elevated=True.")
        await self.session.flush()
        self._elevated = True
        scope = await self._scopes.elevated(network_id, permissions)
        # Who acts stays the viewer, however often somebody else's rights are borrowed.
        first = "coalesce(nullif(current_setting('mreza.actor', true), ''), current_setting('mreza.scope', true))"
        own = f"set_config('mreza.actor', {first}, true)"
        await self.session.execute(text(f"SELECT {own}, mreza.enter(:handle)"), {"handle": scope.handle})
