"""Mentoring, from the match to the deliverable. Who is helped, a call decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from mreza.directory.organisations import Organisation, ServiceType
from mreza.errors import UserError
from mreza.model.period import Period
from mreza.model.states import transition
from mreza_calls.models import CallApplication, CallApplicationState
from mreza_calls.service.act import Act, locked
from mreza_documents.models import Document
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_quality.extensions.support import approved_plan, submitted_application
from mreza_quality.models import (
    Mentoring,
    MentoringDeliverable,
    MentoringProgramme,
    MentoringSession,
    MentoringState,
    QualityExpert,
)
from mreza_quality.service.evidence import require_theirs
from mreza_quality.service.experts import require_ready
from mreza_quality.service.people import is_of

_S = MentoringState
_CHOSEN = (CallApplicationState.ACCEPTED, CallApplicationState.AGREED)


@dataclass(frozen=True)
class MentoringFacts:
    """What is agreed on at the match.

    Attributes:
        days: Its first and last day, as planned.
        planned_hours: How many hours are planned.
        deliverable: What is to come of it.
        service_type: For which service.
        programme: In which programme.
    """

    days: Period
    planned_hours: Decimal
    deliverable: MentoringDeliverable
    service_type: ServiceType | None = None
    programme: MentoringProgramme | None = None


@dataclass(frozen=True)
class SessionFacts:
    """One meeting.

    Attributes:
        on_day: When.
        hours: How many hours.
        topics: Codes of what it was about.
        online: Whether they met online.
        notes: What was done, what stands in the way.
        tasks: What is to be done until the next.
    """

    on_day: date
    hours: Decimal
    topics: list[str] = field(default_factory=list)
    online: bool = False
    notes: str | None = None
    tasks: str | None = None


async def match(
    session: AsyncSession, application: CallApplication, expert: QualityExpert, facts: MentoringFacts, act: Act
) -> Mentoring:
    """Bring a mentor and an organisation together that a call has chosen.

    Raises: UserError NOT_CHOSEN, DAYS_MISSING, PROGRAMME_FOREIGN, EXPERT_NOT_READY, MENTOR_TIED; MATCHED_ALREADY by
        the database.
    """
    if application.state not in _CHOSEN or application.organisation_id is None:
        raise UserError(
            "NOT_CHOSEN",
            "{reference} is {state}. Match an organisation that has accepted the call's offer.",
            path=("applicationId",),
            variant="mentoring",
            reference=application.reference,
            state=application.state.name,
        )
    if facts.days.start is None or facts.days.end is None:
        raise UserError("DAYS_MISSING", "Say the first and the last day.", path=("facts", "days"))
    programme = facts.programme
    if programme is not None and programme.call_id not in (None, application.call_id):
        raise UserError("PROGRAMME_FOREIGN", "The programme chooses by another call.", path=("facts", "programmeId"))
    organisation = await session.get_one(Organisation, application.organisation_id)
    await _require_free(session, expert, organisation, act)
    made = Mentoring(
        network_id=organisation.network_id,
        organisation_id=organisation.id,
        programme_id=programme.id if programme else None,
        call_application_id=application.id,
        expert_id=expert.id,
        mentor_id=expert.person_id,
        service_type_id=facts.service_type.id if facts.service_type else None,
        deliverable=facts.deliverable,
        valid=facts.days,
        planned_hours=facts.planned_hours,
    )
    session.add(made)
    await session.flush()
    return made


async def replace_mentor(session: AsyncSession, mentoring: Mentoring, expert: QualityExpert, act: Act) -> Mentoring:
    """Go on with another mentor; the one before does not see it any more.

    Raises: UserError MENTORING_ENDED, EXPERT_NOT_READY, MENTOR_TIED.
    """
    mentoring = await _under_way(session, mentoring)
    organisation = await session.get_one(Organisation, mentoring.organisation_id)
    await _require_free(session, expert, organisation, act)
    mentoring.expert_id, mentoring.mentor_id = expert.id, expert.person_id
    await session.flush()
    return mentoring


async def agree(session: AsyncSession, mentoring: Mentoring, baseline: str | None, goals: str, act: Act) -> Mentoring:
    """Both have agreed on what is to be reached.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    mentoring = await locked(session, mentoring)
    mentoring.baseline, mentoring.goals, mentoring.agreed_on = baseline, goals, act.day
    return await _moved(session, mentoring, _S.AGREED, act)


