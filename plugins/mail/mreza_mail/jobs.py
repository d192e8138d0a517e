"""What mail does in the background: sending what waits."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from time import monotonic
from uuid import UUID

import structlog
from mreza.delivery.job import JobRun, enqueue, job
from mreza.errors import ConfigurationError
from mreza.text import Locale

from mreza_mail.events import MailBounced, MailingFinished
from mreza_mail.models import BounceKind, Mailing, MailMessageState
from mreza_mail.rendering.composing import Letter, address_of, composed
from mreza_mail.rendering.filling import fill
from mreza_mail.service import sending
from mreza_mail.service.bouncing import kind_of
from mreza_mail.service.links import unsubscribe_link
from mreza_mail.service.sending import Outcome, Taken
from mreza_mail.service.templates import template_named, templates_of
from mreza_mail.service.values import values_for
from mreza_mail.settings import MailSettings
from mreza_mail.transport import Refused, Transport, Unreachable, transport

_MARGIN = timedelta(minutes=1)
#: So many times letters are taken before other jobs have their turn: few work at once, and a list may be long.
_TURN = 12
_S = MailMessageState
_logs = structlog.get_logger("mreza.mail")


class _Pace:
    """Letters of this process leave one after another, and no faster than was chosen."""

    def __init__(self) -> None:
        self._next = 0.0

    async def wait(self, per_minute: int) -> None:
        now = monotonic()
        begins = max(now, self._next)
        self._next = begins + 60 / per_minute
        await asyncio.sleep(begins - now)


_pace = _Pace()


@job("mail.send_mailing")
async def send_mailing(run: JobRun, mailing: str) -> str:
    """Send what waits of a mailing, for a while. What is left, and what no mail server takes now, is sent later, by
    this job anew.

    Args:
        run: The job.
        mailing: Id of the mailing.
    """
    id, sent, reached = UUID(mailing), 0, True
    async with transport(run.settings) as server:
        for _ in range(_TURN):
            async with run.session() as session:
                if await sending.is_stopped(session, run.hooks, id):
                    await sending.stop(session, id, run.clock.now())
                taken = await sending.take(session, id, _necessary(run), run.clock.now(), _lease())
            if not taken:
                break
            done, reached = await _send(run, server, taken)
            sent += done
            await run.report(sent)
            if not reached:
                break
    await _go_on(run, id)
    return f"{sent} letters were sent." if reached else f"{sent} letters were sent; the mail server does not answer."


@job("mail.send_waiting", hourly=True)
async def send_waiting(run: JobRun) -> str:
    """See to mailings of which something is due though nobody sees to it, as after a worker has died.

    Args:
        run: The job.
    """
    async with run.session() as session:
        found = await sending.unfinished(session, run.clock.now())
        for network, mailing in found:
            await enqueue(session, send_mailing, network, {"mailing": str(mailing)}, run.clock.now())
    return f"{len(found)} mailings go on."


async def _send(run: JobRun, server: Transport, taken: list[Taken]) -> tuple[int, bool]:
    """Send letters one by one, each marked before the next: how many were sent, and whether the server was reached."""
    done = 0
    for place, one in enumerate(taken):
        await _pace.wait(MailSettings().rate)
        try:
            outcome = await _handed_over(run, server, one)
        except Unreachable:
            # It is tried again later, and so is the rest, which was not tried.
            await _mark(run, one, Outcome(status=None))
            async with run.session() as session:
                rest = [later.message.id for later in taken[place + 1 :]]
                await sending.put_off(session, rest, one.mailing.id, run.clock.now())
            return done, False
        await _mark(run, one, outcome)
        done += outcome.sent
    return done, True


async def _handed_over(run: JobRun, server: Transport, taken: Taken) -> Outcome:
    message = taken.message
    try:
        letter = _composed(run, taken)
    except (ConfigurationError, ValueError) as error:
        _logs.error("mail.not_composed", message=str(message.id), problem=type(error).__name__)
        return Outcome(status="COMPOSE", final=True)
    try:
        await server.send(message.id, _return_path(taken), message.address or "", letter)
    except Refused as refusal:
        if refusal.for_good and refusal.of_recipient:
            return Outcome(sent=True, status=refusal.status, bounce=kind_of(refusal.status))
        return Outcome(status=refusal.status, final=refusal.for_good)
    except ValueError:  # an address that cannot be put on an envelope
        return Outcome(sent=True, status="ADDRESS", bounce=BounceKind.HARD)
    return Outcome(sent=True)


def _composed(run: JobRun, taken: Taken) -> bytes:
    message, mailing = taken.message, taken.mailing
    template, locale = template_named(run.hooks, mailing.template), Locale.parse(message.locale)
    link = None if template.necessary else unsubscribe_link(message, run.settings)
    return composed(
        Letter(
            id=message.id,
            sender=mailing.sender,
            address=message.address or "",
            name=message.name,
            locale=locale,
            network=taken.network.get(locale).text,
            queued_at=mailing.queued_at,
            written=fill(template, locale, values_for(mailing, message, taken.network, link)),
            unsubscribe=link,
        )
    )


def _return_path(taken: Taken) -> str:
    """Where the letter comes back to: marked with its id, where the installation has an address for that."""
    chosen = MailSettings().return_path
    if chosen is None:
        return address_of(taken.mailing.sender).addr_spec
    local, _, domain = chosen.rpartition("@")
    return f"{local}+{taken.message.id.hex}@{domain}"


async def _mark(run: JobRun, taken: Taken, outcome: Outcome) -> None:
    async with run.session() as session:
        message = await sending.mark(session, taken.message.id, outcome, run.clock.now())
        if message is not None and message.bounce is not None:
            await run.tell(session, [MailBounced(message, message.bounce, message.bounce_status)])


async def _go_on(run: JobRun, mailing: UUID) -> None:
    """Write down that it has ended, or ask for the next attempt."""
    now = run.clock.now()
    async with run.session() as session:
        next_time = await sending.next_time(session, mailing)
        if next_time is not None:
            arguments, after = {"mailing": str(mailing)}, max(next_time - now, timedelta(seconds=1))
            await enqueue(session, send_mailing, run.network_id, arguments, now, after=after)
            return
        counts = await sending.finish(session, mailing, now)
        if counts is not None:
            await run.tell(session, [_finished(await session.get_one(Mailing, mailing), counts)])


def _finished(mailing: Mailing, counts: Mapping[MailMessageState, int]) -> MailingFinished:
    sent, suppressed, failed = (counts.get(state, 0) for state in (_S.SENT, _S.SUPPRESSED, _S.FAILED))
    return MailingFinished(mailing, sent=sent, suppressed=suppressed, failed=failed)


def _necessary(run: JobRun) -> frozenset[str]:
    return frozenset(code for code, template in templates_of(run.hooks).items() if template.necessary)


def _lease() -> timedelta:
    """As long as it may take to send all that is taken at once."""
    chosen = MailSettings()
    return timedelta(seconds=sending.BATCH * (3 * chosen.timeout + 60 / chosen.rate)) + _MARGIN


__all__ = ["send_mailing", "send_waiting"]
