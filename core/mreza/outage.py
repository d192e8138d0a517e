"""While the database is away: how that is told from a fault of ours, what the caller is told, and what the log says."""

from __future__ import annotations

import enum
import time
from typing import Any

import asyncpg
import structlog
from sqlalchemy.exc import DBAPIError

from mreza.errors import MrezaError, UserError

CODE = "UNAVAILABLE"
RETRY_AFTER = 5
"""Seconds after which it is worth asking again; a restart of PostgreSQL takes about as long."""
QUIET = 60.0
"""Seconds for which an outage is told once."""
_AWAY = (
    asyncpg.PostgresConnectionError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.CannotConnectNowError,
    asyncpg.TooManyConnectionsError,
)
#: The driver says of a connection that ended, and of one that it was told to misuse, with one class of errors.
_ENDED = "connection is closed"
#: What it says of one to which the server has said goodbye while nobody listened; nothing was sent on it.
_TAKEN_LEAVE = "another operation"


class DatabaseAway(MrezaError, ConnectionError):
    """No connection could be made: nobody listens there, or whoever does takes none now."""


class Outcome(enum.Enum):
    """What has come of a change whose connection was lost."""

    NOTHING = "nothing"
    """It did not come to its commit."""
    UNKNOWN = "unknown"
    """The commit was sent, and the answer to it lost."""
    DONE = "done"
    """It was committed; what it answers could not be read any more."""


_SENTENCES = {
    Outcome.NOTHING: "The database cannot be reached just now, and nothing was changed. Try again in a moment.",
    Outcome.UNKNOWN: "The connection to the database was lost at the very end, so it is not known whether the change "
    "was made. Repeat the request with the same Idempotency-Key: it is done once, and answered. Without a key, look "
    "first whether it was made.",
    Outcome.DONE: "The change was made, but the database cannot be reached just now, so the answer cannot be read. "
    "Repeat the request with the same Idempotency-Key to be answered; without a key, read the record.",
}


class Unavailable(UserError):
    """The database is away.

    Args:
        outcome: what has come of the change; nothing, for a question.
    """

    def __init__(self, outcome: Outcome = Outcome.NOTHING) -> None:
        variant = {} if outcome is Outcome.NOTHING else {"variant": outcome.value}
        super().__init__(CODE, _SENTENCES[outcome], **variant)
        self.outcome = outcome

    @property
    def extensions(self) -> dict[str, Any]:
        """Beside the message, for programs: `outcome` only where something has come of it, or may have."""
        said = {} if self.outcome is Outcome.NOTHING else {"outcome": self.outcome.name}
        return {"code": CODE, "retryAfter": RETRY_AFTER, **said}


def is_outage(error: BaseException | None) -> bool:
    """Whether an error, or what it was raised from, says that the database is away."""
    while error is not None:
        if isinstance(error, (DatabaseAway, Unavailable, *_AWAY)):
            return True
        if isinstance(error, asyncpg.InterfaceError) and _ENDED in str(error):
            return True
        if isinstance(error, asyncpg.InternalClientError) and _TAKEN_LEAVE in str(error):
            return True
        if isinstance(error, DBAPIError):
            if error.connection_invalidated or isinstance(error.orig, OSError):
                return True
            error = error.orig
        else:
            error = error.__cause__
    return False


class _Log:
    """Tells of an outage once a minute: every request that meets it has its own line in the access log."""

    def __init__(self) -> None:
        self._told = float("-inf")

    def note(self, error: BaseException) -> None:
        now = time.monotonic()
        if now - self._told >= QUIET:
            self._told = now
            while isinstance(error, Unavailable) and error.__cause__ is not None:
                error = error.__cause__
            said = str(error).strip().partition("\n")[0] or type(error).__name__
            structlog.get_logger("mreza.outage").warning("the database is away", error=said)


_log = _Log()
note = _log.note
"""Write an outage into the log, unless that was done within the last minute."""

__all__ = ["CODE", "RETRY_AFTER", "DatabaseAway", "Outcome", "Unavailable", "is_outage", "note"]
