"""Materials, and their versions: one text in each locale, with how far its translation and its publication are."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.base import Model
from mreza.model.fields import derived, field, link, state
from mreza.text import Translated
from mreza_documents.models import Document
from sqlalchemy import CheckConstraint, ColumnElement, UniqueConstraint, case, cast, func, literal_column, select
from sqlalchemy.orm import Mapped, aliased

from mreza_campaigns.models.campaigns import Campaign, CampaignPhase
from mreza_campaigns.models.ground import takes_part


class MaterialKind(enum.Enum):
    """What sort of material."""

    POSTER = "poster"
    LEAFLET = "leaflet or brochure"
    IMAGE = "photograph or drawing"
    VIDEO = "video"
    SPOT = "spot for radio or television"
    POST = "post in social media"
    ARTICLE = "article"
    PRESS_RELEASE = "press release"
    PRESS_KIT = "press kit"
    CASE_STUDY = "case study"
    OTHER = "something else"


_K = MaterialKind
#: What shows pictures says whose they are, and under which terms they may be used.
PICTURED = (_K.POSTER, _K.LEAFLET, _K.IMAGE, _K.VIDEO, _K.PRESS_KIT)
#: Publications carry the sentence that they are not the Union's views.
PUBLICATIONS = (_K.LEAFLET, _K.ARTICLE, _K.PRESS_KIT, _K.CASE_STUDY)


class Anonymity(enum.Enum):
    """How far one can tell whom a case study is about."""

    NAMED = "the person is named or shown, and has consented"
    ALTERED = "names and places are changed"
    COMPOSED = "composed of several people's stories"


class MaterialState(enum.Enum):
    """Whether something of a material is shown."""

    DRAFT = "nothing was published yet"
    PUBLISHED = "published in at least one locale"
    WITHDRAWN = "taken down everywhere"


_M = MaterialState


class Material(Model):
    """Something made for a campaign: a poster, a post, a press release, a case study."""

    __personal__ = False
    __subject__ = "about_id"

    campaign_id: Mapped[UUID] = link(
        Campaign, audience=PUBLIC, reverse="materials", across=True, doc="For which campaign."
    )
    phase_id: Mapped[UUID | None] = link(CampaignPhase, audience=PUBLIC, across=True, doc="For which phase, if one.")
    kind: Mapped[MaterialKind] = field(audience=PUBLIC, doc="What sort.")
    title: Mapped[Translated] = field(
        audience=NETWORK, doc="What it is called here.", personal=True, search=True, sort=True
    )
    source_locale: Mapped[str] = field(audience=PUBLIC, doc="The locale that it is written in first.")
    revision: Mapped[int] = field(
        audience=NETWORK, doc="How often the text in the source locale was written; others go stale by it.", default=0
    )
    rights: Mapped[Translated | None] = field(
        audience=PUBLIC, doc="Whose its pictures are, and on what terms one may use them."
    )
    shows_people: Mapped[bool] = field(
        audience=NETWORK, doc="Whether one can recognise people; then each of them has consented."
    )
    organisation_id: Mapped[UUID | None] = link(
        Organisation,
        audience=PUBLIC,
        reverse="caseStudies",
        across=True,
        doc="Of a case study, whose work it tells of.",
    )
    about_id: Mapped[UUID | None] = link(
        Person, audience=NETWORK, across=True, personal=True, doc="Of a case study, whose story it tells."
    )
    anonymity: Mapped[Anonymity | None] = field(
        audience=NETWORK, doc="Of a case study, how far one can tell whom it is about."
    )
    state: Mapped[MaterialState] = state(
        _M.DRAFT,
        audience=PUBLIC,
        doc="Whether something of it is shown.",
        transitions={
            _M.DRAFT: {_M.PUBLISHED},
            _M.PUBLISHED: {_M.WITHDRAWN},
            _M.WITHDRAWN: {_M.PUBLISHED},
        },
    )

    __table_args__ = (
        CheckConstraint("(kind = 'CASE_STUDY') = (anonymity IS NOT NULL)", name="case_study"),
        CheckConstraint("about_id IS NULL OR kind = 'CASE_STUDY'", name="about"),
    )

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """That of the networks that take part."""
        return takes_part(viewer, cls.campaign_id)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Its network, those that take part in the campaign, and everybody while it is published."""
        shown = cls.state == MaterialState.PUBLISHED
        return viewer.in_network(cls.network_id) | takes_part(viewer, cls.campaign_id) | shown  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """Its network."""
        return viewer.in_network(cls.network_id)  # type: ignore[no-any-return]


class TranslationState(enum.Enum):
    """How far the text in a locale is."""

    MISSING = "there is none"
    DRAFT = "written, nobody has read it over"
    REVIEWED = "read over"
    STALE = "the text that it was translated from has changed since"


class VersionState(enum.Enum):
    """Whether a version is shown."""

    UNPUBLISHED = "was not shown yet"
    PUBLISHED = "is shown to everybody"
    WITHDRAWN = "was taken down"


_V = VersionState


