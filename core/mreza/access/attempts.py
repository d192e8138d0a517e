"""How often one may try: sign-ins per account and address, wrong bearer tokens and public forms per address.

Every attempt counts, not every request: a thousand attempts in one request are a thousand. An account is limited from
each address by itself, so that nobody locks its owner out with a few wrong passwords from elsewhere; a wider limit
counts all addresses together. The counts are kept in the memory of the process; several processes allow that many
times as much, which argon2 and 190-bit tokens bear.
"""

from __future__ import annotations

import math
import time
from contextvars import ContextVar
from functools import lru_cache
from ipaddress import IPv6Address, IPv6Network, ip_address

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from mreza.errors import UserError
from mreza.settings import Settings

ADDRESS: ContextVar[str] = ContextVar("mreza_client_address", default="")
"""The address that the present request comes from; set by the web."""
_WINDOW = 15
_WRONG_TOKENS = 60


@lru_cache(maxsize=1024)
def place(address: str) -> str:
    """What is counted as one address: of IPv6 the network of 64 bits, which one household has whole."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or IPv6Network((int(found) >> 64 << 64, 64)))
    return address


class TooManyAttempts(UserError):
    """Tried too often; `retry_after` says after how many seconds to try again."""

    def __init__(self, retry_after: int) -> None:
        super().__init__("TOO_MANY_ATTEMPTS", "Too many attempts. Try again in {seconds} seconds.", seconds=retry_after)
        self.retry_after = retry_after


class Attempts:
    """The attempts of the last quarter of an hour, in this process.

    Args:
        per_account: sign-ins allowed per account from one address.
        per_account_anywhere: sign-ins allowed per account from all addresses together.
        per_address: sign-ins allowed per address.
        wrong_tokens: wrong bearer tokens allowed per address.
    """

    def __init__(
        self,
        *,
        per_account: int = 10,
        per_account_anywhere: int = 100,
        per_address: int = 50,
        wrong_tokens: int = _WRONG_TOKENS,
    ) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._account = RateLimitItemPerMinute(per_account, _WINDOW, namespace="account and address")
        self._anywhere = RateLimitItemPerMinute(per_account_anywhere, _WINDOW, namespace="account")
        self._address = RateLimitItemPerMinute(per_address, _WINDOW, namespace="address")
        self._tokens = RateLimitItemPerMinute(wrong_tokens, _WINDOW, namespace="token")

    @classmethod
    def of(cls, settings: Settings) -> Attempts:
        """With the limits that the installation chose."""
        return cls(
            per_account=settings.login_attempts,
            per_account_anywhere=settings.login_attempts_account,
            per_address=settings.login_attempts_address,
        )

    def sign_in(self, account: str, address: str) -> None:
        """Count a sign-in before it is tried, whether the account exists or not.

        Raises:
            TooManyAttempts: it must not be tried.
        """
        if address:
            self._count(self._address, place(address))
        self._count(self._account, account.strip().lower(), place(address))
        self._count(self._anywhere, account.strip().lower())

    def signed_in(self, account: str, address: str) -> None:
        """Forget the attempts on an account, from there and in all, because its owner came in."""
        self._limiter.clear(self._account, account.strip().lower(), place(address))
        self._limiter.clear(self._anywhere, account.strip().lower())

    def token_allowed(self, address: str) -> None:
        """Before a token that is not known to be good is looked up.

        Raises:
            TooManyAttempts: too many wrong ones came from there.
        """
        if address and not self._limiter.test(self._tokens, place(address)):
            raise TooManyAttempts(self._wait(self._tokens, place(address)))

    def wrong_token(self, address: str) -> None:
        """Count a token that opened nothing."""
        if address:
            self._limiter.hit(self._tokens, place(address))

    def form(self, name: str, address: str, per_address: int) -> None:
        """Count an attempt to hand a form in (a mutation that says `per_address`), whatever comes of it.

        Where no address is known, because the caller is this process itself, nothing is counted.

        Raises:
            TooManyAttempts: it must not be tried.
        """
        if address:
            self._count(RateLimitItemPerMinute(per_address, _WINDOW, namespace=f"form {name}"), place(address))

    def _count(self, limit: RateLimitItem, *key: str) -> None:
        if not self._limiter.hit(limit, *key):
            raise TooManyAttempts(self._wait(limit, *key))

    def _wait(self, limit: RateLimitItem, *key: str) -> int:
        reset = self._limiter.get_window_stats(limit, *key).reset_time
        return max(1, math.ceil(reset - time.time()))


__all__ = ["ADDRESS", "Attempts", "TooManyAttempts", "place"]
