"""Materials: drafted for all locales, written and read over in each."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.errors import NotFound, UserError
from mreza.text import Locale, Translated
from mreza_documents.models import Document
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_campaigns.models import (
    Anonymity,
    Campaign,
    CampaignPhase,
    Material,
    MaterialKind,
    MaterialVersion,
    VersionState,
    VisibilityCheck,
)
from mreza_campaigns.service import kosovo
from mreza_campaigns.service.act import Act, locked

#: Where a version says something in words.
SAYING = ("title", "text", "context", "action", "result", "lesson")
_SECTIONS = ("context", "action", "result", "lesson")


@dataclass(frozen=True)
class MaterialFacts:
    """What a material is.

    Attributes:
        kind: What sort.
        title: What it is called among those who work on it.
        source_locale: The locale that it is written in first.
        shows_people: Whether one can recognise people.
        locales: In which locales it comes; in those of the campaign when left out.
        rights: Whose its pictures are, and on what terms one may use them.
        phase: For which phase, if one.
        organisation: Of a case study, whose work it tells of.
        about: Of a case study, whose story it tells.
        anonymity: Of a case study, how far one can tell whom it is about.
    """

    kind: MaterialKind
    title: Translated
    source_locale: str
    shows_people: bool
    locales: list[str] = field(default_factory=list)
    rights: Translated | None = None
    phase: CampaignPhase | None = None
    organisation: Organisation | None = None
    about: Person | None = None
    anonymity: Anonymity | None = None


@dataclass(frozen=True)
class MaterialWords:
    """What a material says in one locale; all of it, each time.

    Attributes:
        title: Its title.
        text: What it says.
        context: Of a case study, how things were.
        action: Of a case study, what was done.
        result: Of a case study, what came of it.
        lesson: Of a case study, what was learnt.
        document: The file, such as the printed poster.
    """

    title: str
    text: str | None = None
    context: str | None = None
    action: str | None = None
    result: str | None = None
    lesson: str | None = None
    document: Document | None = None


async def draft(session: AsyncSession, campaign: Campaign, network_id: UUID, facts: MaterialFacts) -> Material:
    """A material, with a version whose text is missing for each locale.

    Raises: UserError ANONYMITY_OF_CASE_STUDIES, OTHER_CAMPAIGN, UNKNOWN_LOCALE; UserErrors KOSOVO_ASTERISK_MISSING of
    the rights, which everybody reads.
    """
    is_study = facts.kind is MaterialKind.CASE_STUDY
    if is_study != (facts.anonymity is not None) or (facts.about is not None and not is_study):
        raise UserError(
            "ANONYMITY_OF_CASE_STUDIES",
            "A case study says how far one can tell whom it is about, and nothing else does.",
            path=("anonymity",),
        )
    if facts.phase is not None and facts.phase.campaign_id != campaign.id:
        raise UserError("OTHER_CAMPAIGN", "This belongs to another campaign.", path=("phaseId",))
    kosovo.require_marked({"rights": facts.rights})
    source = Locale.parse(facts.source_locale)
    wanted = {Locale.parse(one) for one in facts.locales or campaign.locales} | {source}
    made = Material(
        network_id=network_id,
        campaign_id=campaign.id,
        phase_id=facts.phase.id if facts.phase else None,
        kind=facts.kind,
        title=facts.title,
        source_locale=source.value,
        rights=facts.rights,
        shows_people=facts.shows_people,
        organisation_id=facts.organisation.id if facts.organisation else None,
        about_id=facts.about.id if facts.about else None,
        anonymity=facts.anonymity,
    )
    session.add(made)
    await session.flush()
    session.add_all(
        MaterialVersion(network_id=network_id, material_id=made.id, locale=one.value) for one in Locale if one in wanted
    )
    await session.flush()
    return made


async def version_of(session: AsyncSession, material: Material, locale: str) -> MaterialVersion:
    """The version in a locale, kept from concurrent changes.

    Raises: UserError UNKNOWN_LOCALE, LOCALE_NOT_PLANNED.
    """
    wanted = Locale.parse(locale).value
    same = (MaterialVersion.material_id == material.id, MaterialVersion.locale == wanted)
    found = (await session.scalars(select(MaterialVersion).where(*same).with_for_update())).one_or_none()
    if found is None:
        raise UserError(
            "LOCALE_NOT_PLANNED", "This material does not come in {locale}.", path=("locale",), locale=wanted
        )
    return found


async def write(session: AsyncSession, material: Material, locale: str, words: MaterialWords) -> MaterialVersion:
    """Write what a material says in a locale. It is to be read over and checked again; written in the source's locale,
    the translations of what was there before are stale.

    Raises: UserError VERSION_IS_SHOWN, WORDS_MISSING, FILE_OF_OTHERS, FILE_OF_ITS_OWNER, and those of `version_of`;
    NotFound for the source of another network's material.
    """
    version = await version_of(session, material, locale)
    if version.state is VersionState.PUBLISHED:
        raise UserError(
            "VERSION_IS_SHOWN", "The {locale} version is shown. Take it down before you change it.", locale=locale
        )
    texts = {name: (getattr(words, name) or "").strip() or None for name in SAYING}
    if texts["title"] is None or (not any(texts[one] for one in SAYING[1:]) and words.document is None):
        raise UserError("WORDS_MISSING", "Give a title, and a text or a file.", path=("words",))
    if words.document is not None and words.document.network_id != version.network_id:
        raise UserError(
            "FILE_OF_OTHERS", "The file is filed in another network. File it where the material is.", path=("words",)
        )
    if words.document is not None and (words.document.person_id or words.document.organisation_id):
        raise UserError(
            "FILE_OF_ITS_OWNER",
            "The file is about a person, or an organisation's own. File a copy as the network's, and take that.",
            path=("words",),
        )
    if locale_is_source(material, version):
        material = await locked(session, material)
        material.revision += 1
    for name, text in texts.items():
        setattr(version, name, text)
    file = words.document.id if words.document else None
    if version.document_id is not None and version.document_id != file:
        version.past_files = sorted({*version.past_files, str(version.document_id)})
    version.document_id = file
    version.of_revision = material.revision
    version.reviewed_on = version.fallback_locale = None
    await session.execute(delete(VisibilityCheck).where(VisibilityCheck.material_version_id == version.id))
    await session.flush()
    return version


async def review(session: AsyncSession, version: MaterialVersion, act: Act) -> MaterialVersion:
    """Say that a text was read over; a stale one by that counts as translated from the source as it stands now.

    Raises: UserError WORDS_MISSING, CASE_STUDY_INCOMPLETE.
    """
    version = await locked(session, version)
    material = await session.get_one(Material, version.material_id)
    if version.title is None:
        raise UserError("WORDS_MISSING", "Give a title, and a text or a file.", path=("words",))
    missing = [one for one in _SECTIONS if getattr(version, one) is None]
    if material.kind is MaterialKind.CASE_STUDY and missing:
        raise UserError("CASE_STUDY_INCOMPLETE", "A case study also needs: {missing}.", missing=", ".join(missing))
    version.reviewed_on, version.of_revision = act.day, material.revision
    await session.flush()
    return version


def warnings(version: MaterialVersion) -> list[kosovo.KosovoMention]:
    """Mentions of the country that lack the asterisk."""
    return [one for text in said(version) for one in kosovo.unmarked(text)]


async def mark_kosovo(session: AsyncSession, version: MaterialVersion, *, without_year: bool) -> MaterialVersion:
    """Put the asterisks, and the footnote once, in the language of the text. What was read over stays so.

    Raises: UserError VERSION_IS_SHOWN.
    """
    version = await locked(session, version)
    if version.state is VersionState.PUBLISHED:
        raise UserError(
            "VERSION_IS_SHOWN",
            "The {locale} version is shown. Take it down before you change it.",
            locale=version.locale,
        )
    texts, locale = said(version), Locale.parse(version.locale)
    for name in SAYING:
        text = getattr(version, name)
        if text is not None:
            setattr(version, name, kosovo.marked(text))
    if kosovo.lacks_footnote(texts, locale):
        filled = [name for name in ("text", *reversed(SAYING)) if getattr(version, name) is not None]
        where = next((name for name in filled if kosovo.has_footnote(getattr(version, name))), filled[0])
        setattr(version, where, kosovo.noted(getattr(version, where), locale, without_year=without_year))
    await session.flush()
    return version


def said(version: MaterialVersion) -> list[str]:
    """All texts of a version."""
    return [text for name in SAYING if (text := getattr(version, name)) is not None]


def locale_is_source(material: Material, version: MaterialVersion) -> bool:
    """Whether a version is what the others are translated from."""
    return version.locale == material.source_locale


async def campaign_of(session: AsyncSession, material: Material) -> Campaign:
    """The campaign that a material is for.

    Raises: NotFound when the viewer does not see it.
    """
    found = await session.get(Campaign, material.campaign_id)
    if found is None:
        raise NotFound("Campaign")
    return found


__all__ = [
    "MaterialFacts",
    "MaterialWords",
    "campaign_of",
    "draft",
    "mark_kosovo",
    "review",
    "said",
    "version_of",
    "warnings",
    "write",
]
