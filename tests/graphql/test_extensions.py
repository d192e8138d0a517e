"""Fields that a plugin adds to another's type, some of them computed in Python for all rows of an answer at once."""

from __future__ import annotations

import copy
import enum
import secrets
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from mreza.directory.organisations import ContactKind, ContactPoint, Organisation
from mreza.directory.places import Network
from mreza.errors import ConfigurationError
from mreza.graphql.assemble import Api
from mreza.model.audience import NETWORK, PUBLIC
from mreza.model.base import _check_ties
from mreza.model.fields import computed, derived
from mreza.model.global_id import encode
from mreza.plugin.host import Plugin
from mreza.testing.kit import host_of
from sqlalchemy import ColumnElement, func, literal, select
from sqlalchemy.orm import aliased

pytestmark = pytest.mark.anyio
BATCHES: list[int] = []


class Mood(enum.Enum):
    """How it is."""

    GOOD = "well"


class OrganisationExtras:
    """What the tiny plugin adds."""

    @derived(audience=PUBLIC)
    def name_length(cls) -> ColumnElement[int]:
        """How many characters its acronym has."""
        return func.coalesce(func.length(cls.acronym), 0)

    @derived(audience=PUBLIC)
    def reachable(cls) -> ColumnElement[bool]:
        """Whether it has a mail address or a phone number that is not somebody's other one."""
        point = aliased(ContactPoint)
        wanted = point.kind.in_([ContactKind.EMAIL, ContactKind.PHONE]) & (point.kind != ContactKind.OTHER)
        return select(point.id).where(point.organisation_id == cls.id, wanted).exists()

    @derived(audience=PUBLIC, discloses=("Organisation.registered_on",))
    def founded(cls, since: Any, day: Any) -> ColumnElement[bool]:
        """Whether it was registered in the time."""
        return func.coalesce(cls.registered_on.between(since, day), literal(value=False))

    @computed(audience=PUBLIC, needs=("acronym", "version"))
    def shouted(rows: list[Any]) -> list[str | None]:
        """Its acronym, loud."""
        BATCHES.append(len(rows))
        return [row.acronym and f"{row.acronym}!{row.version}" for row in rows]

    @computed(audience=NETWORK, needs=("hideAddress",))
    def secret(rows: list[Any]) -> list[str]:
        """For the network only."""
        return [f"hides: {row.hideAddress}" for row in rows]

    @computed(audience=PUBLIC, needs=())
    def price(rows: list[Any]) -> list[Decimal]:
        """A decimal."""
        return [Decimal("1.50") for _ in rows]

    @computed(audience=PUBLIC, needs=())
    def mood(rows: list[Any]) -> list[Mood]:
        """An enumeration."""
        return [Mood.GOOD for _ in rows]

    @computed(audience=PUBLIC, needs=())
    def moment(rows: list[Any]) -> list[datetime]:
        """An instant."""
        return [datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC) for _ in rows]

    @computed(audience=PUBLIC, needs=())
    def broken(rows: list[Any]) -> list[str]:
        """Fails."""
        raise RuntimeError("the password is swordfish")

    @computed(audience=PUBLIC, needs=())
    def short(rows: list[Any]) -> list[str]:
        """Returns too little."""
        return []

    @computed(audience=PUBLIC, needs=())
    def strange(rows: list[Any]) -> list[str]:
        """Returns what no answer can hold."""
        return [object() for _ in rows]  # type: ignore[misc]


class NetworkExtras:
    """The same, of networks."""

    @computed(audience=PUBLIC, needs=("code",))
    def shouted(rows: list[Any]) -> list[str]:
        """Its code, loud."""
        return [f"{row.code}!" for row in rows]


def extended(*extensions: tuple[type, type], name: str = "tiny") -> Any:
    """Core with a plugin that adds fields."""
    host = copy.copy(host_of(()))
    module = ModuleType("extensions")
    module.EXTENSIONS = list(extensions)  # type: ignore[attr-defined]
    manifest = copy.copy(host.plugins[0].manifest)
    object.__setattr__(manifest, "name", name)
    host.plugins = (*host.plugins, Plugin(manifest, "mreza", Path(__file__).parent, {"extensions": module}))
    return host


@pytest.fixture
async def application(templates):
    base = host_of(())
    api = Api(extended((Organisation, OrganisationExtras), (Network, NetworkExtras)))
    async with templates.application(f"test_{secrets.token_hex(6)}", []) as running:
        running.api = api
        running.engine = running._engine()
        assert base is not api.host
        yield running


