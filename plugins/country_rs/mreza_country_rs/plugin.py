"""What Serbia answers to others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mreza.plugin.answers import IdentifierScheme, Unit
from mreza.plugin.hooks import hookimpl
from mreza.text import Locale
from mreza_membership.hookspecs import RequiredDocument

from mreza_country_rs import customs, licensing, standards
from mreza_country_rs.identifiers import SCHEMES
from mreza_country_rs.units import units


class Serbia:
    """Serbia's answers to the hooks of core and membership, and of licensing and quality where they are there; on other
    countries it is silent."""

    @hookimpl
    def identifier_schemes(self) -> Iterable[IdentifierScheme]:
        """PIB and matični broj."""
        return SCHEMES

    @hookimpl
    def administrative_units(self) -> Iterable[Unit]:
        """The province, districts, cities and municipalities."""
        return tuple(units())

    @hookimpl
    def application_reference(self, country: str, year: int, sequence: int) -> str | None:
        """E.g. ``RS-2025-0001``."""
        return customs.application_reference(year, sequence) if country == customs.COUNTRY else None

    @hookimpl
    def member_number(self, country: str, sequence: int) -> str | None:
        """E.g. ``RS-0042``."""
        return customs.member_number(sequence) if country == customs.COUNTRY else None

    @hookimpl
    def required_documents(self, country: str) -> Iterable[RequiredDocument] | None:
        """Statute, extract from the register, report, decision to join."""
        return customs.DOCUMENTS if country == customs.COUNTRY else None

    @hookimpl
    def applicant_locales(self, country: str) -> Iterable[Locale] | None:
        """Serbian in both scripts, Cyrillic first."""
        return customs.LOCALES if country == customs.COUNTRY else None

    @hookimpl(optionalhook=True)
    def licensing_rules(self) -> Iterable[object]:
        """Licences per service, limited ones, and those of professionals."""
        return (licensing.RULES,)

    @hookimpl(optionalhook=True)
    def quality_standards(self) -> Iterable[Mapping[str, Any]]:
        """A starter of minimum standards, plainly marked as no law."""
        return (standards.MINIMUM,)
