"""What keeps a version from being published: one list of problems, asked before each publication."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from mreza.errors import NotFound, UserError
from mreza.text import Locale, to_latin
from mreza_documents.locale.labels import FUNDING
from mreza_documents.models import Document
from mreza_documents.template import Funding
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_campaigns.models import (
    PICTURED,
    PUBLICATIONS,
    Anonymity,
    Campaign,
    Depiction,
    DepictionConsent,
    Material,
    MaterialVersion,
    VisibilityCheck,
)
from mreza_campaigns.service import files, kosovo
from mreza_campaigns.service.act import Act, locked
from mreza_campaigns.service.materials import campaign_of, said


class PublishProblem(enum.Enum):
    """What keeps a version from being published."""

    TRANSLATION_MISSING = "there is no text; write one, or decide which locale stands in for it"
    TRANSLATION_NOT_REVIEWED = "nobody has read the text over"
    TRANSLATION_STALE = "the text that it was translated from has changed since"
    EU_STATEMENT_MISSING = "emblem and funding statement do not both stand on it, or nobody has looked"
    EU_DISCLAIMER_MISSING = "the sentence on whose views these are is missing"
    KOSOVO_ASTERISK_MISSING = "the country is named without its asterisk"
    KOSOVO_FOOTNOTE_MISSING = "the country is named, and its footnote is missing; or nobody has looked at the file"
    CONSENT_MISSING = "people can be recognised who have not consented, or have withdrawn their consent"
    RIGHTS_MISSING = "it does not say whose its pictures are"
    FALLBACK_NOT_SHOWN = "the locale that stands in for it is not shown itself"
    ALREADY_PUBLISHED = "it is shown already"
    ACCESSIBILITY_MISSING = "people with disabilities cannot use it, or nobody has looked; it holds up nothing"


_P = PublishProblem
#: What the secretariat can let pass, with a reason; people's rights and the designation never.
OF_VISIBILITY = (_P.EU_STATEMENT_MISSING, _P.EU_DISCLAIMER_MISSING)


@dataclass(frozen=True)
class VisibilityFacts:
    """What stands on a version.

    Attributes:
        emblem: The European emblem.
        statement: The funding statement, in the text's language.
        disclaimer: The sentence on whose views these are.
        accessible: People with disabilities can use it.
        kosovo: Of a file: Kosovo* has its asterisk and the footnote wherever it is named, or is not named.
    """

    emblem: bool
    statement: bool
    disclaimer: bool = False
    accessible: bool = False
    kosovo: bool = False


async def check(session: AsyncSession, version: MaterialVersion, facts: VisibilityFacts, act: Act) -> VisibilityCheck:
    """Write down what stands on a version; the newest word counts. What is text alone is looked through here.

    Raises: UserError STATEMENT_NOT_IN_TEXT; NotFound for a file that the viewer cannot open, and so has not looked at.
    """
    version = await locked(session, version)
    material = await session.get_one(Material, version.material_id)
    campaign = await campaign_of(session, material)
    if version.document_id is not None and await session.get(Document, version.document_id) is None:
        raise NotFound("Document")
    if facts.statement and version.document_id is None and not _states_funding(campaign, version):
        raise UserError(
            "STATEMENT_NOT_IN_TEXT",
            "The text does not say “{sentence}”. Write it there first.",
            path=("facts", "statement"),
            sentence=FUNDING[campaign.funding.name][version.locale] if campaign.funding is not Funding.NONE else "",
        )
    found = await _checked(session, version)
    if found is None:
        found = VisibilityCheck(
            network_id=version.network_id, material_id=version.material_id, material_version_id=version.id
        )
        session.add(found)
    found.emblem, found.statement = facts.emblem, facts.statement
    found.disclaimer, found.accessible, found.kosovo = facts.disclaimer, facts.accessible, facts.kosovo
    found.checked_on = act.day
    await session.flush()
    return found


async def problems(session: AsyncSession, material: Material, version: MaterialVersion) -> list[PublishProblem]:
    """All that keeps a version's own text from being published."""
    campaign = await campaign_of(session, material)
    found = list(_of_translation(material, version))
    if _P.TRANSLATION_MISSING in found:
        return found
    checked = await _checked(session, version)
    found += _of_funding(campaign, material, checked)
    if version.document_id is not None and await files.is_lost(session, version.document_id):
        found.append(_P.CONSENT_MISSING)
    texts = said(version)
    if any(kosovo.unmarked(one) for one in texts):
        found.append(_P.KOSOVO_ASTERISK_MISSING)
    unseen = version.document_id is not None and (checked is None or not checked.kosovo)
    if unseen or kosovo.lacks_footnote(texts, Locale.parse(version.locale)):
        found.append(_P.KOSOVO_FOOTNOTE_MISSING)
    return found


