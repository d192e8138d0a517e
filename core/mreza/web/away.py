"""While the database is away: 503 in the reader's language, with the time after which to ask again."""

from __future__ import annotations

from typing import Final

from mreza.mutation.messages import Messages
from mreza.outage import CODE, RETRY_AFTER, Unavailable, is_outage, note
from mreza.web.refusal import Header, Refusal

RETRY: Final[tuple[Header, ...]] = ((b"retry-after", b"%d" % RETRY_AFTER),)
STATUS: Final = 503
_MESSAGES = Messages()


def away(error: BaseException, locale: str) -> Refusal | None:
    """The refusal of a request that met an outage, which the log tells of; None for every other error."""
    if not is_outage(error):
        return None
    note(error)
    unavailable = error if isinstance(error, Unavailable) else Unavailable()
    return Refusal(STATUS, CODE, _MESSAGES.text(unavailable, locale), RETRY)


__all__ = ["RETRY", "STATUS", "away"]
