"""What documents serve besides GraphQL: files up and down, printed documents, and the page behind a QR code."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import PurePath
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

from anyio import to_thread
from mreza.access.rules import SqlViewer
from mreza.directory.places import Network
from mreza.errors import NotFound, NotPermitted, UserError
from mreza.plugin.routes import Route, Visit
from mreza.text import Locale, Translated
from mreza.text.dates import written
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.datastructures import UploadFile
from starlette.responses import JSONResponse, Response, StreamingResponse

from mreza_documents.locale.labels import CHECK, DOCUMENT, FUNDING, words
from mreza_documents.models import Document, DocumentSeal
from mreza_documents.permissions import FILE
from mreza_documents.rendering.europe import statement
from mreza_documents.rendering.pages import own_page
from mreza_documents.rendering.printing import Printed, as_page, as_pdf, check, templates_of
from mreza_documents.service import printing, quota, receipts
from mreza_documents.service.contents import TYPES, examined
from mreza_documents.service.receipts import Receipt
from mreza_documents.storage import DocumentsSettings, Storage, new_key
from mreza_documents.template import DocumentTemplate, Funding

#: What a form holds besides the file: names and boundaries of its parts.
_FORM = 10_000
_LONGEST_NAME = 200
#: So many files may one address upload in a quarter of an hour: an office files a cabinet, nobody fills a disk.
_UPLOADS = 200


async def upload(visit: Visit) -> Response:
    """``file`` of a form → a receipt, by which `fileDocument` files it."""
    if not visit.viewer.may(FILE):
        raise NotPermitted(FILE)
    async with visit.request.form(max_files=1, max_fields=0) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise UserError("FILE_MISSING", 'Send the file as the part "file" of a form.', path=("file",))
        content = await to_thread.run_sync(examined, file.file)
        receipt = Receipt(
            uuid4(),
            new_key(visit.clock.today()),
            _name(file.filename),
            content.media_type,
            content.size,
            content.sha256,
        )
        storage = Storage.of(visit.settings)
        place = quota.place_of(visit.settings, visit.viewer.user_id)
        await quota.take(storage, place, receipt.key, receipt.size, partial(_filed, visit))
        await storage.put(receipt.key, file.file)
    text = receipts.written(receipt, visit.settings, visit.viewer.user_id, visit.clock.now())
    return JSONResponse(
        {"upload": text, "mediaType": receipt.media_type, "size": receipt.size, "sha256": receipt.sha256}, 201
    )


async def _filed(visit: Visit, keys: list[str]) -> set[str]:
    async with visit.reading() as session:
        return set(await session.scalars(select(Document.storage_key).where(Document.storage_key.in_(keys))))


async def download(visit: Visit) -> Response:
    """A document's file, for whoever sees the document."""
    viewer, id = SqlViewer(), visit.request.path_params["id"]
    circle = viewer.in_network(Document.network_id) | Document.own(viewer)
    async with visit.reading() as session:
        found = (await session.execute(select(Document, circle).where(Document.id == id))).one_or_none()
    document, is_theirs = found or (None, False)
    if document is None or document.storage_key is None:
        raise NotFound("Document")
    try:
        pieces = await Storage.of(visit.settings).pieces(document.storage_key)
    except FileNotFoundError:
        raise NotFound("Document") from None
    # What the file was called is its circle's to know; everybody else knows its title.
    name = (document.file_name if is_theirs else document.title) or "document"
    headers = _attached(_ending(name, document.media_type)) | {
        "content-length": str(document.size),
        "etag": f'"{document.sha256}"',
    }
    return StreamingResponse(pieces, media_type=document.media_type, headers=headers)


async def issued_pdf(visit: Visit) -> Response:
    """An issued document as PDF, for whoever sees it: the one that is kept, else made now."""
    one = await _printed(visit)
    kept = one.edition.storage_key
    content = await (Storage.of(visit.settings).get(kept) if kept else to_thread.run_sync(as_pdf, one))
    return Response(content, media_type="application/pdf", headers=_attached(f"{one.issued.number}.pdf"))


async def issued_page(visit: Visit) -> Response:
    """An issued document as a page to print, for whoever sees it."""
    one = await _printed(visit)
    return Response(await to_thread.run_sync(as_page, one), media_type="text/html")


