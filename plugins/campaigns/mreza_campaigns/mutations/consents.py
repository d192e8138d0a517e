"""The consent of people who are shown. Whoever has the code of the form withdraws it without an account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mreza.directory.people import Person
from mreza.directory.places import Network
from mreza.mutation import Do, mutation
from mreza.mutation.shapes import shown_once
from mreza_documents.models import Document
from sqlalchemy import select

from mreza_campaigns import events, permissions
from mreza_campaigns.models import Depiction, DepictionConsent, Material
from mreza_campaigns.mutations.acts import act, require_network
from mreza_campaigns.service import consents
from mreza_campaigns.service.consents import TakenDown


@dataclass(frozen=True)
class ConsentForm:
    """What a person who has consented is given.

    Attributes:
        consent: The consent.
        code: By which it is withdrawn without an account; shown this once, for the person's own copy of the form.
    """

    consent: DepictionConsent
    code: str | None = shown_once()


@dataclass(frozen=True)
class WithdrawalReceipt:
    """What who withdrew is told.

    Attributes:
        withdrawn_on: Since when.
        taken_down: How many things were shown, and are not any more.
    """

    withdrawn_on: date
    taken_down: int


@mutation(permission=permissions.CONSENT)
async def record_consent(
    do: Do, person: Person, document: Document, covers: str, given_on: date, by_guardian: bool = False
) -> ConsentForm:
    """Write down that a person agrees to be shown, with the signed form.

    Args:
        person: Who.
        document: The form, a document of the kind CONSENT on this person.
        covers: What the person agreed to.
        given_on: When it was signed.
        by_guardian: Whether somebody agreed for the person, as for a child.
    """
    require_network(do, person.network_id, "Person")
    network = await do.get(Network, person.network_id)
    made, code = await consents.record(
        do.session, person, document, covers, network.code, given_on, act(do), by_guardian=by_guardian
    )
    return ConsentForm(made, code)


@mutation(permission=permissions.CONSENT)
async def depict(do: Do, material: Material, consent: DepictionConsent) -> Depiction:
    """Write down that a material shows somebody who has consented.

    Args:
        material: Which material.
        consent: By which consent.
    """
    require_network(do, material.network_id, "Material")
    return await consents.depict(do.session, material, consent)


@mutation(permission=permissions.CONSENT, emits=(events.ConsentWithdrawn, events.MaterialWithdrawn))
async def record_consent_withdrawal(do: Do, consent: DepictionConsent, on_day: date | None = None) -> DepictionConsent:
    """Write down that a person withdrew consent. What shows them comes down everywhere at once, with a task to replace
    it; clippings and figures stay as they are.

    Args:
        consent: Which consent.
        on_day: When; today when left out.
    """
    require_network(do, consent.network_id, "DepictionConsent")
    _tell(do, consent, await consents.withdraw(do.session, consent, act(do, on_day)))
    return consent


@mutation(public=True, elevated=True, emits=(events.ConsentWithdrawn, events.MaterialWithdrawn), per_address=20)
async def withdraw_consent(do: Do, code: str) -> WithdrawalReceipt:
    """Withdraw one's consent to be shown, by the code of the form; no account is needed.

    Args:
        code: As on the form.
    """
    network = select(Network).where(Network.code == code.partition("-")[0])
    found = (await do.session.scalars(network)).one_or_none()
    if found is None:
        raise consents.invalid()
    # The code proves whose consent it is; nobody else's row is read with the network's rights.
    await do.elevate(found.id)
    consent = await consents.by_code(do.session, code)
    down = await consents.withdraw(do.session, consent, act(do))
    _tell(do, consent, down)
    return WithdrawalReceipt(do.today, len(down))


def _tell(do: Do, consent: DepictionConsent, down: Sequence[TakenDown]) -> None:
    do.emit(events.ConsentWithdrawn(consent, len(down)))
    for one in down:
        do.emit(events.MaterialWithdrawn(one.material, one.material.kind.name, one.locales))
