"""What a visitor of the demo finds in the directory."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import orjson
import pytest
import stdnum.hr.oib
import stdnum.me.pib
import stdnum.mk.edb
import stdnum.rs.pib
from mreza.demo.identifiers import jib_check_digit
from mreza.text import Translated

from .conftest import Demo

pytestmark = pytest.mark.anyio

_EMAIL = re.compile(r"[\w.+-]+@([\w.-]+)")
_URL = re.compile(r"https?://([\w.-]+)")


def _jib(number: str) -> bool:
    return len(number) == 13 and jib_check_digit(number[:12]) == number[12]


_CHECKS: dict[str, Callable[[str], object]] = {
    "RS-PIB": stdnum.rs.pib.is_valid,
    "RS-MB": re.compile(r"\d{8}").fullmatch,
    "BA-JIB": _jib,
    "HR-OIB": stdnum.hr.oib.is_valid,
    "ME-PIB": stdnum.me.pib.is_valid,
    "MK-EDB": stdnum.mk.edb.is_valid,
    "MK-EMBS": re.compile(r"\d{7}").fullmatch,
    "AL-NIPT": re.compile(r"[A-M]\d{8}[A-Z]").fullmatch,
    "XK-UIN": re.compile(r"\d{9}").fullmatch,
}


async def test_203_organisations_in_seven_networks(demo: Demo) -> None:
    found = await demo.connection.fetch(
        "SELECT n.code, count(*) FROM core_organisation o JOIN core_network n ON n.id = o.network_id GROUP BY n.code"
    )
    by_network = {row["code"]: row["count"] for row in found}
    assert set(by_network) == {"RS", "BA", "HR", "ME", "MK", "AL", "XK"}
    assert sum(by_network.values()) == 203
    assert by_network["BA"] == 38


async def test_nine_bosnian_members_joined_in_may_2021(demo: Demo) -> None:
    joined = await demo.connection.fetchval(
        "SELECT count(*) FROM membership_term t JOIN core_network n ON n.id = t.network_id "
        "WHERE n.code = 'BA' AND lower(t.valid) BETWEEN '2021-05-01' AND '2021-05-31' "
    )
    assert joined >= 8


async def test_no_two_organisations_share_a_name(demo: Demo) -> None:
    rows = await demo.connection.fetch("SELECT value FROM core_organisation, jsonb_each_text(name)")
    names = [row["value"] for row in rows]
    assert len(names) == len(set(names))


async def test_each_network_names_its_members_in_its_own_languages_and_scripts(demo: Demo) -> None:
    rows = await demo.connection.fetch(
        "SELECT n.code, array_agg(DISTINCT key) AS locales FROM core_organisation o "
        "JOIN core_network n ON n.id = o.network_id, jsonb_object_keys(o.name) AS key GROUP BY n.code"
    )
    assert {row["code"]: set(row["locales"]) - {"en"} for row in rows} == {
        "RS": {"sr-Cyrl"},
        "BA": {"bs", "sr-Cyrl"},
        "HR": {"hr"},
        "ME": {"cnr", "sq"},
        "MK": {"mk", "sq"},
        "AL": {"sq"},
        "XK": {"sq", "sr-Cyrl"},
    }


async def test_every_text_is_written_in_the_script_of_its_locale(demo: Demo) -> None:
    columns = await demo.connection.fetch(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' "
        "AND data_type = 'jsonb' AND column_name IN ('name', 'title', 'description', 'street', 'town', 'footnote')"
    )
    assert len(columns) > 8
    for column in columns:
        texts = await demo.connection.fetch(f"SELECT {column['column_name']}::text FROM {column['table_name']}")
        for (text,) in texts:
            if text is not None:
                Translated(orjson.loads(text))  # raises where it is not


async def test_catalogues_are_named_in_every_language(demo: Demo) -> None:
    for table, count in (("core_service_type", 22), ("core_beneficiary_group", 25)):
        names = [orjson.loads(row["name"]) for row in await demo.connection.fetch(f"SELECT name::text FROM {table}")]
        assert len(names) == count
        assert all(set(name) >= {"sr-Cyrl", "bs", "hr", "cnr", "mk", "sq", "en"} for name in names)


async def test_every_official_number_passes_its_check(demo: Demo) -> None:
    rows = await demo.connection.fetch("SELECT scheme, value FROM core_identifier")
    assert {row["scheme"] for row in rows} == set(_CHECKS)
    assert [tuple(row) for row in rows if not _CHECKS[row["scheme"]](row["value"])] == []


def test_a_number_with_a_wrong_digit_would_be_found() -> None:
    assert _jib("4999990000001")
    assert not _jib("4999990000002")
    assert not _CHECKS["RS-PIB"]("999000018")


async def test_nothing_leads_to_anybody_real(demo: Demo) -> None:
    tables = await demo.connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    found: set[str] = set()
    for table in tables:
        for (text,) in await demo.connection.fetch(f"SELECT t::text FROM {table['tablename']} AS t"):
            found |= {*_EMAIL.findall(text), *_URL.findall(text)}
    assert found
    assert {
        domain for domain in found if not re.search(r"(^|\.)(example|example\.org|demo\.example)$", domain)
    } == set()


async def test_every_organisation_lies_in_a_municipality_of_its_country(demo: Demo) -> None:
    strays = await demo.connection.fetchval(
        "SELECT count(*) FROM core_organisation o JOIN core_network n ON n.id = o.network_id "
        "LEFT JOIN core_administrative_unit u ON u.id = o.unit_id AND u.country_id = n.country_id WHERE u.id IS NULL"
    )
    assert strays == 0


async def test_shelters_hide_where_they_are(demo: Demo) -> None:
    rows = await demo.connection.fetch(
        "SELECT o.hide_address FROM core_organisation o JOIN core_provided_service s ON s.organisation_id = o.id "
        "JOIN core_service_type t ON t.id = s.service_type_id WHERE t.code = 'S13'"
    )
    assert rows
    assert all(row["hide_address"] for row in rows)


async def test_every_organisation_has_two_to_five_people_and_some_changed_employer(demo: Demo) -> None:
    rows = await demo.connection.fetch(
        "SELECT count(DISTINCT person_id) FROM core_affiliation WHERE upper_inf(valid) GROUP BY organisation_id"
    )
    assert len(rows) == 203
    assert {row["count"] for row in rows} == {2, 3, 4, 5}
    movers = await demo.connection.fetchval(
        "SELECT count(*) FROM "
        "(SELECT FROM core_affiliation GROUP BY person_id HAVING count(DISTINCT organisation_id) > 1) AS m"
    )
    assert movers > 10


@pytest.mark.parametrize(
    ("network", "day", "held"),
    [
        ("RS", date(2016, 1, 1), 1),
        ("RS", date(2018, 1, 1), 1),
        ("HR", date(2018, 1, 1), 0),
        ("HR", date(2025, 6, 30), 1),
        ("MK", date(2013, 1, 1), 0),
    ],
)
async def test_offices_are_held_by_day(demo: Demo, network: str, day: date, held: int) -> None:
    assert len(await _coordinators(demo, network, day)) == held


async def test_coordination_of_serbia_changed_hands_in_december_2017(demo: Demo) -> None:
    before, after = date(2017, 11, 30), date(2017, 12, 1)
    assert await _coordinators(demo, "RS", before) != await _coordinators(demo, "RS", after)


async def _coordinators(demo: Demo, network: str, day: date) -> list[object]:
    rows = await demo.connection.fetch(
        "SELECT m.organisation_id FROM core_mandate m JOIN core_network n ON n.id = m.network_id "
        "WHERE n.code = $1 AND m.kind = 'NATIONAL_COORDINATOR' AND m.valid @> $2::date",
        network,
        day,
    )
    return [row["organisation_id"] for row in rows]
