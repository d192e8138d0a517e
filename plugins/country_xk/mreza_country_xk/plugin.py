"""What Kosovo* answers to others."""

from __future__ import annotations

from collections.abc import Iterable

from mreza.plugin.answers import IdentifierScheme, Unit
from mreza.plugin.hooks import hookimpl
from mreza.text import Locale
from mreza_membership.hookspecs import RequiredDocument

from mreza_country_xk import customs
from mreza_country_xk.identifiers import SCHEMES
from mreza_country_xk.permissions import JURISDICTIONS
from mreza_country_xk.units import units


class Kosovo:
    """The answers of Kosovo* to the hooks of core, membership and licensing; on other countries it is silent."""

    @hookimpl
    def identifier_schemes(self) -> Iterable[IdentifierScheme]:
        """The unique identification number, and the register of NGOs."""
        return SCHEMES

    @hookimpl
    def administrative_units(self) -> Iterable[Unit]:
        """Districts and municipalities."""
        return tuple(units())

    @hookimpl
    def application_reference(self, country: str, year: int, sequence: int) -> str | None:
        """E.g. ``XK-2025-0001``."""
        return customs.application_reference(year, sequence) if country == customs.COUNTRY else None

    @hookimpl
    def member_number(self, country: str, sequence: int) -> str | None:
        """E.g. ``XK-0042``."""
        return customs.member_number(sequence) if country == customs.COUNTRY else None

    @hookimpl
    def required_documents(self, country: str) -> Iterable[RequiredDocument] | None:
        """Statute, certificate of registration, report, decision to join."""
        return customs.DOCUMENTS if country == customs.COUNTRY else None

    @hookimpl
    def applicant_locales(self, country: str) -> Iterable[Locale] | None:
        """Albanian, and Serbian in both scripts."""
        return customs.LOCALES if country == customs.COUNTRY else None

    @hookimpl(optionalhook=True)
    def licensing_rules(self) -> Iterable[object]:
        """Licences of organisations, and the register of workers."""
        return JURISDICTIONS
