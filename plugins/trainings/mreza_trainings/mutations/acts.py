"""What several mutations say alike: when and by whom something is done, and whose it must be."""

from __future__ import annotations

from mreza.directory.places import Network
from mreza.errors import NotFound
from mreza.mutation import UNSET, Do

from mreza_trainings.models import CourseEdition
from mreza_trainings.service.act import Act


def act(do: Do) -> Act:
    """Now, today, by the viewer, with the mutation's reason."""
    return Act(do.now, do.today, do.user_id, do.reason)


def require_own(do: Do, network: Network) -> None:
    """Networks are public; courses are offered by those who coordinate one.

    Raises: NotFound, as for a network that does not exist.
    """
    if network.id not in do.viewer.networks:
        raise NotFound("Network", path=("networkId",))


def require_holder(do: Do, edition: CourseEdition) -> None:
    """Editions are seen by many; what is done with one, those do who coordinate its network.

    Raises: NotFound, as for an edition that does not exist.
    """
    if edition.network_id not in do.viewer.networks:
        raise NotFound("CourseEdition", path=("editionId",))


def given(**values: object) -> dict[str, object]:
    """Those of the values that were given; null clears."""
    return {name: value for name, value in values.items() if value is not UNSET}


__all__ = ["act", "given", "require_holder", "require_own"]
