"""Pages, filters, texts and aggregates of lists: what a reader gets."""

from __future__ import annotations

import base64
import json
from datetime import date

import pytest
from mreza.directory.organisations import Address, ContactKind, ContactPoint, ProvidedService, ServiceType
from mreza.graphql import groups
from mreza.graphql.context import SQL_TYPES
from mreza.graphql.order import sort_type
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.model.records import ValueField
from mreza.text import Translated
from sqlalchemy import Date, func, literal
from sqlalchemy.types import NullType

pytestmark = pytest.mark.anyio


@pytest.fixture
async def viewer(viewers):
    return await viewers.coordinator("RS")


async def named(kit, *names, **values):
    return [await kit.organisation("RS", name, **values) for name in names]


# Parameters


async def test_a_variable_is_one_parameter_wherever_it_stands(graphql, viewer, kit):
    organisation = await kit.organisation("RS", "Kuća")
    document = """query($id: ID!, $day: Date!) { organisation(id: $id) {
        affiliations(asOf: $day) { kind } services(asOf: $day) { validFrom } } }"""
    given = {"id": encode("Organisation", organisation.id), "day": "2025-03-14"}
    answer = await graphql(document, viewer=viewer, **given)
    assert answer == {"organisation": {"affiliations": [], "services": []}}
    prepared, _cost = kit.application.engine.documents.get(document, None, given, suggest=False)
    (plan,) = prepared.plans.values()
    assert len(plan.binders) == 3  # the scope's handle, the id, the day


# Cursors


@pytest.mark.parametrize(
    "order",
    [
        "{acronym: ASC}",
        "{registeredOn: DESC}",
        "{name: DESC}",
        "{network: {code: ASC}}",
        "{acronym: ASC}, {version: DESC}, {registeredOn: ASC}, {hideAddress: ASC}",
    ],
)
@pytest.mark.parametrize("end", ["first", "last"])
async def test_a_page_tells_the_cursors_of_its_first_and_its_last_row(kit, graphql, viewer, order, end):
    for number in range(5):
        given = {} if number < 2 else {"acronym": f"Č{number}", "registered_on": date(2000, 1, number)}
        await kit.organisation("RS", f"Č{number}", **given)
    page = f"query($n: Int) {{ organisations({end}: $n, orderBy: [{order}]) {{ edges {{ cursor }} pageInfo {{ startCursor endCursor }} }} }}"
    for size in (0, 1, 3, 5, 9):
        got = (await graphql(page, viewer=viewer, n=size))["organisations"]
        cursors = [edge["cursor"] for edge in got["edges"]]
        assert len(cursors) == min(size, 5)
        ends = {"startCursor": cursors[0], "endCursor": cursors[-1]} if cursors else dict.fromkeys(got["pageInfo"])
        assert got["pageInfo"] == ends, size


async def test_a_statement_does_not_grow_by_every_key_wherever_a_cursor_is_asked_for(kit, graphql, viewer):
    keys = ", ".join(["{name: ASC}, {version: DESC}, {network: {code: ASC}}, {id: ASC}"] * 4)
    cursors = " ".join(f"a{number}: endCursor" for number in range(50))
    document = f"{{ organisations(orderBy: [{keys}]) {{ pageInfo {{ {cursors} }} }} }}"
    await graphql(document, viewer=viewer)
    prepared, _cost = kit.application.engine.documents.get(document, None, {}, suggest=False)
    (plan,) = prepared.plans.values()
    assert plan.sql.count("array_agg") == 50


