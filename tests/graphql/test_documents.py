"""Whatever the language lets one write in a document, the answer has the shape that was written."""

from __future__ import annotations

import gc
import json
from types import FunctionType, ModuleType

import anyio
import anyio.lowlevel
import pytest
from mreza.graphql.lane import Lane
from mreza.graphql.plan import Plan
from mreza.graphql.prepared import Documents
from mreza.model.global_id import encode
from mreza.model.ids import uuid7

pytestmark = pytest.mark.anyio


@pytest.fixture
async def own(kit):
    return await kit.organisation("RS", {"en": "Sunny Side", "sr-Cyrl": "Сунчана страна"}, acronym="SUN")


@pytest.fixture
async def viewer(viewers):
    return await viewers.coordinator("RS")


def gid(row) -> str:
    return encode(type(row).__name__, row.id)


async def test_an_object_by_id_answers_fragments_of_its_type_and_of_the_interface(kit, graphql, own, viewer):
    document = """query($id: ID!, $ids: [ID!]!) {
      node(id: $id) { __typename ...Common ... on Organisation { short: acronym network { __typename code } } ... on Person { familyName } }
      nodes(ids: $ids) { ... on Node { id } ... on Network { code } ... on Organisation { acronym } } }
      fragment Common on Node { id ... on Organisation { name } }"""
    network = encode("Network", kit.networks["RS"])
    answer = await graphql(document, viewer=viewer, id=gid(own), ids=[network, "nonsense", gid(own)])
    assert answer["node"] == {
        "__typename": "Organisation",
        "id": gid(own),
        "name": "Sunny Side",
        "short": "SUN",
        "network": {"__typename": "Network", "code": "RS"},
    }
    assert answer["nodes"] == [{"id": network, "code": "RS"}, None, {"id": gid(own), "acronym": "SUN"}]


async def test_ids_that_lead_nowhere_answer_null_whatever_is_wrong_with_them(kit, graphql, own, viewer):
    foreign = await kit.organisation("BA", "Foreign")
    wrong = [
        encode("Organisation", uuid7()), encode("Person", own.id), encode("Nothing", own.id), gid(foreign),
        "nonsense", "", "T3Jn", "Ω", "'; --", str(own.id), "x" * 5000,
    ]  # fmt: skip
    document = (
        "query($id: ID!, $ids: [ID!]!) { organisation(id: $id) { id } node(id: $id) { id } nodes(ids: $ids) { id } }"
    )
    for id in wrong:
        answer = await graphql(document, viewer=viewer, id=id, ids=[id])
        assert answer["organisation"] is None, id
        assert answer["nodes"] == [answer["node"]]
        literal = f"{{ organisation(id: {json.dumps(id)}) {{ id }} }}"
        if len(id) < 5000:
            assert (await graphql(literal, viewer=viewer))["organisation"] is None
    assert (await graphql("{ organisation(id: 5) { id } }", viewer=viewer))["organisation"] is None
    right = await graphql(document, viewer=viewer, id=gid(own), ids=[gid(own)])
    assert right["organisation"] == right["node"] == right["nodes"][0] == {"id": gid(own)}


async def test_the_same_field_answers_under_several_aliases_with_arguments_of_its_own(graphql, own, viewer):
    document = """query($id: ID!) { one: organisation(id: $id) { name(locale: "sr-Cyrl") latin: name(locale: "sr-Latn") }
      two: organisation(id: $id) { name } three: organisations(first: 1) { nodes { a: id b: id } again: nodes { name } edges { node { id } } totalCount } }"""
    answer = await graphql(document, viewer=viewer, id=gid(own))
    assert answer["one"] == {"name": "Сунчана страна", "latin": "Sunčana strana"}
    assert answer["two"] == {"name": "Sunny Side"}
    assert answer["three"] == {
        "nodes": [{"a": gid(own), "b": gid(own)}],
        "again": [{"name": "Sunny Side"}],
        "edges": [{"node": {"id": gid(own)}}],
        "totalCount": 1,
    }


