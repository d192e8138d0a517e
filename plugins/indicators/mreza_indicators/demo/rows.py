"""Indicators of the federation with targets and values, and tables counted over what the demo's directory holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from mreza.demo import DemoPlan, PlannedNetwork, PlannedOrganisation, Rows
from mreza.demo.catalogue import SERVICES
from mreza.directory.reference import reference_id
from mreza.model.history import StateChange
from mreza.model.period import Period
from mreza.text import COUNTRIES, Locale

from mreza_indicators.demo.words import AIMS, PEOPLE_TITLE, SERVICES_DOCUMENT, SERVICES_TITLE, Aim
from mreza_indicators.locale.labels import VALUES
from mreza_indicators.models import (
    CellMark,
    Indicator,
    IndicatorTarget,
    IndicatorValue,
    IndicatorValueState,
    PublishedCell,
    PublishedTable,
    PublishedTableState,
)
from mreza_indicators.service.indicators import Both
from mreza_indicators.service.suppression import THRESHOLD, Key, suppressed

Row = tuple[Any, ...]
_DOCUMENTS = Path(__file__).parents[1] / "documents"
_COUNTRY = "network.country"
_KIND = "serviceType"
_KINDS = {one.code: one.name.as_json() for one in SERVICES}


def rows(plan: DemoPlan) -> list[Rows]:
    """What the hook ``demo`` answers."""
    indicators = {aim.code: plan.ids.next("indicator") for aim in AIMS}
    return [*_indicator_rows(plan, indicators), *_table_rows(plan)]


def _indicator_rows(plan: DemoPlan, ids: Mapping[str, UUID]) -> Iterator[Rows]:
    lasts = Period(plan.today - timedelta(500), plan.today + timedelta(600))
    columns = "id code title unit project document variables operator decided_by target baseline lasts"
    yield Rows(
        Indicator,
        columns.split(),
        (
            (
                ids[aim.code],
                aim.code,
                aim.title,
                aim.unit,
                "EU-2024-DEMO",
                aim.document,
                {},
                aim.operator,
                aim.decided_by,
                _target(plan, aim),
                aim.baseline,
                lasts,
            )
            for aim in AIMS
        ),
    )
    columns = "id indicator_id country_id year target"
    yield Rows(IndicatorTarget, columns.split(), _targets(plan, ids))
    columns = (
        "id network_id indicator_id country_id number participations unique_count decided_by operator target document "
        "query variables data_hash frozen_at state"
    )
    values = list(_values(plan, ids))
    yield Rows(IndicatorValue, columns.split(), values)
    shown = (value for value in values if value[-1] is IndicatorValueState.PUBLISHED)
    yield _history(_published(plan, "IndicatorValue", one[0], one[-2].date(), None) for one in shown)


def _target(plan: DemoPlan, aim: Aim) -> int:
    """A target that a federation of this size nearly reaches, or has passed."""
    return max(1, round(aim.ambition * _services(plan.organisations).unique))


def _targets(plan: DemoPlan, ids: Mapping[str, UUID]) -> Iterator[Row]:
    for aim in AIMS:
        for network in plan.networks:
            members = plan.organisations_of(network)
            target = max(1, round(aim.ambition * _services(members).unique))
            yield plan.ids.next("indicator_target"), ids[aim.code], _country(network), None, target


def _services(organisations: Iterable[PlannedOrganisation]) -> Both:
    """How many services there are, and how many organisations provide them."""
    provided = [len(one.services) for one in organisations]
    return Both(sum(provided), sum(map(bool, provided)))


def _values(plan: DemoPlan, ids: Mapping[str, UUID]) -> Iterator[Row]:
    """A year ago, when some organisations had not joined yet, and now; the older one is public."""
    for aim in AIMS:
        for number, (day, state) in enumerate(_reports(plan), start=1):
            there = [one for one in plan.organisations if one.joined <= day]
            yield _value(plan, aim, ids[aim.code], None, number, day, there, state)
            for network in plan.networks:
                own = [one for one in there if one.network is network]
                yield _value(plan, aim, ids[aim.code], network, number, day, own, IndicatorValueState.FROZEN)


def _reports(plan: DemoPlan) -> tuple[tuple[date, IndicatorValueState], ...]:
    before, now = plan.today - timedelta(400), plan.today
    return (before, IndicatorValueState.PUBLISHED), (now, IndicatorValueState.FROZEN)


def _value(
    plan: DemoPlan,
    aim: Aim,
    indicator: UUID,
    network: PlannedNetwork | None,
    number: int,
    day: date,
    organisations: list[PlannedOrganisation],
    state: IndicatorValueState,
) -> Row:
    found = _services(organisations)
    target = _target(plan, aim) if network is None else None
    return (
        plan.ids.next("indicator_value"),
        None,
        indicator,
        _country(network) if network else None,
        number,
        found.participations,
        found.unique,
        aim.decided_by,
        aim.operator,
        target,
        aim.document,
        _query(aim.document),
        {},
        _hash(f"{aim.code}:{number}:{network}"),
        _noon(day),
        state,
    )


def _table_rows(plan: DemoPlan) -> Iterator[Rows]:
    """The federation's people by sex and by country; each network's services by kind, of which some are few."""
    published, draft = PublishedTableState.PUBLISHED, PublishedTableState.DRAFT
    tables: list[Row] = []
    cells: list[Row] = []
    changes: list[Row] = []
    whole = _Table(plan, None, "people-by-sex-and-country", "people", PEOPLE_TITLE, published)
    whole.write(_people(plan), tables, cells, changes)
    for network in plan.networks:
        state = draft if network.code == "HR" else published
        table = _Table(plan, network, SERVICES_DOCUMENT, "participations", SERVICES_TITLE, state)
        table.write(_kinds(plan, network), tables, cells, changes)
    columns = "id network_id title document variables query measure threshold counted_at data_hash state"
    yield Rows(PublishedTable, columns.split(), tables)
    columns = (
        "id network_id table_id position dimension key label other_dimension other_key other_label count suppressed "
        "exact"
    )
    yield Rows(PublishedCell, columns.split(), cells)
    yield _history(changes)


class _Table:
    """A table with its cells, as `service.tables` would have made it."""

    def __init__(
        self,
        plan: DemoPlan,
        network: PlannedNetwork | None,
        document: str,
        measure: str,
        title: Mapping[str, str],
        state: PublishedTableState,
    ) -> None:
        self.plan, self.document, self.measure, self.title, self.state = plan, document, measure, title, state
        self.network = network.id if network else None
        self.variables = {"network": network.code} if network else {}
        self.id = plan.ids.next("published_table")

    def write(self, counts: Mapping[Key, int], tables: list[Row], cells: list[Row], changes: list[Row]) -> None:
        """Its rows."""
        at, digest = _noon(self.plan.today - timedelta(10)), _hash(f"{self.document}:{sorted(counts.items())}")
        question: Row = self.document, self.variables, _query(self.document), self.measure
        tables.append((self.id, self.network, self.title, *question, THRESHOLD, at, digest, self.state))
        marks = suppressed(counts)
        for position, (key, exact) in enumerate(counts.items(), start=1):
            mark = marks.get(key)
            cells.append(
                (
                    self.plan.ids.next("published_cell"),
                    self.network,
                    self.id,
                    position,
                    *_named(key),
                    None if mark else exact,
                    CellMark[mark.name] if mark else None,
                    exact,
                )
            )
        if self.state is PublishedTableState.PUBLISHED:
            changes.append(_published(self.plan, "PublishedTable", self.id, at.date(), self.network))


def _published(plan: DemoPlan, type_: str, id: UUID, day: date, network: UUID | None) -> Row:
    """That it was shown to everybody on the day after."""
    first = {"PublishedTable": PublishedTableState.DRAFT, "IndicatorValue": IndicatorValueState.FROZEN}[type_]
    moved = first.name, "PUBLISHED", day + timedelta(1)
    return plan.ids.next("figure_history"), type_, id, "state", *moved, network


def _history(changes: Iterable[Row]) -> Rows:
    columns = "id subject_type subject_id attribute from_state to_state on_day network_id"
    return Rows(StateChange, columns.split(), changes)


def _people(plan: DemoPlan) -> dict[Key, int]:
    """Everybody, by sex and by country side by side."""
    people = [(person.sex.name, one.network.code) for one in plan.organisations for person in one.people]
    counts: dict[Key, int] = {(): len(people)}
    for sex, count in sorted(Counter(sex for sex, _ in people).items()):
        counts[("sex", sex),] = count
    for code, count in sorted(Counter(code for _, code in people).items()):
        counts[(_COUNTRY, code),] = count
    return counts


def _kinds(plan: DemoPlan, network: PlannedNetwork) -> dict[Key, int]:
    """A network's services by kind. Its country stands beside them, as the document has it."""
    kinds = Counter(code for one in plan.organisations_of(network) for code in one.services)
    counts: dict[Key, int] = {(): kinds.total()}
    counts |= {((_KIND, kind),): count for kind, count in sorted(kinds.items())}
    counts[(_COUNTRY, network.code),] = kinds.total()
    for kind, count in sorted(kinds.items()):
        counts[(_KIND, kind), (_COUNTRY, network.code)] = count
    return counts


def _named(key: Key) -> tuple[Any, ...]:
    """Dimension, value and its words, twice."""
    first, second = (*key, None, None)[:2]
    return (*_value_named(first), *_value_named(second))


def _value_named(value: tuple[str, str] | None) -> tuple[Any, ...]:
    if value is None:
        return None, None, None
    dimension, code = value
    return dimension, code, _label(dimension, code)


def _label(dimension: str, code: str) -> Any:
    if dimension == _COUNTRY:
        return {locale.value: COUNTRIES[code].label(locale) for locale in Locale}
    return _KINDS[code] if dimension == _KIND else VALUES[code]


def _country(network: PlannedNetwork) -> UUID:
    return reference_id("country", network.code)


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


@cache
def _query(document: str) -> str:
    return (_DOCUMENTS / f"{document}.graphql").read_text(encoding="utf-8")


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