async def verification(visit: Visit) -> Response:
    """What the public may know of an issued document by its code: no name of the holder, no contact data."""
    code = "".join(visit.request.path_params["code"].split()).replace("-", "").upper()
    asked = select(DocumentSeal).where(DocumentSeal.code == code)
    async with visit.reading() as session:
        seal = (await session.scalars(asked)).one_or_none() if code.isascii() and code.isalnum() else None
        issuer = await _issuer(session, seal) if seal else None
    locale = Locale.parse(visit.locale)
    values: dict[str, Any] = {"lang": locale.value, "words": words(CHECK, locale.value), "found": seal is not None}
    if seal is None or issuer is None:
        return Response(own_page("check.html", values | {"title": ""}), 404, media_type="text/html")
    template = templates_of(visit.hooks).get(seal.template)
    values |= {
        "title": template.title.get(locale).text if template else seal.number,
        "state": _state(seal, visit.clock.today()),
        "lines": _lines(seal, issuer, template, locale),
    }
    return Response(await to_thread.run_sync(_checked, values, visit.address, seal.code), media_type="text/html")


async def european(visit: Visit) -> Response:
    """The European emblem with the funding statement of a language, for web sites."""
    name, locale = visit.request.path_params["funding"].upper().replace("-", "_"), visit.request.path_params["locale"]
    if name not in FUNDING or locale not in FUNDING[name]:
        raise NotFound("The statement")
    headers = {"cache-control": "public, max-age=86400", "cross-origin-resource-policy": "cross-origin"}
    return Response(statement(Funding[name], locale), media_type="image/svg+xml", headers=headers)


async def _printed(visit: Visit) -> Printed:
    id: UUID = visit.request.path_params["id"]
    edition = visit.request.query_params.get("edition", "")
    async with visit.reading() as session:
        templates = templates_of(visit.hooks)
        number = int(edition) if edition.isascii() and edition.isdigit() and len(edition) < 6 else None
        return await printing.printed(session, id, number, templates, visit.address)


async def _issuer(session: AsyncSession, seal: DocumentSeal) -> Translated:
    return (await session.get_one(Network, seal.network_id)).name


def _checked(values: dict[str, Any], address: str, code: str) -> bytes:
    """The page of a document that was found. Its code to scan takes milliseconds to draw: not in the event loop."""
    return own_page("check.html", values | {"check": check(address, code)})


def _state(seal: DocumentSeal, today: date) -> str:
    if seal.revoked_on is not None and seal.revoked_on <= today:
        return "REVOKED"
    return "EXPIRED" if seal.valid_until is not None and seal.valid_until < today else "VALID"


def _lines(
    seal: DocumentSeal, issuer: Translated, template: DocumentTemplate | None, locale: Locale
) -> list[tuple[str, str]]:
    """The lines of the page: what every document has, then the facts that its plugin made public."""
    said = words(DOCUMENT, locale.value) | {"revoked_on": CHECK["revoked_on"][locale.value]}
    days = {"issued_on": seal.issued_on, "valid_until": seal.valid_until, "revoked_on": seal.revoked_on}
    lines = [
        (said["number"], seal.number),
        (said["edition"], str(seal.edition)),
        (said["issued_by"], issuer.get(locale).text),
    ]
    lines += [(said[name], written(day, locale)) for name, day in days.items() if day is not None]
    names = template.words if template else {}
    for name, value in seal.facts.items():
        if value is not None and not isinstance(value, dict | list):
            lines.append((names[name].get(locale).text if name in names else name, str(value)))
    return lines


def _name(given: str | None) -> str:
    """A file's own name: no folder, nothing that cannot be printed, not endless."""
    name = PurePath((given or "").replace("\\", "/")).name
    return "".join(letter for letter in name if letter.isprintable())[-_LONGEST_NAME:] or "file"


def _ending(name: str, media_type: str) -> str:
    """The name with an ending of its content's type, by which the reader's machine chooses what opens it."""
    usual = TYPES.get(media_type, "bin")
    known = (".jpg", ".jpeg") if usual == "jpg" else (f".{usual}",)
    return name if name.lower().endswith(known) else f"{name}.{usual}"


def _attached(name: str) -> dict[str, str]:
    return {"content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}


def routes() -> list[Route]:
    """All routes of documents, below ``/x/documents/``."""
    limit = DocumentsSettings().upload_limit + _FORM
    return [
        Route("files", upload, "POST", longest=limit, per_address=_UPLOADS),
        Route("files/{id:uuid}", download),
        Route("issued/{id:uuid}.pdf", issued_pdf),
        Route("issued/{id:uuid}.html", issued_page),
        Route("v/{code}", verification),
        Route("eu/{funding}.{locale}.svg", european),
    ]


__all__ = ["routes"]
