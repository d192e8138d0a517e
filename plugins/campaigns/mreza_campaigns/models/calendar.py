"""What is to appear where on which day."""

from __future__ import annotations

import enum
from datetime import date
from uuid import UUID

from mreza.model.audience import PUBLIC
from mreza.model.fields import field, link, state
from mreza.text import Translated
from sqlalchemy.orm import Mapped

from mreza_campaigns.models.campaigns import Campaign, CampaignPhase
from mreza_campaigns.models.ground import OfCampaign
from mreza_campaigns.models.materials import Material
from mreza_campaigns.models.media import MediaOutlet, Medium


class CalendarEntryState(enum.Enum):
    """Whether it appeared."""

    PLANNED = "is to appear"
    DONE = "appeared"
    DROPPED = "will not appear"


_S = CalendarEntryState


class CalendarEntry(OfCampaign):
    """Something is to appear on a day."""

    __plural__ = "calendarEntries"

    campaign_id: Mapped[UUID] = link(
        Campaign, audience=PUBLIC, reverse="calendar", across=True, on_delete="CASCADE", doc="Of which campaign."
    )
    phase_id: Mapped[UUID | None] = link(CampaignPhase, audience=PUBLIC, across=True, doc="In which phase, if one.")
    material_id: Mapped[UUID | None] = link(
        Material, audience=PUBLIC, reverse="calendar", across=True, doc="Which material, if there is one."
    )
    outlet_id: Mapped[UUID | None] = link(MediaOutlet, audience=PUBLIC, across=True, doc="Where, if it is known.")
    on_day: Mapped[date] = field(audience=PUBLIC, doc="When.", index=True)
    medium: Mapped[Medium] = field(audience=PUBLIC, doc="By what.")
    locale: Mapped[str | None] = field(audience=PUBLIC, doc="In which language and script.")
    title: Mapped[Translated] = field(audience=PUBLIC, doc="What.")
    state: Mapped[CalendarEntryState] = state(
        _S.PLANNED,
        audience=PUBLIC,
        doc="Whether it appeared.",
        transitions={_S.PLANNED: {_S.DONE, _S.DROPPED}},
    )


__all__ = ["CalendarEntry", "CalendarEntryState"]