@pytest.mark.parametrize("direction", ["ASC", "DESC"])
@pytest.mark.parametrize("key", ["acronym", "registeredOn", "name", "hideAddress", "version", "id"])
async def test_pages_reach_every_row_once_in_both_directions(kit, graphql, viewer, direction, key):
    for number in range(7):
        acronym, day = (None, None) if number % 3 == 0 else (f"A{number % 2}", date(2000 + number % 2, 1, 1))
        await kit.organisation(
            "RS", f"Č{number % 2}", acronym=acronym, registered_on=day, hide_address=bool(number % 2)
        )
    order = f"orderBy: [{{{key}: {direction}}}]"
    whole = [
        node["id"]
        for node in (await graphql(f"{{ organisations({order}) {{ nodes {{ id }} }} }}", viewer=viewer))[
            "organisations"
        ]["nodes"]
    ]
    for size in (1, 2, 3):
        for end, cursor, edge in (("first", "after", "endCursor"), ("last", "before", "startCursor")):
            page = f"query($c: String) {{ organisations({end}: {size}, {cursor}: $c, {order}) {{ nodes {{ id }} pageInfo {{ {edge} hasNextPage hasPreviousPage }} }} }}"
            seen, at = [], None
            for _ in range(10):
                got = (await graphql(page, viewer=viewer, c=at))["organisations"]
                ids = [node["id"] for node in got["nodes"]]
                seen = seen + ids if end == "first" else ids + seen
                at = got["pageInfo"][edge]
                if not got["pageInfo"]["hasNextPage" if end == "first" else "hasPreviousPage"]:
                    break
            assert seen == whole, (size, end)


async def test_a_cursor_of_another_order_language_or_list_is_told_apart(kit, graphql, viewer):
    await named(kit, "A", "B")
    page = "query($c: String) { organisations(first: 1, after: $c, orderBy: [{name: ASC}]) { nodes { name } edges { cursor } } }"
    cursor = (await graphql(page, viewer=viewer))["organisations"]["edges"][0]["cursor"]
    assert (await graphql(page, viewer=viewer, c=cursor))["organisations"]["nodes"] == [{"name": "B"}]
    others = [
        (page.replace("name: ASC", "name: DESC"), "en"),
        (page.replace("name: ASC", "acronym: ASC"), "en"),
        (page.replace("orderBy: [{name: ASC}]", "orderBy: []"), "en"),
        (page, "mk"),
        ("query($c: String) { networks(after: $c, orderBy: [{name: ASC}]) { nodes { id } } }", "en"),
    ]
    for document, locale in others:
        error = (await graphql(document, viewer=viewer, locale=locale, errors=True, c=cursor))["errors"][0]
        assert error["extensions"]["code"] == "BAD_USER_INPUT" and "another order" in error["message"], document


async def test_a_cursor_that_was_written_by_hand_is_refused(kit, graphql, viewer):
    await named(kit, "A")
    page = "query($c: String) { organisations(after: $c, orderBy: [{registeredOn: ASC}, {hideAddress: ASC}, {version: ASC}]) { nodes { id } edges { cursor } } }"
    cursor = (await graphql(page, viewer=viewer))["organisations"]["edges"][0]["cursor"]
    mark, *values = json.loads(base64.b64decode(cursor))
    for position, wrong in (
        (0, "soon"),
        (1, "perhaps"),
        (2, "9" * 30),
        (2, "x"),
        (2, None),
        (3, "no uuid"),
        (3, None),
        (3, 5),
        (1, "\0"),
    ):
        changed = [mark, *values]
        changed[position + 1] = wrong
        forged = base64.b64encode(json.dumps(changed).encode()).decode()
        error = (await graphql(page, viewer=viewer, errors=True, c=forged))["errors"][0]
        assert error["extensions"]["code"] == "BAD_USER_INPUT", (position, wrong, error)
    for wrong in ("", "e30=", "W10=", "WzFd", cursor[:-8], cursor + "AAAA", "ж", "[]"):
        error = (await graphql(page, viewer=viewer, errors=True, c=wrong))["errors"][0]
        assert error["extensions"]["code"] == "BAD_USER_INPUT" and "cursor" in error["message"], wrong


async def test_every_order_of_every_plugin_can_be_continued(application):
    """A cursor's value is cast to the type that it is compared with, also where an expression names none."""
    registry, untyped = application.api.registry, []
    for info in registry.infos.values():
        fields = [field for field in info.fields.values() if isinstance(field, ValueField) and not field.sort_column]
        row = registry.alias(info.model, 1)
        for field in fields:
            expression = field.sql(row, literal(date(2025, 6, 30), Date()))
            if field.value.sql in SQL_TYPES and isinstance(sort_type(field, expression), NullType):
                untyped.append(f"{info.name}.{field.name}")
    assert untyped == []
    assert isinstance(sort_type(registry.infos["Organisation"].fields["acronym"], func.nothing()), NullType) is False


