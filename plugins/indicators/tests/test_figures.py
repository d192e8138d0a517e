"""Tables and indicators over what core knows: organisations' services by kind and country."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from mreza.access.models import Role, RoleGrant, User
from mreza.access.viewer import Viewer
from mreza.directory.organisations import ProvidedService, ServiceType
from mreza.model.period import Period
from mreza.testing.kit import Kit, Viewers
from mreza.text import Translated
from sqlalchemy import select

pytestmark = pytest.mark.anyio

DOCUMENT = "services-by-kind-and-country"
TABLE = {"title": [{"locale": "en", "text": "Services"}], "document": DOCUMENT, "measure": "participations"}
INDICATOR = {
    "code": "OP1",
    "title": [{"locale": "en", "text": "Services provided"}],
    "unit": [{"locale": "en", "text": "services"}],
    "document": DOCUMENT,
    "decidedBy": "PARTICIPATIONS",
}
CELLS = """query ($table: ID!) { publishedCells(where: {table: {id: {eq: $table}}}, first: 100,
    orderBy: [{position: ASC}]) { nodes { key otherKey label(locale: "mk") shown } } }"""


async def provide(kit: Kit, counts: Mapping[str, Mapping[str, int]]) -> None:
    """So many services of each kind in each country, each by an organisation of its own."""
    async with kit.session() as session:
        kinds = {
            code: ServiceType(code=code, category="C", name=Translated({"en": code, "mk": "услуга"})) for code in counts
        }
        session.add_all(kinds.values())
    for code, countries in counts.items():
        for country, count in countries.items():
            for _ in range(count):
                organisation = await kit.organisation(country, listed=Period())
                of = {"network_id": organisation.network_id, "organisation_id": organisation.id}
                async with kit.session() as session:
                    session.add(ProvidedService(**of, service_type_id=kinds[code].id))


async def do(kit: Kit, mutation: str, viewer: Viewer, selection: str, **values: Any) -> tuple[Any, list[str]]:
    """A mutation's object and the codes of its errors."""
    input_ = f"{mutation[0].upper()}{mutation[1:]}Input!"
    document = f"mutation ($i: {input_}) {{ {mutation}(input: $i) {{ {selection} errors {{ code }} }} }}"
    answer = (await kit.graphql(document, viewer=viewer, i=values))[mutation]
    codes = [error["code"] for error in answer.pop("errors")]
    return next(iter(answer.values())), codes


async def test_a_crossed_table_is_published_once_with_its_words_in_every_language(kit: Kit, viewers: Viewers) -> None:
    await provide(kit, {"HELP": {"RS": 9, "XK": 2}, "LAW": {"RS": 6, "XK": 7}, "DAY": {"RS": 8}})
    secretariat = await viewers.secretariat()
    table, codes = await do(kit, "draftTable", secretariat, "publishedTable { id }", table=TABLE)
    assert codes == []
    for expected in ([], ["TRANSITION_NOT_ALLOWED"]):
        _, codes = await do(kit, "publishTable", secretariat, "publishedTable { id }", tableId=table["id"])
        assert codes == expected
    found = (await kit.graphql(CELLS, table=table["id"]))["publishedCells"]["nodes"]
    assert {(one["key"], one["otherKey"]): one["shown"] for one in found} == {
        (None, None): "32",
        **{("DAY", None): "8", ("HELP", None): "11", ("LAW", None): "13", ("RS", None): "23", ("XK", None): "9"},
        **{("DAY", "RS"): "8", ("HELP", "RS"): "x", ("HELP", "XK"): "<5", ("LAW", "RS"): "x", ("LAW", "XK"): "x"},
    }
    words = {one["key"]: one["label"] for one in found}
    assert (words["HELP"], words["RS"]) == ("услуга", "Србија")

    again, _ = await do(kit, "draftTable", secretariat, "publishedTable { id }", table=TABLE | {"threshold": 8})
    _, codes = await do(kit, "publishTable", secretariat, "publishedTable { id }", tableId=again["id"])
    assert codes == ["TABLE_ALREADY_SHOWN"], "what one threshold hides, another one shows"
    same = TABLE | {"variables": {"network": None}, "threshold": 3}
    again, _ = await do(kit, "draftTable", secretariat, "publishedTable { id }", table=same)
    _, codes = await do(kit, "publishTable", secretariat, "publishedTable { id }", tableId=again["id"])
    assert codes == ["TABLE_ALREADY_SHOWN"], "left out and null are one question"
    own, _ = await do(kit, "draftTable", await viewers.coordinator("RS"), "publishedTable { id }", table=TABLE)
    _, codes = await do(
        kit, "publishTable", await viewers.coordinator("RS"), "publishedTable { id }", tableId=own["id"]
    )
    assert codes == []


