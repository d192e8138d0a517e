"""Why a viewer sees an object; and nothing at all about one that it does not see."""

from __future__ import annotations

from uuid import uuid4

import pytest
from mreza.access.explain import Explanation, clauses_of, explain, explain_global
from mreza.access.models import RoleGrant, Token, User
from mreza.directory import models as core_models
from mreza.directory.organisations import ContactKind, ContactPoint, Organisation
from mreza.directory.people import Person
from mreza.directory.places import Network
from mreza.model.audience import Audience
from mreza.model.global_id import encode
from mreza.model.period import Period
from mreza.model.registry import Registry
from mreza.mutation.runner import ScopeGone

from .conftest import House

pytestmark = pytest.mark.anyio
MODELS = [getattr(core_models, name) for name in core_models.__all__]
REGISTRY = Registry(MODELS)


async def why(house: House, role: str | None, row: Organisation | Person | ContactPoint | Network) -> Explanation:
    viewer = await house.viewer(role) if role else await house.opener.open_anonymous()
    async with house.pools.serving.acquire() as connection:
        return await explain(connection, REGISTRY, viewer, type(row).__name__, row.id)


async def test_a_coordinator_is_told_the_clause_that_lets_it_in(house: House) -> None:
    found = await why(house, "coordinator", house.ours)
    assert found.visible
    assert {reason.clause: reason.holds for reason in found.reasons} == {
        "the viewer coordinates its network": True,
        "it is of the viewer's own organisation": False,
        "its do_not_list, listed say so": False,
    }
    assert found.reasons[0].rule.startswith("Everybody sees who is listed today")


async def test_a_member_is_told_of_its_own_organisation_and_of_the_circles(house: House) -> None:
    found = await why(house, "member", house.ours)
    assert [reason.clause for reason in found.reasons if reason.holds] == ["it is of the viewer's own organisation"]
    assert {circle.audience for circle in found.circles if circle.seen} == {
        Audience.PUBLIC,
        Audience.MEMBERS,
        Audience.NETWORK,
    }
    assert "registeredOn" in next(circle.columns for circle in found.circles if circle.audience is Audience.MEMBERS)


async def test_a_visitor_is_told_that_a_listed_organisation_is_public_and_its_inner_columns_are_not(
    house: House,
) -> None:
    async with house.session() as session:
        listed = await session.get_one(Organisation, house.foreign.id)
        listed.listed = Period()
    found = await why(house, None, house.foreign)
    assert [reason.clause for reason in found.reasons if reason.holds] == ["its do_not_list, listed say so"]
    assert [circle.audience for circle in found.circles if circle.seen] == [Audience.PUBLIC]


async def test_a_row_of_another_network_and_a_missing_one_are_the_same_answer(house: House) -> None:
    foreign = await why(house, "member", await _foreign_person(house))
    viewer = await house.viewer("member")
    async with house.pools.serving.acquire() as connection:
        missing = await explain(connection, REGISTRY, viewer, "Person", uuid4())
    assert foreign == missing == Explanation(visible=False)
    assert (await why(house, "member", house.ana)).visible  # the control
    unknown = await explain_global(house.pools.serving, REGISTRY, viewer, "not an id")
    assert unknown == await explain_global(house.pools.serving, REGISTRY, viewer, encode("Nothing", uuid4()))
    assert unknown == {"visible": False, "reasons": [], "hiddenFields": []}


async def test_the_api_gets_the_fields_that_stay_hidden(house: House) -> None:
    viewer = await house.viewer("member")
    found = await explain_global(house.pools.serving, REGISTRY, viewer, encode("Person", house.ana.id))
    assert found["visible"]
    assert {"email", "phone"} <= set(found["hiddenFields"])
    assert "givenName" not in found["hiddenFields"]


async def test_a_rule_that_follows_a_link_is_asked_of_the_row_itself(house: House) -> None:
    async with house.session() as session:
        contact = ContactPoint(
            network_id=house.rs.id, organisation_id=house.ours.id, kind=ContactKind.EMAIL, value="a@demo.example"
        )
        session.add(contact)
    found = await why(house, "coordinator", contact)
    assert [reason.holds for reason in found.reasons] == [True, False, True]


async def test_a_scope_that_ended_is_not_an_answer(house: House) -> None:
    viewer = await house.viewer("coordinator")
    await house.opener.close(viewer)
    async with house.pools.serving.acquire() as connection:
        with pytest.raises(ScopeGone):
            await explain(connection, REGISTRY, viewer, "Organisation", house.ours.id)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
async def test_every_rule_of_core_can_be_explained_in_words(house: House, model: type) -> None:
    found = list(clauses_of(model))
    assert found
    assert all("mreza." not in words and "SELECT" not in words for words, _ in found)
    viewer = await house.viewer("secretariat")
    async with house.pools.serving.acquire() as connection:
        assert await explain(connection, REGISTRY, viewer, model.__name__, uuid4()) == Explanation(visible=False)


async def test_ones_own_account_roles_and_tokens_are_explained(house: House) -> None:
    user = await house.user("member")
    token, _ = await house.token(user)
    viewer = await house.opener.open(user)
    async with house.session() as session:
        grant = await house.grant_of(session, user)
    async with house.pools.serving.acquire() as connection:
        for model, id in ((User, user.id), (RoleGrant, grant.id), (Token, token.id)):
            found = await explain(connection, REGISTRY, viewer, model.__name__, id)
            assert [reason.clause for reason in found.reasons if reason.holds] == ["it is the viewer's own account"]


async def _foreign_person(house: House) -> Person:
    async with house.session() as session:
        person = Person(network_id=house.hr.id, given_name="Ivo", family_name="Ivić")
        session.add(person)
    return person
