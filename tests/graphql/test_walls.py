"""What a viewer may not see cannot be reached by any way of asking; what it may see is what these tests compare with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from mreza.directory.people import Affiliation, Person
from mreza.model.global_id import encode
from mreza.model.period import Period

pytestmark = pytest.mark.anyio

ALL_WAYS = """query($day: Date!) { organisations {
    nodes { name registeredOn hideAddress locale }
    totalCount groups { count distinct(of: {registeredOn: DAY}) min { registeredOn } max { registeredOn } }
    byDay: groups(by: [{registeredOn: DAY}, {hideAddress: true}]) { key { registeredOn hideAddress } count } }
  sorted: organisations(orderBy: [{registeredOn: DESC}, {hideAddress: DESC}, {locale: ASC}]) { edges { cursor node { name } } }
  equal: organisations(where: {registeredOn: {eq: $day}}) { totalCount }
  after: organisations(where: {registeredOn: {gt: "1900-01-01"}}) { totalCount }
  differing: organisations(where: {registeredOn: {ne: $day}}) { totalCount }
  hiding: organisations(where: {or: [{hideAddress: {eq: true}}, {locale: {startsWith: "m"}}]}) { totalCount }
  through: networks(where: {code: {eq: "RS"}}) { nodes { code } } }"""


async def test_hidden_columns_change_no_answer_of_a_coordinator_of_another_network(kit, viewers, graphql):
    """A public listing shows the row to others, so only its columns are behind walls: the answers before and after a change are equal."""
    from mreza.directory.organisations import Organisation

    made = await kit.organisation(
        "RS", "Listed", registered_on=date(2001, 1, 1), locale="mk", hide_address=True, listed=Period(date(2020, 1, 1))
    )
    own = await viewers.coordinator("RS")
    others = [
        await viewers.coordinator("BA"),
        await viewers.member(await kit.organisation("BA", "Other")),
        await viewers.anonymous(),
    ]

    async def answers(viewer):
        return await graphql(ALL_WAYS, viewer=viewer, day="2001-01-01")

    before = [await answers(viewer) for viewer in others]
    for answer in before:
        (shown,) = [node for node in answer["organisations"]["nodes"] if node["name"] == "Listed"]
        assert shown == {"name": "Listed", "registeredOn": None, "hideAddress": None, "locale": None}
    mine = await answers(own)
    async with kit.session() as session:
        row = await session.get(Organisation, made.id)
        row.registered_on, row.locale, row.hide_address = date(2020, 2, 2), "sq", False
    assert [await answers(viewer) for viewer in others] == before
    assert await answers(own) != mine


async def test_a_member_of_the_network_sees_members_columns_and_no_more(kit, viewers, graphql):
    organisation = await kit.organisation("RS", "Own", registered_on=date(2001, 1, 1), hide_address=True)
    neighbour = await kit.organisation("RS", "Neighbour")
    async with kit.session() as session:
        session.add(
            Person(
                network_id=organisation.network_id,
                given_name="Ana",
                family_name="Anić",
                email="ana@example.org",
                birth_year=1980,
            )
        )
    document = """{ people { nodes { givenName email birthYear } totalCount groups { max { birthYear email } distinct(of: {email: true}) } }
      found: people(where: {email: {contains: "ana"}}) { totalCount } null: people(where: {email: {isNull: true}}) { totalCount }
      search: people(search: "ana example") { totalCount } sorted: people(orderBy: [{birthYear: ASC}, {email: DESC}]) { edges { cursor } }
      byYear: people { groups(by: [{birthYear: true}]) { key { birthYear } count } } }"""
    member, coordinator = await viewers.member(neighbour), await viewers.coordinator("RS")
    seen = await graphql(document, viewer=coordinator)
    assert seen["people"]["nodes"] == [{"givenName": "Ana", "email": "ana@example.org", "birthYear": 1980}]
    assert seen["people"]["groups"] == [{"max": {"birthYear": 1980, "email": "ana@example.org"}, "distinct": 1}]
    assert (seen["found"], seen["null"], seen["search"]) == ({"totalCount": 1}, {"totalCount": 0}, {"totalCount": 1})
    hidden = await graphql(document, viewer=member)
    assert hidden["people"]["nodes"] == [{"givenName": "Ana", "email": None, "birthYear": None}]
    assert hidden["people"]["groups"] == [{"max": {"birthYear": None, "email": None}, "distinct": 0}]
    assert (hidden["found"], hidden["null"], hidden["search"]) == (
        {"totalCount": 0},
        {"totalCount": 1},
        {"totalCount": 0},
    )
    assert hidden["byYear"]["groups"] == [{"key": {"birthYear": None}, "count": 1}]


async def test_nobody_in_particular_may_ask_anything_of_hidden_columns_and_gets_nothing(graphql, kit):
    """Every way of using a column is compiled for the anonymous viewer as well, for whom the column does not exist."""
    await kit.organisation("RS", "One", registered_on=date(2001, 1, 1))
    document = """{ organisations(orderBy: [{registeredOn: DESC}, {locale: ASC}, {unit: {name: ASC}}], where: {not: {registeredOn: {gt: "1900-01-01"}}}) {
        edges { cursor node { registeredOn } } pageInfo { endCursor }
        y: groups(by: [{registeredOn: YEAR}, {hideAddress: true}, {locale: true}]) { key { registeredOn hideAddress } min { registeredOn } }
        groups { distinct(of: {registeredOn: MONTH}) max { registeredOn locale } } }
      people(where: {givenName: {contains: "a"}, birthYear: {between: {from: 1}}}, search: "ana", orderBy: [{birthYear: ASC}, {familyName: DESC}]) {
        groups { sum { birthYear } avg { birthYear } } nodes { affiliations { kind } } } }"""
    answer = await graphql(document)
    assert answer["people"]["groups"] == [{"sum": {"birthYear": None}, "avg": {"birthYear": None}}]
    assert answer["organisations"]["groups"] == [{"distinct": 0, "max": {"registeredOn": None, "locale": None}}]


async def test_lists_behind_a_hidden_link_stay_empty_in_filters_and_answers(kit, viewers, graphql):
    organisation = await kit.organisation("RS", "Own")
    async with kit.session() as session:
        person = Person(network_id=organisation.network_id, given_name="Ana", family_name="Anić")
        session.add(person)
        await session.flush()
        from mreza.directory.people import AffiliationKind

        kind = next(iter(AffiliationKind))
        session.add(
            Affiliation(
                network_id=organisation.network_id,
                organisation_id=organisation.id,
                person_id=person.id,
                kind=kind,
                valid=Period(date(2020, 1, 1)),
            )
        )
    document = """{ people(where: {affiliations: {some: {organisation: {name: {contains: "own"}}}}}) { totalCount }
      affiliations { nodes { person { givenName } } } }"""
    assert (await graphql(document, viewer=await viewers.coordinator("RS")))["people"]["totalCount"] == 1
    for viewer in (await viewers.coordinator("BA"), await viewers.anonymous()):
        answer = await graphql(document, viewer=viewer)
        assert answer == {"people": {"totalCount": 0}, "affiliations": {"nodes": []}}


async def test_introspection_is_for_those_who_signed_in_and_goes_together_with_data(kit, viewers, graphql, application):
    document = """query($name: String!) { __schema { queryType { name } } __type(name: $name) { name ...F } organisations { totalCount } t: __typename }
      fragment F on __Type { kind fields { name @include(if: true) } }"""
    answer = await graphql(document, viewer=await viewers.coordinator("RS"), name="PageInfo")
    assert list(answer) == ["__schema", "__type", "organisations", "t"]
    assert answer["__type"]["name"] == "PageInfo" and {"name": "endCursor"} in answer["__type"]["fields"]
    refused = await graphql(document, errors=True, name="PageInfo")
    assert refused["errors"][0]["extensions"]["code"] == "INTROSPECTION_CLOSED" and "data" not in refused
    application.engine.python = replace(application.engine.python, introspection="never")
    refused = await graphql(document, viewer=await viewers.coordinator("RS"), errors=True, name="PageInfo")
    assert refused["errors"][0]["extensions"]["code"] == "INTROSPECTION_CLOSED"


async def test_suggestions_of_names_are_for_those_who_signed_in(graphql, viewers):
    wrong = "{ organisation { id } organisatons { totalCount } }"
    told = str(await graphql(wrong, viewer=await viewers.coordinator("RS"), errors=True))
    assert "Did you mean" in told
    assert "Did you mean" not in str(await graphql(wrong, errors=True))


async def test_explain_access_says_the_same_of_a_foreign_object_as_of_none(kit, viewers, graphql):
    own, foreign = await kit.organisation("RS", "Own"), await kit.organisation("BA", "Foreign")
    document = "query($id: ID!) { x: explainAccess(id: $id) { visible reasons { holds rule } hiddenFields } organisations { totalCount } }"
    viewer = await viewers.coordinator("RS")
    seen = await graphql(document, viewer=viewer, id=encode("Organisation", own.id))
    assert seen["x"]["visible"] is True and any(reason["holds"] for reason in seen["x"]["reasons"])
    assert seen["organisations"] == {"totalCount": 1}
    unseen = await graphql(document, viewer=viewer, id=encode("Organisation", foreign.id))
    absent = await graphql(document, viewer=viewer, id=encode("Organisation", kit.networks["RS"]))
    assert unseen["x"] == absent["x"] and unseen["x"]["visible"] is False
    for id in ("nonsense", "", encode("Nothing", own.id)):
        answer = await graphql(document, viewer=viewer, errors=True, id=id)
        assert (
            answer.get("data", {}).get("x", {}).get("visible") is False
            or answer["errors"][0]["extensions"]["code"] != "INTERNAL"
        )


async def test_the_viewer_is_told_who_it_is(kit, viewers, graphql):
    organisation = await kit.organisation("RS", "Own")
    document = "{ viewer { kind locale permissions networks { code } organisations { name } user { email } } }"
    member = (await graphql(document, viewer=await viewers.member(organisation), locale="mk"))["viewer"]
    assert member["kind"] == "MEMBER" and member["locale"] == "mk"
    assert member["networks"] == [{"code": "RS"}] and member["organisations"] == [{"name": "Own"}]
    assert member["user"]["email"].startswith("member.")
    nobody = (await graphql(document))["viewer"]
    assert nobody == {
        "kind": "ANONYMOUS",
        "locale": "en",
        "permissions": [],
        "networks": [],
        "organisations": [],
        "user": None,
    }


async def test_a_withdrawn_scope_ends_at_the_next_question_and_a_new_one_works(kit, application, viewers, graphql):
    await kit.organisation("RS", "Own")
    viewer = await viewers.coordinator("RS")
    document = "{ organisations { totalCount } }"
    assert (await graphql(document, viewer=viewer))["organisations"]["totalCount"] == 1
    await application.scopes.close(viewer)
    ended = await graphql(document, viewer=viewer, errors=True)
    assert "data" not in ended and ended["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    assert "Sign in again" in ended["errors"][0]["message"]
    again = await application.scopes.open(viewer.user_id)
    assert (await graphql(document, viewer=again))["organisations"]["totalCount"] == 1
