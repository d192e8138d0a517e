"""Publishing: each locale by itself, none in spite of a problem; and taking down, everywhere at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mreza.errors import UserError, UserErrors
from mreza.model.states import transition
from mreza.text import Locale
from mreza_documents.models import Document, DocumentVisibility
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_campaigns.models import (
    CampaignState,
    Material,
    MaterialState,
    MaterialVersion,
    VersionState,
    VisibilityOverride,
)
from mreza_campaigns.service import files, kosovo
from mreza_campaigns.service.act import Act, locked
from mreza_campaigns.service.materials import campaign_of
from mreza_campaigns.service.visibility import OF_VISIBILITY, PublishProblem, cautions, problems, problems_of_material

_P = PublishProblem
_SENTENCES = {
    _P.TRANSLATION_MISSING: "{locale}: there is no text. Write one, or decide which locale stands in for it.",
    _P.TRANSLATION_NOT_REVIEWED: "{locale}: nobody has read the text over.",
    _P.TRANSLATION_STALE: "{locale}: the text that it was translated from has changed. Bring it up to date.",
    _P.EU_STATEMENT_MISSING: "{locale}: emblem and funding statement must both stand on it, and be checked.",
    _P.EU_DISCLAIMER_MISSING: "{locale}: the sentence on whose views these are is missing.",
    _P.KOSOVO_ASTERISK_MISSING: kosovo.ASTERISK_MISSING,
    _P.KOSOVO_FOOTNOTE_MISSING: "{locale}: the country is named without its footnote, or nobody has looked at the "
    "file. Mark it, or check the file.",
    _P.CONSENT_MISSING: "{locale}: it shows people of whom no consent holds.",
    _P.RIGHTS_MISSING: "{locale}: say whose its pictures are, and on what terms one may use them.",
    _P.FALLBACK_NOT_SHOWN: "{locale}: the locale that stands in for it is not shown itself. Publish that one too.",
    _P.ALREADY_PUBLISHED: "{locale}: it is shown already.",
}


@dataclass(frozen=True)
class Fallback:
    """One locale stands in for another.

    Attributes:
        locale: Which text is missing.
        instead: The locale whose text is shown for it.
    """

    locale: str
    instead: str


@dataclass(frozen=True)
class BlockedVersion:
    """A locale that was not published.

    Attributes:
        locale: Which.
        problems: Why not.
    """

    locale: str
    problems: list[PublishProblem]


@dataclass(frozen=True)
class VersionCaution:
    """A locale that was published, and could be better.

    Attributes:
        locale: Which.
        problems: What is amiss.
    """

    locale: str
    problems: list[PublishProblem]


@dataclass(frozen=True)
class PublishReport:
    """What came of publishing a material.

    Attributes:
        material: The material.
        published: The versions that are shown from now on.
        blocked: The locales that are not, with what keeps them.
        overrides: What was missing, and did not count.
        cautions: What is amiss with those that are shown, and held none of them up.
    """

    material: Material
    published: list[MaterialVersion]
    blocked: list[BlockedVersion]
    overrides: list[VisibilityOverride]
    cautions: list[VersionCaution]


async def publish(
    session: AsyncSession,
    material: Material,
    locales: Sequence[str],
    fallbacks: Sequence[Fallback],
    act: Act,
    *,
    override: str | None = None,
) -> PublishReport:
    """Publish what can be published; a locale with a problem holds up no other. With an `override`, what visibility
    checks miss does not count, and is written down with its reason.

    Raises: UserErrors with each problem, when nothing could be published; UserError CAMPAIGN_NOT_RUNNING.
    """
    material, versions = await _held(session, material)
    campaign = await campaign_of(session, material)
    if campaign.state not in (CampaignState.ACTIVE, CampaignState.COMPLETED, CampaignState.EVALUATED):
        raise UserError("CAMPAIGN_NOT_RUNNING", "The campaign is {state}. Let it run first.", state=campaign.state.name)
    everywhere = await problems_of_material(session, material)
    wanted = [Locale.parse(one).value for one in locales] or list(versions)
    instead = {Locale.parse(one.locale).value: Locale.parse(one.instead).value for one in fallbacks}
    wanted.sort(key=lambda one: one in instead)  # what stands in for others comes first
    published: list[MaterialVersion] = []
    blocked: list[BlockedVersion] = []
    overrides: list[VisibilityOverride] = []
    noticed: list[VersionCaution] = []
    for locale in wanted:
        if locale not in versions:
            raise UserError(
                "LOCALE_NOT_PLANNED", "This material does not come in {locale}.", path=("locales",), locale=locale
            )
        version = versions[locale]
        # What has words of its own is shown by them, so they are what is looked at.
        shown = version if version.title is not None else versions.get(instead.get(locale, locale))
        found = [_P.TRANSLATION_MISSING] if shown is None else await problems(session, material, shown)
        passed = [one for one in found if override is not None and one in OF_VISIBILITY]
        left = [one for one in found if one not in passed and one not in everywhere]
        kept = [*everywhere, *left]
        if shown is not None and shown is not version and not left and shown.state is not VersionState.PUBLISHED:
            kept.append(_P.FALLBACK_NOT_SHOWN)
        if version.state is VersionState.PUBLISHED:
            kept = [_P.ALREADY_PUBLISHED]
        if kept:
            blocked.append(BlockedVersion(locale, kept))
            continue
        if passed and override is not None:
            overrides.append(_override(version, passed, override, act))
        if shown is not None and (amiss := await cautions(session, shown)):
            noticed.append(VersionCaution(locale, amiss))
        await _show(session, version, shown, act)
        published.append(version)
    if not published:
        raise UserErrors([_refused(one.locale, problem) for one in blocked for problem in one.problems])
    if material.state is not MaterialState.PUBLISHED:
        transition(session, material, MaterialState.PUBLISHED, day=act.day, by=act.by, reason=act.reason)
    session.add_all(overrides)
    await session.flush()
    return PublishReport(material, published, blocked, overrides, noticed)


async def withdraw(session: AsyncSession, material: Material, locales: Sequence[str], act: Act) -> list[str]:
    """Take versions down, all that are shown where none is named; files with them. Says which it were.

    A version that another one stands in for goes with it. With the last one the material is withdrawn.
    """
    material, versions = await _held(session, material)
    named = {Locale.parse(one).value for one in locales} or set(versions)
    down = [
        one
        for one in versions.values()
        if one.state is VersionState.PUBLISHED and (one.locale in named or one.fallback_locale in named)
    ]
    for one in down:
        transition(session, one, VersionState.WITHDRAWN, day=act.day, by=act.by, reason=act.reason)
        one.fallback_locale = None
    await session.flush()
    shown = [one for one in versions.values() if one.state is VersionState.PUBLISHED]
    await files.hide_unshown(session, {one.document_id for one in down if one.document_id is not None})
    if down and not shown and material.state is MaterialState.PUBLISHED:
        transition(session, material, MaterialState.WITHDRAWN, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return [one.locale for one in down]


async def _held(session: AsyncSession, material: Material) -> tuple[Material, dict[str, MaterialVersion]]:
    """A material and its versions as they are now, kept from others with their files: files first, as everywhere."""
    known = await files.of_material(session, material.id)
    await files.hold(session, known)
    material = await locked(session, material)
    versions = await _versions(session, material)
    now = {one.document_id for one in versions.values() if one.document_id is not None}
    if not now <= known:  # somebody wrote in between
        await files.hold(session, await files.alike(session, now - known))
    return material, versions


async def _versions(session: AsyncSession, material: Material) -> dict[str, MaterialVersion]:
    of = select(MaterialVersion).where(MaterialVersion.material_id == material.id).with_for_update()
    found = {one.locale: one for one in await session.scalars(of)}
    return {locale.value: found[locale.value] for locale in Locale if locale.value in found}


async def _show(session: AsyncSession, version: MaterialVersion, shown: MaterialVersion | None, act: Act) -> None:
    version.fallback_locale = shown.locale if shown is not None and shown is not version else None
    version.published_on = act.day
    transition(session, version, VersionState.PUBLISHED, day=act.day, by=act.by, reason=act.reason)
    if shown is version and version.document_id is not None:
        file = await session.get_one(Document, version.document_id)
        file.visibility = DocumentVisibility.PUBLIC


def _override(version: MaterialVersion, missing: Sequence[PublishProblem], reason: str, act: Act) -> VisibilityOverride:
    return VisibilityOverride(
        network_id=version.network_id,
        material_id=version.material_id,
        material_version_id=version.id,
        missing=[one.name for one in missing],
        reason=reason,
        on_day=act.day,
    )


def _refused(locale: str, problem: PublishProblem) -> UserError:
    return UserError(problem.name, _SENTENCES[problem], path=("locales",), locale=locale)


__all__ = ["BlockedVersion", "Fallback", "PublishReport", "VersionCaution", "publish", "withdraw"]
