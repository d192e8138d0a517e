"""What a plugin brings so that something of its own can be issued: a template, and the words that it prints."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path

from mreza.text import Locale, Translated

ALL_LOCALES = tuple(locale.value for locale in Locale)


class Funding(enum.Enum):
    """How the European Union pays for what a document is about; the emblem stands beside the statement, always."""

    FUNDED = "funded by the European Union"
    CO_FUNDED = "co-funded by the European Union"
    NONE = "without its money, so without its emblem"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentTemplate:
    """A kind of document that a plugin issues; at least one of `html` and `typst` is given.

    Attributes:
        code: Stable, beginning with the plugin's name, e.g. ``trainings.certificate``.
        title: What the document is called; the public page shows it.
        typst: A Typst source, for PDF. ``rendering/templates/mreza.typ`` stands before it; it imports nothing.
        html: A Jinja2 template, for a page to print; it gets the same plain values.
        words: The words that it prints, by a name of one's own; the template gets those of the document's locale.
        locales: The languages and scripts that it can be had in.
        funding: Whose money it is; a document's own fact ``funding`` (the name of a `Funding`) goes before it.
    """

    code: str
    title: Translated
    typst: Path | Traversable | None = None
    html: Path | Traversable | None = None
    words: Mapping[str, Translated] = field(default_factory=dict)
    locales: tuple[str, ...] = ALL_LOCALES
    funding: Funding = Funding.FUNDED


__all__ = ["ALL_LOCALES", "DocumentTemplate", "Funding"]
