"""What plugins do when something has happened in another one: in the same transaction, and never in its way."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy import inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.mutation.do import Do
from mreza.mutation.refusals import is_passing
from mreza.outage import is_outage
from mreza.outbox.event import Event


@dataclass(frozen=True, slots=True)
class Reaction:
    """What is to follow an event of a mutation.

    Attributes:
        event: which events; of a plugin that this one requires.
        react: is given the mutation's `Do`, in its viewer's scope, and the event. What it writes is committed with what
            the mutation wrote.
    """

    event: type[Event]
    react: Callable[[Do, Any], Awaitable[None]]


async def follow(do: Do, reactions: Iterable[tuple[str, Reaction]]) -> None:
    """Let all react to what a mutation has told, in dependency order.

    One that fails is undone by itself and written down with its plugin's name: the mutation does not fail by what
    another plugin makes of it.

    Args:
        do: the mutation, with all its events.
        reactions: with the plugins that they are of.

    Raises: what the database says when it is away, or when another transaction was first; both are tried again whole.
    """
    wanted = list(reactions)
    for event in tuple(do.events):
        for plugin, reaction in wanted:
            if type(event) is reaction.event:
                await _one(do, event, plugin, reaction)


async def _one(do: Do, event: Event, plugin: str, reaction: Reaction) -> None:
    try:
        async with do.session.begin_nested():
            await reaction.react(do, event)
            await do.session.flush()
    except Exception as error:
        if is_outage(error) or (isinstance(error, DBAPIError) and is_passing(error)):
            raise
        structlog.get_logger("mreza.error").error(
            "reaction failed", plugin=plugin, told=event.type_name(), exc_info=error
        )
        await _read_again(do.session)


async def _read_again(session: AsyncSession) -> None:
    """What a reaction had changed is as the mutation left it; the session has forgotten how that was."""
    for row in session:
        if inspect(row).expired:
            await session.refresh(row)


__all__ = ["Reaction", "follow"]
