"""When something is done, by whom and why, as a mutation says it; and whose it must be."""

from __future__ import annotations

from datetime import date

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.directory.places import Network
from mreza.errors import NotFound, NotPermitted, UserError
from mreza.mutation import Do

from mreza_calls import permissions
from mreza_calls.models import Call, CallApplication, CallAssessment, CallOffer
from mreza_calls.service import offers
from mreza_calls.service.act import Act
from mreza_calls.service.applications import works_for


def act(do: Do, day: date | None = None, reason: str | None = None) -> Act:
    """Now, on the given day or today, by the viewer, with the mutation's reason."""
    return Act(do.now, day or do.today, do.user_id, reason or do.reason)


def require_own(do: Do, network: Network) -> None:
    """Networks are public; a call is drafted by those who coordinate one.

    Raises: NotFound, as for a network that does not exist.
    """
    if network.id not in do.viewer.networks:
        raise NotFound("Network", path=("networkId",))


def require_reach(do: Do, call: Call) -> None:
    """A call is decided by those who coordinate its network; a regional one needs the permission for the region, too.

    Raises: NotFound, NotPermitted.
    """
    if call.network_id not in do.viewer.networks:
        raise NotFound("Call", path=("callId",))
    if call.regional and not do.viewer.may(permissions.REGIONAL):
        raise NotPermitted(permissions.REGIONAL)


def require_holder(do: Do, call: Call) -> None:
    """Calls are public; what is done with one, those do who coordinate its network.

    Raises: NotFound, as for a call that does not exist.
    """
    if call.network_id not in do.viewer.networks:
        raise NotFound("Call", path=("callId",))


def require_applicant(do: Do, application: CallApplication) -> None:
    """An application is in the hands of the applicant and of the two networks; assessors only read it.

    Raises: UserError NOT_YOUR_APPLICATION.
    """
    viewer = do.viewer
    own = application.person_id is not None and application.person_id == viewer.person_id
    networks = {application.network_id, application.home_network_id} & viewer.networks
    if not own and application.organisation_id not in viewer.organisations and not networks:
        raise UserError("NOT_YOUR_APPLICATION", "Only the applicant and the networks concerned can do this.")


async def require_may_apply_for(do: Do, person: Person | None, organisation: Organisation | None) -> None:
    """One applies for oneself, for one's organisation and its people, or for those of one's network.

    Raises: UserError NOT_YOUR_APPLICATION.
    """
    viewer = do.viewer
    of_ours = organisation is not None and organisation.id in viewer.organisations
    for_organisation = organisation is None or of_ours or organisation.network_id in viewer.networks
    for_person = person is None or person.id == viewer.person_id or person.network_id in viewer.networks
    if not for_person and of_ours and person is not None and organisation is not None:
        for_person = await works_for(do.session, person, organisation, act(do))
    if organisation is not None and not for_organisation and person is not None and person.id == viewer.person_id:
        for_organisation = await works_for(do.session, person, organisation, act(do))
    if not (for_person and for_organisation):
        raise UserError(
            "NOT_YOUR_APPLICATION",
            "You can apply for yourself, for your organisation and its people, or for those of your network.",
            variant="begin",
        )


def require_assessor(do: Do, assessment: CallAssessment) -> None:
    """An assessment is its assessor's alone.

    Raises: UserError NOT_YOUR_ASSESSMENT.
    """
    if do.viewer.person_id is None or assessment.assessor_id != do.viewer.person_id:
        raise UserError("NOT_YOUR_ASSESSMENT", "Somebody else was asked to assess this.")


async def tell_offers(do: Do, made: list[CallOffer]) -> None:
    """Tell of offers that were made."""
    for event in await offers.told_of(do.session, made):
        do.emit(event)
