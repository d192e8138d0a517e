"""What amounts are measured in is declared once: core refuses at the start what it could not hold to, and measures are
null where they would mix."""

from __future__ import annotations

import secrets
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from mreza.directory.organisations import Organisation, ProvidedService, ServiceType
from mreza.errors import ConfigurationError
from mreza.graphql.assemble import Api
from mreza.model.audience import MEMBERS, NETWORK, PUBLIC
from mreza.model.fields import derived
from mreza.model.period import Period
from mreza.text import Translated
from sqlalchemy import ColumnElement, Numeric, cast, func, literal_column

from .test_extensions import extended

pytestmark = pytest.mark.anyio


def amount_in(unit: str, audience: Any = MEMBERS) -> type:
    """An amount of an organisation with a unit."""

    class Amounts:
        @derived(audience=audience, unit=unit)
        def budget(cls) -> ColumnElement[int]:
            """An amount."""
            return literal_column("7")

        @derived(audience=NETWORK)
        def budget_currency(cls) -> ColumnElement[str]:
            """Who sees it is of the network."""
            return literal_column("'EUR'")

    return Amounts


@pytest.mark.parametrize(
    ("unit", "message"),
    [
        (
            "curency",
            r"tiny: Organisation\.budget has its unit in curency, but Organisation has no field curency\. It has",
        ),
        ("network.curency", r"has its unit in network\.curency, but Network has no field curency\. It has: .*code, "),
        ("acronym.currency", r"but Organisation has no link acronym\. It has: .*network"),
        ("services", r"Organisation has no field services"),
        ("budget_currency", r"Organisation\.budget has the audience MEMBERS, and its unit, budgetCurrency, NETWORK"),
    ],
)
def test_a_unit_that_is_not_there_or_that_fewer_see_stops_the_start(unit: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        assert Api(extended((Organisation, amount_in(unit)))).registry


@pytest.mark.parametrize("unit", ["acronym", "network_id", "network", "network.code", "network.country.currency"])
def test_a_unit_is_a_field_a_link_or_a_field_along_links(unit: str) -> None:
    assert Api(extended((Organisation, amount_in(unit)))).sdl


class Amounts:
    """Amounts in units of several kinds."""

    @derived(audience=PUBLIC, unit="network")
    def by_link(cls: Any) -> ColumnElement[int]:
        """By a link."""
        return literal_column("2")

    @derived(audience=PUBLIC, unit="network.country.currency")
    def along_links(cls: Any) -> ColumnElement[Decimal]:
        """Along links."""
        return cast(literal_column("3"), Numeric(14, 2))

    @derived(audience=PUBLIC, unit="acronym")
    def by_field(cls: Any) -> ColumnElement[int]:
        """By a field that may be null."""
        return literal_column("4")

    @derived(audience=PUBLIC, whole=True)
    def rated(cls: Any) -> ColumnElement[int | None]:
        """Known of organisations with an acronym."""
        return func.length(cls.acronym)


@pytest.fixture
async def application(templates):
    async with templates.application(f"test_{secrets.token_hex(6)}", []) as running:
        running.api = Api(extended((Organisation, Amounts)))
        running.engine = running._engine()
        yield running


SUMS = "count sum { byLink alongLinks byField rated } max { alongLinks }"


async def _groups(graphql: Any, viewer: Any, by: str = "", where: str = "") -> list[tuple[Any, ...]]:
    answer = await graphql(f"{{ organisations{where} {{ groups{by} {{ {SUMS} }} }} }}", viewer=viewer)
    groups = answer["organisations"]["groups"]
    return [(one["count"], *one["sum"].values(), *one["max"].values()) for one in groups]


async def test_measures_of_one_unit_are_taken_and_of_several_are_null(kit, viewers, graphql):
    for network, acronym in (("RS", "A"), ("RS", "A"), ("ME", None), ("AL", "BB")):
        await kit.organisation(network, "X", acronym=acronym)
    viewer = await viewers.secretariat()
    assert await _groups(graphql, viewer) == [(4, None, None, None, None, None)]
    code = "(by: [{network: {code: true}}])"
    assert await _groups(graphql, viewer, code) == [
        (1, 2, "3.00", 4, 2, "3.00"),
        (1, 2, "3.00", None, None, "3.00"),
        (2, 4, "6.00", 8, 2, "3.00"),
    ]
    of_one = '(where: {network: {code: {in: ["RS", "ME"]}}})'
    assert await _groups(graphql, viewer, where=of_one) == [(3, None, None, None, None, None)]
    assert await _groups(graphql, viewer, where='(where: {acronym: {eq: "A"}})') == [(2, 4, "6.00", 8, 2, "3.00")]
    assert await _groups(graphql, viewer, where='(where: {acronym: {eq: "C"}})') == [(0, *[None] * 5)]


async def _service(kit: Any, organisation: Organisation) -> None:
    async with kit.session() as session:
        kind = ServiceType(code=f"S{organisation.id}", name=Translated({"en": "Care"}), category="community")
        session.add(kind)
        await session.flush()
        session.add(
            ProvidedService(
                network_id=organisation.network_id,
                organisation_id=organisation.id,
                service_type_id=kind.id,
                valid=Period(date(2020, 1, 1), None),
            )
        )


async def test_a_measure_along_a_link_asks_for_the_units_of_the_linked_rows(kit, viewers, graphql):
    for network, acronym in (("RS", "A"), ("ME", None)):
        made = await kit.organisation(network, "X", acronym=acronym)
        await _service(kit, made)
    document = """{ providedServices { all: groups { sum { organisation { byLink alongLinks rated } } }
        each: groups(by: [{network: {code: true}}]) { sum { organisation { byLink alongLinks rated } } } } }"""
    answer = (await graphql(document, viewer=await viewers.secretariat()))["providedServices"]
    nothing = {"byLink": None, "alongLinks": None, "rated": None}
    assert answer["all"] == [{"sum": {"organisation": nothing}}]
    assert [one["sum"]["organisation"] for one in answer["each"]] == [
        {"byLink": 2, "alongLinks": "3.00", "rated": None},
        {"byLink": 2, "alongLinks": "3.00", "rated": 1},
    ]