async def test_the_total_counts_all_that_the_filter_leaves_whatever_the_page(kit, graphql, viewer):
    await named(kit, "Alpha", "Beta", "Alpine")
    document = '{ organisations(first: 1, where: {name: {startsWith: "alp"}}) { totalCount nodes { name } edges { node { name } cursor } all: groups { count } } }'
    answer = (await graphql(document, viewer=viewer))["organisations"]
    assert answer["totalCount"] == 2 and answer["all"] == [{"count": 2}]
    assert answer["nodes"] == [edge["node"] for edge in answer["edges"]] == [{"name": "Alpha"}]


# Filters


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ('{acronym: {eq: "B"}}', "b"),
        ('{acronym: {ne: "B"}}', "ac"),
        ('{acronym: {in: ["A", "B"]}}', "ab"),
        ('{acronym: {notIn: ["A"]}}', "bc"),
        ("{acronym: {isNull: true}}", "c"),
        ("{acronym: {isNull: false}}", "ab"),
        ('{acronym: {lt: "B"}}', "a"),
        ('{acronym: {lte: "B"}}', "ab"),
        ('{acronym: {gt: "A"}}', "b"),
        ('{acronym: {gte: "A"}}', "ab"),
        ('{acronym: {between: {from: "B"}}}', "b"),
        ('{acronym: {between: {from: "A", to: "A"}}}', "a"),
        ('{acronym: {contains: "b"}}', "b"),
        ('{name: {contains: "djer"}}', "a"),
        ('{name: {startsWith: "zdravo"}}', "a"),
        ('{name: {startsWith: "sunce"}}', "b"),
        ('{name: {startsWith: "dan"}}', ""),
        ("{name: {isNull: false}}", "abc"),
        ('{registeredOn: {during: {year: 2025}}}', "ab"),
        ('{registeredOn: {during: {year: 2025, month: 7}}}', "b"),
        ("{registeredOn: {within: {days: 0}}}", "a"),
        ("{registeredOn: {within: {days: 10}}}", "ab"),
        ('{registeredOn: {eq: "2025-06-30"}}', "a"),
        ('{registeredOn: {notIn: ["2025-06-30"]}}', "bc"),
        ("{hideAddress: {eq: true}}", "c"),
        ("{not: {hideAddress: {eq: true}}}", "ab"),
        ('{not: {acronym: {lt: "B"}}}', "bc"),
        ('{or: [{acronym: {eq: "A"}}, {acronym: {isNull: true}}]}', "ac"),
        ('{and: [{hideAddress: {eq: false}}, {not: {acronym: {eq: "A"}}}]}', "b"),
        ('{network: {code: {eq: "RS"}}}', "abc"),
        ('{network: {code: {eq: "BA"}}}', ""),
        ("{unit: {exists: false}}", "abc"),
        ("{unit: {exists: true}}", ""),
        ("{network: {exists: true}}", "abc"),
        ("{exists: true}", "abc"),
        ("{exists: false}", ""),
        ("{not: {exists: true}}", ""),
        ('{contacts: {some: {kind: {eq: EMAIL}}}}', "a"),
        ('{contacts: {none: {kind: {eq: EMAIL}}}}', "bc"),
        ('{contacts: {every: {kind: {in: [EMAIL]}}}}', "ac"),
        ('{contacts: {some: {}}}', "ab"),
        ('{contacts: {some: {organisation: {acronym: {eq: "B"}}}}}', "b"),
    ],
)  # fmt: skip
async def test_filters_leave_what_they_say(kit, graphql, viewer, where, expected):
    made = {
        "a": await kit.organisation(
            "RS", {"sr-Cyrl": "Ђердан", "sr-Latn": "Zdravo"}, acronym="A", registered_on=date(2025, 6, 30)
        ),
        "b": await kit.organisation("RS", {"en": "Beta", "bs": "Sunce"}, acronym="B", registered_on=date(2025, 7, 3)),
        "c": await kit.organisation("RS", "Gamma", hide_address=True),
    }
    async with kit.session() as session:
        for letter, kind in (("a", ContactKind.EMAIL), ("b", ContactKind.PHONE), ("b", ContactKind.OTHER)):
            session.add(
                ContactPoint(network_id=made[letter].network_id, organisation_id=made[letter].id, kind=kind, value="x")
            )
    found = (await graphql(f"{{ organisations(where: {where}) {{ totalCount nodes {{ id }} }} }}", viewer=viewer))[
        "organisations"
    ]
    letters = {encode("Organisation", row.id): letter for letter, row in made.items()}
    assert "".join(sorted(letters[node["id"]] for node in found["nodes"])) == expected
    assert found["totalCount"] == len(expected)