async def test_selections_of_one_field_in_several_fragments_are_put_together(graphql, own, viewer):
    document = """query($id: ID!) { organisation(id: $id) { ...A network { code } ...B } }
      fragment A on Organisation { network { id } } fragment B on Organisation { network { ...C } acronym } fragment C on Network { name }"""
    answer = await graphql(document, viewer=viewer, id=gid(own))
    assert list(answer["organisation"]["network"]) == ["id", "code", "name"]
    assert list(answer["organisation"]) == ["network", "acronym"]


async def test_skip_and_include_follow_their_variables_at_each_call(graphql, own, viewer):
    document = """query($id: ID!, $yes: Boolean!, $no: Boolean = false) { organisation(id: $id) {
      id acronym @include(if: $yes) name @skip(if: $yes) ... @include(if: $no) { website } ...F @skip(if: $no) } gone: networks @include(if: $no) { totalCount } }
      fragment F on Organisation { description }"""
    keys = {}
    for yes, no in ((True, False), (False, True), (True, True), (False, None)):
        variables = {"yes": yes} | ({} if no is None else {"no": no})
        answer = await graphql(document, viewer=viewer, id=gid(own), **variables)
        keys[yes, no] = (list(answer["organisation"]), "gone" in answer)
    assert keys == {
        (True, False): (["id", "acronym", "description"], False),
        (False, True): (["id", "name", "website"], True),
        (True, True): (["id", "acronym", "website"], True),
        (False, None): (["id", "name", "description"], False),
    }


async def test_objects_of_which_everything_is_skipped_are_empty_not_missing(graphql, own, viewer):
    document = """query($id: ID!) { organisation(id: $id) { id @skip(if: true) }
      organisations { pageInfo { endCursor @skip(if: true) } nodes { id @include(if: false) } groups { count @skip(if: true) } } networks @skip(if: true) { totalCount } }"""
    answer = await graphql(document, viewer=viewer, id=gid(own))
    assert answer == {"organisation": {}, "organisations": {"pageInfo": {}, "nodes": [{}], "groups": [{}]}}
    assert await graphql("{ organisations @skip(if: true) { totalCount } }", viewer=viewer) == {}


async def test_every_object_tells_its_type(kit, graphql, own, viewer):
    document = """query($id: ID!) { __typename viewer { __typename networks { __typename } } organisation(id: $id) { __typename nameTranslation { __typename } }
      organisations { __typename edges { __typename node { __typename } } pageInfo { __typename }
        groups(by: [{network: {code: true}}]) { __typename key { __typename network { __typename } } min { __typename network { __typename } } }
        all: groups { __typename max { __typename } } }
      explainAccess(id: $id) { __typename reasons { __typename } } }"""
    answer = await graphql(document, viewer=viewer, id=gid(own))
    assert answer["__typename"] == "Query"
    assert answer["viewer"] == {"__typename": "Viewer", "networks": [{"__typename": "Network"}]}
    assert answer["organisation"] == {"__typename": "Organisation", "nameTranslation": {"__typename": "Translation"}}
    listed = answer["organisations"]
    assert listed["__typename"] == "OrganisationConnection"
    assert listed["edges"] == [{"__typename": "OrganisationEdge", "node": {"__typename": "Organisation"}}]
    assert listed["pageInfo"] == {"__typename": "PageInfo"}
    assert listed["groups"] == [
        {
            "__typename": "OrganisationGroup",
            "key": {"__typename": "OrganisationKey", "network": {"__typename": "NetworkKey"}},
            "min": {"__typename": "OrganisationMin", "network": {"__typename": "NetworkMin"}},
        }
    ]
    assert listed["all"] == [{"__typename": "OrganisationGroup", "max": {"__typename": "OrganisationMax"}}]
    assert answer["explainAccess"]["__typename"] == "AccessExplanation"
    assert {reason["__typename"] for reason in answer["explainAccess"]["reasons"]} == {"AccessReason"}


