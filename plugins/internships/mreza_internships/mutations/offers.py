"""Offers and applications. What a host or an applicant does is shown to be its own first, in its own scope; then the
mutation goes on with the rights of the host's network, so that they themselves write nothing.
"""

from __future__ import annotations

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.mutation import Do, mutation

from mreza_internships import events, permissions
from mreza_internships.models import InternshipApplication, InternshipApplicationState, InternshipOffer
from mreza_internships.mutations.acts import act, require_host, require_network, require_self
from mreza_internships.service import offers
from mreza_internships.service.offers import ApplicantFacts, OfferFacts


@mutation(permission=permissions.OFFER, elevated=True)
async def draft_internship_offer(do: Do, organisation: Organisation, offer: OfferFacts) -> InternshipOffer:
    """Draft an offer of places; only the host and its network see it before it is published.

    Args:
        organisation: The host.
        offer: What it says.
    """
    require_host(do, organisation.id, organisation.network_id)
    await do.elevate(organisation.network_id)
    return await offers.draft(do.session, organisation, offer)


@mutation(permission=permissions.OFFER, elevated=True)
async def revise_internship_offer(do: Do, offer: InternshipOffer, facts: OfferFacts) -> InternshipOffer:
    """Say an offer anew before it is published; what is left out is cleared.

    Args:
        offer: Which offer.
        facts: All that it says.
    """
    require_host(do, offer.organisation_id, offer.network_id)
    await do.elevate(offer.network_id)
    return await offers.revise(do.session, offer, facts)


@mutation(permission=permissions.OFFER, elevated=True, emits=events.InternshipOfferPublished)
async def publish_internship_offer(do: Do, offer: InternshipOffer) -> InternshipOffer:
    """Announce an offer. It needs a mentor, tasks and a safeguarding note, in each language in which one works there,
    and a host that is not barred; of what one is only warned, `standingWarning` tells.

    Args:
        offer: Which offer.
    """
    require_host(do, offer.organisation_id, offer.network_id)
    await do.elevate(offer.network_id)
    published = await offers.publish(do.session, do.hooks, offer, act(do))
    do.emit(events.InternshipOfferPublished(published, published.places, published.languages))
    return published


@mutation(permission=permissions.OFFER, elevated=True)
async def close_internship_offer(do: Do, offer: InternshipOffer) -> InternshipOffer:
    """Take no more applications for an offer.

    Args:
        offer: Which offer.
    """
    require_host(do, offer.organisation_id, offer.network_id)
    await do.elevate(offer.network_id)
    return await offers.close(do.session, offer, act(do))


@mutation(permission=permissions.TAKE_PART, elevated=True, emits=events.InternshipApplied)
async def apply_for_internship(
    do: Do, offer: InternshipOffer, person: Person, applicant: ApplicantFacts
) -> InternshipApplication:
    """Apply for a place: for oneself, or for somebody of one's network.

    Args:
        offer: Which offer.
        person: Who applies.
        applicant: What they say.
    """
    require_self(do, person)
    await do.elevate(offer.network_id)
    made = await offers.apply(do.session, offer, person, applicant, act(do))
    do.emit(events.InternshipApplied(made))
    return made


@mutation(permission=permissions.TAKE_PART, elevated=True)
async def withdraw_internship_application(do: Do, application: InternshipApplication) -> InternshipApplication:
    """Take an application back.

    Args:
        application: Which application.
    """
    require_self(do, await do.get(Person, application.person_id))
    await do.elevate(application.network_id)
    return await offers.settle(do.session, application, InternshipApplicationState.WITHDRAWN, act(do))


@mutation(permission=permissions.MANAGE)
async def decline_internship_application(do: Do, application: InternshipApplication) -> InternshipApplication:
    """Tell an applicant that they do not get the place; the reason goes on record.

    Args:
        application: Which application.
    """
    require_network(do, application.network_id, "InternshipApplication")
    return await offers.settle(do.session, application, InternshipApplicationState.DECLINED, act(do))
