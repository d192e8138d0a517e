"""What templates are given and what they cannot reach; the hook `document_templates`; sheets of named documents."""

from __future__ import annotations

import contextlib
import io
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import httpx2
import pytest
from mreza.errors import ConfigurationError, UserError
from mreza.model.global_id import encode
from mreza.mutation.messages import Messages
from mreza.plugin.hooks import Hooks, hookimpl
from mreza.testing.kit import Kit
from mreza.text import Locale, Translated
from mreza.web.main import web_of
from mreza_documents import hookspecs
from mreza_documents.locale.labels import FUNDING
from mreza_documents.models import IssuedDocument, IssuedEdition
from mreza_documents.rendering import sheets
from mreza_documents.rendering.europe import emblem, statement
from mreza_documents.rendering.pages import page
from mreza_documents.rendering.printing import Printed, as_page, as_pdf, templates_of
from mreza_documents.rendering.typesetting import LettersMissing, pdf
from mreza_documents.template import ALL_LOCALES, DocumentTemplate, Funding
from office import Office
from pypdf import PdfReader

HOSTILE = [
    "{{ holder.__class__.__mro__ }}",
    "{{ facts.__init__.__globals__ }}",
    "{{ ''.__class__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ lipsum.__globals__ }}",
    "{{ facts.update({'course': 'x'}) }}",
    "{% include '/etc/passwd' %}",
    "{{ ('%s' * 3).format.__self__ }}",
    "{{ '{0.__class__}'.format(holder) }}",
    "{% for one in range(10 ** 9) %}{% endfor %}",
]


@pytest.mark.parametrize("source", HOSTILE)
def test_a_template_reaches_no_object(source: str) -> None:
    facts = {"course": "<Academy>"}
    values = {"holder": "Milena", "facts": facts}
    assert page("{{ facts.course }}", values) == b"&lt;Academy&gt;"
    with pytest.raises(ConfigurationError):
        page(source, values)
    assert facts == {"course": "<Academy>"}


@pytest.mark.parametrize(
    "source",
    [
        '#read("/etc/passwd")',
        '#read("../../etc/passwd")',
        '#import "@preview/x:1.0.0": a',
        '#import "@" + "preview/x:1.0.0": a',
        '#include "\\u{40}preview/x:1.0.0"',
        '#eval("imp" + "ort \\"@pre" + "view/x:1.0.0\\"")',
    ],
)
def test_a_template_of_a_pdf_reads_nothing_of_the_machine(source: str) -> None:
    values = {"title": "T", "lang": "en"}
    assert pdf("#data.title", values, date(2025, 6, 30)).startswith(b"%PDF-")
    with pytest.raises(ConfigurationError) as refused:
        pdf(source, values, date(2025, 6, 30))
    assert "download" not in str(refused.value)


def test_the_emblem_has_its_twelve_stars_and_stands_beside_the_statement_in_every_language() -> None:
    for locale in ALL_LOCALES:
        for funding in (Funding.FUNDED, Funding.CO_FUNDED):
            drawn = statement(funding, locale)
            assert drawn.count("<polygon") == 12 and FUNDING[funding.name][locale] in drawn
    assert "#003399" in emblem() and "#FFCC00" in emblem() and 'viewBox="0 0 270 180"' in emblem()


def bringing(*codes: str) -> Any:
    class Brings:
        @hookimpl
        def document_templates(self) -> list[DocumentTemplate]:
            return [DocumentTemplate(code=code, title=Translated({"en": code})) for code in codes]

    return Brings()


def test_a_template_is_brought_once_and_under_its_plugins_name() -> None:
    specs = {"documents": hookspecs}
    found = templates_of(
        Hooks(specs, {"trainings": bringing("trainings.certificate"), "calls": bringing("calls.note")})
    )
    assert sorted(found) == ["calls.note", "trainings.certificate"]
    for wrong in (bringing("calls.note"), bringing("trainings.certificate", "trainings.certificate")):
        with pytest.raises(ConfigurationError, match="trainings"):
            templates_of(Hooks(specs, {"trainings": wrong}))


@contextlib.asynccontextmanager
async def sheets_of(kit: Kit) -> AsyncIterator[httpx2.AsyncClient]:
    """A client whose every key is the coordinator's of RS."""

    class Known:
        async def viewer(self, credential: Any) -> Any:
            return await (kit.viewers.anonymous() if credential.is_anonymous else kit.viewers.coordinator("RS"))

        def forget(self, credential: Any) -> None: ...

    kit.application.authenticator = Known()  # type: ignore[assignment]
    transport = httpx2.ASGITransport(app=web_of(kit.application))
    async with httpx2.AsyncClient(transport=transport, base_url="https://mreza.example") as client:
        yield client