async def test_parts_of_a_page_that_need_no_rows_come_alone(graphql, kit, viewer):
    for asked in ("{ hasPreviousPage }", "{ __typename }", "{ hasNextPage }", "{ startCursor }"):
        for empty in (True, False):
            if not empty:
                await kit.organisation("RS", "One")
            for end in ("first", "last"):
                answer = await graphql(f"{{ organisations({end}: 5) {{ pageInfo {asked} }} }}", viewer=viewer)
                assert list(answer["organisations"]) == ["pageInfo"], (asked, end)


async def test_variables_may_be_null_absent_or_defaulted(kit, graphql, own, viewer):
    await kit.organisation("RS", "Other")
    document = """query($first: Int = 1, $where: OrganisationWhere, $order: [OrganisationOrder!], $after: String, $text: String, $tongue: Locale = "sr-Latn") {
      organisations(first: $first, where: $where, orderBy: $order, after: $after, search: $text) { nodes { name(locale: $tongue) } } }"""

    async def names(**variables):
        return [
            node["name"] for node in (await graphql(document, viewer=viewer, **variables))["organisations"]["nodes"]
        ]

    assert await names() == ["Sunčana strana"]
    assert await names(first=None, where=None, order=None, after=None, text=None, tongue=None) == [
        "Sunny Side",
        "Other",
    ]
    assert await names(first=5, order=[{"name": "DESC"}]) == ["Sunčana strana", "Other"]
    assert await names(first=5, order={"name": "ASC"}, where={"acronym": {"isNull": True}}) == ["Other"]
    assert await names(first=5.0, text="сунчана") == ["Sunčana strana"]
    for wrong in (
        {"first": "1"},
        {"first": 2**31},
        {"first": 1.5},
        {"where": {"nonsense": {}}},
        {"order": [{"name": "UP"}]},
        {"where": "x"},
        {"text": 5},
    ):
        answer = await graphql(document, viewer=viewer, errors=True, **wrong)
        assert "data" not in answer and answer["errors"][0]["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED", wrong


async def test_null_for_a_variable_that_must_not_be_null_is_refused_though_it_has_a_default(graphql, own, viewer):
    document = f'query($id: ID! = "{gid(own)}", $other: ID = "{gid(own)}") {{ a: organisation(id: $id) {{ id }} b: organisation(id: $other) {{ id }} }}'
    assert await graphql(document, viewer=viewer) == {"a": {"id": gid(own)}, "b": {"id": gid(own)}}
    assert (await graphql(document, viewer=viewer, errors=True, id=None))["errors"][0]["extensions"][
        "code"
    ] == "GRAPHQL_VALIDATION_FAILED"
    error = (await graphql(document, viewer=viewer, errors=True, other=None))["errors"][0]
    assert error["extensions"]["code"] == "BAD_USER_INPUT" and "id must not be null" in error["message"]


async def test_one_document_with_filters_of_different_shapes_answers_each_rightly(kit, application, graphql, viewer):
    for number in range(4):
        await kit.organisation("RS", f"Org {number}", acronym=f"A{number}" if number else None)
    document = "query($w: OrganisationWhere, $o: [OrganisationOrder!] = [{name: ASC}]) { organisations(where: $w, orderBy: $o) { nodes { name } } }"
    cases = [
        ({"acronym": {"eq": "A1"}}, [1]),
        ({"acronym": {"eq": "A2"}}, [2]),
        ({"acronym": {"ne": "A2"}}, [0, 1, 3]),
        ({"acronym": {"eq": None}}, [0, 1, 2, 3]),
        ({"and": [{"acronym": {"eq": "A1"}}, {"name": {"contains": "org"}}]}, [1]),
        ({"and": {"acronym": {"eq": "A3"}}}, [3]),
        ({"and": [{"acronym": {"eq": "A2"}}]}, [2]),
        ({"and": {"acronym": {"eq": "A1"}}}, [1]),
        ({"or": []}, []),
        ({"and": []}, [0, 1, 2, 3]),
        ({"not": {"acronym": {"in": ["A1", "A2"]}}}, [0, 3]),
        ({"acronym": {"in": "A1"}}, [1]),
        ({"acronym": {"in": ["A1", "A3"]}}, [1, 3]),
        ({"acronym": {"in": []}}, []),
        ({"acronym": {"notIn": []}}, [0, 1, 2, 3]),
    ]
    for where, expected in cases * 2:
        answer = await graphql(document, viewer=viewer, w=where)
        assert [node["name"] for node in answer["organisations"]["nodes"]] == [
            f"Org {number}" for number in expected
        ], where
    assert application.engine.documents.plan_count <= len(cases)


async def test_one_plan_serves_all_values_and_page_sizes(kit, application, graphql, own, viewer):
    document = """query($first: Int, $w: OrganisationWhere, $ids: [ID!]!) {
      organisations(first: $first, where: $w) { nodes { id } } nodes(ids: $ids) { id } }"""
    for number in range(1, 30):
        where = {"acronym": {"in": ["x"] * number}, "name": {"contains": f"text {number}"}, "version": {"gt": number}}
        await graphql(document, viewer=viewer, first=number, w=where, ids=[gid(own)] * number)
    assert application.engine.documents.plan_count == 1


async def test_the_part_for_the_database_is_compiled_once_beside_what_python_answers(application, graphql, own, viewer):
    document = """query($id: ID!, $n: Int) { organisations(first: $n) { totalCount nodes { id } }
      explainAccess(id: $id) { visible } __type(name: "Network") { name } }"""
    for number in range(3):
        answer = await graphql(document, viewer=viewer, id=gid(own), n=number)
        assert [node["id"] for node in answer["organisations"]["nodes"]] == [gid(own)][:number]
        assert (answer["explainAccess"], answer["__type"]) == ({"visible": True}, {"name": "Network"})
    assert application.engine.documents.plan_count == 1


async def test_plans_are_bounded_however_many_shapes_and_documents_come(application, graphql, viewer):
    document = "query($w: OrganisationWhere) { organisations(where: $w) { totalCount } }"
    for number in range(70):
        await graphql(document, viewer=viewer, w={"and": [{"version": {"gt": 0}}] * number})
    assert application.engine.documents.plan_count <= 64


async def test_documents_are_let_go_of_by_their_size_the_oldest_first(application, viewer):
    kept = Documents(application.engine.documents.schema, application.engine.documents.limits, 1_000_000)
    names = " ".join(f"n{number}: name" for number in range(50))
    small, wide = (
        "{ networks { totalCount } }",
        [f"query Q{n} {{ networks {{ nodes {{ {names} }} }} }}" for n in range(60)],
    )
    for text in wide:
        kept.get(text, None, {}, suggest=True)
        prepared, _ = kept.get(small, None, {}, suggest=True)
    assert 500_000 < kept.size <= 1_000_000
    assert kept.get(small, None, {}, suggest=True)[0] is prepared, "what is asked again and again stays"
    last = kept.get(wide[-1], None, {}, suggest=True)[0]
    first = len(kept)
    for variant in range(10):
        last.plan(variant, lambda: Plan("SELECT 1" * 9_000, (), ()))
    assert len(kept) < first, "plans count as well"
    assert kept.size <= 1_000_000
    assert kept.get(wide[-1], None, {}, suggest=True)[0] is last


def _request(document, viewer):
    from mreza.graphql.api import GraphQLRequest

    return GraphQLRequest(query=document, viewer=viewer)


async def test_a_plan_keeps_nothing_of_the_values_that_it_was_first_asked_with(application, graphql, viewer):
    document = "query($w: [String!], $t: String) { organisations(where: {acronym: {in: $w}, id: {isNull: false}, website: {contains: $t}}) { totalCount } }"
    marks = [f"mark {number} " + "x" * 200 for number in range(50)]
    await graphql(document, viewer=viewer, w=list(marks), t=marks[0])
    waiting, seen = [application.engine.documents.get(document, None, {}, suggest=True)[0].plans], set()
    while waiting:
        one = waiting.pop()
        assert not (isinstance(one, str) and one.startswith("mark ")), "a client's value stays for as long as the plan"
        if id(one) not in seen and len(seen) < 200_000 and not isinstance(one, type | ModuleType):
            seen.add(id(one))
            closure = getattr(one, "__closure__", None) if isinstance(one, FunctionType) else None
            waiting += [cell.cell_contents for cell in closure or ()] if closure else []
            waiting += [] if isinstance(one, FunctionType) else gc.get_referents(one)
    assert len(seen) > 20


async def test_any_query_is_one_statement(kit, application, graphql, own, viewer, monkeypatch):
    document = """query($id: ID!) { a: organisation(id: $id) { name network { name coordinator { name } } memberships { terms { validFrom } } }
      organisations(orderBy: [{name: ASC}]) { edges { cursor node { id contacts { value } } } pageInfo { hasNextPage } totalCount groups(by: [{network: {code: true}}]) { count } }
      viewer { kind networks { code } } node(id: $id) { id } nodes(ids: [$id, $id]) { id } }"""
    await graphql(document, viewer=viewer, id=gid(own))
    said: list[str] = []
    read = Lane.fetchval
    monkeypatch.setattr(Lane, "fetchval", lambda lane, sql, arguments: said.append(sql) or read(lane, sql, arguments))
    pools = application.pools.reading.values()
    connections = [holder._con for pool in pools for holder in pool._holders if holder._con]
    for connection in connections:
        connection.add_query_logger(lambda record: said.append(record.query))
    await graphql(document, viewer=viewer, id=gid(own))
    await anyio.lowlevel.checkpoint()  # the driver tells its loggers in the loop's next turn
    for connection in connections:
        connection._query_loggers.clear()
    asked = [
        query for query in said if not query.startswith(("SELECT pg_advisory_unlock_all", "RESET", "CLOSE", "UNLISTEN"))
    ]
    assert len(asked) == 1, asked


async def test_very_wide_selections_are_answered(graphql, own, viewer):
    many = " ".join(f"a{number}: name" for number in range(90))
    answer = await graphql(f"query($id: ID!) {{ organisation(id: $id) {{ {many} }} }}", viewer=viewer, id=gid(own))
    assert len(answer["organisation"]) == 90
    objects = " ".join(
        f"a{number}: network {{ id code name version website email foundedYear locales }}" for number in range(90)
    )
    answer = await graphql(f"query($id: ID!) {{ organisation(id: $id) {{ {objects} }} }}", viewer=viewer, id=gid(own))
    assert {one["code"] for one in answer["organisation"].values()} == {"RS"}


async def test_texts_of_any_characters_come_back_as_they_are(kit, graphql, viewer):
    text = "“quotes” \"double\" 'single' \\back\\slash new\nline tab\t emoji 👩‍👩‍👧 percent % _ {} $1 :x </script>"
    made = await kit.organisation("RS", {"en": text}, acronym=text)
    document = "query($t: String!) { organisations(where: {acronym: {eq: $t}}) { nodes { name acronym nameTranslation { text all } } } }"
    node = {"name": text, "acronym": text, "nameTranslation": {"text": text, "all": {"en": text}}}
    assert (await graphql(document, viewer=viewer, t=text))["organisations"]["nodes"] == [node]
    literal = f"{{ organisations(where: {{acronym: {{in: [{json.dumps(text, ensure_ascii=False)}]}}}}) {{ nodes {{ id }} }} }}"
    assert (await graphql(literal, viewer=viewer))["organisations"]["nodes"] == [{"id": gid(made)}]


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ({"acronym": {"eq": "a\0b"}}, "NUL"),
        ({"acronym": {"contains": "\0"}}, "NUL"),
        ({"acronym": {"in": ["\0"]}}, "NUL"),
        ({"registeredOn": {"eq": "2025-02-30"}}, "YYYY-MM-DD"),
        ({"registeredOn": {"eq": "10000-01-01"}}, "YYYY-MM-DD"),
        ({"registeredOn": {"during": {"year": 0}}}, "between 1 and 9998"),
        ({"registeredOn": {"during": {"year": 2025, "month": 13}}}, "between 1 and 12"),
        ({"registeredOn": {"within": {"days": 2**31 - 1}}}, "36,600 days"),
        ({"version": {"eq": 2**31}}, "32-bit"),
        ({"feeInvoices": {"some": {"amount": {"eq": "ten"}}}}, "decimal"),
        ({"feeInvoices": {"some": {"amount": {"eq": "NaN"}}}}, "finite"),
        ({"feeInvoices": {"some": {"amount": {"gt": "1e999999"}}}}, "digits"),
        ({"feeInvoices": {"some": {"amount": {"gt": 1e308}}}}, ""),
    ],
)
async def test_values_out_of_range_are_told_not_failed_upon(graphql, viewer, where, says):
    answer = await graphql(
        "query($w: OrganisationWhere) { organisations(where: $w) { totalCount } }", viewer=viewer, errors=True, w=where
    )
    if "errors" in answer:
        assert answer["errors"][0]["extensions"]["code"] in ("BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED"), answer
        assert says in answer["errors"][0]["message"]
    else:
        assert says == "", answer