async def test_a_computed_field_gets_all_rows_of_the_answer_at_once(kit, viewers, graphql):
    for number in range(5):
        await kit.organisation("RS", "X", acronym=f"A{number}" if number else None)
    BATCHES.clear()
    document = "{ organisations(orderBy: [{id: ASC}]) { nodes { loud: shouted nameLength } edges { node { shouted network { shouted } } } } }"
    answer = (await graphql(document, viewer=await viewers.coordinator("RS")))["organisations"]
    assert [node["loud"] for node in answer["nodes"]] == [None, "A1!1", "A2!1", "A3!1", "A4!1"]
    assert [node["nameLength"] for node in answer["nodes"]] == [0, 2, 2, 2, 2]
    assert answer["edges"][1]["node"] == {"shouted": "A1!1", "network": {"shouted": "RS!"}}
    assert BATCHES == [5, 5]


async def test_an_expression_may_hold_members_of_an_enumeration(kit, viewers, graphql):
    with_mail, without = await kit.organisation("RS", "With mail"), await kit.organisation("RS", "Without")
    async with kit.session() as session:
        for made, kind in ((with_mail, ContactKind.EMAIL), (without, ContactKind.WEBSITE)):
            session.add(ContactPoint(organisation_id=made.id, network_id=made.network_id, kind=kind, value="x"))
    asked = "{ organisations(where: {reachable: {eq: true}}) { nodes { name reachable } } }"
    answer = await graphql(asked, viewer=await viewers.coordinator("RS"))
    assert answer["organisations"]["nodes"] == [{"name": "With mail", "reachable": True}]


async def test_a_figure_of_a_time_takes_a_first_and_a_last_day(kit, viewers, graphql):
    for name, day in (("Old", date(1995, 5, 5)), ("New", date(2020, 1, 1)), ("Unknown", None)):
        await kit.organisation("RS", name, registered_on=day)
    document = """query ($since: Date, $until: Date) { organisations(orderBy: [{id: ASC}]) { nodes {
      given: founded(since: $since, asOf: $until) year: founded(since: "2020-01-01", asOf: "2020-01-01") ever: founded
      before: founded(asOf: "2000-01-01") none: founded(since: "2020-01-02", asOf: "2020-01-01") } } }"""
    viewer = await viewers.coordinator("RS")

    async def asked(**days):
        return [
            list(node.values()) for node in (await graphql(document, viewer=viewer, **days))["organisations"]["nodes"]
        ]

    rest = [[False, True, True, False], [True, True, False, False], [False, False, False, False]]
    for days, given in (
        ({"since": "1995-05-05", "until": "2019-12-31"}, [True, False, False]),
        ({"since": "1995-05-06"}, [False, True, False]),
        ({"until": "1995-05-04"}, [False, False, False]),
        ({}, [True, True, False]),
    ):
        assert await asked(**days) == [[one, *other] for one, other in zip(given, rest, strict=True)]
    counted = '{ organisations(where: {founded: {eq: true}}, asOf: "2000-01-01") { nodes { name } } }'
    assert (await graphql(counted, viewer=viewer))["organisations"]["nodes"] == [{"name": "Old"}]
    wrong = await graphql(document, viewer=viewer, since="yesterday", errors=True)
    assert "data" not in wrong


def test_a_figure_of_a_time_takes_its_days_in_order():
    with pytest.raises(ConfigurationError, match=r"must take \(cls, since, day\), in this order"):

        @derived(audience=PUBLIC)
        def wrong(cls, day: Any, since: Any) -> ColumnElement[bool]:
            """Wrong."""
            return literal(value=True)


async def test_computed_values_look_like_values_of_columns(kit, viewers, graphql):
    await kit.organisation("RS", "X")
    answer = await graphql("{ organisations { nodes { price mood moment } } }", viewer=await viewers.coordinator("RS"))
    assert answer["organisations"]["nodes"] == [
        {"price": "1.50", "mood": "GOOD", "moment": "2025-01-02T03:04:05.000000Z"}
    ]


async def test_computed_fields_of_two_types_may_answer_under_one_name(kit, viewers, graphql):
    made = await kit.organisation("RS", "X", acronym="A")
    ids = [encode("Organisation", made.id), encode("Network", kit.networks["RS"])]
    document = """query($ids: [ID!]!) { nodes(ids: $ids) { ... on Organisation { x: shouted y: acronym } ... on Network { x: shouted y: shouted } } }"""
    answer = await graphql(document, viewer=await viewers.coordinator("RS"), ids=ids)
    assert answer["nodes"] == [{"x": "A!1", "y": "A"}, {"x": "RS!", "y": "RS!"}]


