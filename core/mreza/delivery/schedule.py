"""When a delivery is tried again: soon, then ever later, over three days; never all at once."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

#: Seconds between attempts, as Standard Webhooks recommends.
WAITS = (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400)
LONGEST = timedelta(days=1)
NEIGHBOURS = timedelta(minutes=1)
"""How long the others of an endpoint wait when one fails."""


def next_attempt(
    attempts: int, now: datetime, retry_after: str | None = None, *, jitter: random.Random | None = None
) -> datetime | None:
    """When to try again after so many attempts; None: never.

    Args:
        attempts: those made so far, 1 or more.
        retry_after: the header of the answer, in seconds or as a date; waited for when it is later, up to a day.
        jitter: where up to a fifth more comes from.
    """
    if attempts > len(WAITS):
        return None
    wait = WAITS[attempts - 1] * (1 + (jitter or random).random() / 5)
    return now + max(timedelta(seconds=wait), min(_asked(retry_after, now), LONGEST))


def _asked(retry_after: str | None, now: datetime) -> timedelta:
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        return timedelta(seconds=int(text))
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return timedelta()
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now
