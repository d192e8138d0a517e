"""Press releases: to a segment of a network's contacts, each in the own language, and to nobody twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from mreza.directory.places import Country
from mreza.errors import UserError
from mreza.text import Locale, Translated
from mreza_mail.models import MailMessage, MailMessageState
from mreza_mail.queueing import NewMailing, Recipient, queue
from mreza_mail.service.addresses import fingerprint, written
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_campaigns.locale.letters import RELEASE
from mreza_campaigns.models import (
    Material,
    MaterialKind,
    MaterialState,
    MaterialVersion,
    MediaContact,
    MediaOutlet,
    Medium,
    PressDispatch,
    VersionState,
)
from mreza_campaigns.service.act import Act


@dataclass(frozen=True)
class Segment:
    """To whom a release goes; what is left out does not matter.

    Attributes:
        media: To which media.
        countries: To outlets of which countries.
        locales: To contacts of which languages.
    """

    media: list[Medium] = field(default_factory=list)
    countries: list[Country] = field(default_factory=list)
    locales: list[str] = field(default_factory=list)


async def add_contact(
    session: AsyncSession, outlet: MediaOutlet, email: str, name: str | None, locale: str
) -> MediaContact:
    """Somebody to write to at an outlet.

    Raises: UserError EMAIL_INVALID, UNKNOWN_LOCALE; CONTACT_KNOWN by the database.
    """
    address = written(email)
    if address is None:
        raise UserError("EMAIL_INVALID", "This is no e-mail address. Check it.", path=("email",))
    made = MediaContact(
        network_id=outlet.network_id,
        outlet_id=outlet.id,
        name=(name or "").strip() or None,
        email=address,
        locale=Locale.parse(locale).value,
    )
    session.add(made)
    await session.flush()
    return made


async def send(
    session: AsyncSession, hooks: Any, material: Material, network_id: UUID, segment: Segment, act: Act
) -> PressDispatch:
    """Send a release that is published to the network's contacts of a segment. Who got it before is left out; who wants
    nothing of the network is in the mailing, and gets nothing.

    Raises: UserError NOT_A_RELEASE, RELEASE_NOT_PUBLISHED, SEGMENT_EMPTY.
    """
    if material.kind is not MaterialKind.PRESS_RELEASE:
        raise UserError("NOT_A_RELEASE", "Only a press release is sent to the media.", path=("materialId",))
    if material.state is not MaterialState.PUBLISHED:
        raise UserError("RELEASE_NOT_PUBLISHED", "Publish the release first.", path=("materialId",))
    contacts = await _contacts(session, material, network_id, segment)
    if not contacts:
        raise UserError("SEGMENT_EMPTY", "Nobody is in this segment who has not got it yet.", path=("segment",))
    words = await _words(session, material)
    mailing = await queue(
        session,
        NewMailing(
            network_id=network_id,
            template=RELEASE.code,
            title=words["title"].get(Locale.parse(material.source_locale)).text,
            recipients=[Recipient(one.email, one.name, one.locale) for one in contacts],
            values={"release": words},
            about=material,
        ),
        hooks=hooks,
        now=act.now,
    )
    made = PressDispatch(
        network_id=network_id,
        campaign_id=material.campaign_id,
        material_id=material.id,
        mailing_id=mailing.id,
        media=[one.name for one in segment.media],
        countries=[one.code for one in segment.countries],
        locales=[Locale.parse(one).value for one in segment.locales],
        sent_on=act.day,
    )
    session.add(made)
    await session.flush()
    return made


async def _contacts(
    session: AsyncSession, material: Material, network_id: UUID, segment: Segment
) -> Sequence[MediaContact]:
    asked = select(MediaContact).join(MediaOutlet, MediaOutlet.id == MediaContact.outlet_id)
    asked = asked.where(MediaContact.network_id == network_id, MediaContact.active)
    if segment.media:
        asked = asked.where(MediaOutlet.medium.in_(segment.media))
    if segment.countries:
        asked = asked.where(MediaOutlet.country_id.in_([one.id for one in segment.countries]))
    if segment.locales:
        asked = asked.where(MediaContact.locale.in_([Locale.parse(one).value for one in segment.locales]))
    # Locked, so that two who send the same release at once do not send it twice.
    found = list(await session.scalars(asked.order_by(MediaContact.id).with_for_update(of=MediaContact)))
    # By their fingerprints, which know an address in every spelling, and stay when addresses are cleared.
    had = select(MailMessage.fingerprint).join(PressDispatch, PressDispatch.mailing_id == MailMessage.mailing_id)
    had = had.where(PressDispatch.material_id == material.id, PressDispatch.network_id == network_id)
    before = set(await session.scalars(had.where(MailMessage.state != MailMessageState.FAILED)))
    return [one for one in found if fingerprint(network_id, one.email) not in before]


def taken_down() -> Select[UUID]:
    """Mailings of releases that are shown no more: whatever took them down, nobody else is to get them."""
    of = select(PressDispatch.mailing_id).join(Material, Material.id == PressDispatch.material_id)
    return of.where(Material.state == MaterialState.WITHDRAWN)


async def _words(session: AsyncSession, material: Material) -> dict[str, Translated]:
    """Title and text by locale, as they are shown; a locale that another stands in for has the other's."""
    of = select(MaterialVersion).where(MaterialVersion.material_id == material.id)
    versions = {one.locale: one for one in await session.scalars(of)}
    shown = {
        locale: versions[one.fallback_locale or locale]
        for locale, one in versions.items()
        if one.state is VersionState.PUBLISHED
    }
    return {
        name: Translated.trusted({locale: getattr(one, name) or "" for locale, one in shown.items()})
        for name in ("title", "text")
    }


__all__ = ["Segment", "add_contact", "send", "taken_down"]