async def test_filters_by_id_take_ids_of_that_type_only(kit, graphql, viewer):
    one, two = await named(kit, "One", "Two")
    document = "query($w: OrganisationWhere) { organisations(where: $w) { nodes { name } } }"
    first, network = encode("Organisation", one.id), encode("Network", kit.networks["RS"])
    for where, expected in (
        ({"id": {"eq": first}}, ["One"]),
        ({"id": {"in": [first, encode("Organisation", two.id)]}}, ["One", "Two"]),
        ({"id": {"notIn": [first]}}, ["Two"]),
        ({"network": {"id": {"eq": network}}}, ["One", "Two"]),
    ):
        assert [
            node["name"] for node in (await graphql(document, viewer=viewer, w=where))["organisations"]["nodes"]
        ] == expected
    for where in ({"id": {"eq": network}}, {"id": {"in": ["nonsense"]}}):
        error = (await graphql(document, viewer=viewer, errors=True, w=where))["errors"][0]
        assert error["extensions"]["code"] in ("BAD_USER_INPUT", "NOT_FOUND")


async def test_a_filter_on_a_derived_link_holds_of_its_own_row(kit, graphql, viewers):
    from mreza.directory.people import Mandate, MandateKind

    serbian, _ = await kit.organisation("RS", "Serbian"), await kit.organisation("BA", "Bosnian")
    async with kit.session() as session:
        session.add(
            Mandate(
                network_id=serbian.network_id,
                organisation_id=serbian.id,
                kind=MandateKind.NATIONAL_COORDINATOR,
                valid=Period(date(2020, 1, 1)),
            )
        )
    document = """{ networks(where: {coordinator: {name: {contains: "serb"}}}) { totalCount nodes { code } }
      sorted: networks(first: 2, orderBy: [{coordinator: {name: ASC}}, {code: ASC}]) { nodes { code coordinator { name } } }
      none: networks(where: {coordinator: {exists: false}}) { totalCount } organisations(where: {network: {coordinator: {hideAddress: {eq: false}}}}) { nodes { name } } }"""
    answer = await graphql(document, viewer=await viewers.secretariat())
    assert answer["networks"] == {"totalCount": 1, "nodes": [{"code": "RS"}]}
    assert answer["sorted"]["nodes"] == [
        {"code": "RS", "coordinator": {"name": "Serbian"}},
        {"code": "AL", "coordinator": None},
    ]
    assert answer["none"]["totalCount"] == 6
    assert answer["organisations"]["nodes"] == [{"name": "Serbian"}]


# Texts


async def test_texts_come_in_the_language_asked_for_or_say_what_they_fell_back_to(kit, graphql, viewer):
    await kit.organisation("RS", {"sr-Cyrl": "Сунце", "en": "Sun"})
    parts = "text locale requested isFallback fallbacks all"
    document = f'{{ organisations {{ nodes {{ name sq: name(locale: "sq") t: nameTranslation(locale: "mk") {{ {parts} }} l: nameTranslation(locale: "sr-Latn") {{ text locale isFallback }} d: descriptionTranslation {{ text }} }} }} }}'
    node = (await graphql(document, viewer=viewer, locale="hr"))["organisations"]["nodes"][0]
    assert node["name"] == "Sunce" and node["d"] is None
    assert node["l"] == {"text": "Sunce", "locale": "sr-Latn", "isFallback": False}
    told = node["t"]
    assert (
        told["requested"] == "mk"
        and told["isFallback"] is True
        and told["fallbacks"][0] == "mk"
        and len(told["fallbacks"]) == 8
    )
    assert told["all"] == {"sr-Cyrl": "Сунце", "en": "Sun"} and told["text"] in ("Сунце", "Sun")
    assert node["sq"] in ("Sun", "Sunce")