async def test_an_instant_outside_the_calendar_is_told(graphql, viewer):
    for instant in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2025-01-01T00:00:00", "now"):
        document = "query($at: DateTime) { auditTrail(where: {at: {gt: $at}}) { totalCount } }"
        answer = await graphql(document, viewer=viewer, errors=True, at=instant)
        assert answer["errors"][0]["extensions"]["code"] in ("BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED")
        assert "datetime" not in answer["errors"][0]["message"]


async def test_search_and_paging_arguments_with_odd_values_are_told(graphql, viewer):
    for arguments, says in (
        ('first: -1', "between 0 and 100"),
        ('first: 101', "between 0 and 100"),
        ('last: 1000', "between 0 and 100"),
        ('first: 1, last: 1', "not for both"),
        ('after: "nonsense"', "not one of our cursors"),
        ('after: ""', "not one of our cursors"),
        ('search: "a\\u0000"', "NUL"),
        ('orderBy: [{}]', "exactly one"),
        ('orderBy: [{name: ASC, id: DESC}]', "exactly one"),
        ('asOf: "yesterday"', "YYYY-MM-DD"),
    ):  # fmt: skip
        answer = await graphql(f"{{ organisations({arguments}) {{ nodes {{ id }} }} }}", viewer=viewer, errors=True)
        assert "data" not in answer
        assert says in answer["errors"][0]["message"], (arguments, answer)
        assert answer["errors"][0]["extensions"]["code"] in ("BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED")
    assert (await graphql('{ organisations(search: "") { totalCount } }', viewer=viewer))["organisations"][
        "totalCount"
    ] == 0


