"""When something is done, by whom and why, as a mutation says it; and whose it must be."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from mreza.directory.people import Person
from mreza.errors import NotFound, UserError
from mreza.mutation import Do
from mreza_calls.service.act import Act

from mreza_quality.models import Mentoring, PeerReview, PeerReviewPeer, PeerState


def act(do: Do, day: date | None = None) -> Act:
    """Now, on the given day or today, by the viewer, with the mutation's reason.

    Raises: UserError DAY_IN_FUTURE.
    """
    if day is not None and day > do.today:
        raise UserError("DAY_IN_FUTURE", "{day} is still to come.", path=("day",), day=day)
    return Act(do.now, day or do.today, do.user_id, do.reason)


def require_network(do: Do, network: UUID, name: str) -> None:
    """What only the network does.

    Raises: NotFound, as for something that does not exist.
    """
    if network not in do.viewer.networks:
        raise NotFound(name, path=(f"{name[0].lower()}{name[1:]}Id",))


def require_theirs(do: Do, organisation: UUID, network: UUID) -> None:
    """What an organisation does, its network can do as well.

    Raises: UserError NOT_YOUR_ORGANISATION.
    """
    if organisation not in do.viewer.organisations and network not in do.viewer.networks:
        raise UserError("NOT_YOUR_ORGANISATION", "Only the organisation itself and its network can do this.")


def require_self(do: Do, person: Person) -> None:
    """One offers oneself; a network its people.

    Raises: UserError NOT_YOURSELF.
    """
    if person.id != do.viewer.person_id and person.network_id not in do.viewer.networks:
        raise UserError("NOT_YOURSELF", "One does this for oneself; the network can do it for its people.")


def require_mentoring_side(do: Do, mentoring: Mentoring) -> None:
    """The mentor and the organisation keep their sessions; so can its network.

    Raises: UserError NOT_YOUR_MENTORING.
    """
    viewer = do.viewer
    mentor = viewer.person_id is not None and viewer.person_id == mentoring.mentor_id
    if (
        not mentor
        and mentoring.organisation_id not in viewer.organisations
        and mentoring.network_id not in viewer.networks
    ):
        raise UserError("NOT_YOUR_MENTORING", "Only the mentor, the organisation and its network can do this.")


def require_host(do: Do, review: PeerReview) -> None:
    """What the host says, nobody else says for it but its network.

    Raises: UserError NOT_THE_HOST.
    """
    if review.organisation_id not in do.viewer.organisations and review.network_id not in do.viewer.networks:
        raise UserError("NOT_THE_HOST", "Only the host of the review and its network can do this.")


def require_peer(do: Do, peer: PeerReviewPeer) -> None:
    """What a peer declares, nobody declares for them.

    Raises: UserError NOT_THE_PEER.
    """
    if do.viewer.person_id is None or peer.person_id != do.viewer.person_id:
        raise UserError("NOT_THE_PEER", "Only the peer can say this.")


def may_write(do: Do, peers: list[PeerReviewPeer], review: PeerReview) -> None:
    """Peers without conflicts write the report; the host's network can help, the host cannot.

    Raises: UserError NOT_THE_PEER.
    """
    mine = (one for one in peers if one.state is PeerState.CLEARED and one.person_id == do.viewer.person_id)
    is_peer = do.viewer.person_id is not None and next(mine, None) is not None
    if not is_peer and review.network_id not in do.viewer.networks:
        raise UserError("NOT_THE_PEER", "Only the peer can say this.")
