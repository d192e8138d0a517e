"""Requests that a browser was tricked into: where does a request come from, and may it use the session cookie?

A session cookie travels with every request of a browser, whoever caused it. So it counts only for requests that
come from our own pages, by `Sec-Fetch-Site` or `Origin`, neither of which a script can set. Clients that are no
browser send neither and are let through when the request is of a kind that a foreign page cannot send unasked:
a JSON body or the header `GraphQL-Require-Preflight`.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping

from mreza.web.negotiation import is_json
from mreza.web.refusal import Refusal

PREFLIGHT_HEADERS = (b"graphql-require-preflight", b"apollo-require-preflight")


class Site(enum.Enum):
    """Where a request comes from."""

    OWN = "own"
    FOREIGN = "foreign"
    UNKNOWN = "unknown"
    """No browser, or one that does not tell."""


def own_origin(headers: Mapping[bytes, bytes], scheme: str, public_origin: str | None) -> str:
    """The origin under which browsers know this service."""
    if public_origin is not None:
        return public_origin
    return f"{scheme}://{headers.get(b'host', b'').decode('latin-1')}"


def site_of(headers: Mapping[bytes, bytes], scheme: str, public_origin: str | None = None) -> Site:
    """Judge by `Sec-Fetch-Site`, which browsers send to HTTPS and to localhost; else by `Origin`."""
    fetch_site = headers.get(b"sec-fetch-site")
    if fetch_site is not None:
        return Site.OWN if fetch_site in (b"same-origin", b"none") else Site.FOREIGN
    origin = headers.get(b"origin")
    if origin is None:
        return Site.UNKNOWN
    return Site.OWN if origin.decode("latin-1") == own_origin(headers, scheme, public_origin) else Site.FOREIGN


def check_cookie_use(headers: Mapping[bytes, bytes], site: Site) -> None:
    """Let a request use the session cookie, or refuse it.

    Raises:
        Refusal: it comes from another site, or could have (403).
    """
    if site is Site.OWN:
        return
    if site is Site.UNKNOWN and (is_json(headers.get(b"content-type")) or any(h in headers for h in PREFLIGHT_HEADERS)):
        return
    raise Refusal(
        403,
        "CROSS_SITE_REQUEST",
        "The session cookie counts only for requests from our own pages. "
        'Send a bearer token instead, or from your own tool the header "GraphQL-Require-Preflight: 1".',
    )
