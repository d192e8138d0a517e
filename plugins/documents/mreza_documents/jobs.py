"""What documents do in the background."""

from __future__ import annotations

from uuid import UUID

from anyio import to_thread
from mreza.delivery.job import JobRun, job
from mreza.errors import ConfigurationError, UserError
from sqlalchemy import func, select

from mreza_documents.models import IssuedDocument, IssuedDocumentState, IssuedEdition
from mreza_documents.rendering.printing import as_pdf, templates_of
from mreza_documents.service import expiring, printing, sweeping
from mreza_documents.storage import DocumentsSettings, Storage, marked, new_key

#: So many PDFs are made in one transaction, which must last for less than a minute.
BATCH = 25
_MOST_NAMED = 20


@job("documents.tell_expiries", daily=True)
async def tell_expiries(run: JobRun) -> str:
    """Tell owners and those who depend on them which documents expire, each once.

    Args:
        run: The job.
    """
    days, told = DocumentsSettings().expiring_days, 0
    while True:
        async with run.session() as session:
            events = await expiring.due(session, run.clock.today(), days)
            await run.tell(session, events)
        if not events:
            return f"{told} events were told."
        told += len(events)


@job("documents.sweep_files", daily=True)
async def sweep_files(run: JobRun) -> str:
    """Delete the files that no row names any more, and the parts of uploads that were killed in the middle.

    Args:
        run: The job.
    """
    storage, deleted = Storage.of(run.settings), 0
    async for keys in storage.every_key():
        async with run.session() as session:
            gone = await sweeping.forsaken(session, keys, run.clock.today())
        await storage.delete(gone)
        deleted += len(gone)
    day = run.clock.today()
    await storage.delete([mark async for mark in storage.marks() if sweeping.is_over(marked(mark)[0], day)])
    deleted += await to_thread.run_sync(sweeping.delete_parts, storage, day)
    return f"{deleted} files were deleted."


@job("documents.keep_pdfs")
async def keep_pdfs(run: JobRun, series: str) -> str:
    """Make and keep the PDFs of a series that have none yet. Begun again, it goes on with the rest.

    One that cannot be made, as for a name in letters that no font has, is named in the end and holds up no other.

    Args:
        run: The job.
        series: Of which series of the job's network.
    """
    network_id = run.network_id
    assert network_id is not None, "a series belongs to a network"
    total, done = await _counts(run, network_id, series)
    await run.report(done, total)
    last: int | None = 0
    failed: list[str] = []
    while last is not None:
        last, made, failures = await _keep_some(run, network_id, series, last)
        done += made
        failed += failures
        await run.report(done, total)
    more = f"; {len(failed)} could not be made: {', '.join(failed[:_MOST_NAMED])}" if failed else ""
    return f"{done} PDFs are kept{more}."


async def _keep_some(run: JobRun, network_id: UUID, series: str, after: int) -> tuple[int | None, int, list[str]]:
    """Keep some that come after a place: the last one's place, how many are kept, and the numbers of those not made."""
    templates, storage = templates_of(run.hooks), Storage.of(run.settings)
    address, day = printing.address_of(run.settings), run.clock.today()
    async with run.session() as session:
        found = await printing.unprinted(session, network_id, series, after, BATCH)
        failed = []
        for _, id in found:
            one = await printing.printed(session, id, None, templates, address)
            try:
                content = await to_thread.run_sync(as_pdf, one)
            except (ConfigurationError, UserError):
                failed.append(one.issued.number)
                continue
            key = new_key(day)
            await storage.put(key, content)
            printing.keep(one.edition, key, content)
    return found[-1][0] if found else None, len(found) - len(failed), failed


async def _counts(run: JobRun, network_id: UUID, series: str) -> tuple[int, int]:
    """How many PDFs there are to be in the end, and how many there are."""
    standing = (IssuedEdition.issued_id == IssuedDocument.id) & (IssuedEdition.number == IssuedDocument.edition)
    counts = (
        select(func.count(), func.count(IssuedEdition.storage_key))
        .select_from(IssuedDocument)
        .join(IssuedEdition, standing)
        .where(
            IssuedDocument.network_id == network_id,
            IssuedDocument.series == series,
            IssuedDocument.state == IssuedDocumentState.ISSUED,
        )
    )
    async with run.session() as session:
        total, kept = (await session.execute(counts)).one()
    return total, kept


__all__ = ["keep_pdfs", "sweep_files", "tell_expiries"]
