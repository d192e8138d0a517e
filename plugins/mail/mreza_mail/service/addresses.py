"""Addresses: the form in which they are compared, and the fingerprint by which a network remembers one."""

from __future__ import annotations

import hashlib
from uuid import UUID

from email_validator import EmailNotValidError, validate_email

_LONGEST = 254


def written(address: str) -> str | None:
    """The address in the form in which it is sent to: ASCII, with the domain of IDNA; None when it is no address that
    every mail server takes."""
    if len(address) > _LONGEST:
        return None
    try:
        found = validate_email(address.strip(), check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        return None
    return found.ascii_email


def fingerprint(network_id: UUID, address: str) -> str:
    """What a network remembers of an address, whatever its case; other networks' fingerprints of it are different."""
    return hashlib.sha256(network_id.bytes + address.strip().casefold().encode()).hexdigest()


__all__ = ["fingerprint", "written"]
