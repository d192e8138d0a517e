"""Scripts of other sites: an exact list of origins, and never together with cookies."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Final

from mreza.web.csrf import Site, site_of
from mreza.web.refusal import Header, Refusal

METHODS: Final = b"GET, POST, OPTIONS"
REQUEST_HEADERS: Final = (
    b"accept, accept-language, authorization, content-type, graphql-require-preflight, apollo-require-preflight, "
    b"idempotency-key, x-request-id"
)
EXPOSED_HEADERS: Final = b"x-request-id, retry-after"
_PREFLIGHT_SECONDS: Final = b"600"


@dataclass(frozen=True, slots=True)
class Cors:
    """The rule for foreign origins; `allowed` holds whole origins such as ``https://partner.example``."""

    allowed: Container[str] = frozenset()
    public_origin: str | None = None

    def judge(self, headers: Mapping[bytes, bytes], scheme: str) -> tuple[Site, tuple[Header, ...]]:
        """Where the request comes from, and the headers that let its script read the answer.

        Raises:
            Refusal: the origin is neither ours nor on the list (403).
        """
        origin = headers.get(b"origin")
        site = site_of(headers, scheme, self.public_origin)
        if origin is None or site is Site.OWN:
            return site, ()
        if not self._allows(origin):
            raise Refusal(
                403,
                "ORIGIN_NOT_ALLOWED",
                "Scripts of this site may not call the API. Ask an administrator to allow its origin.",
            )
        return Site.FOREIGN, (
            (b"access-control-allow-origin", origin),
            (b"access-control-expose-headers", EXPOSED_HEADERS),
        )

    def preflight(self, headers: Mapping[bytes, bytes], scheme: str) -> tuple[Header, ...]:
        """The headers that answer a preflight; credentials are never offered.

        Raises:
            Refusal: as `judge`.
        """
        _, allow = self.judge(headers, scheme)
        return (
            *allow,
            (b"access-control-allow-methods", METHODS),
            (b"access-control-allow-headers", REQUEST_HEADERS),
            (b"access-control-max-age", _PREFLIGHT_SECONDS),
        )

    def _allows(self, origin: bytes) -> bool:
        """Compare whole origins; `null` is what every sandboxed frame says, so nobody can be allowed by it."""
        text = origin.decode("latin-1")
        return text != "null" and text in self.allowed
