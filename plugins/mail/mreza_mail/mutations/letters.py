"""Letters that coordinators write."""

from __future__ import annotations

from dataclasses import dataclass

from mreza.directory.places import Network
from mreza.errors import NotFound, UserError
from mreza.mutation import Do, mutation
from mreza.text import Locale, Translated

from mreza_mail import permissions
from mreza_mail.letters import LETTER
from mreza_mail.models import Mailing
from mreza_mail.queueing import NewMailing, Recipient, queue

_MOST_RECIPIENTS = 500
_MOST_PARAGRAPHS = 40


@dataclass(frozen=True)
class LetterRecipient:
    """Somebody whom a letter is for."""

    address: str
    name: str | None = None
    locale: str | None = None


@mutation(permission=permissions.WRITE)
async def send_letter(
    do: Do, network: Network, subject: Translated, paragraphs: list[Translated], recipients: list[LetterRecipient]
) -> Mailing:
    """Send a letter to some people, each in their language. Who has opted out, and addresses that do not exist, get
    none; the mailing shows which.

    Args:
        network: In whose name.
        subject: What it is about, in one line.
        paragraphs: What it says.
        recipients: For whom; in the network's first language where none is named.
    """
    if network.id not in do.viewer.networks:
        raise NotFound("Network", path=("networkId",))
    _check(
        len(recipients), _MOST_RECIPIENTS, "RECIPIENTS_INVALID", "A letter goes to 1 to {most} people.", "recipients"
    )
    _check(len(paragraphs), _MOST_PARAGRAPHS, "LETTER_LENGTH", "A letter has 1 to {most} paragraphs.", "paragraphs")
    usual = network.locales[0] if network.locales else do.locale
    wanted = NewMailing(
        network_id=network.id,
        template=LETTER.code,
        title=subject.get(Locale.parse(do.locale)).text,
        recipients=[Recipient(one.address, one.name, Locale.parse(one.locale or usual).value) for one in recipients],
        values={"subject": subject, "paragraphs": list(paragraphs)},
    )
    return await queue(do.session, wanted, hooks=do.hooks, now=do.now)


def _check(number: int, most: int, code: str, sentence: str, path: str) -> None:
    if not 0 < number <= most:
        raise UserError(code, sentence, path=(path,), most=most)
