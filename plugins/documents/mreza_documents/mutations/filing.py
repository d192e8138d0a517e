"""Handing documents in, replacing them, letting procedures use them, taking them away."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.directory.places import Network
from mreza.errors import NotFound, UserError
from mreza.model.global_id import decode, encode
from mreza.model.period import Period
from mreza.mutation import Do, mutation

from mreza_documents import events, permissions
from mreza_documents.models import Document, DocumentKind, DocumentUse, DocumentVisibility
from mreza_documents.service import filing, receipts, uses
from mreza_documents.service.filing import Decision, Filed


@mutation(permission=permissions.FILE, emits=(events.DocumentFiled, events.DocumentReplaced))
async def file_document(
    do: Do,
    upload: str,
    kind: DocumentKind,
    title: str,
    organisation: Organisation | None = None,
    person: Person | None = None,
    network: Network | None = None,
    language: str | None = None,
    issuer: str | None = None,
    reference: str | None = None,
    issued_on: date | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    visibility: DocumentVisibility = DocumentVisibility.OWNER,
    replaces: Document | None = None,
) -> Document:
    """File what was uploaded to `/x/documents/files`: for an organisation, on a person, or for a network.

    Args:
        upload: The receipt that the upload was answered with.
        kind: What sort of document.
        title: What it is called.
        organisation: The organisation that it belongs to.
        person: The person that it is about.
        network: The network that it belongs to, where it is neither an organisation's nor a person's.
        language: The language it is written in, e.g. sr-Cyrl or de; the viewer's when left out.
        issuer: Who issued it.
        reference: The issuer's number.
        issued_on: When it was issued.
        valid_from: The first day on which it is valid.
        valid_to: The last day on which it is valid.
        visibility: Who is to see it besides owner and network.
        replaces: The document whose place it takes.
    """
    filed = Filed(
        network_id=_network(do, organisation, person, network),
        organisation=organisation,
        person=person,
        kind=kind,
        title=title,
        language=language or do.locale,
        issuer=issuer,
        reference=reference,
        issued_on=issued_on,
        valid=_valid(valid_from, valid_to),
        visibility=visibility,
    )
    receipt = receipts.read(upload, do.settings, do.user_id, do.now)
    document = await filing.file_document(do.session, filed, receipt, _decision(do), replaces)
    do.emit(events.DocumentFiled(document, kind.name))
    if replaces is not None:
        do.emit(events.DocumentReplaced(replaces, replaces.kind.name, encode("Document", document.id)))
    return document


@mutation(permission=permissions.FILE, emits=events.DocumentRemoved)
async def remove_document(do: Do, document: Document, reason: str) -> Document:
    """Take a document away. Its file cannot be read from now on, and is deleted within two days.

    Args:
        document: Which document.
        reason: Why.
    """
    removed = await filing.remove(do.session, document, Decision(do.today, do.user_id, reason))
    do.emit(events.DocumentRemoved(removed, removed.kind.name))
    return removed


@mutation(permission=permissions.FILE, emits=events.DocumentUsed)
async def use_document(do: Do, document: Document, dependent: str, purpose: str) -> DocumentUse:
    """Let a procedure depend on a document that was handed in before. Its network may read it until the use ends.

    Args:
        document: Which document; one's own, or of one's network.
        dependent: The id of what depends on it, e.g. of an application.
        purpose: What for, beginning with the plugin's name, e.g. membership.application.
    """
    row = await filing.seen(do.session, *decode(dependent, path=("dependent",)), path=("dependent",))
    used = await uses.use(do.session, document, row, purpose, do.today)
    do.emit(events.DocumentUsed(used, purpose))
    return used


@mutation(permission=permissions.FILE)
async def end_document_use(do: Do, document_use: DocumentUse) -> DocumentUse:
    """End the use of a document: the procedure is over, or takes another one.

    Args:
        document_use: Which use.
    """
    await uses.end(do.session, [document_use], do.today)
    return document_use


def _network(do: Do, organisation: Organisation | None, person: Person | None, network: Network | None) -> UUID:
    """Whose network it goes to.

    Raises: UserError OWNER_MISSING; NotFound for a network that is not the viewer's.
    """
    if organisation is not None:
        return organisation.network_id
    if person is not None:
        return person.network_id
    if network is None:
        raise UserError("OWNER_MISSING", "Say whose it is: an organisation's, a person's or a network's.")
    if network.id not in do.viewer.networks:
        raise NotFound("Network", path=("networkId",))
    return network.id


def _valid(first: date | None, last: date | None) -> Period:
    if first is not None and last is not None and last < first:
        raise UserError(
            "PERIOD_REVERSED",
            "The period ends on {end}, before it begins on {start}. Swap the dates.",
            path=("validTo",),
            start=first,
            end=last,
        )
    return Period(first, last)


def _decision(do: Do) -> Decision:
    return Decision(do.today, do.user_id, do.reason)
