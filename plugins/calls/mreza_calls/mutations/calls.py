"""Drafting, announcing and ending calls."""

from __future__ import annotations

from mreza.directory.places import Network
from mreza.errors import NotPermitted
from mreza.mutation import Do, mutation

from mreza_calls import events, permissions
from mreza_calls.models import Call, CallForm, CallState
from mreza_calls.mutations.acts import act, require_holder, require_own
from mreza_calls.service import calls, forms
from mreza_calls.service.calls import CallFacts, CallParts, GivenCriterion, GivenQuota, GivenRule
from mreza_calls.service.deadlines import LocalTime
from mreza_calls.service.forms import GivenQuestion


@mutation(permission=permissions.MANAGE)
async def draft_call(
    do: Do,
    network: Network,
    call: CallFacts,
    questions: list[GivenQuestion] | None = None,
    criteria: list[GivenCriterion] | None = None,
    rules: list[GivenRule] | None = None,
    quotas: list[GivenQuota] | None = None,
) -> Call:
    """Draft a call; nobody but the network sees it before it is published. A regional one needs a permission of its
    own.

    Args:
        network: The network that holds it.
        call: What it says.
        questions: The first version of its form.
        criteria: The grid by which assessors score.
        rules: Who is eligible.
        quotas: How the places are shared out.
    """
    require_own(do, network)
    if call.regional and not do.viewer.may(permissions.REGIONAL):
        raise NotPermitted(permissions.REGIONAL)
    parts = CallParts(questions or (), criteria or (), rules or (), quotas or ())
    return await calls.draft(do.session, network.id, call, parts, act(do))


@mutation(permission=permissions.MANAGE, emits=events.FormRevised)
async def revise_form(do: Do, call: Call, questions: list[GivenQuestion]) -> CallForm:
    """Give a call's form another version. Drafts move to it when they are handed in; what was handed in stays.

    Args:
        call: Which call.
        questions: All questions of the new version.
    """
    require_holder(do, call)
    form = await forms.add_version(do.session, call, questions, act(do))
    do.emit(events.FormRevised(call, call.code, form.number))
    return form


@mutation(permission=permissions.MANAGE, emits=events.CallPublished)
async def publish_call(do: Do, call: Call) -> Call:
    """Announce a call to everybody.

    Args:
        call: Which call.
    """
    require_holder(do, call)
    published = await calls.publish(do.session, call, act(do))
    do.emit(events.CallPublished(published, published.code, published.closes_at, published.zone))
    return published


@mutation(permission=permissions.MANAGE, emits=events.DeadlineExtended)
async def extend_deadline(do: Do, call: Call, closes: LocalTime) -> Call:
    """Give a call a later deadline.

    Args:
        call: Which call.
        closes: The last moment to apply, as the clock shows it there.
    """
    require_holder(do, call)
    extended = await calls.extend(do.session, call, closes, act(do))
    do.emit(events.DeadlineExtended(extended, extended.code, extended.closes_at, extended.zone))
    return extended


@mutation(permission=permissions.MANAGE, emits=events.CallEnded)
async def close_call(do: Do, call: Call) -> Call:
    """Close a call that was decided; free places go to nobody any more.

    Args:
        call: Which call.
    """
    return await _end(do, call, CallState.CLOSED)


@mutation(permission=permissions.MANAGE, emits=events.CallEnded)
async def cancel_call(do: Do, call: Call, reason: str) -> Call:
    """Call a call off.

    Args:
        call: Which call.
    """
    return await _end(do, call, CallState.CANCELLED, reason)


async def _end(do: Do, call: Call, state: CallState, reason: str | None = None) -> Call:
    require_holder(do, call)
    ended = await calls.end(do.session, call, state, act(do, reason=reason))
    do.emit(events.CallEnded(ended, ended.code, state.name))
    return ended
