"""Anonymous evaluation of an edition."""

from __future__ import annotations

from dataclasses import dataclass

from mreza.mutation import Do, mutation, shown_once
from mreza.text import Translated

from mreza_trainings import events, permissions
from mreza_trainings.models import CourseEdition, Evaluation
from mreza_trainings.mutations.acts import act, require_holder
from mreza_trainings.service import evaluating


@dataclass(frozen=True)
class TicketsDrawn:
    """Tickets to hand out, one to each participant.

    Attributes:
        codes: What their holders type in. Given once: a repeated request gets null.
    """

    codes: list[str] | None = shown_once()  # noqa: RUF009


@mutation(permission=permissions.EVALUATE)
async def open_evaluation(do: Do, edition: CourseEdition, questions: list[Translated]) -> Evaluation:
    """Ask the participants of an edition to rate something, each with 1 to 5, without anybody learning who said what.

    Args:
        edition: Which edition.
        questions: What is to be rated, in the order in which it is asked.
    """
    require_holder(do, edition)
    return await evaluating.open_evaluation(do.session, edition, questions)


@mutation(permission=permissions.EVALUATE)
async def draw_evaluation_tickets(do: Do, evaluation: Evaluation) -> TicketsDrawn:
    """Draw one ticket for each participant who has none yet. Hand them out face down: none is tied to anybody.

    Args:
        evaluation: For which evaluation.
    """
    require_holder(do, await do.get(CourseEdition, evaluation.edition_id))
    return TicketsDrawn(await evaluating.draw_tickets(do.session, evaluation))


@mutation(public=True, elevated=True, per_address=100)
async def answer_evaluation(do: Do, evaluation: Evaluation, code: str, ratings: list[int]) -> Evaluation:
    """Answer with a ticket, without an account. What is kept is how often each rating was given.

    Args:
        evaluation: Which evaluation.
        code: The ticket's code.
        ratings: A rating from 1 to 5 for each question, in their order.
    """
    # Whoever holds a ticket writes into counters that only the evaluation's network can reach.
    await do.elevate(evaluation.network_id)
    await evaluating.answer(do.session, evaluation, code, ratings)
    return evaluation


@mutation(permission=permissions.EVALUATE, emits=events.EvaluationClosed)
async def close_evaluation(do: Do, evaluation: Evaluation) -> Evaluation:
    """Take no more answers, and let the figures be read: the mean, and from five answers on how often each rating was
    given.

    Args:
        evaluation: Which evaluation.
    """
    require_holder(do, await do.get(CourseEdition, evaluation.edition_id))
    return await evaluating.close(do.session, evaluation, act(do))
