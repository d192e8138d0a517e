"""Who wants no more mail, what came back, and who may have mail again."""

from __future__ import annotations

from mreza.directory.places import Network
from mreza.errors import NotFound, UserError
from mreza.mutation import Do, mutation

from mreza_mail import events, permissions
from mreza_mail.models import BounceKind, MailMessage, MailSuppression, SuppressionGround
from mreza_mail.service import bouncing, tokens
from mreza_mail.service.addresses import fingerprint, written
from mreza_mail.service.suppressing import of_address, suppress

_OUT = SuppressionGround.OPTED_OUT


@mutation(public=True, elevated=True, emits=events.MailOptedOut)
async def unsubscribe(do: Do, token: str) -> None:
    """Want no more mailings of the network from which a letter came, at the address to which it came. Said again, it
    stays so. What answers one's own acts still comes.

    Args:
        token: What stands in the letter's link.
    """
    said = tokens.read(token, do.settings)
    await do.elevate(said.network_id)
    message = await do.session.get(MailMessage, said.message_id)
    if message is None:
        raise UserError(
            "UNSUBSCRIBE_UNKNOWN",
            "This link for unsubscribing is not ours, or not whole. Copy all of it from the message.",
            path=("token",),
        )
    made = await suppress(do.session, message.network_id, message.fingerprint, _OUT, do.today, message)
    if made is not None:
        do.emit(events.MailOptedOut(made))


@mutation(permission=permissions.MANAGE, emits=events.MailOptedOut)
async def record_opt_out(do: Do, network: Network, address: str) -> MailSuppression:
    """Write down that somebody wants no more mailings of a network, as said by telephone or by letter.

    Args:
        network: Whose mailings.
        address: At which address.
    """
    if network.id not in do.viewer.networks:
        raise NotFound("Network", path=("networkId",))
    usual = written(address)
    if usual is None:
        raise UserError("ADDRESS_INVALID", "This is no e-mail address. Check it.", path=("address",))
    print_ = fingerprint(network.id, usual)
    made = await suppress(do.session, network.id, print_, _OUT, do.today)
    if made is not None:
        do.emit(events.MailOptedOut(made))
    return made or await of_address(do.session, network.id, print_, _OUT)


@mutation(permission=permissions.MANAGE)
async def allow_mail(do: Do, mail_suppression: MailSuppression, reason: str) -> None:
    """Let an address have mailings again: because whoever reads there asks for them, or the mailbox exists after all.

    Args:
        mail_suppression: Which address.
        reason: Who asked for it, and how; for the audit trail.
    """
    await do.session.delete(mail_suppression)


@mutation(permission=permissions.BOUNCES, emits=events.MailBounced)
async def record_bounce(do: Do, mail_message: MailMessage, kind: BounceKind, status: str | None = None) -> MailMessage:
    """Write down that a letter came back. HARD keeps the network from sending anything more to the address.

    Args:
        mail_message: Which letter.
        kind: In what way.
        status: The code that says so, e.g. 5.1.1.
    """
    if await bouncing.record(do.session, mail_message, kind, status, do.today):
        do.emit(events.MailBounced(mail_message, kind, status))
    return mail_message
