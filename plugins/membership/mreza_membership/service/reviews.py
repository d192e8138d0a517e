"""Advice on applications: who is asked, and what the answer was."""

from __future__ import annotations

from datetime import date

from mreza.access.models import User
from mreza.errors import UserError
from mreza.model.states import transition
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_membership.models import (
    AdmissionAdvice,
    AdmissionReview,
    MembershipApplication,
    MembershipApplicationState,
)
from mreza_membership.service.act import Act
from mreza_membership.service.applications import locked


async def assign_review(
    session: AsyncSession, application: MembershipApplication, reviewer: User, due_on: date | None, act: Act
) -> AdmissionReview:
    """Ask a user for advice on an application that was screened."""
    application = await locked(session, application)
    if application.state is not MembershipApplicationState.UNDER_REVIEW:
        transition(
            session, application, MembershipApplicationState.UNDER_REVIEW, day=act.day, by=act.by, reason=act.reason
        )
    review = AdmissionReview(
        network_id=application.network_id,
        application_id=application.id,
        reviewer_id=reviewer.id,
        assigned_on=act.day,
        due_on=due_on,
    )
    session.add(review)
    await session.flush()
    return review


async def record_review(
    session: AsyncSession, review: AdmissionReview, advice: AdmissionAdvice, act: Act
) -> AdmissionReview:
    """Write down a reviewer's advice.

    Raises: UserError ALREADY_RECORDED.
    """
    if review.recorded_on is not None:
        raise UserError("ALREADY_RECORDED", "This advice was given on {day}.", day=review.recorded_on.isoformat())
    review.advice, review.reason, review.recorded_on = advice, act.reason, act.day
    await session.flush()
    return review
