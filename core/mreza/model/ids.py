"""UUIDv7 (RFC 9562): ids that sort by their time of making, so that indexes stay compact and cursors stable."""

from __future__ import annotations

import os
import time
from uuid import UUID


def uuid7() -> UUID:
    """A new id: 48 bits of Unix milliseconds, 74 random bits."""
    return uuid7_at(time.time_ns() // 1_000_000, os.urandom(10))


def uuid7_at(milliseconds: int, random: bytes) -> UUID:
    """The id of a given instant (ms since 1970) and ten given bytes; demo data uses it to be the same every time."""
    value = milliseconds.to_bytes(6, "big") + random[:10]
    number = int.from_bytes(value, "big")
    number = number & ~(0xF << 76) | (7 << 76)
    number = number & ~(0x3 << 62) | (0b10 << 62)
    return UUID(int=number)