async def test_a_language_that_is_none_of_ours_is_named(graphql, viewer):
    answer = await graphql('{ networks { nodes { name(locale: "xx") } } }', viewer=viewer, errors=True)
    assert "xx" in answer["errors"][0]["message"] and answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


# Groups


async def test_groups_count_by_path_by_part_of_a_date_and_in_order(kit, graphql, viewers):
    for code, day in (("RS", date(2024, 3, 9)), ("RS", date(2024, 3, 20)), ("RS", date(2025, 1, 1)), ("BA", None)):
        await kit.organisation(code, "X", registered_on=day)
    document = """{ organisations { nets: groups(by: [{network: {code: true}}]) { key { network { code } } count }
      years: groups(by: [{registeredOn: YEAR}]) { key { registeredOn } count } months: groups(by: [{registeredOn: MONTH}, {network: {code: true}}]) { key { registeredOn network { code } } count }
      distinct: groups { n: distinct(of: {network: {code: true}}) days: distinct(of: {registeredOn: DAY}) both: distinct(of: {network: {code: true}, registeredOn: YEAR}) names: distinct(of: {name: true}) count } } }"""
    answer = (await graphql(document, viewer=await viewers.secretariat()))["organisations"]
    assert answer["nets"] == [
        {"key": {"network": {"code": "BA"}}, "count": 1},
        {"key": {"network": {"code": "RS"}}, "count": 3},
    ]
    assert answer["years"] == [
        {"key": {"registeredOn": "2024-01-01"}, "count": 2},
        {"key": {"registeredOn": "2025-01-01"}, "count": 1},
        {"key": {"registeredOn": None}, "count": 1},
    ]
    assert answer["months"] == [
        {"key": {"registeredOn": "2024-03-01", "network": {"code": "RS"}}, "count": 2},
        {"key": {"registeredOn": "2025-01-01", "network": {"code": "RS"}}, "count": 1},
        {"key": {"registeredOn": None, "network": {"code": "BA"}}, "count": 1},
    ]
    assert answer["distinct"] == [{"n": 2, "days": 3, "both": 2, "names": 1, "count": 4}]


async def test_sums_means_and_extremes_pass_over_nulls_and_are_null_of_nothing(kit, graphql, viewers):
    secretariat = await viewers.secretariat()
    organisation = (await named(kit, "One"))[0]
    async with kit.session() as session:
        kind = ServiceType(code="S1", name=Translated({"en": "Care"}), category="community")
        session.add(kind)
        await session.flush()
        for capacity, first, last in (
            (10, date(2020, 1, 10), None),
            (5, date(2020, 1, 5), date(2020, 1, 9)),
            (None, date(2020, 1, 1), date(2020, 1, 4)),
        ):
            session.add(
                ProvidedService(
                    network_id=organisation.network_id,
                    organisation_id=organisation.id,
                    service_type_id=kind.id,
                    capacity=capacity,
                    valid=Period(first, last),
                )
            )
    document = """query($c: String) { providedServices(where: {serviceType: {code: {eq: $c}}}) { groups { count
      sum { capacity } avg { capacity } min { capacity validFrom serviceType { code } } max { capacity validFrom } } } }"""
    found = (await graphql(document, viewer=secretariat, c="S1"))["providedServices"]["groups"][0]
    assert found["avg"].pop("capacity") == "7.5"
    assert found == {
        "count": 3, "sum": {"capacity": 15}, "avg": {}, "min": {"capacity": 5, "validFrom": "2020-01-01", "serviceType": {"code": "S1"}},
        "max": {"capacity": 10, "validFrom": "2020-01-10"},
    }  # fmt: skip
    nothing = (await graphql(document, viewer=secretariat, c="none"))["providedServices"]["groups"]
    assert nothing == [
        {
            "count": 0,
            "sum": {"capacity": None},
            "avg": {"capacity": None},
            "min": {"capacity": None, "validFrom": None, "serviceType": {"code": None}},
            "max": {"capacity": None, "validFrom": None},
        }
    ]


