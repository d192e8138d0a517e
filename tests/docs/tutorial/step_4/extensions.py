from datetime import date
from typing import Any

from mreza import MEMBERS, PUBLIC, Organisation, derived
from mreza.directory.organisations import ProvidedService
from sqlalchemy import ColumnElement, Date, Integer, cast, func, select
from sqlalchemy.orm import aliased

from mreza_visits.models import Visit


class OrganisationServices:
    """What an organisation's services amount to."""

    @derived(audience=PUBLIC)
    def service_count(cls: Any, day: Any) -> ColumnElement[int]:
        """How many services it provides on the day."""
        service = aliased(ProvidedService)
        provided = (service.organisation_id == cls.id, service.valid.contains(day))
        count = select(func.count()).select_from(service).where(*provided)
        return cast(count.scalar_subquery(), Integer)


class OrganisationVisits:
    """An organisation as its visitors know it."""

    @derived(audience=MEMBERS)
    def last_visit_on(cls: Any, day: Any) -> ColumnElement[date | None]:
        """The day of the latest visit up to the day asked for."""
        visit = aliased(Visit)
        latest = select(func.max(visit.on_day)).where(visit.organisation_id == cls.id, visit.on_day <= day)
        return cast(latest.scalar_subquery(), Date)


EXTENSIONS = [(Organisation, OrganisationServices), (Organisation, OrganisationVisits)]
