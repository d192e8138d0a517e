"""A change that ends the scope it was made in is answered, and what follows it in the document is done: as who the
credential opens by then, with no right more.
"""

from __future__ import annotations

from typing import Any

import pytest
from mreza.access import service
from mreza.access.models import Token, User
from mreza.access.tokens import hash_of
from mreza.access.viewer import Viewer
from mreza.model.global_id import encode
from mreza.testing.kit import Kit

pytestmark = pytest.mark.anyio

DEFINE = """defineNetwork(input: {code: "XK", locales: ["sq"], name: [{locale: "en", text: "%s"}]}) {
  network { name } errors { code } }"""
NAMED = """defineBeneficiaryGroup(input: {code: "CHILDREN", name: [{locale: "en", text: "Children"}]}) {
  beneficiaryGroup { name } errors { code } }"""
MADE = {"beneficiaryGroup": {"name": "Children"}, "errors": []}


class Person:
    """Somebody of the secretariat with a token, and what it opens."""

    def __init__(self, kit: Kit, user: User, token: Token, viewer: Viewer) -> None:
        self.kit, self.user, self.token, self.viewer = kit, user, token, viewer

    @classmethod
    async def of(cls, kit: Kit, *permissions: str) -> Person:
        viewer = await kit.viewers.secretariat()
        async with kit.session() as session:
            user = await session.get_one(User, viewer.user_id)
            token, secret = await service.create_token(
                session, user_id=user.id, name="Here", now=kit.application.clock.now(), permissions=permissions
            )
        return cls(kit, user, token, await kit.application.scopes.open_credential(hash_of(secret)))

    async def ask(self, first: str, second: str = NAMED) -> dict[str, Any]:
        document = f"mutation {{ first: {first} second: {second} }}"
        return await self.kit.graphql(document, viewer=self.viewer, errors=True)  # type: ignore[no-any-return]


@pytest.fixture
def plugins() -> list[str]:
    return []


async def without(kit: Kit, code: str) -> None:
    """The network is not there yet."""
    async with kit.session() as session:
        connection = await session.connection()
        await connection.exec_driver_sql(f"DELETE FROM core_network WHERE code = '{code}'")


async def test_a_new_network_ends_the_scope_and_both_changes_are_answered(kit: Kit) -> None:
    await without(kit, "XK")
    person = await Person.of(kit)
    answer = await person.ask(DEFINE % "Rrjeti")
    assert "errors" not in answer, answer
    assert answer["data"] == {"first": {"network": {"name": "Rrjeti"}, "errors": []}, "second": MADE}
    gone = "SELECT count(*) FROM mreza.scope WHERE handle = $1"
    assert await kit.application.pools.system.fetchval(gone, person.viewer.handle) == 0, "the change did end it"


async def test_a_narrowed_token_stays_narrowed(kit: Kit) -> None:
    await without(kit, "XK")
    person = await Person.of(kit, "core.catalogues.write")
    create = 'createUser(input: {email: "eva@demo.example", name: "Eva"}) { user { id } errors { code } }'
    answer = await person.ask(DEFINE % "Rrjeti", create)
    assert answer["data"]["first"]["network"] == {"name": "Rrjeti"}
    assert answer["data"]["second"] == {"user": None, "errors": [{"code": "NOT_PERMITTED"}]}


@pytest.mark.parametrize("ends", ["revokes the token", "suspends the account"])
async def test_who_ends_the_own_credential_is_told_that_it_was_done_and_does_nothing_more(kit: Kit, ends: str) -> None:
    person = await Person.of(kit)
    first = {
        "revokes the token": f'revokeToken(input: {{tokenId: "{encode("Token", person.token.id)}"}}) '
        "{ token { name } errors { code } }",
        "suspends the account": f'setUserActive(input: {{userId: "{encode("User", person.user.id)}", active: false}}) '
        "{ user { name } errors { code } }",
    }[ends]
    answer = await person.ask(first)
    assert answer["data"] == {"first": None, "second": None}
    told = {error["path"][0]: error for error in answer["errors"]}
    assert {error["extensions"]["code"] for error in told.values()} == {"UNAUTHENTICATED"}
    assert "The change was made" in told["first"]["message"]
    assert "The change was made" not in told["second"]["message"]
    counted = "SELECT count(*) FROM core_beneficiary_group WHERE code = 'CHILDREN'"
    assert await kit.application.pools.system.fetchval(counted) == 0


async def test_a_scope_that_opens_for_the_system_is_not_opened_again(kit: Kit) -> None:
    await without(kit, "XK")
    viewer = await kit.application.scopes.system(["core.catalogues.write"])
    answer = await kit.graphql(f"mutation {{ {DEFINE % 'Rrjeti'} }}", viewer=viewer, errors=True)
    assert answer["data"] == {"defineNetwork": None}
    [error] = answer["errors"]
    assert error["extensions"]["code"] == "UNAUTHENTICATED"