async def test_groups_along_a_list_hold_a_row_once_for_each_different_value(kit, graphql, viewers):
    """One organisation provides S1 twice and S2, another gave S1 up, a third never provided anything."""
    one, two, _three = [await kit.organisation("RS", name) for name in ("One", "Two", "Three")]
    async with kit.session() as session:
        types = {code: ServiceType(code=code, name=Translated({"en": code}), category="c") for code in ("S1", "S2")}
        session.add_all(types.values())
        await session.flush()
        now, once = Period(date(2020, 1, 1)), Period(date(2010, 1, 1), date(2019, 12, 31))
        for whose, code, valid, capacity in (
            (one, "S1", now, 3),
            (one, "S2", now, 4),
            (one, "S1", once, 5),
            (two, "S1", once, 6),
        ):
            home = {"network_id": whose.network_id, "organisation_id": whose.id}
            session.add(ProvidedService(**home, service_type_id=types[code].id, valid=valid, capacity=capacity))
    document = """query($day: Date) { organisations(asOf: $day) { groups(by: [{services: {serviceType: {code: true}}}]) {
        key { services { serviceType { code } } } count names: distinct(of: {name: true}) } }
      through: providedServices(where: {capacity: {eq: 3}}) { groups(by: [{network: {code: true}}, {organisation: {services: {serviceType: {code: true}, capacity: true}}}]) {
        key { network { code } organisation { services { capacity serviceType { code } } } } count } } }"""
    secretariat = await viewers.secretariat()
    for day, expected in ((None, [("S1", 1), ("S2", 1), (None, 2)]), ("2015-01-01", [("S1", 2), (None, 1)])):
        answer = await graphql(document, viewer=secretariat, day=day)
        told = [
            ((one["key"]["services"]["serviceType"]).get("code"), one["count"])
            for one in answer["organisations"]["groups"]
        ]
        assert told == expected
    keys = [one["key"]["organisation"]["services"] for one in answer["through"]["groups"]]
    assert keys == [{"capacity": 3, "serviceType": {"code": "S1"}}, {"capacity": 4, "serviceType": {"code": "S2"}}]
    distinct = "{ organisations { groups { distinct(of: {services: {id: true}}) } } }"
    answer = await graphql(distinct, viewer=secretariat, errors=True)
    assert "no lists" in answer["errors"][0]["message"]


async def test_a_part_of_the_groups_is_never_taken_for_all_of_them(kit, graphql, viewers, monkeypatch):
    secretariat = await viewers.secretariat()
    monkeypatch.setattr(groups, "MAX_GROUPS", 3)
    for number in range(3):
        await kit.organisation("RS", f"Org {number}", acronym=f"A{number}")
    by_id = "{ organisations { groups(by: [{id: true}]) { key { id } count } } networks { totalCount } }"
    assert len((await graphql(by_id, viewer=secretariat))["organisations"]["groups"]) == 3
    await kit.organisation("BA", "Org 4")
    answer = await graphql(by_id, viewer=secretariat, errors=True)
    (error,) = answer["errors"]
    assert "data" not in answer and error["extensions"]["code"] == "TOO_MANY_GROUPS"
    assert "Narrow the list with where" in error["message"]
    by_network = "{ organisations { groups(by: [{network: {code: true}}]) { count } } }"
    assert (await graphql(by_network, viewer=secretariat))["organisations"]["groups"] == [{"count": 1}, {"count": 3}]


async def test_a_key_that_is_not_grouped_by_is_named(graphql, viewer):
    answer = await graphql(
        "{ organisations { groups(by: [{acronym: true}]) { key { website } } } }", viewer=viewer, errors=True
    )
    assert "key.website" in answer["errors"][0]["message"] and "by" in answer["errors"][0]["message"]


# Days