@pytest.mark.parametrize("locale", [Locale.SR_CYRL, Locale.SQ])
async def test_what_an_organisation_has_handed_in_is_a_sheet_in_the_readers_language(
    kit: Kit, office: Office, locale: Locale
) -> None:
    coordinator = await kit.viewers.coordinator("RS")
    ours = encode("Organisation", (await kit.organisation("RS", {"sr-Cyrl": "Сунчана страна"})).id)
    await office.file(coordinator, organisationId=ours, issuer="Пореска управа", validTo="2025-12-31")
    await office.file(coordinator, organisationId=ours, title="2025-02-30")
    await office.file(coordinator, organisationId=ours, title="Expired", validTo="2025-01-31")

    async with sheets_of(kit) as client:
        query = {"organisation": ours, "locale": locale.value}
        key = {"authorization": "Bearer any"}
        sheet = await client.get("/q/documents-of-organisation.pdf", params=query, headers=key)
        text = PdfReader(io.BytesIO(sheet.content)).pages[0].extract_text()
        words = {
            "sr-Cyrl": ["Документи у евиденцији", "31. 12. 2025.", "Сунчана страна"],
            "sq": ["Dokumentet në dosje", "31.12.2025", "Sunčana strana"],
        }
        assert [one for one in ("Статут", "Пореска управа", *words[locale.value]) if one not in text] == []
        assert "Expired" not in text
        page = await client.get("/q/documents-of-organisation.html", params=query, headers=key)
        assert [one for one in words[locale.value] if one not in page.text] == []
        nobody = await client.get("/q/documents-of-organisation.html", params=query)
        assert nobody.status_code == 200 and "Статут" not in nobody.text
        emblem = await client.get(f"/x/documents/eu/co-funded.{locale.value}.svg")
        assert emblem.headers["content-type"] == "image/svg+xml"
        assert (await client.get("/x/documents/v/23456789ABCDEFGHJKLM")).status_code == 404


@pytest.mark.parametrize(("form", "source"), [(as_pdf, "#data.holder"), (as_page, "{{ holder }}")])
def test_nothing_that_the_union_pays_for_is_printed_without_its_emblem(form: Any, source: str, tmp_path: Path) -> None:
    shown = {as_pdf: "#certificate[#data.holder]", as_page: "{{ funding.emblem_uri }} {{ funding.statement }}"}[form]
    issued = IssuedDocument(number="RSA-2025-017", code="2" * 20)
    edition = IssuedEdition(number=1, locale="hr", holder_name="Ana", issued_on=date(2025, 6, 30), facts={})

    def printed(text: str, funding: Funding) -> bytes:
        file = tmp_path / "template"
        file.write_text(text)
        title = Translated({"en": "Certificate"})
        template = DocumentTemplate(code="a.b", title=title, typst=file, html=file, funding=funding)
        made: bytes = form(Printed(template, issued, edition, title, "https://mreza.example"))
        return made

    assert printed(shown, Funding.FUNDED) and printed(source, Funding.NONE)
    with pytest.raises(ConfigurationError, match="funded by the European Union"):
        printed(source, Funding.FUNDED)


async def test_letters_that_no_font_has_are_shown_as_squares_and_named(kit: Kit, office: Office) -> None:
    ours = await kit.organisation("RS", {"en": "Mladi 𓀀"})
    coordinator = await kit.viewers.coordinator("RS")
    for title in ("Статут", "Statut ሀ", "Statut 𓀀 ツ"):
        await office.file(coordinator, organisationId=encode("Organisation", ours.id), title=title)
    key, query = {"authorization": "Bearer x"}, {"organisation": encode("Organisation", ours.id), "locale": "sr-Latn"}
    async with sheets_of(kit) as client:
        sheet = await client.get("/q/documents-of-organisation.pdf", params=query, headers=key)
    assert sheet.status_code == 200, sheet.text
    printed = PdfReader(io.BytesIO(sheet.content)).pages[0].extract_text()
    assert "Статут" in printed and "Statut □" in printed
    assert "ne mogu da se odštampaju: U+" in printed
    assert {"U+1200", "U+13000", "U+30C4"} <= set(printed.replace(",", " ").split())


def test_a_sheet_that_cannot_be_set_at_all_is_refused_in_the_readers_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def unfit(*_: Any) -> bytes:
        raise LettersMissing(("ሀ",))

    monkeypatch.setattr(sheets, "pdf", unfit)
    with pytest.raises(UserError) as refused:
        sheets._printable("", {"title": "ሀ"}, date(2025, 6, 30), Locale.SR_LATN)
    said = Messages.of(["mreza_documents"]).text(refused.value, "sr-Latn")
    assert refused.value.code == "LETTERS_NOT_PRINTABLE" and said.startswith("Ovaj list ima slova")
