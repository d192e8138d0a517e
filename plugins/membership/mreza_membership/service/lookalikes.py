"""Organisations of the network that look like an applicant, whatever the script; nothing is ever merged by itself."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.model.generated import SEARCH
from mreza.text import Locale, fold
from sqlalchemy import ColumnElement, Float, Text, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_membership.models import MembershipApplication

PROBABLE, POSSIBLE = 75, 50
MOST = 5


@dataclass(frozen=True, slots=True)
class Lookalike:
    """An organisation whose name resembles the applicant's.

    `score` says how much, from 0 to 100.
    """

    organisation_id: UUID
    name: str
    score: int

    @property
    def probable(self) -> bool:
        """Very likely the same; else perhaps."""
        return self.score >= PROBABLE


async def lookalikes(session: AsyncSession, application: MembershipApplication) -> list[Lookalike]:
    """The organisations that resemble an applicant most, the likeliest first; its own, once linked, is none of them."""
    found: dict[UUID, Lookalike] = {}
    for locale in application.name:
        for one in await _like(session, application, fold(application.name[locale])):
            if one.organisation_id not in found or found[one.organisation_id].score < one.score:
                found[one.organisation_id] = one
    likeliest = sorted(found.values(), key=lambda one: -one.score)
    return [one for one in likeliest if one.score >= POSSIBLE][:MOST]


async def _like(session: AsyncSession, application: MembershipApplication, name: str) -> list[Lookalike]:
    wanted: ColumnElement[str] = bindparam("wanted", name, Text())
    alike = func.similarity(wanted, func.mreza.fold_json(Organisation.name), type_=Float())
    asked = (
        select(Organisation.id, Organisation.name, alike)
        .where(
            Organisation.network_id == application.network_id,
            Organisation.id != application.organisation_id
            if application.organisation_id
            else Organisation.id.is_not(None),
            Organisation.__table__.c[SEARCH].op("%")(wanted),
        )
        .order_by(alike.desc())
        .limit(MOST)
    )
    rows = await session.execute(asked)
    return [
        Lookalike(id, shown.get(Locale.parse(application.locale)).text, round(score * 100)) for id, shown, score in rows
    ]
