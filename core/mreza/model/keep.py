"""How long personal data are kept: each personal column is of one class, and each class has its time."""

from __future__ import annotations

import enum


class Keep(enum.Enum):
    """A class of personal columns; the value says until when they are kept."""

    RECORD = "until the person asks to be forgotten"
    """What the federation remembers of whom: the default."""
    CONTACT = "for a while after the row has ended"
    """By which somebody was reached in a matter; cleared when that has long been closed."""
    CREDENTIAL = "for a while after it has ended"
    """What lets somebody in; the whole row goes."""
    TRAIL = "for years"
    """What the audit trail says of personal values; who did what and when stays."""


__all__ = ["Keep"]
