"""Mentoring: experts, programmes, the match, sessions, the deliverable."""

from __future__ import annotations

from datetime import date

from mreza.directory.people import Person
from mreza.model.period import Period
from mreza.mutation import Do, mutation
from mreza.text import Translated
from mreza_calls.models import Call, CallApplication
from mreza_documents.models import Document

from mreza_quality import events, permissions
from mreza_quality.models import Mentoring, MentoringProgramme, MentoringSession, QualityExpert, QualityExpertState
from mreza_quality.mutations.acts import act, require_mentoring_side, require_network, require_self
from mreza_quality.service import experts
from mreza_quality.service import mentoring as service
from mreza_quality.service.experts import ExpertFacts
from mreza_quality.service.mentoring import MentoringFacts, SessionFacts


@mutation(permission=permissions.TAKE_PART)
async def offer_quality_expert(do: Do, person: Person, facts: ExpertFacts) -> QualityExpert:
    """Let a person be found by other networks as a mentor or a peer, or change what these know of them.

    Args:
        person: Oneself, or somebody of one's network.
        facts: What others are to know.
    """
    require_self(do, person)
    return await experts.offer(do.session, person, facts, act(do))


@mutation(permission=permissions.TAKE_PART)
async def rest_quality_expert(do: Do, expert: QualityExpert, ready: bool = False) -> QualityExpert:
    """Let nobody ask an expert for the time being, or again.

    Args:
        expert: Oneself, or somebody of one's network.
        ready: Whether they can be asked again.
    """
    require_self(do, await do.get(Person, expert.person_id, path=("expertId",)))
    to = QualityExpertState.READY if ready else QualityExpertState.RESTING
    return await experts.rest(do.session, expert, to, act(do))


@mutation(permission=permissions.FRAMEWORKS)
async def add_mentoring_programme(
    do: Do, code: str, title: Translated, lasts: Period, call: Call | None = None, target: int | None = None
) -> MentoringProgramme:
    """Set a programme with its target.

    Args:
        code: Its reference.
        title: Its title.
        lasts: Its first and last day.
        call: The call by which organisations are chosen.
        target: How many organisations are to be supported.
    """
    made = MentoringProgramme(code=code, title=title, lasts=lasts, call_id=call.id if call else None, target=target)
    do.session.add(made)
    return made


@mutation(permission=permissions.MATCH, emits=events.MentoringMatched)
async def match_mentor(do: Do, application: CallApplication, expert: QualityExpert, facts: MentoringFacts) -> Mentoring:
    """Bring a mentor and an organisation together that has accepted a call's offer.

    Args:
        application: The organisation's application to the call.
        expert: The mentor, of whatever network.
        facts: What is agreed on.
    """
    require_network(do, application.home_network_id, "Application")
    return await service.match(do.session, application, expert, facts, act(do))


@mutation(permission=permissions.MATCH)
async def replace_mentor(do: Do, mentoring: Mentoring, expert: QualityExpert) -> Mentoring:
    """Go on with another mentor. The one before does not see the mentoring any more.

    Args:
        mentoring: Which mentoring.
        expert: The new mentor.
    """
    require_network(do, mentoring.network_id, "Mentoring")
    return await service.replace_mentor(do.session, mentoring, expert, act(do))


@mutation(permission=permissions.MATCH)
async def agree_on_mentoring(
    do: Do, mentoring: Mentoring, goals: str, baseline: str | None = None, day: date | None = None
) -> Mentoring:
    """Write down what mentor and organisation agreed to reach.

    Args:
        mentoring: Which mentoring.
        goals: What is to be reached.
        baseline: Where the organisation stands.
        day: When they agreed.
    """
    require_network(do, mentoring.network_id, "Mentoring")
    return await service.agree(do.session, mentoring, baseline, goals, act(do, day))


@mutation(permission=permissions.TAKE_PART, elevated=True, emits=events.MentoringSessionRecorded)
async def record_mentoring_session(do: Do, mentoring: Mentoring, facts: SessionFacts) -> MentoringSession:
    """Keep a session with its hours: the mentor does, the organisation, or its network.

    Args:
        mentoring: Of which mentoring.
        facts: What was done.
    """
    require_mentoring_side(do, mentoring)
    await do.elevate(mentoring.network_id)
    return await service.record(do.session, mentoring, facts, act(do))


@mutation(permission=permissions.MATCH)
async def review_mentoring(do: Do, mentoring: Mentoring, found: str, day: date | None = None) -> Mentoring:
    """Write down what they found when they looked back half-way.

    Args:
        mentoring: Which mentoring.
        found: What was found.
        day: When.
    """
    require_network(do, mentoring.network_id, "Mentoring")
    return await service.review(do.session, mentoring, found, act(do, day))


@mutation(permission=permissions.MATCH, emits=events.MentoringCompleted)
async def complete_mentoring(
    do: Do, mentoring: Mentoring, outcome: str, document: Document | None = None, day: date | None = None
) -> Mentoring:
    """Complete a mentoring whose deliverable is there.

    Args:
        mentoring: Which mentoring.
        outcome: How it went, and what stood in the way.
        document: What came of it, where it is a document.
        day: When.
    """
    require_network(do, mentoring.network_id, "Mentoring")
    when = act(do, day)
    completed = await service.complete(do.session, mentoring, outcome, document, when)
    do.emit(events.MentoringCompleted(completed, when.day))
    return completed


@mutation(permission=permissions.MATCH)
async def terminate_mentoring(do: Do, mentoring: Mentoring, outcome: str, day: date | None = None) -> Mentoring:
    """Break a mentoring off. What was reached counts all the same.

    Args:
        mentoring: Which mentoring.
        outcome: Why, and what was reached.
        day: When.
    """
    require_network(do, mentoring.network_id, "Mentoring")
    return await service.terminate(do.session, mentoring, outcome, act(do, day))
