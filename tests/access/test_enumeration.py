"""Nobody can tell from a refused sign-in whether the account exists: neither from its words nor from its time.

2,000 sign-ins, half of them of an account that is there and half of one that is not, taken in turns. argon2 is set to a
cheap profile, which makes a difference beside it only easier to see. Compared is the processor's time, which other
processes do not touch, by the median.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from argon2 import PasswordHasher
from mreza.access import passwords
from mreza.access.attempts import Attempts
from mreza.access.signin import SignIn, SignInFailed
from mreza.clock import SystemClock

pytestmark = pytest.mark.anyio
SAMPLES = 2_000
KNOWN, UNKNOWN = "known@demo.example", "unknown@demo.example"
#: Without the dummy hash the ratio is above 2 even with a cheap profile; with it, within a few percent of 1.
MOST = 1.25


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=256, parallelism=1))
    passwords._dummy.cache_clear()
    yield
    passwords._dummy.cache_clear()


class Accounts:
    """The one account of the table of users, as the pool answers for it."""

    def __init__(self) -> None:
        self._known = {"id": None, "active": True, "password_hash": passwords.hash_password("the right password")}

    async def fetchrow(self, _: str, email: str) -> Any:
        return self._known if email == KNOWN else None


def door() -> SignIn:
    attempts = Attempts(per_account=10**6, per_account_anywhere=10**6, per_address=10**6)
    return SignIn(Accounts(), SimpleNamespace(), SystemClock(), attempts)  # type: ignore[arg-type]


async def seconds_of(sign_in: SignIn, email: str) -> float:
    began = time.process_time()
    with pytest.raises(SignInFailed):
        await sign_in.sign_in(email, "a wrong password", address="192.0.2.1")
    return time.process_time() - began


async def ratio() -> float:
    """How much longer the slower of the two takes, by the median."""
    sign_in, turns = door(), random.Random(1)
    taken: dict[str, list[float]] = {KNOWN: [], UNKNOWN: []}
    for email in (KNOWN, UNKNOWN):
        await seconds_of(sign_in, email)  # the dummy hash is made on first use
    for _ in range(SAMPLES // 2):
        for email in turns.sample((KNOWN, UNKNOWN), 2):
            taken[email].append(await seconds_of(sign_in, email))
    medians = [statistics.median(times) for times in taken.values()]
    return max(medians) / min(medians)


async def test_an_unknown_account_takes_as_long_as_a_wrong_password() -> None:
    assert await ratio() < MOST


async def test_without_the_dummy_hash_the_difference_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault."""
    right = passwords.verify_password
    monkeypatch.setattr(
        passwords, "verify_password", lambda stored, password: stored is not None and right(stored, password)
    )
    assert await ratio() > MOST


async def test_the_words_are_the_same() -> None:
    said = set()
    for email in (KNOWN, UNKNOWN):
        with pytest.raises(SignInFailed) as caught:
            await door().sign_in(email, "a wrong password")
        said.add((caught.value.code, caught.value.message, caught.value.path, str(caught.value.values)))
    assert len(said) == 1
