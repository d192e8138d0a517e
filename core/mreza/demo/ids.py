"""Ids and chance that come out the same on every machine."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import UTC, datetime
from hashlib import blake2b
from uuid import UUID

from mreza.model.ids import uuid7_at

#: The demo's rows pretend to have been made from this instant on, one a millisecond.
_FIRST = int(datetime(2025, 1, 1, tzinfo=UTC).timestamp() * 1000)


def random_of(name: str) -> random.Random:
    """A source of chance of its own for the named thing."""
    return random.Random(int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big"))


class Ids:
    """One counter a kind of thing: the n-th id of a kind is always the same, and ids rise with n."""

    def __init__(self) -> None:
        self._counts: defaultdict[str, int] = defaultdict(int)

    def next(self, kind: str) -> UUID:
        """The next id of the kind (usually a table's name)."""
        number = self._counts[kind]
        self._counts[kind] = number + 1
        return id_of(kind, number)


def id_of(kind: str, number: int) -> UUID:
    """The id of the thing with this number, from 0, among its kind."""
    return uuid7_at(_FIRST + number, blake2b(b"%s:%d" % (kind.encode(), number), digest_size=10).digest())
