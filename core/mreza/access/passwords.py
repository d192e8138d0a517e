"""Passwords: argon2id, and the same work for accounts that do not exist."""

from __future__ import annotations

import asyncio
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from mreza.errors import UserError

SHORTEST, LONGEST = 10, 1_000
_HASHER = PasswordHasher()
#: Each hash takes 64 MiB and a core; more at once would let sign-ins starve everything else.
_AT_ONCE = 2


def hash_password(password: str) -> str:
    """The argon2id hash, with its parameters and salt. Takes tens of milliseconds.

    Raises:
        UserError: PASSWORD_TOO_SHORT or PASSWORD_TOO_LONG.
    """
    if len(password) < SHORTEST:
        raise UserError(
            "PASSWORD_TOO_SHORT",
            "The password needs at least {shortest} characters.",
            path=("password",),
            shortest=SHORTEST,
        )
    if len(password) > LONGEST:
        raise UserError(
            "PASSWORD_TOO_LONG",
            "The password may have at most {longest} characters.",
            path=("password",),
            longest=LONGEST,
        )
    return _HASHER.hash(password)


def verify_password(stored: str | None, password: str) -> bool:
    """Whether the password is the stored one; without a stored hash the same work is done for nothing."""
    candidate = password[:LONGEST]
    try:
        matches = _HASHER.verify(stored or _dummy(), candidate)
    except (VerifyMismatchError, VerificationError, InvalidHashError):
        return False
    return matches and stored is not None and len(password) <= LONGEST


def needs_rehash(stored: str) -> bool:
    """Whether the hash was made with weaker parameters than today's."""
    return _HASHER.check_needs_rehash(stored)


class PasswordChecker:
    """Checks and hashes passwords beside the event loop, a few at once."""

    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(_AT_ONCE)

    async def verify(self, stored: str | None, password: str) -> bool:
        """See `verify_password`."""
        async with self._turns:
            return await asyncio.to_thread(verify_password, stored, password)

    async def hash(self, password: str) -> str:
        """See `hash_password`."""
        async with self._turns:
            return await asyncio.to_thread(hash_password, password)


@cache
def _dummy() -> str:
    return _HASHER.hash("the hash of nobody's password")


__all__ = ["LONGEST", "SHORTEST", "PasswordChecker", "hash_password", "needs_rehash", "verify_password"]