class MaterialVersion(Model):
    """A material in one locale. There is one for each locale that it is to come in, also while its text is missing."""

    __personal__ = False
    __subject__ = "material_id"
    __tablename__ = "campaigns_material_version"

    material_id: Mapped[UUID] = link(
        Material, audience=PUBLIC, reverse="versions", on_delete="CASCADE", doc="Of which material."
    )
    locale: Mapped[str] = field(audience=PUBLIC, doc="Its language and script.")
    title: Mapped[str | None] = field(audience=PUBLIC, doc="Its title there.", personal=True)
    text: Mapped[str | None] = field(audience=PUBLIC, doc="What it says.", personal=True)
    context: Mapped[str | None] = field(audience=PUBLIC, doc="Of a case study: how things were.", personal=True)
    action: Mapped[str | None] = field(audience=PUBLIC, doc="Of a case study: what was done.", personal=True)
    result: Mapped[str | None] = field(audience=PUBLIC, doc="Of a case study: what came of it.", personal=True)
    lesson: Mapped[str | None] = field(audience=PUBLIC, doc="Of a case study: what was learnt.", personal=True)
    document_id: Mapped[UUID | None] = link(Document, audience=PUBLIC, doc="The file, such as the printed poster.")
    # The files that it had before: they still show whom its material shows.
    past_files: Mapped[list[str]] = field(audience=NETWORK, api=False, default=list, filter=False)
    of_revision: Mapped[int | None] = field(
        audience=NETWORK, doc="Which revision of the source it is a translation of."
    )
    reviewed_on: Mapped[date | None] = field(audience=NETWORK, doc="When it was read over.")
    published_on: Mapped[date | None] = field(audience=PUBLIC, doc="When it was last published.", index=True)
    fallback_locale: Mapped[str | None] = field(
        audience=PUBLIC, doc="The locale whose text is shown instead, where that was decided on."
    )
    state: Mapped[VersionState] = state(
        _V.UNPUBLISHED,
        audience=PUBLIC,
        doc="Whether it is shown.",
        transitions={
            _V.UNPUBLISHED: {_V.PUBLISHED},
            _V.PUBLISHED: {_V.WITHDRAWN},
            _V.WITHDRAWN: {_V.PUBLISHED},
        },
    )

    __table_args__ = (
        UniqueConstraint("material_id", "locale"),
        CheckConstraint("fallback_locale <> locale", name="fallback"),
        CheckConstraint("state = 'UNPUBLISHED' OR published_on IS NOT NULL", name="published"),
    )

    @derived(audience=NETWORK)
    def translation(cls: Any) -> ColumnElement[TranslationState]:  # noqa: N805
        """How far its text is: missing, draft, reviewed, or stale since the source changed."""
        states, source = TranslationState, aliased(Material)
        now = select(source.revision).where(source.id == cls.material_id).scalar_subquery()
        return cast(
            case(
                (cls.title.is_(None), literal_column(f"'{states.MISSING.name}'")),
                (cls.of_revision < now, literal_column(f"'{states.STALE.name}'")),
                (cls.reviewed_on.is_not(None), literal_column(f"'{states.REVIEWED.name}'")),
                else_=literal_column(f"'{states.DRAFT.name}'"),
            ),
            _NAMES,
        )

    @derived(audience=PUBLIC, personal=True)
    def shown_title(cls) -> ColumnElement[str | None]:  # noqa: N805
        """Its title, or that of the locale that stands in for it."""
        return _shown(cls, "title")

    @derived(audience=PUBLIC, personal=True)
    def shown_text(cls) -> ColumnElement[str | None]:  # noqa: N805
        """Its text, or that of the locale that stands in for it."""
        return _shown(cls, "text")

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """That of the networks that take part in the campaign."""
        return viewer.sees(cls.material_id, Material, lambda one: takes_part(viewer, one.campaign_id))  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The material's network, those that take part, and everybody while it is published."""
        shown = (cls.state == VersionState.PUBLISHED) & viewer.sees(cls.material_id, Material)
        return viewer.in_network(cls.network_id) | MaterialVersion.own.__func__(cls, viewer) | shown  # type: ignore[attr-defined, no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """The networks that take part: each writes the languages that are its own."""
        return viewer.in_network(cls.network_id) | MaterialVersion.own.__func__(cls, viewer)  # type: ignore[attr-defined, no-any-return]


def _shown(version: Any, attribute: str) -> ColumnElement[str | None]:
    other: Any = aliased(MaterialVersion)
    instead = select(getattr(other, attribute)).where(
        other.material_id == version.material_id, other.locale == version.fallback_locale
    )
    own = getattr(version, attribute)
    return func.coalesce(own, instead.scalar_subquery(), type_=own.type)


_NAMES = MaterialVersion.__table__.c.locale.type

__all__ = [
    "PICTURED",
    "PUBLICATIONS",
    "Anonymity",
    "Material",
    "MaterialKind",
    "MaterialState",
    "MaterialVersion",
    "TranslationState",
    "VersionState",
]
