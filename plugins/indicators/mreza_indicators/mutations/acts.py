"""What several mutations say alike: when and by whom something is done, and whose figures it makes."""

from __future__ import annotations

from uuid import UUID

from mreza.errors import NotFound, UserError
from mreza.mutation import Do

from mreza_indicators.models.ground import OfPublisher
from mreza_indicators.service.act import Act

_FEDERATION = "all"


def act(do: Do, reason: str | None = None) -> Act:
    """Now, by the viewer, with the mutation's reason."""
    return Act(do.now, do.today, do.user_id, reason or do.reason)


def publisher(do: Do) -> UUID | None:
    """Whose figures the viewer makes: its network's, or the federation's (None), because it counts what it sees.

    Raises: UserError SEVERAL_NETWORKS, since what one sees in two networks is not to be read in one of them.
    """
    viewer = do.viewer
    if viewer.shape == _FEDERATION:
        return None
    networks = viewer.networks | viewer.member_networks
    if len(networks) != 1 or not viewer.networks:
        raise UserError(
            "SEVERAL_NETWORKS",
            "You see {count} networks, but figures belong to one, or to the federation. Let somebody count who "
            "coordinates that network alone.",
            count=len(networks),
        )
    return next(iter(networks))


def require_own(do: Do, row: OfPublisher) -> None:
    """What is published, everybody sees; whose it is, changes it.

    Raises: NotFound, as for a row that does not exist.
    """
    if do.viewer.shape != _FEDERATION and row.network_id not in do.viewer.networks:
        raise NotFound(type(row).__name__)


__all__ = ["act", "publisher", "require_own"]
