"""When something is done, by whom and why, as a mutation says it."""

from __future__ import annotations

from datetime import date

from mreza.directory.places import Network
from mreza.errors import NotFound
from mreza.mutation import Do

from mreza_membership.service.act import Act


def act(do: Do, day: date | None, reason: str | None = None) -> Act:
    """On the given day or today, by the viewer, with the mutation's reason."""
    return Act(day or do.today, do.user_id, reason or do.reason)


def require_own(do: Do, network: Network) -> None:
    """Networks are public; what is done with a whole one, its coordinators and the secretariat may do.

    Raises: NotFound, as for a network that does not exist.
    """
    if network.id not in do.viewer.networks:
        raise NotFound("Network", path=("networkId",))
