"""What several mutations say alike: when and by whom something is done, and whose figures it makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from mreza.directory.places import Network
from mreza.errors import NotFound, UserError
from mreza.mutation import Do
from mreza.mutation.questions import Answer

from mreza_indicators.models.ground import OfPublisher
from mreza_indicators.service.act import Act
from mreza_indicators.service.asking import Ask

_FEDERATION = "all"


def act(do: Do, reason: str | None = None) -> Act:
    """Now, by the viewer, with the mutation's reason."""
    return Act(do.now, do.today, do.user_id, reason or do.reason)


@dataclass(frozen=True, slots=True)
class Publisher:
    """Whose figures the viewer makes: its network's, or the federation's (both None)."""

    network: UUID | None = None
    code: str | None = None

    def asks(self, do: Do) -> Ask:
        """Ask as the viewer. A network's figures are of that network, not of all that its coordinators see: documents
        that take a `network` are asked for theirs, unless another one was named."""

        async def ask(
            document: str, variables: Mapping[str, Any] | None = None, *, locale: str | None = None
        ) -> Answer:
            own = {"network": self.code} if self.code else {}
            return await do.ask(document, {**own, **(variables or {})}, locale=locale)

        return ask


async def publisher(do: Do) -> Publisher:
    """For whom the viewer counts: it counts what it sees.

    Raises: UserError SEVERAL_NETWORKS, since what one sees in two networks is not to be read in one of them.
    """
    viewer = do.viewer
    if viewer.shape == _FEDERATION:
        return Publisher()
    networks = viewer.networks | viewer.member_networks
    if len(networks) != 1 or not viewer.networks:
        raise UserError(
            "SEVERAL_NETWORKS",
            "You see {count} networks, but figures belong to one, or to the federation. Let somebody count who "
            "coordinates that network alone.",
            count=len(networks),
        )
    [id] = viewer.networks
    return Publisher(id, (await do.get(Network, id)).code)


def require_own(do: Do, row: OfPublisher) -> None:
    """What is published, everybody sees; whose it is, changes it.

    Raises: NotFound, as for a row that does not exist.
    """
    if do.viewer.shape != _FEDERATION and row.network_id not in do.viewer.networks:
        raise NotFound(type(row).__name__)


__all__ = ["Publisher", "act", "publisher", "require_own"]
