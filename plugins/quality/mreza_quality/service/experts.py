"""Experts: people who agree to be found by other networks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.errors import UserError
from mreza.model.states import transition
from mreza_calls.service.act import Act, locked
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_quality.models import QualityExpert, QualityExpertState, QualityTopic
from mreza_quality.service.people import is_of


@dataclass(frozen=True)
class ExpertFacts:
    """What others are to know of an expert.

    Attributes:
        name: Their name, as other networks are to see it.
        organisation: Where they come from.
        profile: What they know, in a few sentences.
        topics: What they know, by topics.
        languages: The locales in which they work.
        mentors: Whether they mentor.
        reviews: Whether they take part in peer reviews.
    """

    name: str
    organisation: Organisation | None = None
    profile: str | None = None
    topics: list[QualityTopic] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    mentors: bool = True
    reviews: bool = True


async def offer(session: AsyncSession, person: Person, facts: ExpertFacts, act: Act) -> QualityExpert:
    """Let a person be found, or change what others know of them.

    Raises: UserError NOT_THEIR_PERSON.
    """
    if facts.organisation is not None and not await is_of(session, person.id, facts.organisation.id, act.day):
        raise UserError(
            "NOT_THEIR_PERSON", "The expert must be somebody of the organisation today.", path=("facts", "organisation")
        )
    made = (await session.scalars(select(QualityExpert).where(QualityExpert.person_id == person.id))).one_or_none()
    if made is None:
        made = QualityExpert(network_id=person.network_id, person_id=person.id)
        session.add(made)
    made.name, made.profile = facts.name, facts.profile
    made.organisation_id = facts.organisation.id if facts.organisation else None
    made.topics, made.languages = _codes(facts.topics), list(facts.languages)
    made.mentors, made.reviews = facts.mentors, facts.reviews
    await session.flush()
    return made


async def rest(session: AsyncSession, expert: QualityExpert, to: QualityExpertState, act: Act) -> QualityExpert:
    """Let nobody ask them for the time being, or again.

    Raises: UserError TRANSITION_NOT_ALLOWED.
    """
    expert = await locked(session, expert)
    transition(session, expert, to, day=act.day, by=act.by, reason=act.reason)
    await session.flush()
    return expert


def require_ready(expert: QualityExpert, *, mentors: bool) -> None:
    """That somebody can be asked.

    Raises: UserError EXPERT_NOT_READY.
    """
    if expert.state is not QualityExpertState.READY or not (expert.mentors if mentors else expert.reviews):
        raise UserError(
            "EXPERT_NOT_READY", "{name} is not to be asked for this now.", path=("expertId",), name=expert.name
        )


def _codes(topics: Sequence[QualityTopic]) -> list[str]:
    return sorted(one.code for one in topics)
