"""What membership answers to others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from mreza.access.permissions import Permission
from mreza.demo.plan import DemoPlan, Rows
from mreza.plugin.hooks import hookimpl
from sqlalchemy import ColumnElement, Date, Select, literal, select

from mreza_membership.extensions import voting_right, what_bars, what_warns
from mreza_membership.models import Membership
from mreza_membership.permissions import PERMISSIONS


class MembershipPlugin:
    """Membership's answers to the hooks of core, and of plugins that it does not require."""

    @hookimpl
    def permissions(self) -> tuple[Permission, ...]:
        """What of membership roles may allow."""
        return PERMISSIONS

    @hookimpl(optionalhook=True)
    def entitled_to_vote(self, network: UUID, day: date) -> Select[UUID]:
        """Whose membership of the network votes on the day; asked by events, where they are enabled."""
        on_day = literal(day, Date())
        return select(Membership.organisation_id).where(
            Membership.network_id == network, voting_right(Membership, on_day)
        )

    @hookimpl
    def demo(self, scenario: DemoPlan) -> Iterable[Rows]:
        """A story of years for every organisation of the demonstration."""
        from mreza_membership.demo import rows  # noqa: PLC0415 - only who demonstrates needs it

        return rows(scenario)

    @hookimpl(optionalhook=True)
    def organisation_standing(
        self, organisation: UUID, day: date
    ) -> tuple[ColumnElement[str | None], ColumnElement[str | None]]:
        """Who is no member, is suspended, or owes what binds, is barred; of one in grace one is warned."""
        return what_bars(organisation, day), what_warns(organisation, day)
