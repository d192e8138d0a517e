"""When something is done, by whom and why, as a mutation says it; and whose it must be."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from mreza.directory.organisations import ProvidedService
from mreza.errors import NotFound, UserError
from mreza.mutation import Do

from mreza_licensing.service.act import Act


def act(do: Do, day: date | None = None) -> Act:
    """On the given day or today, by the viewer, with the mutation's reason."""
    return Act(day or do.today, do.today, do.user_id, do.reason)


def past(do: Do, day: date | None) -> Act:
    """The same for what was done already: a case is not handed in or decided on a day to come.

    Raises: UserError DAY_IN_FUTURE.
    """
    if day is not None and day > do.today:
        raise UserError("DAY_IN_FUTURE", "{day} is still to come.", path=("day",), day=day.isoformat())
    return act(do, day)


def require_network(do: Do, network: UUID, name: str = "Network") -> None:
    """What everybody sees, those look after who coordinate its network.

    Raises: NotFound, as for something that does not exist.
    """
    if network not in do.viewer.networks:
        raise NotFound(name, path=(f"{name[0].lower()}{name[1:]}Id",))


def require_own(do: Do, service: ProvidedService) -> None:
    """A service is its organisation's and its network's.

    Raises: UserError NOT_YOUR_SERVICE.
    """
    if service.organisation_id not in do.viewer.organisations and service.network_id not in do.viewer.networks:
        raise UserError(
            "NOT_YOUR_SERVICE", "Only the organisation itself and its network can do this.", path=("serviceId",)
        )


__all__ = ["act", "past", "require_network", "require_own"]
