"""What a token looks like: a kind, a secret, and digits that betray a typing error before the database is asked.

``mzp_`` + 32 random letters and digits (190 bits) + 8 check digits. Only the SHA-256 of it is stored: a random secret
of this length needs no slow hash. Tools that look for leaked secrets find it by its first four characters.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import string
import zlib
from dataclasses import dataclass, field

from mreza.access.models import TokenKind

PREFIXES = {TokenKind.PERSONAL: "mzp_", TokenKind.PARTNER: "mzk_", TokenKind.SESSION: "mzs_"}
_ALPHABET = string.ascii_letters + string.digits
_SECRET, _CHECK, SHOWN = 32, 8, 10
_FORM = re.compile(rf"(mz[pks]_)([A-Za-z0-9]{{{_SECRET}}})([0-9]{{{_CHECK}}})")
_KINDS = {prefix: kind for kind, prefix in PREFIXES.items()}


@dataclass(frozen=True, slots=True)
class NewSecret:
    """A token that was just made; `value` is shown once and kept nowhere."""

    value: str = field(repr=False)
    prefix: str
    hash: str = field(repr=False)


def make(kind: TokenKind) -> NewSecret:
    """A new token."""
    body = PREFIXES[kind] + "".join(secrets.choice(_ALPHABET) for _ in range(_SECRET))
    value = body + _check(body)
    return NewSecret(value, value[:SHOWN], hash_of(value))


def kind_of(value: str) -> TokenKind | None:
    """The kind of a well-formed token; None for anything else, a mistyped token included."""
    match = _FORM.fullmatch(value)
    if match is None or _check(match[1] + match[2]) != match[3]:
        return None
    return _KINDS[match[1]]


def hash_of(value: str) -> str:
    """What is stored: SHA-256 in hexadecimal."""
    return hashlib.sha256(value.encode()).hexdigest()


def _check(body: str) -> str:
    return f"{zlib.crc32(body.encode()) % 10**_CHECK:0{_CHECK}d}"


__all__ = ["PREFIXES", "SHOWN", "NewSecret", "hash_of", "kind_of", "make"]
