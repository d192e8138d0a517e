"""Consent of the people who are shown: by a form, for each material; withdrawn at any time, and at once everywhere."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from uuid import UUID

from mreza.directory.people import Person
from mreza.errors import UserError
from mreza.model.states import transition
from mreza_documents.models import Document, DocumentKind
from mreza_documents.service.uses import use
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_campaigns.models import (
    CampaignTask,
    CampaignTaskKind,
    ConsentState,
    Depiction,
    DepictionConsent,
    Material,
    MaterialVersion,
)
from mreza_campaigns.service import files
from mreza_campaigns.service.act import Act, locked
from mreza_campaigns.service.publishing import withdraw as take_down

REPLACE_WITHIN = timedelta(days=14)
"""How long there is to put something else in the place of what was taken down."""
PURPOSE = "campaigns.consent"
_CODE = "A person who is shown has withdrawn consent."


@dataclass(frozen=True)
class TakenDown:
    """A material that was taken down.

    Attributes:
        material: Which.
        locales: In which locales it was shown.
    """

    material: Material
    locales: list[str]


async def record(
    session: AsyncSession,
    person: Person,
    document: Document,
    covers: str,
    network_code: str,
    given_on: date,
    act: Act,
    *,
    by_guardian: bool,
) -> tuple[DepictionConsent, str]:
    """A consent with its form, and the code by which it can be withdrawn; only a hash of it is kept.

    Raises: UserError NOT_A_CONSENT, DAY_IN_FUTURE, COVERS_MISSING, DOCUMENT_NOT_USABLE.
    """
    if document.kind is not DocumentKind.CONSENT or document.person_id != person.id:
        raise UserError("NOT_A_CONSENT", "Take the form that this very person signed.", path=("documentId",))
    if given_on > act.day:
        raise UserError("DAY_IN_FUTURE", "{day} is still to come.", path=("givenOn",), day=given_on)
    if not covers.strip():
        raise UserError("COVERS_MISSING", "Say what the person agreed to.", path=("covers",))
    code = f"{network_code}-{secrets.token_urlsafe(18)}"
    made = DepictionConsent(
        network_id=person.network_id,
        person_id=person.id,
        document_id=document.id,
        covers=covers.strip(),
        by_guardian=by_guardian,
        given_on=given_on,
        code_hash=hashed(code),
    )
    session.add(made)
    await session.flush()
    await use(session, document, made, PURPOSE, act.day)
    return made, code


async def depict(session: AsyncSession, material: Material, consent: DepictionConsent) -> Depiction:
    """A material shows somebody who has consented.

    Raises: UserError CONSENT_WITHDRAWN, CONSENT_OF_OTHERS; DEPICTED_ALREADY by the database.
    """
    consent = await locked(session, consent)
    if consent.state is ConsentState.WITHDRAWN or consent.code_hash is None:  # of somebody who was erased
        raise UserError("CONSENT_WITHDRAWN", "This consent was withdrawn.", path=("consentId",))
    if consent.network_id != material.network_id:
        raise UserError(
            "CONSENT_OF_OTHERS",
            "The consent is filed in another network. File it where the material is.",
            path=("consentId",),
        )
    made = Depiction(network_id=material.network_id, material_id=material.id, consent_id=consent.id)
    session.add(made)
    await session.flush()
    return made


async def by_code(session: AsyncSession, code: str) -> DepictionConsent:
    """Whose code it is, while the consent holds.

    Raises: UserError CONSENT_CODE_INVALID, the same for a code that was used as for one that never was.
    """
    asked = (DepictionConsent.code_hash == hashed(code), DepictionConsent.state == ConsentState.GIVEN)
    found = (await session.scalars(select(DepictionConsent).where(*asked))).one_or_none()
    if found is None:
        raise invalid()
    return found


async def of_erased(session: AsyncSession) -> list[DepictionConsent]:
    """Consents that hold, of people who were erased: erasing clears the code, and nothing else does while one holds."""
    asked = select(DepictionConsent).where(
        DepictionConsent.state == ConsentState.GIVEN, DepictionConsent.code_hash.is_(None)
    )
    return list(await session.scalars(asked.order_by(DepictionConsent.id).with_for_update(skip_locked=True)))


async def withdraw(session: AsyncSession, consent: DepictionConsent, act: Act) -> list[TakenDown]:
    """Withdraw a consent: everything that shows the person comes down in every locale, and is to be replaced. So does
    each version of other materials that shows a file of theirs; and the file is never published again.

    Clippings, figures and everything else that was counted stay as they are.

    Raises: UserError TRANSITION_NOT_ALLOWED, WITHDRAWN_BEFORE_GIVEN.
    """
    consent = await locked(session, consent)
    if act.day < consent.given_on:
        raise UserError("WITHDRAWN_BEFORE_GIVEN", "It was given on {day}.", path=("day",), day=consent.given_on)
    transition(session, consent, ConsentState.WITHDRAWN, day=act.day, by=act.by, reason=act.reason)
    consent.withdrawn_on, consent.code_hash = act.day, None
    shared = await files.of_consent(session, consent)
    consent.files = sorted(str(one) for one in shared)
    await session.flush()
    await files.hold(session, await files.beside(session, shared))
    silent = replace(act, reason=_CODE)
    found = []
    for one, where in await _showing(session, consent, shared):
        locales = await take_down(session, one, where, silent)
        if locales:
            session.add(_replacement(one, act))
            found.append(TakenDown(one, locales))
    await files.conceal(session, shared)
    await session.flush()
    return found


async def _showing(
    session: AsyncSession, consent: DepictionConsent, shared: Collection[UUID]
) -> list[tuple[Material, list[str]]]:
    """What shows a person: materials that say so, in all locales; others where they show one of the files."""
    depicted = select(Depiction.material_id).where(Depiction.consent_id == consent.id)
    found: dict[UUID, list[str]] = {one: [] for one in await session.scalars(depicted)}
    others = select(MaterialVersion.material_id, MaterialVersion.locale).where(
        MaterialVersion.document_id.in_(shared),
        files.SHOWS,
        MaterialVersion.material_id.not_in(depicted),
    )
    for material, locale in await session.execute(others):
        found.setdefault(material, []).append(locale)
    return [(await session.get_one(Material, one), found[one]) for one in sorted(found)]


def invalid() -> UserError:
    """What a code that does not count is answered with."""
    return UserError(
        "CONSENT_CODE_INVALID", "The code is not valid, or was used. Take it from the form, whole.", path=("code",)
    )


def hashed(code: str) -> str:
    """What is kept of a code; it is random and long, so that a plain hash gives nothing away."""
    return sha256(code.encode()).hexdigest()


def _replacement(material: Material, act: Act) -> CampaignTask:
    return CampaignTask(
        network_id=material.network_id,
        material_id=material.id,
        kind=CampaignTaskKind.REPLACE,
        made_on=act.day,
        due_on=act.day + REPLACE_WITHIN,
    )


__all__ = ["TakenDown", "by_code", "depict", "invalid", "of_erased", "record", "withdraw"]
