"""The logbook and the evaluations. Intern and mentor act in their own scope first, then with their network's rights."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from mreza.mutation import Do, mutation

from mreza_internships import events, permissions
from mreza_internships.models import Internship, InternshipEvaluation, InternshipEvaluator, LogbookEntry
from mreza_internships.mutations.acts import act, require_intern, require_mentor
from mreza_internships.service import logbook
from mreza_internships.service.logbook import Marks


@mutation(permission=permissions.TAKE_PART, elevated=True)
async def write_logbook_entry(do: Do, internship: Internship, on_day: date, hours: Decimal, tasks: str) -> LogbookEntry:
    """Write down what one did on a day.

    Args:
        internship: Of which internship.
        on_day: Which day.
        hours: How many hours.
        tasks: What was done; nothing of people in care.
    """
    require_intern(do, internship)
    await do.elevate(internship.network_id)
    return await logbook.write(do.session, internship, on_day, hours, tasks, act(do))


@mutation(permission=permissions.MENTOR, elevated=True)
async def approve_logbook_entry(do: Do, entry: LogbookEntry) -> LogbookEntry:
    """Let an entry's hours count.

    Args:
        entry: Which entry.
    """
    require_mentor(do, await do.get(Internship, entry.internship_id))
    await do.elevate(entry.network_id)
    return await logbook.decide(do.session, entry, None, act(do))


@mutation(permission=permissions.MENTOR, elevated=True, emits=events.LogbookEntryRejected)
async def reject_logbook_entry(do: Do, entry: LogbookEntry, because: str) -> LogbookEntry:
    """Do not count an entry; the intern can write another one for the day.

    Args:
        entry: Which entry.
        because: Why; the intern reads it.
    """
    require_mentor(do, await do.get(Internship, entry.internship_id))
    await do.elevate(entry.network_id)
    rejected = await logbook.decide(do.session, entry, because, act(do))
    do.emit(events.LogbookEntryRejected(rejected))
    return rejected


@mutation(permission=permissions.MENTOR, elevated=True)
async def evaluate_intern(do: Do, internship: Internship, marks: Marks) -> InternshipEvaluation:
    """Look back at an intern's work, as the mentor; the intern reads it.

    Args:
        internship: Which internship.
        marks: How it went.
    """
    require_mentor(do, internship)
    await do.elevate(internship.network_id)
    return await logbook.evaluate(do.session, internship, InternshipEvaluator.MENTOR, marks, act(do))


@mutation(permission=permissions.TAKE_PART, elevated=True)
async def evaluate_internship(do: Do, internship: Internship, marks: Marks) -> InternshipEvaluation:
    """Look back at one's internship; only the network reads it.

    Args:
        internship: Which internship.
        marks: How it went.
    """
    require_intern(do, internship)
    await do.elevate(internship.network_id)
    return await logbook.evaluate(do.session, internship, InternshipEvaluator.INTERN, marks, act(do))
