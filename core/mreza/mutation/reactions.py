"""What plugins do when something has happened in another one: in the same transaction, and never in its way."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

import structlog
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError, InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.faults import blame
from mreza.mutation.do import Do
from mreza.mutation.refusals import is_passing
from mreza.outage import is_outage
from mreza.outbox.event import Event

SECONDS: Final = 5.0
"""So long may a reaction take, and each of its statements; what takes longer is a job."""
_LIMIT = text("SELECT set_config('statement_timeout', :milliseconds, true)")
_LIMITED = text("SELECT current_setting('statement_timeout')")


@dataclass(frozen=True, slots=True)
class Reaction:
    """What is to follow an event of a mutation.

    Attributes:
        event: which events, of this very type; of a plugin that this one requires.
        react: is given the mutation's `Do` and the event. Its rights are those with which the mutation ended: after
            `do.elevate`, a coordinator's, though the viewer may be a stranger. What it writes is committed with what
            the mutation wrote. It may be asked several times, when the mutation is tried again, so it does nothing
            outside the database.
    """

    event: type[Event]
    react: Callable[[Do, Any], Awaitable[None]]


async def follow(do: Do, reactions: Iterable[tuple[str, Reaction]]) -> None:
    """Let all react to what a mutation has told, in dependency order.

    One that fails, or takes too long, is undone by itself and written down with its plugin's name: the mutation does
    not fail by what another plugin makes of it.

    Args:
        do: the mutation, with all its events.
        reactions: with the plugins that they are of.

    Raises: what the database says when it is away, or when another transaction was first, which is tried again whole.
    """
    found = [
        (plugin, reaction, event)
        for event in do.events
        for plugin, reaction in reactions
        if type(event) is reaction.event
    ]
    if not found:
        return
    usual = (await do.session.execute(_LIMITED)).scalar_one()
    await do.session.execute(_LIMIT, {"milliseconds": str(int(SECONDS * 1000))})
    for plugin, reaction, event in found:
        await _one(do, event, plugin, reaction)
    await do.session.execute(_LIMIT, {"milliseconds": usual})


async def _one(do: Do, event: Event, plugin: str, reaction: Reaction) -> None:
    told = len(do.events)
    try:
        async with do.session.begin_nested(), asyncio.timeout(SECONDS * 2):
            with do.as_reaction():
                await reaction.react(do, event)
            await do.session.flush()
    except Exception as error:
        blame(error, plugin)
        if is_outage(error) or (isinstance(error, DBAPIError) and is_passing(error)):
            raise
        del do.events[told:]
        structlog.get_logger("mreza.error").error(
            "reaction failed", plugin=plugin, told=event.type_name(), exc_info=error
        )
        await _read_again(do.session)


async def _read_again(session: AsyncSession) -> None:
    """What a reaction had changed is as the mutation left it; the session has forgotten how that was."""
    for row in session:
        if inspect(row).expired:
            try:
                await session.refresh(row)
            except InvalidRequestError:  # the mutation gave it to somebody else, and its viewer sees it no more
                session.expunge(row)


__all__ = ["SECONDS", "Reaction", "follow"]
