"""Documents that the demo's organisations have on file as evidence."""

from __future__ import annotations

from datetime import date
from hashlib import blake2b
from uuid import UUID

from mreza.demo import Ledger, PlannedOrganisation
from mreza.model.period import Period
from mreza_documents.models import Document, DocumentKind, DocumentState, DocumentVisibility
from mreza_documents.rendering.sample import PREFIX, fingerprint, sample

from mreza_quality.demo import words


def file(ledger: Ledger, one: PlannedOrganisation, day: date) -> UUID:
    """A sample, filed on a day."""
    chosen = blake2b(f"evidence {one.number}".encode(), digest_size=16).hexdigest()
    planned = {
        "organisation_id": one.id,
        "kind": DocumentKind.REPORT,
        "title": words.of(words.EVIDENCE, one.locale),
        "language": one.locale,
        "valid": Period(day),
        "visibility": DocumentVisibility.OWNER,
        "state": DocumentState.FILED,
        "filed_on": day,
        "file_name": "pravilnik.pdf",
        "media_type": "application/pdf",
        "size": len(sample()),
        "sha256": fingerprint(),
        "storage_key": f"{PREFIX}{chosen}",
        "told_expired": False,
    }
    return ledger.add(Document, one.network, **planned)
