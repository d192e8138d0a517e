"""Where a webhook may lead: to public addresses. A name is resolved once, all its addresses are checked, and it is
connected to one of those that were checked, so that no second answer of a name server leads elsewhere."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Iterable
from typing import Literal
from urllib.parse import SplitResult, urlsplit

from mreza.errors import MrezaError, UserError

Targets = Literal["public", "any"]
Resolve = Callable[[str, int], Awaitable[list[str]]]

LONGEST = 2000
#: Ways to write an IPv4 address as an IPv6 one, and others that lead into the sender's own network.
_TRANSLATED = tuple(
    ipaddress.ip_network(net) for net in ("::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
)


class AddressRefused(MrezaError):
    """The address is not a public one."""


def is_public(address: str) -> bool:
    """Whether an IP address (as text) belongs to the public internet; false for what is no address."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if ip.is_site_local or any(ip in net for net in _TRANSLATED):
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


def refuse_private(host: str, addresses: Iterable[str]) -> None:
    """Raises: AddressRefused when one of a name's addresses is not public: a name with both kinds is a trap."""
    if any(not is_public(address) for address in addresses):
        raise AddressRefused(f"{host} leads to an address that is not public. Webhooks go to public addresses only.")


async def resolve(host: str, port: int) -> list[str]:
    """All addresses of a name, as the system's resolver gives them.

    Raises: OSError when there are none.
    """
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def checked_url(url: str, targets: Targets) -> str:
    """The URL, when webhooks may be sent to it; what its name leads to is seen when it is connected to.

    Raises: UserError WEBHOOK_URL_INVALID.
    """
    reason = _problem(url, targets)
    if reason is not None:
        raise UserError(
            "WEBHOOK_URL_INVALID",
            "The URL cannot be used: {problem}. Give one like https://partner.example/webhooks.",
            path=("url",),
            problem=reason,
        )
    return url


def _problem(url: str, targets: Targets) -> str | None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return "it is not a URL"
    if len(url) > LONGEST or not url.isascii() or any(letter.isspace() or not letter.isprintable() for letter in url):
        return "it is too long or holds characters that URLs do not have"
    if parts.scheme not in ({"https"} if targets == "public" else {"https", "http"}) or not parts.hostname:
        return "it does not begin with https://"
    return _problem_of_place(parts, targets)


def _problem_of_place(parts: SplitResult, targets: Targets) -> str | None:
    if parts.username is not None or parts.password is not None or parts.fragment:
        return "it holds a user name, a password or a fragment"
    host = str(parts.hostname)
    is_literal = ":" in host or host.replace(".", "").isdigit()
    if targets == "public" and (host == "localhost" or (is_literal and not is_public(host))):
        return "its address is not public"
    return None
