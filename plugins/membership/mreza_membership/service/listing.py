"""The directory follows membership: `Organisation.listed` is written anew with every change, in its transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.model.period import ONE_DAY, Period
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_membership.models import Membership, MembershipTerm, MembershipTermState, MembershipType, Suspension

_COUNTS = (MembershipTermState.CURRENT, MembershipTermState.ENDED)


async def refresh(session: AsyncSession, organisation_id: UUID, day: date) -> None:
    """Set the days on which the directory shows an organisation: its terms and their grace, without suspensions.

    Of several stretches, it is the one that holds `day`, else the next one, else the last one.
    """
    await session.flush()
    organisation = await session.get_one(Organisation, organisation_id)
    listed = stretch(await _terms(session, organisation_id), await _suspensions(session, organisation_id), day)
    if organisation.listed != listed:
        organisation.listed = listed


def stretch(shown: Iterable[Period], hidden: Iterable[Period], day: date) -> Period | None:
    """The stretch of `shown` without `hidden` that holds the day, else the next one, else the last one."""
    stretches = _merged(shown)
    for gap in hidden:
        stretches = [rest for one in stretches for rest in _without(one, gap)]
    ahead = [one for one in stretches if one.end is None or one.end >= day]
    return ahead[0] if ahead else (stretches[-1] if stretches else None)


def _merged(periods: Iterable[Period]) -> list[Period]:
    """The periods in order, those that touch made one."""
    merged: list[Period] = []
    for one in sorted(periods, key=lambda period: period.start or date.min):
        last = merged[-1] if merged else None
        if last is None or (last.end is not None and one.start is not None and last.end + ONE_DAY < one.start):
            merged.append(one)
        else:
            merged[-1] = last.until(None if last.end is None or one.end is None else max(last.end, one.end))
    return merged


def _without(period: Period, gap: Period) -> list[Period]:
    """What is left of a period when a gap is cut out of it."""
    first, last = period.start or date.min, period.end or date.max
    gap_first, gap_last = gap.start or date.min, gap.end or date.max
    if gap_last < first or last < gap_first:
        return [period]
    before = [Period(period.start, gap_first - ONE_DAY)] if first < gap_first else []
    after = [Period(gap_last + ONE_DAY, period.end)] if gap_last < last else []
    return before + after


async def _terms(session: AsyncSession, organisation_id: UUID) -> list[Period]:
    rows = await session.scalars(
        select(MembershipTerm)
        .join(Membership, Membership.id == MembershipTerm.membership_id)
        .join(MembershipType, MembershipType.id == Membership.type_id)
        .where(
            MembershipTerm.organisation_id == organisation_id, MembershipTerm.state.in_(_COUNTS), MembershipType.listed
        )
    )
    return [_with_grace(term) for term in rows]


def _with_grace(term: MembershipTerm) -> Period:
    ran_out = term.ending is None and term.state is MembershipTermState.CURRENT
    return term.valid.until(term.grace_until) if ran_out and term.grace_until else term.valid


async def _suspensions(session: AsyncSession, organisation_id: UUID) -> list[Period]:
    rows = await session.scalars(select(Suspension).where(Suspension.organisation_id == organisation_id))
    return [one.valid for one in rows if one.lifted_on is None or (one.valid.start and one.lifted_on > one.valid.start)]
