"""What is printed of an edition: its facts, the words of its language, the emblem, and how it can be checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

import segno
from mreza.errors import ConfigurationError, UserError
from mreza.text import Locale, Translated
from mreza.text.dates import written

from mreza_documents.locale.labels import DISCLAIMER, DOCUMENT, FUNDING, words
from mreza_documents.models import IssuedDocument, IssuedEdition
from mreza_documents.models.issued import CHECKED
from mreza_documents.rendering.europe import emblem
from mreza_documents.rendering.pages import page
from mreza_documents.rendering.typesetting import LettersMissing, pdf
from mreza_documents.template import DocumentTemplate, Funding

_MOST_LETTERS = 20
_SHOWN_IN_PDF = re.compile(r"#(certificate|letter)\[|\bfunded\(\)")
_SHOWN_ON_PAGE = re.compile(
    r"funding\.emblem_uri.*funding\.statement|funding\.statement.*funding\.emblem_uri", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Printed:
    """An edition with all that it is printed from.

    Attributes:
        template: Its template.
        issued: The document.
        edition: The edition, of that document.
        issuer: The network's name.
        address: Under which people reach the installation; stands in the code that is scanned.
    """

    template: DocumentTemplate
    issued: IssuedDocument
    edition: IssuedEdition
    issuer: Translated
    address: str


def templates_of(hooks: Any) -> dict[str, DocumentTemplate]:
    """All templates that plugins bring, by code.

    Raises: ConfigurationError for a code that two bring.
    """
    found: dict[str, DocumentTemplate] = {}
    for plugin, several in hooks.collect("document_templates"):
        for template in several:
            if not template.code.startswith(f"{plugin}.") or found.setdefault(template.code, template) is not template:
                raise ConfigurationError(
                    f"The plugin {plugin} brings a template {template.code}. "
                    f"Begin its code with {plugin}. and bring it once."
                )
    return found


def as_pdf(printed: Printed) -> bytes:
    """The edition as PDF; the same edition gives the same bytes.

    Raises: UserError LETTERS_NOT_PRINTABLE; ConfigurationError when the template has no PDF, or is at fault.
    """
    source = printed.template.typst
    if source is None:
        raise ConfigurationError(f"The template {printed.template.code} has no PDF. Give it a Typst source.")
    text = source.read_text(encoding="utf-8")
    _check_visibility(printed, text, _SHOWN_IN_PDF)
    try:
        return pdf(text, values_of(printed), printed.edition.issued_on)
    except LettersMissing as error:
        raise UserError(
            "LETTERS_NOT_PRINTABLE",
            "{number} has letters that no font has: {letters}. Issue it anew without them.",
            number=printed.issued.number,
            letters=" ".join(error.letters[:_MOST_LETTERS]),
        ) from error


def as_page(printed: Printed) -> bytes:
    """The edition as a page to print.

    Raises: ConfigurationError when the template has no page, or is at fault.
    """
    source = printed.template.html
    if source is None:
        raise ConfigurationError(f"The template {printed.template.code} has no page. Give it an HTML template.")
    text = source.read_text(encoding="utf-8")
    _check_visibility(printed, text, _SHOWN_ON_PAGE)
    return page(text, values_of(printed))


def values_of(printed: Printed) -> dict[str, Any]:
    """What a template gets: see the README."""
    template, issued, edition = printed.template, printed.issued, printed.edition
    locale = Locale.parse(edition.locale)
    return {
        "title": template.title.get(locale).text,
        "issuer": printed.issuer.get(locale).text,
        "locale": locale.value,
        "lang": locale.value.partition("-")[0],
        "number": issued.number,
        "edition": edition.number,
        "holder": edition.holder_name,
        "issued_on": written(edition.issued_on, locale),
        "valid_until": _day(edition.valid_until, locale),
        "facts": edition.facts or {},
        "words": {name: text.get(locale).text for name, text in template.words.items()},
        "labels": words(DOCUMENT, locale.value),
        "funding": funding_of(_funding(template, edition.facts or {}), locale.value),
        "check": check(printed.address, issued.code),
    }


def check(address: str, code: str) -> dict[str, str]:
    """Where a document is checked: the address, the code in groups that people can read, and what is scanned."""
    url = f"{address}{CHECKED}{code}"
    groups = " ".join(code[start : start + 4] for start in range(0, len(code), 4))
    scanned = segno.make(url, error="m")
    return {
        "url": url,
        "code": groups,
        "qr": scanned.svg_inline(scale=4, border=2, light="white"),
        "qr_uri": scanned.svg_data_uri(scale=4, border=2, light="white"),
    }


def _check_visibility(printed: Printed, source: str, shown: re.Pattern[str]) -> None:
    """What the European Union pays for shows its emblem and statement: no document goes out without them."""
    funding = _funding(printed.template, printed.edition.facts or {})
    if funding is not Funding.NONE and shown.search(source) is None:
        raise ConfigurationError(
            f"The template {printed.template.code} prints what is {funding.value}, and does not show it. "
            "Use certificate, letter or funded() of mreza.typ, or funding.statement and funding.emblem_uri on a page."
        )


def _day(day: date | None, locale: Locale) -> str | None:
    return None if day is None else written(day, locale)


def funding_of(funding: Funding, locale: str) -> dict[str, str] | None:
    """The emblem, the statement and the disclaimer of a language: all three or none."""
    if funding is Funding.NONE:
        return None
    return {
        "statement": FUNDING[funding.name][locale],
        "disclaimer": DISCLAIMER[locale],
        "emblem": emblem(),
        "emblem_uri": f"data:image/svg+xml,{quote(emblem())}",
    }


def _funding(template: DocumentTemplate, facts: Mapping[str, Any]) -> Funding:
    said = facts.get("funding")
    return Funding[str(said)] if said in Funding.__members__ else template.funding


__all__ = ["Printed", "as_page", "as_pdf", "check", "funding_of", "templates_of", "values_of"]
