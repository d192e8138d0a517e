"""The yearly data update."""

from __future__ import annotations

from dataclasses import dataclass

from mreza.directory.organisations import Organisation
from mreza.mutation import Do, mutation

from mreza_membership import events, permissions
from mreza_membership.models import (
    MemberFactCode,
    Membership,
)
from mreza_membership.models.updates import REQUIRED_FACTS
from mreza_membership.service import (
    updates,
)


@dataclass(frozen=True)
class Fact:
    """A fact that a member states.

    Attributes:
        code: Which fact.
        value: What is stated; a budget as 1200000 RSD.
    """

    code: MemberFactCode
    value: str


@mutation(permission=permissions.STATE_FACTS, emits=events.DataUpdateCompleted)
async def state_facts(do: Do, membership: Membership, facts: list[Fact]) -> Membership:
    """State facts of a member today. When all required ones are fresh, the yearly data update is complete.

    Args:
        membership: Whose.
        facts: The facts; those left out stay as they are.
    """
    stated = {fact.code: fact.value for fact in facts}
    update = await updates.state_facts(do.session, membership, stated, do.today)
    if update is not None:
        do.emit(events.DataUpdateCompleted(membership, update.completed_on))
    return membership


@mutation(permission=permissions.MANAGE, emits=events.DataUpdateReminded)
async def remind_of_data_update(do: Do, membership: Membership) -> Membership:
    """Remind a member of its yearly data update, in its own language.

    Args:
        membership: Whose.
    """
    member = await do.get(Organisation, membership.organisation_id)
    fresh = await updates.fresh(do.session, membership, do.today)
    do.emit(events.DataUpdateReminded(membership, member.locale, fresh, REQUIRED_FACTS))
    return membership
