"""Why a letter is not sent."""

from __future__ import annotations

import enum


class SuppressionGround(enum.Enum):
    """Why a letter is not sent."""

    OPTED_OUT = "whoever reads at the address wants no mailings of the network"
    BOUNCED = "there is no such address, as an earlier letter showed"
    INVALID = "this cannot be an address"
    REPEATED = "the mailing has another letter to the same address"


__all__ = ["SuppressionGround"]