async def test_as_of_shows_what_held_on_the_day_down_to_the_lists_below(kit, graphql, viewer):
    organisation = (await named(kit, "One"))[0]
    async with kit.session() as session:
        for town, period in (("Old", Period(None, date(2019, 12, 31))), ("New", Period(date(2020, 1, 1)))):
            common = {"network_id": organisation.network_id, "organisation_id": organisation.id}
            session.add(
                Address(
                    **common, street=Translated({"en": "S"}), town=Translated({"en": town}), postcode="1", valid=period
                )
            )
    document = """query($id: ID!, $day: Date) { addresses(asOf: $day) { nodes { town } totalCount groups { count } }
      organisation(id: $id) { addresses(asOf: $day) { town } all: addresses { town } } }"""

    async def towns(day):
        answer = await graphql(document, viewer=viewer, id=encode("Organisation", organisation.id), day=day)
        listed = [node["town"] for node in answer["addresses"]["nodes"]]
        assert answer["addresses"]["totalCount"] == len(listed) and answer["addresses"]["groups"] == [
            {"count": len(listed)}
        ]
        assert listed == [one["town"] for one in answer["organisation"]["addresses"]]
        assert len(answer["organisation"]["all"]) == 2
        return listed

    assert await towns("2019-12-31") == ["Old"]
    assert await towns("2020-01-01") == ["New"]
    assert sorted(await towns(None)) == ["New", "Old"]
    assert await towns("0001-01-01") == ["Old"]
    assert await towns("9999-12-31") == ["New"]


async def test_a_link_as_of_a_day_leads_to_the_object_as_of_that_day(kit, graphql, viewers):
    from mreza.directory.people import Mandate, MandateKind

    old, new = await named(kit, "Old", "New")
    async with kit.session() as session:
        for row, period in ((old, Period(date(2010, 1, 1), date(2019, 12, 31))), (new, Period(date(2020, 1, 1)))):
            session.add(
                Mandate(
                    network_id=row.network_id,
                    organisation_id=row.id,
                    kind=MandateKind.NATIONAL_COORDINATOR,
                    valid=period,
                )
            )
    document = """query($id: ID!) { network(id: $id) { now: coordinator { name } then: coordinator(asOf: "2015-05-05") { name network { coordinator { name } } } }
      past: network(id: $id, asOf: "2015-05-05") { coordinator { name } } before: network(id: $id, asOf: "2000-01-01") { coordinator { name } } }"""
    answer = await graphql(document, viewer=await viewers.secretariat(), id=encode("Network", kit.networks["RS"]))
    assert answer["network"] == {
        "now": {"name": "New"},
        "then": {"name": "Old", "network": {"coordinator": {"name": "Old"}}},
    }
    assert answer["past"] == {"coordinator": {"name": "Old"}} and answer["before"] == {"coordinator": None}


# Filters by a link


async def test_a_filter_by_network_looks_at_the_link_alone(kit, graphql, viewer):
    """Everyone sees networks, so nothing is joined; of organisations, which not everyone sees, the row decides."""
    await named(kit, "Ours")
    await kit.organisation("BA", "Theirs")
    network = encode("Network", kit.networks["RS"])

    async def names(where: str) -> list[str]:
        answer = await graphql(f"{{ organisations(where: {where}) {{ nodes {{ name }} }} }}", viewer=viewer)
        return [node["name"] for node in answer["organisations"]["nodes"]]

    assert await names(f'{{network: {{id: {{eq: "{network}"}}}}}}') == ["Ours"]
    assert await names(f'{{network: {{id: {{in: ["{network}"]}}}}}}') == ["Ours"]
    assert await names(f'{{network: {{id: {{eq: "{network}", isNull: true}}}}}}') == []
    assert await names(f'{{network: {{id: {{notIn: ["{network}"]}}}}}}') == []
    plans = {query: one for (query, _), one in kit.application.engine.documents._seen.items()}
    joined = {query: sum("core_network" in plan.sql for plan in one.plans.values()) for query, one in plans.items()}
    assert [count for query, count in joined.items() if "eq: " in query and "isNull" not in query] == [0]
    assert [count for query, count in joined.items() if "notIn" in query] == [1]  # control: this one asks the row
