"""The part of documents in the demo."""

from __future__ import annotations

from mreza.demo import DemoPlan, Rows


def rows(plan: DemoPlan) -> list[Rows]:
    """What the hook ``demo`` answers."""
    return []
