"""Nobody reaches further through a change than its own circle."""

from __future__ import annotations

from typing import Any

import pytest
from mreza.access.models import Role, RoleGrant, User
from mreza.access.tokens import hash_of
from mreza.directory.people import Mandate, MandateKind, Person
from mreza.directory.places import Network
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.testing.kit import Kit
from sqlalchemy import select

pytestmark = pytest.mark.anyio

MANDATES = """{ people { nodes { mandates { id } } totalCount }
  some: people(where: {mandates: {some: {}}}) { totalCount } }"""
CREATE = """mutation($permissions: [String!]) {
  createToken(input: {name: "t", days: 30, permissions: $permissions}) { secret errors { code } } }"""
REPRESENT = """mutation($organisation: ID!, $network: ID!, $person: ID!) {
  assignMandate(input: {kind: LEGAL_REPRESENTATIVE, organisationId: $organisation, networkId: $network,
    personId: $person, validFrom: "1990-01-01", validTo: "1990-12-31"}) { mandate { id } errors { code path } } }"""
ERASE = """mutation($id: ID!) { erasePerson(input: {personId: $id, reason: "Asked"}) { erased errors { code } } }"""


def gid(row: Any) -> str:
    return encode(type(row).__name__, row.id)


async def person_in(kit: Kit, network: str) -> Person:
    async with kit.session() as session:
        made = Person(network_id=kit.networks[network], given_name="Ana", family_name="Primer")
        session.add(made)
    return made


async def test_a_narrowed_token_does_not_widen_itself(kit: Kit, graphql: Any, viewers: Any) -> None:
    signed_in = await viewers.coordinator("RS")
    made = (await graphql(CREATE, viewer=signed_in, permissions=["core.audit.read"]))["createToken"]
    assert made["errors"] == []
    narrow = await kit.application.scopes.open_credential(hash_of(made["secret"]))
    assert narrow.permissions == {"core.audit.read"}
    refused = (await graphql(CREATE, viewer=narrow, permissions=None))["createToken"]
    assert (refused["secret"], [error["code"] for error in refused["errors"]]) == (None, ["NOT_PERMITTED"])


async def test_a_network_names_no_representative_of_another_ones_organisation(
    kit: Kit, graphql: Any, viewers: Any
) -> None:
    own, foreign = await kit.organisation("RS"), await kit.organisation("BA", "Far", listed=Period())
    person, coordinator = await person_in(kit, "RS"), await viewers.coordinator("RS")
    async with kit.session() as session:
        network = await session.get(Network, kit.networks["RS"])
    asked = {"network": gid(network), "person": gid(person)}
    done = (await graphql(REPRESENT, viewer=coordinator, organisation=gid(own), **asked))["assignMandate"]
    assert done["errors"] == []
    refused = (await graphql(REPRESENT, viewer=coordinator, organisation=gid(foreign), **asked))["assignMandate"]
    assert [(error["code"], error["path"]) for error in refused["errors"]] == [("NOT_FOUND", ["organisationId"])]


@pytest.mark.parametrize("role", ["administrator", "member"])
async def test_a_coordinator_does_not_erase_an_account_that_reaches_elsewhere(
    kit: Kit, graphql: Any, viewers: Any, role: str
) -> None:
    person, elsewhere = await person_in(kit, "RS"), await kit.organisation("BA")
    async with kit.session() as session:
        found = (await session.scalars(select(Role).where(Role.code == role))).one()
        user = User(email="somebody@demo.example", name="Somebody", person_id=person.id)
        session.add(user)
        await session.flush()
        reach = {"organisation_id": elsewhere.id} if role == "member" else {}
        session.add(RoleGrant(user_id=user.id, role_id=found.id, **reach))
    refused = (await graphql(ERASE, viewer=await viewers.coordinator("RS"), id=gid(person)))["erasePerson"]
    assert [error["code"] for error in refused["errors"]] == ["ERASURE_BEYOND_NETWORK"]
    plain = await person_in(kit, "RS")
    done = (await graphql(ERASE, viewer=await viewers.coordinator("RS"), id=gid(plain)))["erasePerson"]
    assert done == {"erased": True, "errors": []}


async def test_whose_a_foreign_mandate_is_is_not_told_from_the_other_side_either(
    kit: Kit, graphql: Any, viewers: Any
) -> None:
    """Everybody sees that there is the mandate, but its person is for its own network only."""
    person, foreign = await person_in(kit, "RS"), await kit.organisation("BA", "Far", listed=Period())
    async with kit.session() as session:
        values = {"kind": MandateKind.REGIONAL_SECRETARIAT, "organisation_id": foreign.id, "valid": Period()}
        session.add(Mandate(network_id=kit.networks["BA"], person_id=person.id, **values))
    told = await graphql(MANDATES, viewer=await viewers.coordinator("RS"))
    assert (told["people"]["nodes"], told["some"]["totalCount"]) == ([{"mandates": []}], 0)
    told = await graphql(MANDATES, viewer=await viewers.secretariat())
    assert (len(told["people"]["nodes"][0]["mandates"]), told["some"]["totalCount"]) == (1, 1)