async def test_a_computed_field_is_null_outside_its_audience(kit, viewers, graphql):
    made = await kit.organisation("RS", "X", hide_address=True)
    document = "query($id: ID!) { organisation(id: $id) { secret } }"
    id = encode("Organisation", made.id)
    assert (await graphql(document, viewer=await viewers.coordinator("RS"), id=id))["organisation"] == {
        "secret": "hides: True"
    }
    neighbour = await viewers.member(await kit.organisation("RS", "Neighbour"))
    assert (await graphql(document, viewer=neighbour, id=id))["organisation"] in ({"secret": None}, None)


@pytest.mark.parametrize("field", ["broken", "short", "strange"])
async def test_a_computed_field_that_fails_is_null_where_it_stands_and_costs_nothing_else(kit, viewers, graphql, field):
    for number in range(2):
        await kit.organisation("RS", "X", acronym=f"A{number}")
    asked = f"{{ organisations(orderBy: [{{id: ASC}}]) {{ nodes {{ acronym shouted it: {field} }} }} networks {{ totalCount }} }}"
    answer = await graphql(asked, viewer=await viewers.coordinator("RS"), errors=True)
    assert answer["data"]["organisations"]["nodes"] == [
        {"acronym": "A0", "shouted": "A0!1", "it": None},
        {"acronym": "A1", "shouted": "A1!1", "it": None},
    ]
    assert answer["data"]["networks"] == {"totalCount": 7}
    assert [error["path"] for error in answer["errors"]] == [["organisations", "nodes", n, "it"] for n in (0, 1)]
    assert len({error["extensions"]["id"] for error in answer["errors"]}) == 1
    assert "swordfish" not in str(answer) and "returned" not in str(answer)


async def test_a_computed_field_that_fails_in_a_payload_hides_nothing_of_the_change(kit, viewers, graphql):
    made = await kit.organisation("RS", "X")
    document = """mutation($id: ID!) { up: updateOrganisation(input: {organisationId: $id, acronym: "NEW"}) {
      organisation { acronym broken network { code } } errors { code } } }"""
    viewer = await viewers.coordinator("RS")
    answer = await graphql(document, viewer=viewer, errors=True, id=encode("Organisation", made.id))
    changed = {"acronym": "NEW", "broken": None, "network": {"code": "RS"}}
    assert answer["data"] == {"up": {"organisation": changed, "errors": []}}
    (error,) = answer["errors"]
    assert error["path"] == ["up", "organisation", "broken"] and error["extensions"]["code"] == "INTERNAL"


async def test_a_computed_field_that_fails_is_told_beside_an_explanation(kit, viewers, graphql):
    made = await kit.organisation("RS", "X")
    document = "query($id: ID!) { organisation(id: $id) { broken } explainAccess(id: $id) { visible } }"
    viewer = await viewers.coordinator("RS")
    answer = await graphql(document, viewer=viewer, errors=True, id=encode("Organisation", made.id))
    assert answer["data"] == {"organisation": {"broken": None}, "explainAccess": {"visible": True}}
    (error,) = answer["errors"]
    assert error["path"] == ["organisation", "broken"]
    assert error["extensions"]["code"] == "INTERNAL" and error["extensions"]["id"] in error["message"]


async def test_a_computed_field_can_be_neither_filtered_nor_sorted_by(graphql, viewers):
    for argument in ('where: {shouted: {eq: "x"}}', "orderBy: [{shouted: ASC}]"):
        answer = await graphql(
            f"{{ organisations({argument}) {{ totalCount }} }}", viewer=await viewers.coordinator("RS"), errors=True
        )
        assert answer["errors"][0]["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"


def test_a_field_that_exists_already_stops_the_start_naming_both_owners():
    class Clash:
        """Takes a name that core has."""

        @derived(audience=PUBLIC)
        def acronym(cls) -> ColumnElement[str]:
            """Its short name."""
            return cls.acronym

    with pytest.raises(ConfigurationError, match=r"Both core and greedy bring a field Organisation\.acronym"):
        _ = Api(extended((Organisation, Clash), name="greedy")).registry


def test_an_extensions_module_without_the_list_says_what_to_write() -> None:
    host = extended(name="forgetful")
    del host.plugins[-1].modules["extensions"].EXTENSIONS
    with pytest.raises(ConfigurationError, match=r"EXTENSIONS of extensions must list pairs"):
        _ = Api(host).registry


def test_a_tie_that_is_no_column_is_named_with_the_column_that_was_meant() -> None:
    with pytest.raises(ConfigurationError, match=r"no_overlap names 'organisation', .* Did you mean organisation_id"):
        _check_ties(ContactPoint, "valid", ("organisation",))
    _check_ties(ContactPoint, "valid", ("organisation_id",))
