"""When something is done, by whom and why, as a mutation says it; and whose it must be."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.errors import NotFound, UserError
from mreza.mutation import Do
from mreza_calls.service.act import Act

from mreza_internships.models import Internship, InternshipParty


def act(do: Do, day: date | None = None) -> Act:
    """Now, on the given day or today, by the viewer, with the mutation's reason."""
    return Act(do.now, day or do.today, do.user_id, do.reason)


def require_network(do: Do, network: UUID, name: str = "Network") -> None:
    """What everybody sees, those look after who coordinate its network.

    Raises: NotFound, as for something that does not exist.
    """
    if network not in do.viewer.networks:
        raise NotFound(name, path=(f"{name[0].lower()}{name[1:]}Id",))


def require_host(do: Do, organisation: UUID, network: UUID) -> None:
    """An offer is its host's and its network's.

    Raises: UserError NOT_YOUR_ORGANISATION.
    """
    if organisation not in do.viewer.organisations and network not in do.viewer.networks:
        raise UserError(
            "NOT_YOUR_ORGANISATION",
            "Only the organisation itself and its network can do this.",
        )


def require_self(do: Do, person: Person) -> None:
    """One applies for oneself; a network for its people.

    Raises: UserError NOT_YOURSELF.
    """
    if person.id != do.viewer.person_id and person.network_id not in do.viewer.networks:
        raise UserError("NOT_YOURSELF", "One does this for oneself; the network can do it for its people.")


def require_intern(do: Do, internship: Internship) -> None:
    """What the intern does, the network can do as well.

    Raises: UserError NOT_YOURSELF.
    """
    if internship.person_id != do.viewer.person_id and internship.network_id not in do.viewer.networks:
        raise UserError("NOT_YOURSELF", "One does this for oneself; the network can do it for its people.")


def require_mentor(do: Do, internship: Internship) -> None:
    """What the mentor does, the network can do as well; nobody else at the host, and not the intern.

    Raises: UserError NOT_THE_MENTOR.
    """
    person = do.viewer.person_id
    is_mentor = person is not None and person == internship.mentor_id and person != internship.person_id
    if not is_mentor and internship.network_id not in do.viewer.networks:
        raise UserError("NOT_THE_MENTOR", "Only the intern's mentor and the network can do this.")


def require_party(do: Do, internship: Internship, party: InternshipParty) -> None:
    """A party signs for itself; the network writes down what was signed on paper.

    Raises: UserError NOT_THE_PARTY.
    """
    viewer = do.viewer
    own = {
        InternshipParty.INTERN: viewer.person_id is not None and viewer.person_id == internship.person_id,
        InternshipParty.HOST: internship.organisation_id in viewer.organisations,
        InternshipParty.SENDER: internship.sender_id in viewer.organisations,
    }
    if not own[party] and internship.network_id not in viewer.networks:
        raise UserError(
            "NOT_THE_PARTY", "Each party signs for itself; the network can write down what was signed on paper."
        )


def require_member(do: Do, organisation: Organisation) -> None:
    """Organisations are public; interns are placed by those who coordinate the network.

    Raises: NotFound, as for an organisation that does not exist.
    """
    require_network(do, organisation.network_id, "Organisation")
