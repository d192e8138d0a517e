"""Types of membership, the networks' schemes, their fees, and the rates that compare them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from mreza.demo import DemoPlan, PlannedNetwork, Rows
from mreza.model.period import Period
from mreza.text import COUNTRIES, Translated

from mreza_membership.models import ExchangeRate, FeeRule, MembershipScheme, MembershipType
from mreza_membership.models.schemes import MembershipTermKind

FULL, ASSOCIATE, OBSERVER, HONORARY, SUPPORTING = "FULL", "ASSOCIATE", "OBSERVER", "HONORARY", "SUPPORTING"
FEELESS = (OBSERVER, HONORARY)
NOT_LISTED = (SUPPORTING,)
YEARS_OF_FEES = 3

_LOCALES = ("sr-Cyrl", "bs", "hr", "cnr", "mk", "sq", "en")
_TYPES = {
    FULL: "пуноправна чланица|punopravna članica|punopravna članica|punopravna članica|полноправна членка|"
    "anëtare e plotë|full member",
    ASSOCIATE: "придружена чланица|pridružena članica|pridružena članica|pridružena članica|придружна членка|"
    "anëtare e asociuar|associate member",
    OBSERVER: "посматрач|posmatrač|promatrač|posmatrač|набљудувач|vëzhguese|observer",
    HONORARY: "почасна чланица|počasna članica|počasna članica|počasna članica|почесна членка|"
    "anëtare nderi|honorary member",
    SUPPORTING: "чланица која подржава|članica koja podržava|podupiruća članica|članica koja podržava|"
    "поддржувачка членка|anëtare mbështetëse|supporting member",
}
_STATUTES = "Статут|Statut|Statut|Statut|Статут|Statuti|Statutes"
_REFORM = date(2021, 1, 1)
#: Networks whose terms run twelve months from the day they begin.
_ROLLING = ("ME", "XK")
#: Networks in which an overdue fee costs good standing.
_BINDING = ("HR", "MK")

#: A year's fee, and units for one euro; the kuna and the convertible mark are fixed, the others rounded by hand.
_FEES = {"RSD": "6000", "BAM": "100", "HRK": "375", "EUR": "50", "MKD": "3000", "ALL": "5000"}
_RATES = {"RSD": "117.10", "BAM": "1.95583", "HRK": "7.5345", "MKD": "61.50", "ALL": "98.00"}


@dataclass(frozen=True, slots=True)
class Fee:
    """What members under one scheme pay in one year."""

    rule: UUID
    amount: Decimal
    currency: str
    rate: UUID | None


class Statutes:
    """The schemes and fees of the demo, with their ids."""

    def __init__(self, plan: DemoPlan) -> None:
        self.types = {code: plan.shared(MembershipType, code) for code in _TYPES}
        self.schemes = {network.code: tuple(_schemes(plan, network)) for network in plan.networks}
        self.years = range(plan.today.year - YEARS_OF_FEES + 1, plan.today.year + 1)
        self._rates = {(code, year): plan.ids.next("rate") for year in self.years for code in _RATES}
        self._rules = {
            (scheme.id, year): plan.ids.next("fee_rule")
            for network in plan.networks
            for scheme in self.schemes[network.code]
            for year in self.years
        }

    def scheme_on(self, network: PlannedNetwork, day: date) -> MembershipScheme:
        """The scheme by which the network admitted members on a day."""
        return next(scheme for scheme in self.schemes[network.code] if day in scheme.valid)

    def fee(self, network: PlannedNetwork, scheme: MembershipScheme, year: int) -> Fee:
        """What a member pays in a year, in the currency that the country had at its beginning."""
        currency = _currency(network, year)
        rule = self._rules[scheme.id, year]
        return Fee(rule, Decimal(_FEES[currency]), currency, self._rates.get((currency, year)))

    def rows(self, plan: DemoPlan) -> Iterator[Rows]:
        """Types, schemes, rates and fee rules."""
        types = (_type(id, code) for code, id in self.types.items())
        yield Rows(MembershipType, ("id", "code", "name", "votes", "listed"), types, key=("code",))
        columns = ("id", "network_id", "name", "statutes_version", "valid", "term_kind", "fees_bind")
        every = [scheme for network in plan.networks for scheme in self.schemes[network.code]]
        yield Rows(MembershipScheme, columns, (tuple(getattr(one, name) for name in columns) for one in every))
        rates = (
            (id, code, Decimal(_RATES[code]), date(year, 1, 2), "demo") for (code, year), id in self._rates.items()
        )
        yield Rows(ExchangeRate, ("id", "currency", "per_euro", "day", "source"), rates)
        yield Rows(FeeRule, ("id", "network_id", "scheme_id", "year", "amount", "currency"), self._fee_rules(plan))

    def _fee_rules(self, plan: DemoPlan) -> Iterator[tuple[Any, ...]]:
        for network in plan.networks:
            for scheme in self.schemes[network.code]:
                for year in self.years:
                    fee = self.fee(network, scheme, year)
                    yield fee.rule, network.id, scheme.id, year, fee.amount, fee.currency


def _type(id: UUID, code: str) -> tuple[Any, ...]:
    return id, code, _translated(_TYPES[code]), code == FULL, code not in NOT_LISTED


def _schemes(plan: DemoPlan, network: PlannedNetwork) -> Iterator[MembershipScheme]:
    """The first statutes, and those of 2021."""
    versions = {network.founded: Period(None, date(2020, 12, 31)), _REFORM: Period(_REFORM)}
    for adopted, valid in versions.items():
        rolling = adopted == _REFORM and network.code in _ROLLING
        yield MembershipScheme(
            id=plan.ids.next("scheme"),
            network_id=network.id,
            name=_translated(_STATUTES, f" {adopted.year}."),
            statutes_version=f"{adopted:%Y-%m}",
            valid=valid,
            term_kind=MembershipTermKind.ROLLING if rolling else MembershipTermKind.CALENDAR,
            term_months=12,
            grace_days=60,
            fees_bind=network.code in _BINDING,
        )


def _currency(network: PlannedNetwork, year: int) -> str:
    return COUNTRIES[network.code].currency_on(date(year, 1, 1))


def _translated(names: str, more: str = "") -> Translated:
    return Translated({locale: name + more for locale, name in zip(_LOCALES, names.split("|"), strict=True)})
