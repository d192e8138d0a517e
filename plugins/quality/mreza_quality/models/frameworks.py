"""What quality is held against: frameworks, their versions, and the criteria of each version."""

from __future__ import annotations

import enum
from typing import Any
from uuid import UUID

from mreza.directory.organisations import ServiceType
from mreza.directory.places import Country
from mreza.model.audience import PUBLIC
from mreza.model.base import SharedModel
from mreza.model.fields import field, link, period, state
from mreza.model.period import Period
from mreza.text import Translated
from sqlalchemy import CheckConstraint, ColumnElement, UniqueConstraint
from sqlalchemy.orm import Mapped


class QualityFrameworkKind(enum.Enum):
    """What sort of framework. All of them go through the same cycle."""

    MARK = "a mark that an independent body gives, e.g. EQUASS"
    MANAGEMENT_SYSTEM = "a standard for management systems, e.g. ISO 9001"
    EXCELLENCE_MODEL = "a model by which one assesses oneself, e.g. CAF or EFQM"
    MINIMUM_STANDARDS = "minimum standards of a country"
    OWN = "the federation's own"


class QualityFramework(SharedModel):
    """A framework of quality, whatever its version."""

    __personal__ = False

    code: Mapped[str] = field(audience=PUBLIC, doc="Its code, e.g. EQUASS_ASSURANCE.", unique=True)
    title: Mapped[Translated] = field(audience=PUBLIC, doc="Its title.", search=True, sort=True)
    kind: Mapped[QualityFrameworkKind] = field(audience=PUBLIC, doc="What sort of framework.")
    country_id: Mapped[UUID | None] = link(
        Country, audience=PUBLIC, reverse="qualityFrameworks", doc="For which country, where it is one's."
    )
    owner: Mapped[str | None] = field(audience=PUBLIC, doc="Who keeps it.")

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody."""
        return viewer.anyone  # type: ignore[no-any-return]


class QualityVersionState(enum.Enum):
    """Whether a version is worked with."""

    DRAFT = "being prepared; its criteria can be changed"
    PUBLISHED = "can be worked with; its criteria do not change any more"
    WITHDRAWN = "nothing new begins by it; what rests on it stands"
    DISCARDED = "a draft that was given up; nobody else ever sees it"


_S = QualityVersionState


class QualityFrameworkVersion(SharedModel):
    """A framework as it stood at a time. What was assessed or certified by it stays tied to it."""

    __personal__ = False

    framework_id: Mapped[UUID] = link(
        QualityFramework, audience=PUBLIC, reverse="versions", on_delete="CASCADE", doc="Of which framework."
    )
    label: Mapped[str] = field(audience=PUBLIC, doc="What the version is called, e.g. 2021.")
    valid: Mapped[Period] = period(audience=PUBLIC, doc="The days on which it is in force.", default=Period())
    partly_percent: Mapped[int] = field(
        audience=PUBLIC, doc="What a criterion that is met in part counts, in per cent of one that is met.", default=50
    )
    certificate_months: Mapped[int | None] = field(
        audience=PUBLIC, doc="For how many months a certificate usually holds; null where none is given or known."
    )
    surveillance_months: Mapped[int | None] = field(
        audience=PUBLIC, doc="Every how many months a certificate is looked at again; null where that is not known."
    )
    periods_established: Mapped[bool] = field(
        audience=PUBLIC,
        doc="Whether its periods were checked against a source. If not, they are settings of the federation, no rule.",
        default=False,
    )
    periods_source: Mapped[str | None] = field(
        audience=PUBLIC, doc="What its periods were checked against, where `source` does not say it."
    )
    starter: Mapped[bool] = field(
        audience=PUBLIC,
        doc="Whether its criteria are a starter in the federation's own words, and not the wording that binds.",
        default=False,
    )
    source: Mapped[str | None] = field(audience=PUBLIC, doc="Where criteria and periods were taken from.")
    state: Mapped[QualityVersionState] = state(
        _S.DRAFT,
        audience=PUBLIC,
        doc="Whether it is worked with.",
        transitions={_S.DRAFT: {_S.PUBLISHED, _S.DISCARDED}, _S.PUBLISHED: {_S.WITHDRAWN}},
    )

    __table_args__ = (
        UniqueConstraint("framework_id", "label"),
        CheckConstraint(
            "partly_percent BETWEEN 0 AND 100 AND certificate_months > 0 AND surveillance_months > 0", name="numbers"
        ),
    )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody, once it is published; before, who prepares it."""
        return viewer.is_secretariat | cls.state.in_((_S.PUBLISHED, _S.WITHDRAWN))  # type: ignore[no-any-return]


class QualityTopic(SharedModel):
    """What a criterion is about. By topics, other plugins find what helps to close a gap."""

    __personal__ = False

    code: Mapped[str] = field(audience=PUBLIC, doc="Its code, e.g. SAFEGUARDING.", unique=True)
    name: Mapped[Translated] = field(audience=PUBLIC, doc="Its name.", search=True, sort=True)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everybody."""
        return viewer.anyone  # type: ignore[no-any-return]


class QualityCriterionFamily(enum.Enum):
    """What a criterion looks at."""

    STRUCTURAL = "place, premises, equipment, staff"
    FUNCTIONAL = "admission, assessment, plan, review, programme"
    MANAGEMENT = "leadership, processes, improvement"
    RESULTS = "what comes of it"


class QualityCriterion(SharedModel):
    """One criterion of a version."""

    __personal__ = False
    __plural__ = "qualityCriteria"

    framework_version_id: Mapped[UUID] = link(
        QualityFrameworkVersion, audience=PUBLIC, reverse="criteria", on_delete="CASCADE", doc="Of which version."
    )
    code: Mapped[str] = field(
        audience=PUBLIC, doc="Its code. The same code in another version is the same criterion, for comparisons."
    )
    position: Mapped[int] = field(audience=PUBLIC, doc="Its place, from 1.")
    family: Mapped[QualityCriterionFamily] = field(audience=PUBLIC, doc="What it looks at.")
    topic_id: Mapped[UUID | None] = link(
        QualityTopic, audience=PUBLIC, reverse="criteria", doc="What it is about, for suggestions."
    )
    text: Mapped[Translated] = field(audience=PUBLIC, doc="What is asked.", search=True)
    evidence_expected: Mapped[Translated | None] = field(audience=PUBLIC, doc="What would show it.")
    minimum_rule: Mapped[Translated | None] = field(
        audience=PUBLIC, doc="The least that is asked, e.g. how many staff for how many people."
    )
    service_type_id: Mapped[UUID | None] = link(
        ServiceType, audience=PUBLIC, reverse="qualityCriteria", doc="For which service alone; null for all."
    )

    __table_args__ = (
        UniqueConstraint("framework_version_id", "code"),
        UniqueConstraint("framework_version_id", "position"),
        CheckConstraint("position > 0", name="position"),
    )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Whoever sees the version."""
        return viewer.is_secretariat | viewer.sees(cls.framework_version_id, QualityFrameworkVersion)  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """The secretariat, while the version is a draft: what others were measured by does not change."""
        return viewer.is_secretariat & viewer.sees(  # type: ignore[no-any-return]
            cls.framework_version_id, QualityFrameworkVersion, lambda one: one.state == _S.DRAFT
        )


__all__ = [
    "QualityCriterion",
    "QualityCriterionFamily",
    "QualityFramework",
    "QualityFrameworkKind",
    "QualityFrameworkVersion",
    "QualityTopic",
    "QualityVersionState",
]
