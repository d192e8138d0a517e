from typing import Any

from mreza import PUBLIC, Organisation, derived
from mreza.directory.organisations import ProvidedService
from sqlalchemy import ColumnElement, Integer, cast, func, select
from sqlalchemy.orm import aliased


class OrganisationServices:
    """What an organisation's services amount to."""

    @derived(audience=PUBLIC)
    def service_count(cls: Any, day: Any) -> ColumnElement[int]:
        """How many services it provides on the day."""
        service = aliased(ProvidedService)
        provided = (service.organisation_id == cls.id, service.valid.contains(day))
        count = select(func.count()).select_from(service).where(*provided)
        return cast(count.scalar_subquery(), Integer)


EXTENSIONS = [(Organisation, OrganisationServices)]
