"""What the secretariat keeps for all: networks, services, beneficiary groups; and what country plugins bring."""

from __future__ import annotations

from typing import Any

import pytest
from mreza.directory.reference import sync_reference
from mreza.errors import ConfigurationError
from mreza.plugin.answers import Unit
from mreza.testing.kit import Kit
from mreza.text import Translated

pytestmark = pytest.mark.anyio

DEFINE = """mutation ($input: DefineNetworkInput!) { defineNetwork(input: $input) {
  network { code name foundedYear locales website } errors { code path } } }"""
NETWORK = {"code": " xk ", "locales": ["sq", "sr-Cyrl"], "foundedYear": 2009, "website": "example.org"}


@pytest.fixture
def plugins() -> list[str]:
    return ["country_rs"]


def named(name: str, **more: Any) -> dict[str, Any]:
    return NETWORK | {"name": [{"locale": "en", "text": name}]} | more


async def test_only_the_secretariat_enters_networks_and_a_second_time_changes_them(kit: Kit) -> None:
    for viewer in (await kit.viewers.administrator(), await kit.viewers.coordinator("RS")):
        refused = await kit.graphql(DEFINE, viewer=viewer, input=named("Network"))
        assert [one["code"] for one in refused["defineNetwork"]["errors"]] == ["NOT_PERMITTED"]
    secretariat = await kit.viewers.secretariat()
    for name in ("Network", "Network of Kosovo*"):
        made = await kit.graphql(DEFINE, viewer=secretariat, input=named(name))
        assert made["defineNetwork"] == {
            "network": {
                "code": "XK",
                "name": name,
                "foundedYear": 2009,
                "locales": ["sq", "sr-Cyrl"],
                "website": "https://example.org",
            },
            "errors": [],
        }
    counted = await kit.graphql('{ networks(where: {code: {eq: "XK"}}) { totalCount } }')
    assert counted == {"networks": {"totalCount": 1}}


@pytest.mark.parametrize(
    ("wrong", "code", "path"),
    [
        ({"code": "ZZ"}, "COUNTRY_UNKNOWN", "code"),
        ({"locales": ["xx"]}, "UNKNOWN_LOCALE", "locale"),
        ({"locales": []}, "REQUIRED", "locales"),
        ({"website": "javascript:alert(1)"}, "URL_INVALID", "website"),
        ({"email": "nobody"}, "EMAIL_INVALID", "email"),
    ],
)
async def test_what_cannot_be_is_refused(kit: Kit, wrong: dict[str, Any], code: str, path: str) -> None:
    answer = await kit.graphql(DEFINE, viewer=await kit.viewers.secretariat(), input=named("Network", **wrong))
    [error] = answer["defineNetwork"]["errors"]
    assert error["code"] == code
    assert path in error["path"] or code == "UNKNOWN_LOCALE"


UNITS = """SELECT count(*) AS units, count(parent_id) AS parts, max(version) AS version FROM core_administrative_unit"""


class Hooks:
    """Plugins that name these units."""

    def __init__(self, *units: Unit) -> None:
        self.units = units

    def collect(self, hook: str) -> list[tuple[str, list[Unit]]]:
        assert hook == "administrative_units"
        return [("country_xx", list(self.units))]


class Plugins:
    def __init__(self, *units: Unit) -> None:
        self.hooks = Hooks(*units)


def unit(code: str, *, parent: str | None = None, name: str = "Town", scheme: str = "ME-TEST") -> Unit:
    return Unit(scheme, code, "municipality", Translated({"en": name}), (scheme, parent) if parent else None)


async def test_the_units_of_country_plugins_are_there_once_and_follow_them(kit: Kit) -> None:
    pool, engine = kit.application.pools.system, kit.application.pools.system_engine
    before = await pool.fetchrow(UNITS)
    assert (before["units"] > 150, before["parts"] > 150, before["version"]) == (True, True, 1)
    async with engine.begin() as connection:
        await sync_reference(connection, kit.application.host)
    assert await pool.fetchrow(UNITS) == before, "what has not changed is not written"
    for name in ("Town", "Town", "City"):
        async with engine.begin() as connection:
            await sync_reference(connection, Plugins(unit("1"), unit("2", parent="1", name=name)))
    rows = await pool.fetch("SELECT name ->> 'en', parent_id IS NOT NULL, version FROM core_administrative_unit "
                            "WHERE scheme = 'ME-TEST' ORDER BY code")  # fmt: skip
    assert [tuple(row) for row in rows] == [("Town", False, 1), ("City", True, 2)]
    assert (await pool.fetchrow(UNITS))["units"] == before["units"] + 2


@pytest.mark.parametrize(
    ("units", "said"),
    [
        ((unit("1", scheme="ZZ-LSG"),), "unit 1 of the scheme ZZ-LSG. A scheme begins with a country's code"),
        ((unit("1"), unit("1")), "unit 1 of the scheme ME-TEST a second time"),
        ((unit("2", parent="1"), unit("1")), "unit 2 as part of ME-TEST 1, which no unit before it is"),
    ],
)
async def test_units_that_cannot_be_are_refused_by_name(kit: Kit, units: tuple[Unit, ...], said: str) -> None:
    async with kit.application.pools.system_engine.connect() as connection:
        with pytest.raises(ConfigurationError, match=f"The plugin country_xx names the administrative {said}"):
            await sync_reference(connection, Plugins(*units))
