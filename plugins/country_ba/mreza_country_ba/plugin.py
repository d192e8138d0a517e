"""What Bosnia and Herzegovina answers to others."""

from __future__ import annotations

from collections.abc import Iterable

from mreza.plugin.answers import IdentifierScheme, Unit
from mreza.plugin.hooks import hookimpl
from mreza.text import Locale
from mreza_membership.hookspecs import RequiredDocument

from mreza_country_ba import customs
from mreza_country_ba.identifiers import SCHEMES
from mreza_country_ba.permissions import jurisdictions
from mreza_country_ba.units import units


class BosniaAndHerzegovina:
    """The answers to the hooks of core, membership and licensing; on other countries it is silent."""

    @hookimpl
    def identifier_schemes(self) -> Iterable[IdentifierScheme]:
        """JIB, VAT number, entry in a register."""
        return SCHEMES

    @hookimpl
    def administrative_units(self) -> Iterable[Unit]:
        """Entities, Brčko District, cantons, local self-government."""
        return tuple(units())

    @hookimpl
    def application_reference(self, country: str, year: int, sequence: int) -> str | None:
        """E.g. ``BA-2025-0001``."""
        return customs.application_reference(year, sequence) if country == customs.COUNTRY else None

    @hookimpl
    def member_number(self, country: str, sequence: int) -> str | None:
        """E.g. ``BA-0042``."""
        return customs.member_number(sequence) if country == customs.COUNTRY else None

    @hookimpl
    def required_documents(self, country: str) -> Iterable[RequiredDocument] | None:
        """Statute, entry in a register, report, decision to join."""
        return customs.DOCUMENTS if country == customs.COUNTRY else None

    @hookimpl
    def applicant_locales(self, country: str) -> Iterable[Locale] | None:
        """Bosnian, Croatian, and Serbian in both scripts."""
        return customs.LOCALES if country == customs.COUNTRY else None

    @hookimpl(optionalhook=True)
    def licensing_rules(self) -> Iterable[object]:
        """No uniform licence; consents, entries, contracts and permits by entity, canton and district."""
        return jurisdictions()