async def test_a_page_size_out_of_range_is_told_for_a_variable_as_for_a_number(graphql, viewer):
    for first in (-1, 101, 2_000_000):
        answer = await graphql(
            "query($n: Int) { organisations(first: $n) { nodes { id } } }", viewer=viewer, errors=True, n=first
        )
        assert "between 0 and 100" in answer["errors"][0]["message"]


async def test_more_than_sixteen_sort_or_group_keys_are_refused_with_the_number(graphql, viewer):
    order = ", ".join("{version: ASC}" for _ in range(17))
    keys = ", ".join("{version: true}" for _ in range(17))
    for text in (
        f"{{ organisations(orderBy: [{order}]) {{ nodes {{ id }} }} }}",
        f"{{ organisations {{ groups(by: [{keys}]) {{ count }} }} }}",
    ):
        error = (await graphql(text, viewer=viewer, errors=True))["errors"][0]
        assert "at most 16" in error["message"] and error["extensions"]["code"] == "BAD_USER_INPUT"


async def test_every_refusal_of_a_document_has_a_code(graphql, viewer):
    for document in (
        "",
        "{",
        "{ nonsense }",
        "query A { __typename } query B { __typename }",
        "subscription { events { id } }",
        "type X { a: Int }",
        "fragment F on Node { id }",
    ):
        answer = await graphql(document, viewer=viewer, errors=True)
        assert "data" not in answer
        for error in answer["errors"]:
            assert error["extensions"]["code"] not in ("", "INTERNAL"), (document, error)
