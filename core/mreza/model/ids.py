"""UUIDv7 (RFC 9562): ids that sort by their time of making, so that indexes stay compact and cursors stable."""

from __future__ import annotations

import os
import time
from uuid import UUID

_FREE = 74
"""Bits beside the milliseconds, the version and the variant."""
_last = 0


def uuid7() -> UUID:
    """A new id: 48 bits of Unix milliseconds, 74 random bits. Those of one millisecond grow by random steps, so that
    what a process makes sorts in the order in which it was made.
    """
    global _last  # noqa: PLW0603 - the one thing that a process remembers of its ids
    wanted = (time.time_ns() // 1_000_000) << _FREE | int.from_bytes(os.urandom(10), "big") >> 80 - _FREE
    if wanted <= _last:
        wanted = _last + 1 + int.from_bytes(os.urandom(4), "big")
    _last = wanted
    high, low = wanted >> 62, wanted & (1 << 62) - 1
    return UUID(int=high >> 12 << 80 | 7 << 76 | (high & 0xFFF) << 64 | 0b10 << 62 | low)


def uuid7_at(milliseconds: int, random: bytes) -> UUID:
    """The id of a given instant (ms since 1970) and ten given bytes; demo data uses it to be the same every time."""
    value = milliseconds.to_bytes(6, "big") + random[:10]
    number = int.from_bytes(value, "big")
    number = number & ~(0xF << 76) | (7 << 76)
    number = number & ~(0x3 << 62) | (0b10 << 62)
    return UUID(int=number)
