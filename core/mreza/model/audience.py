"""Who may see a column: four widening circles.

A viewer outside a column's circle gets null and cannot use the column in any way.
"""

from __future__ import annotations

import enum


class Audience(enum.IntEnum):
    """Ordered: everyone ⊃ member organisations of the row's network ⊃ that network's coordinators ⊃ the secretariat."""

    PUBLIC = 0
    MEMBERS = 1
    NETWORK = 2
    SECRETARIAT = 3


PUBLIC, MEMBERS, NETWORK, SECRETARIAT = Audience.PUBLIC, Audience.MEMBERS, Audience.NETWORK, Audience.SECRETARIAT