async def test_each_network_measures_the_federations_indicator_for_itself(kit: Kit, viewers: Viewers) -> None:
    await provide(kit, {"HELP": {"RS": 6, "XK": 2}})
    secretariat, public = await viewers.secretariat(), await viewers.anonymous()
    whole = INDICATOR | {"target": 10}
    indicator, _ = await do(kit, "createIndicator", secretariat, "indicator { id }", indicator=whole)
    countries = (await kit.graphql('{ countries(where: {code: {eq: "RS"}}) { nodes { id } } }'))["countries"]["nodes"]
    part = {"indicatorId": indicator["id"], "countryId": countries[0]["id"], "target": 4}
    assert (await do(kit, "setIndicatorTarget", secretariat, "indicatorTarget { target }", **part))[1] == []
    what = "indicatorValue { id number value target percent met network { code } }"
    values = {}
    for code, viewer in (("*", secretariat), *[(one, await viewers.coordinator(one)) for one in ("RS", "XK")]):
        values[code], _ = await do(kit, "freezeIndicator", viewer, what, indicatorId=indicator["id"])
    told = {code: (one["value"], one["target"], one["percent"], one["met"]) for code, one in values.items()}
    assert told["*"] == (8, 10, "80.0", False) and values["*"]["network"] is None
    assert told["RS"] == (6, 4, "150.0", True), "more than aimed at is shown, not capped"
    assert told["XK"] == (2, None, None, None)
    again, _ = await do(kit, "freezeIndicator", secretariat, what, indicatorId=indicator["id"])
    assert [one["number"] for one in (*values.values(), again)] == [1, 1, 1, 2]

    kosovo, value = await viewers.coordinator("XK"), "indicatorValue { id }"
    id = values["XK"]["id"]
    assert (await do(kit, "publishIndicatorValue", kosovo, value, valueId=id))[1] == ["VALUE_TOO_SMALL"]
    assert (await do(kit, "publishIndicatorValue", kosovo, value, valueId=values["RS"]["id"]))[1] == ["NOT_FOUND"]
    serbia, id = await viewers.coordinator("RS"), values["RS"]["id"]
    assert (await do(kit, "publishIndicatorValue", serbia, value, valueId=id))[1] == []
    seen = "{ indicatorValues { nodes { value dataHash } } }"
    assert (await kit.graphql(seen, viewer=public))["indicatorValues"]["nodes"] == [{"value": 6, "dataHash": None}]
    await do(kit, "withdrawIndicatorValue", serbia, value, valueId=id, reason="Counted twice.")
    assert (await kit.graphql(seen, viewer=public))["indicatorValues"]["nodes"] == []


async def test_an_indicator_is_tried_before_it_is_kept(kit: Kit, viewers: Viewers) -> None:
    secretariat = await viewers.secretariat()
    for wrong, code in (
        ({"document": "networks"}, "NOT_A_TABLE"),
        ({"document": "people-by-sex-and-country"}, "MEASURE_UNKNOWN"),
        ({"variables": [1]}, "INVALID_VALUE"),
    ):
        _, codes = await do(kit, "createIndicator", secretariat, "indicator { id }", indicator=INDICATOR | wrong)
        assert codes == [code]
    for expected in ([], ["CODE_TAKEN"]):
        _, codes = await do(kit, "createIndicator", secretariat, "indicator { id }", indicator=INDICATOR)
        assert codes == expected


async def test_an_indicator_is_defined_anew_as_a_whole(kit: Kit, viewers: Viewers) -> None:
    secretariat, coordinator = await viewers.secretariat(), await viewers.coordinator("RS")
    indicator, _ = await do(kit, "createIndicator", secretariat, "indicator { id }", indicator=INDICATOR)
    anew = {"whichId": indicator["id"], "indicator": INDICATOR | {"target": 12}}
    _, refused = await do(kit, "redefineIndicator", coordinator, "indicator { target }", **anew)
    assert refused and set(refused) <= {"NOT_FOUND", "NOT_PERMITTED"}
    found, codes = await do(kit, "redefineIndicator", secretariat, "indicator { target }", **anew)
    assert (found, codes) == ({"target": 12}, [])


async def test_who_sees_several_networks_counts_for_none_of_them(kit: Kit, viewers: Viewers) -> None:
    async with kit.session() as session:
        role = (await session.scalars(select(Role).where(Role.code == "coordinator"))).one()
        user = User(email="both@demo.example", name="Both", locale="en")
        session.add(user)
        await session.flush()
        session.add_all(
            RoleGrant(user_id=user.id, role_id=role.id, network_id=kit.networks[code]) for code in ("RS", "BA")
        )
    both = await kit.application.scopes.open(user)
    _, codes = await do(kit, "draftTable", both, "publishedTable { id }", table=TABLE)
    assert codes == ["SEVERAL_NETWORKS"]
