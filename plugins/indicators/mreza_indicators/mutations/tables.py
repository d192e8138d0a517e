"""Counting, showing and taking back tables."""

from __future__ import annotations

from mreza.mutation import Do, mutation

from mreza_indicators import events, permissions
from mreza_indicators.models import PublishedTable
from mreza_indicators.mutations.acts import act, publisher, require_own
from mreza_indicators.service import tables
from mreza_indicators.service.tables import TableFacts


@mutation(permission=permissions.PUBLISH)
async def draft_table(do: Do, table: TableFacts) -> PublishedTable:
    """Count a table in what you see, and hide what must be hidden, to be looked at before it is shown.

    Args:
        table: What it shows.
    """
    who = await publisher(do)
    return await tables.draft(do.session, who.asks(do), who.network, table, act(do))


@mutation(permission=permissions.PUBLISH, emits=events.TablePublished)
async def publish_table(do: Do, table: PublishedTable) -> PublishedTable:
    """Show a drafted table to everybody. It stays as it was counted.

    Args:
        table: Which table.
    """
    require_own(do, table)
    await tables.publish(do.session, table, act(do))
    do.emit(events.TablePublished(table, table.document))
    return table


@mutation(permission=permissions.PUBLISH, emits=events.TableWithdrawn)
async def withdraw_table(do: Do, table: PublishedTable, reason: str) -> PublishedTable:
    """Show a table no longer, or give up a draft.

    Args:
        table: Which table.
    """
    require_own(do, table)
    tables.withdraw(do.session, table, act(do, reason))
    do.emit(events.TableWithdrawn(table, table.document))
    return table
