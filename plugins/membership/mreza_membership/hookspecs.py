"""What membership lets others decide: the customs of a country. A country's plugin answers for its own country only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mreza.plugin.hooks import hookspec
from mreza.text import Locale, Translated


@dataclass(frozen=True, slots=True)
class RequiredDocument:
    """A document that an applicant hands in."""

    code: str
    """Stable code, e.g. ``STATUTE``."""
    title: Translated
    """What people call it."""


@hookspec
def application_reference(country: str, year: int, sequence: int) -> str | None:
    """The reference of a country's application: its `sequence`-th of the year, counted without gaps from 1."""


@hookspec
def member_number(country: str, sequence: int) -> str | None:
    """The number of a country's `sequence`-th member."""


@hookspec
def required_documents(country: str) -> Iterable[RequiredDocument] | None:
    """What an applicant of the country hands in; screening notes what is missing."""


@hookspec
def applicant_locales(country: str) -> Iterable[Locale] | None:
    """The languages and scripts that the country's application form offers, the usual one first."""
