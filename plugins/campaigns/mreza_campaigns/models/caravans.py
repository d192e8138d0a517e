"""The stops of a caravan, which are events, and what it came to when it was closed."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.base import Model
from mreza.model.fields import derived, field, link
from mreza_events.models import Event
from sqlalchemy import BigInteger, Boolean, CheckConstraint, ColumnElement, UniqueConstraint, case, cast, func, select
from sqlalchemy.orm import Mapped, aliased

from mreza_campaigns.models.campaigns import Campaign, CaravanFormat
from mreza_campaigns.models.ground import takes_part


class CaravanStop(Model):
    """An event is a stop of a caravan. Who came, by name or counted without one, is the event's."""

    __personal__ = False
    __tablename__ = "campaigns_stop"

    campaign_id: Mapped[UUID] = link(Campaign, audience=PUBLIC, reverse="stops", across=True, doc="Of which caravan.")
    event_id: Mapped[UUID] = link(Event, audience=PUBLIC, reverse="caravanStops", doc="Which event.")
    number: Mapped[int] = field(audience=PUBLIC, doc="Its place on the route, from 1.")

    __table_args__ = (
        UniqueConstraint("campaign_id", "event_id"),
        UniqueConstraint("campaign_id", "number"),
        CheckConstraint("number > 0", name="number"),
    )

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Its network, those that take part, and whoever sees both the caravan and the event."""
        both = viewer.sees(cls.campaign_id, Campaign) & viewer.sees(cls.event_id, Event)
        return viewer.in_network(cls.network_id) | takes_part(viewer, cls.campaign_id) | both  # type: ignore[no-any-return]


class CaravanResult(Model):
    """What a caravan came to when it was closed. Heads without names cannot be told apart, so they are never made into
    different people; the parts are kept, and the sums follow.
    """

    __personal__ = False

    campaign_id: Mapped[UUID] = link(Campaign, audience=NETWORK, reverse="results", doc="Of which caravan.")
    stops: Mapped[int] = field(audience=NETWORK, doc="How many stops it had; those that were cancelled are none.")
    registered_unique: Mapped[int] = field(audience=NETWORK, doc="Different people who came by name, each once.")
    registered: Mapped[int] = field(audience=NETWORK, doc="People who came by name, at each stop anew.")
    counted: Mapped[int] = field(audience=NETWORK, doc="Heads counted without names.")
    journalists: Mapped[int] = field(audience=NETWORK, doc="Different journalists who came.")
    contacts: Mapped[int | None] = field(
        audience=NETWORK, doc="All contacts of its placements, added up; contacts are not people.", type=BigInteger()
    )
    lower_bound: Mapped[int | None] = field(
        audience=NETWORK, doc="By its placements, at least so many different people.", type=BigInteger()
    )
    impressions: Mapped[int | None] = field(
        audience=NETWORK, doc="Times shown in the periods of its channels.", type=BigInteger()
    )
    accounts: Mapped[int | None] = field(
        audience=NETWORK, doc="The greatest reach of one period of a channel, as the platform says.", type=BigInteger()
    )
    closed_on: Mapped[date] = field(audience=NETWORK, doc="When.")

    __table_args__ = (
        CheckConstraint("registered >= registered_unique AND registered_unique >= 0 AND counted >= 0", name="figures"),
    )

    @derived(audience=NETWORK)
    def total(cls: Any) -> ColumnElement[int]:  # noqa: N805
        """What is reported: different people by name, and heads."""
        return cls.registered_unique + cls.counted  # type: ignore[no-any-return]

    @derived(audience=NETWORK)
    def participations(cls: Any) -> ColumnElement[int]:  # noqa: N805
        """The other way to count: people by name at each stop anew, and heads."""
        return cls.registered + cls.counted  # type: ignore[no-any-return]

    @derived(audience=NETWORK)
    def target_met(cls) -> ColumnElement[bool | None]:  # noqa: N805
        """Whether as many people were reached as were to be: of `total`, or, of a caravan online, by its greatest
        audience; null where no number was set, or nothing was measured."""
        one: Any = aliased(Campaign)
        online = one.caravan_format == CaravanFormat.SOCIAL_MEDIA
        reached = case(
            (online, func.greatest(cls.lower_bound, cls.accounts)), else_=cls.registered_unique + cls.counted
        )
        return cast(select(reached >= one.people_target).where(one.id == cls.campaign_id).scalar_subquery(), Boolean)

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """That of the networks that take part."""
        return takes_part(viewer, cls.campaign_id)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The network that leads the caravan, and those that take part."""
        return viewer.in_network(cls.network_id) | takes_part(viewer, cls.campaign_id)  # type: ignore[no-any-return]


__all__ = ["CaravanResult", "CaravanStop"]
