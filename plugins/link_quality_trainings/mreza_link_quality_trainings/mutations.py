"""Saying which course helps with which topic."""

from __future__ import annotations

from mreza.directory.places import Network
from mreza.errors import NotFound
from mreza.mutation import Do, mutation
from mreza.text import Translated
from mreza_quality.models import QualityTopic
from mreza_trainings.models import Course

from mreza_link_quality_trainings import permissions
from mreza_link_quality_trainings.models import CourseSuggestion


@mutation(permission=permissions.SUGGEST)
async def suggest_course(
    do: Do, network: Network, topic: QualityTopic, course: Course, reason: Translated | None = None
) -> CourseSuggestion:
    """Say to a network's members that a course, of whatever network, helps with a topic of quality.

    Args:
        network: To whose members.
        topic: What criteria are about.
        course: The course that helps.
        reason: How it helps.
    """
    if network.id not in do.viewer.networks:
        raise NotFound("Network", path=("networkId",))
    made = CourseSuggestion(network_id=network.id, topic_id=topic.id, course_id=course.id, reason=reason)
    do.session.add(made)
    return made


@mutation(permission=permissions.SUGGEST)
async def drop_course_suggestion(do: Do, suggestion: CourseSuggestion) -> None:
    """Suggest a course for a topic no longer.

    Args:
        suggestion: Which suggestion.
    """
    if suggestion.network_id not in do.viewer.networks:
        raise NotFound("CourseSuggestion", path=("suggestionId",))
    await do.session.delete(suggestion)
