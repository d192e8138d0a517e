"""What a plugin serves besides GraphQL: files that come and go, and pages for people without an account.

A route reads, in the viewer's scope; it changes nothing in the database. A change stays a mutation, whoever asks: a
route may hand one in for its visitor, under all that holds for it anyway.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request
from starlette.responses import Response

from mreza.access.viewer import Viewer
from mreza.clock import Clock
from mreza.settings import Settings


class Visit(Protocol):
    """One request to a route, as the plugin gets it: who asks is settled, and no credential is left in it."""

    @property
    def request(self) -> Request:
        """Starlette's request: path, query, form, stream. Its body ends with an error at the route's limit."""

    @property
    def viewer(self) -> Viewer:
        """Who asks."""

    @property
    def locale(self) -> str:
        """The reader's language and script: of ``?locale=``, of `Accept-Language`, or the viewer's own."""

    @property
    def clock(self) -> Clock:
        """The system's clock."""

    @property
    def settings(self) -> Settings:
        """The installation's settings."""

    @property
    def hooks(self) -> Any:
        """The application's hooks."""

    @property
    def address(self) -> str:
        """Under which people reach this installation, e.g. ``https://mreza.example``."""

    def reading(self) -> AbstractAsyncContextManager[AsyncSession]:
        """A transaction in the viewer's scope that only reads. Leave it before a long answer is sent."""

    async def mutate(self, mutation: str, **values: Any) -> Sequence[Mapping[str, Any]]:
        """Hand in a mutation for the visitor, as GraphQL would: for changes that somebody without an account asks for
        by a form, or a machine by what it sends. Only a route that is asked by POST may.

        Args:
            mutation: its name in the API, e.g. ``unsubscribe``.
            values: its input, by the API's names, as JSON.

        Returns: the visitor's mistakes, as in the payload's `errors` (`code`, `message` in the reader's language,
            `path`); none when it is done.
        """


@dataclass(frozen=True, slots=True)
class Route:
    """A path below ``/x/<plugin>/``.

    Raise `NotFound`, `NotPermitted` or another `UserError` for what the caller can mend: it is answered in the reader's
    language, as 404, 403 (401 for nobody in particular) or 400.
    """

    path: str
    """In Starlette's form, e.g. ``files/{id:uuid}``."""
    answer: Callable[[Visit], Awaitable[Response]]
    """Gives the response; what it says of caching stands, what it says of safety is core's to decide."""
    method: str = "GET"
    longest: int = 0
    """Most bytes of a request's body."""
    per_address: int | None = None
    """How often one address may ask in a quarter of an hour; None for no limit."""
    form: bool = False
    """Whether its page holds a form that is sent to this installation. Nothing else may a page send."""


__all__ = ["Route", "Visit"]