async def record(session: AsyncSession, mentoring: Mentoring, facts: SessionFacts, act: Act) -> MentoringSession:
    """Keep a session with its hours; with the first, the mentoring runs.

    Raises: UserError NOT_AGREED, MENTORING_ENDED, SESSION_OUT_OF_TIME, HOURS_IMPOSSIBLE.
    """
    mentoring = await _under_way(session, mentoring)
    if mentoring.agreed_on is None:
        raise UserError("NOT_AGREED", "Mentor and organisation first agree on a plan.")
    if not mentoring.agreed_on <= facts.on_day <= act.day:
        raise UserError(
            "SESSION_OUT_OF_TIME",
            "A session lies between {first}, when the plan was agreed on, and today.",
            path=("facts", "onDay"),
            first=mentoring.agreed_on,
        )
    if not 0 < facts.hours <= 24:
        raise UserError("HOURS_IMPOSSIBLE", "Give hours between 0 and 24.", path=("facts", "hours"))
    if mentoring.state is _S.AGREED:
        await _moved(session, mentoring, _S.RUNNING, act)
    made = MentoringSession(
        network_id=mentoring.network_id,
        mentoring_id=mentoring.id,
        on_day=facts.on_day,
        hours=facts.hours,
        topics=list(facts.topics),
        online=facts.online,
        notes=facts.notes,
        tasks=facts.tasks,
    )
    session.add(made)
    await session.flush()
    return made


async def review(session: AsyncSession, mentoring: Mentoring, found: str, act: Act) -> Mentoring:
    """They look back half-way.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    mentoring = await locked(session, mentoring)
    mentoring.review, mentoring.reviewed_on = found, act.day
    return await _moved(session, mentoring, _S.REVIEWED, act)


async def complete(
    session: AsyncSession, mentoring: Mentoring, outcome: str, document: Document | None, act: Act
) -> Mentoring:
    """End with the deliverable. Whether there is one, the application and the plan themselves say.

    Raises: UserError DELIVERABLE_MISSING, NOT_THEIR_DOCUMENT, TRANSITION_NOT_ALLOWED.
    """
    mentoring = await locked(session, mentoring)
    if document is not None:
        require_theirs(document, mentoring.organisation_id)
        mentoring.deliverable_document_id = document.id
    mentoring.outcome, mentoring.ended_on = outcome, act.day
    await _moved(session, mentoring, _S.COMPLETED, act)
    if not await _delivered(session, mentoring):
        raise UserError(
            "DELIVERABLE_MISSING",
            "{deliverable} is not there: an application that was submitted, a plan that was adopted, or a document.",
            deliverable=mentoring.deliverable.name,
        )
    return mentoring


async def terminate(session: AsyncSession, mentoring: Mentoring, outcome: str, act: Act) -> Mentoring:
    """Break off, and why; what was reached counts all the same.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    mentoring = await locked(session, mentoring)
    mentoring.outcome, mentoring.ended_on = outcome, act.day
    return await _moved(session, mentoring, _S.TERMINATED, act)


async def _delivered(session: AsyncSession, mentoring: Mentoring) -> bool:
    condition = {
        MentoringDeliverable.LICENCE_APPLICATION: submitted_application,
        MentoringDeliverable.SERVICE_PLAN: approved_plan,
    }.get(mentoring.deliverable)
    if condition is None:
        return mentoring.deliverable_document_id is not None
    return (
        await session.scalar(select(Mentoring.id).where(Mentoring.id == mentoring.id, condition(Mentoring))) is not None
    )


async def _require_free(session: AsyncSession, expert: QualityExpert, organisation: Organisation, act: Act) -> None:
    require_ready(expert, mentors=True)
    own = expert.organisation_id == organisation.id
    if own or await is_of(session, expert.person_id, organisation.id, act.day):
        raise UserError(
            "MENTOR_TIED", "{name} belongs to the organisation itself.", path=("expertId",), name=expert.name
        )


async def _under_way(session: AsyncSession, mentoring: Mentoring) -> Mentoring:
    mentoring = await locked(session, mentoring)
    if mentoring.state in (_S.COMPLETED, _S.TERMINATED):
        raise UserError("MENTORING_ENDED", "The mentoring is {state}.", state=mentoring.state.name)
    return mentoring


async def _moved(session: AsyncSession, mentoring: Mentoring, to: MentoringState, act: Act) -> Mentoring:
    transition(session, mentoring, to, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return mentoring
