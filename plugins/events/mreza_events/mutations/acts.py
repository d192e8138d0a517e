"""What several mutations say alike: when and by whom something is done, and who moved by it."""

from __future__ import annotations

from mreza.directory.places import Network
from mreza.errors import NotFound
from mreza.mutation import UNSET, Do

from mreza_events import events
from mreza_events.service.moves import Moment, Moves, told_of

#: What a change of seats can set off.
MOVES = (events.SeatOffered, events.SeatOfferExpired)


def moment(do: Do) -> Moment:
    """Now, by the viewer, with the mutation's reason."""
    return Moment(do.now, do.user_id, do.reason)


def tell(do: Do, moved: Moves) -> None:
    """Tell who moved on the waiting list."""
    for event in told_of(moved):
        do.emit(event)


def require_own(do: Do, network: Network) -> None:
    """Networks are public; what is done for a whole one, its coordinators and the secretariat may do.

    Raises: NotFound, as for a network that does not exist.
    """
    if network.id not in do.viewer.networks:
        raise NotFound("Network", path=("networkId",))


def given(**values: object) -> dict[str, object]:
    """Those of the values that were given; null clears."""
    return {name: value for name, value in values.items() if value is not UNSET}


__all__ = ["MOVES", "given", "moment", "require_own", "tell"]
