"""Offers and agreements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mreza.errors import UserError
from mreza.mutation import Do, mutation

from mreza_calls import events, permissions
from mreza_calls.models import (
    Call,
    CallAgreement,
    CallAgreementState,
    CallApplication,
    CallOffer,
    CallParty,
    CallSignature,
)
from mreza_calls.mutations.acts import act, require_applicant, require_holder, tell_offers
from mreza_calls.service import agreements, offers
from mreza_calls.service.agreements import GivenParty, Money


@dataclass(frozen=True)
class OffersMade:
    """Offers that were made.

    Attributes:
        offers: The offers, the best ranked first.
    """

    offers: list[CallOffer]


@dataclass(frozen=True)
class OffersExpired:
    """Offers that nobody answered in time, and those that followed.

    Attributes:
        expired: What was closed.
        offers: What was offered to the reserve instead.
    """

    expired: list[CallOffer]
    offers: list[CallOffer]


@mutation(permission=permissions.MANAGE, emits=events.OfferMade)
async def make_offers(do: Do, call: Call) -> OffersMade:
    """Offer a place to all who were chosen and have none yet.

    Args:
        call: Of which call.
    """
    require_holder(do, call)
    made = await offers.make_offers(do.session, call, act(do))
    await tell_offers(do, made)
    return OffersMade(made)


@mutation(permission=permissions.MANAGE, emits=(events.OfferExpired, events.OfferMade))
async def expire_offers(do: Do, call: Call) -> OffersExpired:
    """Close the offers that nobody answered in time; their places go to the reserve, in order.

    Args:
        call: Of which call.
    """
    require_holder(do, call)
    expired, followed = await offers.expire(do.session, call, act(do))
    for event in await offers.told_of(do.session, followed, expired):
        do.emit(event)
    return OffersExpired(expired, followed)


@mutation(permission=permissions.APPLY, elevated=True, emits=events.OfferAnswered)
async def accept_offer(do: Do, offer: CallOffer) -> CallOffer:
    """Take the place that was offered, in time.

    Args:
        offer: Which offer.
    """
    await _show_own(do, offer)
    accepted = await offers.accept(do.session, offer, act(do))
    do.emit(events.OfferAnswered(accepted, accepted.state.name))
    return accepted


@mutation(permission=permissions.APPLY, elevated=True, emits=(events.OfferAnswered, events.OfferMade))
async def decline_offer(do: Do, offer: CallOffer) -> CallOffer:
    """Say that one does not want the place; it goes to the reserve.

    Args:
        offer: Which offer.
    """
    await _show_own(do, offer)
    followed = await offers.decline(do.session, offer, act(do))
    do.emit(events.OfferAnswered(offer, offer.state.name))
    await tell_offers(do, followed)
    return offer


@mutation(permission=permissions.MANAGE, emits=events.AgreementDrawnUp)
async def draw_up_agreement(
    do: Do,
    application: CallApplication,
    parties: list[GivenParty],
    file: str | None = None,
    day: date | None = None,
    granted: Money | None = None,
) -> CallAgreement:
    """Draw up the agreement on an accepted offer, with its parties.

    Args:
        application: On which application.
        parties: The sides; each signs with a date.
        file: The id of its text, kept elsewhere.
        day: When it was drawn up.
        granted: How much money is granted by it, if any.
    """
    agreement = await agreements.draw_up(do.session, application, parties, file, act(do, day), granted)
    do.emit(events.AgreementDrawnUp(agreement))
    return agreement


@mutation(permission=permissions.APPLY, elevated=True, emits=events.AgreementSigned)
async def sign_agreement(do: Do, signature: CallSignature, day: date | None = None) -> CallSignature:
    """Sign for a party, or record that it signed on paper. With the last signature the agreement binds.

    Args:
        signature: Which party's.
        day: When it signed; today at the latest.
    """
    when = act(do, day)
    if when.day > do.today:
        raise UserError("SIGNED_IN_FUTURE", "{day} is still to come.", path=("day",), day=when.day.isoformat())
    if signature.network_id not in do.viewer.networks:
        await _require_party(do, signature)
    await do.elevate(signature.network_id)
    agreement = await agreements.sign(do.session, signature, when)
    if agreement.state is CallAgreementState.SIGNED:
        do.emit(events.AgreementSigned(agreement, when.day))
    return signature


async def _show_own(do: Do, offer: CallOffer) -> None:
    require_applicant(do, await do.get(CallApplication, offer.application_id))
    await do.elevate(offer.network_id)


async def _require_party(do: Do, signature: CallSignature) -> None:
    """Who applied signs as the applicant; an organisation, for itself."""
    if signature.organisation_id in do.viewer.organisations:
        return
    if signature.party is not CallParty.APPLICANT:
        raise UserError("NOT_YOUR_SIGNATURE", "Another party signs here.")
    require_applicant(do, await do.get(CallApplication, signature.application_id))