async def cautions(session: AsyncSession, version: MaterialVersion) -> list[PublishProblem]:
    """What is amiss with a version's own text, and holds it up no more."""
    checked = await _checked(session, version)
    return [] if checked is not None and checked.accessible else [_P.ACCESSIBILITY_MISSING]


async def problems_of_material(session: AsyncSession, material: Material) -> list[PublishProblem]:
    """What keeps all of a material from being published: of people, of pictures, and of what is said of these."""
    found = []
    shown = select(DepictionConsent.person_id, files.HOLDS).join(Depiction, Depiction.consent_id == DepictionConsent.id)
    consents = (await session.execute(shown.where(Depiction.material_id == material.id))).all()
    is_named = material.anonymity is Anonymity.NAMED
    lacking = (material.shows_people or is_named) and not consents
    if is_named and material.about_id is not None:
        lacking |= all(person != material.about_id for person, _ in consents)
    if lacking or not all(still for _, still in consents):
        found.append(_P.CONSENT_MISSING)
    if material.kind in PICTURED and material.rights is None:
        found.append(_P.RIGHTS_MISSING)
    if material.rights is not None and any(kosovo.unmarked(one) for one in material.rights.as_json().values()):
        found.append(_P.KOSOVO_ASTERISK_MISSING)
    return found


def _of_translation(material: Material, version: MaterialVersion) -> list[PublishProblem]:
    if version.title is None:
        return [_P.TRANSLATION_MISSING]
    if (version.of_revision or 0) < material.revision:
        return [_P.TRANSLATION_STALE]
    return [_P.TRANSLATION_NOT_REVIEWED] if version.reviewed_on is None else []


async def _checked(session: AsyncSession, version: MaterialVersion) -> VisibilityCheck | None:
    asked = select(VisibilityCheck).where(VisibilityCheck.material_version_id == version.id)
    return (await session.scalars(asked)).one_or_none()


def _of_funding(campaign: Campaign, material: Material, checked: VisibilityCheck | None) -> list[PublishProblem]:
    if campaign.funding is Funding.NONE:
        return []
    found = []
    if checked is None or not (checked.emblem and checked.statement):
        found.append(_P.EU_STATEMENT_MISSING)
    if material.kind in PUBLICATIONS and (checked is None or not checked.disclaimer):
        found.append(_P.EU_DISCLAIMER_MISSING)
    return found


def _states_funding(campaign: Campaign, version: MaterialVersion) -> bool:
    if campaign.funding is Funding.NONE:
        return True
    sentence = FUNDING[campaign.funding.name][version.locale]
    return any(_plain(sentence) in _plain(one) for one in said(version))


def _plain(text: str) -> str:
    """Blanks and capitals do not count, nor does the script of one language."""
    return " ".join(to_latin(text).split()).casefold()


__all__ = [
    "OF_VISIBILITY",
    "PublishProblem",
    "VisibilityFacts",
    "cautions",
    "check",
    "problems",
    "problems_of_material",
]
