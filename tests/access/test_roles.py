"""Roles are composed of declared permissions, and stay as an administrator composed them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from mreza.access import mutations, service
from mreza.access.models import Reach, Role, RoleGrant, Token, User
from mreza.access.permissions import CORE_PERMISSIONS, USERS, Permission, declared_permissions
from mreza.access.roles import ROLES, sync_roles
from mreza.errors import ConfigurationError, UserError
from mreza.model.period import Period
from mreza.mutation import mutations_in
from mreza.text import Translated
from sqlalchemy import select, text

from .conftest import TODAY, House

pytestmark = pytest.mark.anyio
STAMPS = Permission("stamps.issue", "Issue stamps", default_roles=("coordinator",))


@dataclass
class Hooks:
    """What plugins declare."""

    declared: dict[str, list[Any]]

    def collect(self, hook: str) -> list[Any]:
        from mreza.plugin.hooks import Answer

        assert hook == "permissions"
        return [Answer(plugin, permissions) for plugin, permissions in self.declared.items()]


def known(*permissions: Permission, plugin: str = "stamps") -> dict[str, Permission]:
    return declared_permissions(Hooks({plugin: list(permissions)}))


async def test_core_declares_its_permissions_and_plugins_add_theirs() -> None:
    found = known(STAMPS)
    assert {permission.code for permission in CORE_PERMISSIONS} < set(found)
    assert found["stamps.issue"].plugin == "stamps"
    assert found[USERS].plugin == "core"


@pytest.mark.parametrize(
    ("permission", "says"),
    [
        (Permission("issue", "x"), "begin with 'stamps' and a dot"),
        (Permission("core.users", "x"), "begin with 'stamps' and a dot"),
        (Permission("stamps.Issue", "x"), "must be lower case"),
        (Permission("stamps.issue", "x", default_roles=("king",)), "goes by default to king"),
        ("stamps.issue", "Give mreza.access.permissions.Permission"),
    ],
)
async def test_a_wrong_declaration_stops_the_start_and_names_the_remedy(permission: Any, says: str) -> None:
    with pytest.raises(ConfigurationError, match=says):
        known(permission)
    with pytest.raises(ConfigurationError, match="declared twice"):
        known(STAMPS, STAMPS)


async def test_the_default_roles_are_there_in_all_languages(house: House) -> None:
    async with house.session() as session:
        roles = {role.code: role for role in await session.scalars(select(Role))}
    assert {role.code for role in ROLES} <= set(roles)
    assert USERS in roles["administrator"].permissions
    assert USERS not in roles["coordinator"].permissions
    assert all(len(role.title) == 7 for role in ROLES)  # Latin Serbian is derived


async def test_a_new_permission_reaches_its_default_role_once_and_a_composed_role_stays(house: House) -> None:
    async def permissions_of(code: str) -> list[str]:
        async with house.session() as session:
            return list((await session.scalars(select(Role.permissions).where(Role.code == code))).one())

    async def sync() -> None:
        async with house.pools.system_engine.begin() as connection:
            await sync_roles(connection, known(STAMPS))

    await sync()
    composed = await permissions_of("coordinator")
    assert "stamps.issue" in composed
    assert "stamps.issue" not in await permissions_of("member")
    async with house.session() as session:
        role = (await session.scalars(select(Role).where(Role.code == "coordinator"))).one()
        role.permissions = [code for code in composed if code != "stamps.issue"]
    await sync()
    assert "stamps.issue" not in await permissions_of("coordinator")


async def test_an_undeclared_permission_is_refused_by_name(house: House) -> None:
    async with house.session() as session:
        with pytest.raises(UserError, match=r"declares stamps\.isue"):
            await service.compose_role(
                session,
                known(STAMPS),
                code="clerk2",
                title=Translated({"en": "Clerk"}),
                reach=Reach.OWN,
                permissions=["stamps.isue"],
            )


async def test_the_reach_of_a_role_that_is_held_cannot_change(house: House) -> None:
    await house.user("coordinator")
    async with house.session() as session:
        with pytest.raises(UserError, match="held by somebody"):
            await service.compose_role(
                session,
                known(),
                code="coordinator",
                title=Translated({"en": "x"}),
                reach=Reach.FEDERATION,
                permissions=[],
            )


@pytest.mark.parametrize(
    ("role", "network", "organisation", "code"),
    [
        ("coordinator", False, False, "ROLE_NEEDS_NETWORK"),
        ("coordinator", True, True, "ROLE_NEEDS_NETWORK"),
        ("member", True, False, "ROLE_NEEDS_ORGANISATION"),
        ("secretariat", True, False, "ROLE_TAKES_NONE"),
        ("administrator", False, True, "ROLE_TAKES_NONE"),
    ],
)
async def test_a_role_is_granted_where_it_reaches(
    house: House, role: str, network: bool, organisation: bool, code: str
) -> None:
    user = await house.user()
    async with house.session() as session:
        found = (await session.scalars(select(Role).where(Role.code == role))).one()
        with pytest.raises(UserError) as caught:
            await service.grant_role(
                session,
                user=user,
                role=found,
                network_id=house.rs.id if network else None,
                organisation_id=house.ours.id if organisation else None,
                valid=Period(TODAY),
            )
    assert caught.value.code == code


async def test_a_role_is_not_granted_twice_for_the_same_days(house: House) -> None:
    user = await house.user("coordinator")
    async with house.session() as session:
        role = (await session.scalars(select(Role).where(Role.code == "coordinator"))).one()
        with pytest.raises(UserError, match="already"):
            await service.grant_role(session, user=user, role=role, network_id=house.rs.id, valid=Period(TODAY))
        await service.grant_role(session, user=user, role=role, network_id=house.hr.id, valid=Period(TODAY))
    assert (await house.opener.open(user)).networks == {house.rs.id, house.hr.id}


async def test_the_second_user_of_an_address_is_refused(house: House) -> None:
    user = await house.user()
    async with house.session() as session:
        with pytest.raises(UserError, match="already"):
            await service.create_user(session, email=f" {user.email.upper()} ", name="Twin")
        with pytest.raises(UserError, match="not an e-mail address"):
            await service.create_user(session, email="nobody", name="Nobody")


async def test_an_administrator_does_all_of_it_behind_the_wall_and_a_coordinator_none(house: House) -> None:
    """The services run in the viewer's own scope, so the database agrees with the permission."""
    admin, coordinator, other = (
        await house.viewer("administrator"),
        await house.viewer("coordinator"),
        await house.user(),
    )
    async with house.seen_by(admin) as session:
        user = await service.create_user(session, email=f"new.{other.email}", name="New")
        role = (await session.scalars(select(Role).where(Role.code == "coordinator"))).one()
        grant = await service.grant_role(session, user=user, role=role, network_id=house.rs.id, valid=Period(TODAY))
        await service.set_password(session, user, "a good password", now=house.clock.now())
        await service.create_partner_key(session, name="City", now=house.clock.now(), networks=["RS"])
    async with house.seen_by(coordinator) as session:
        assert await session.get(User, other.id) is None
        assert await session.get(RoleGrant, grant.id) is None
    for statement in (
        "INSERT INTO core_role_grant (id, version, user_id, role_id, valid) "
        f"SELECT gen_random_uuid(), 1, '{coordinator.user_id}', id, '(,)' FROM core_role WHERE code = 'secretariat'",
        "INSERT INTO core_token (id, version, kind, name, prefix, secret_hash, user_id, networks, documents, "
        "permissions, created_at) "
        f"VALUES (gen_random_uuid(), 1, 'PERSONAL', 'x', 'x', 'x', '{other.id}', '[]', '[]', '[]', now())",
    ):
        with pytest.raises(Exception, match="row-level security"):
            async with house.seen_by(coordinator) as session:
                await session.execute(text(statement))
    async with house.seen_by(coordinator) as session:
        assert coordinator.user_id is not None
        token, _ = await service.create_token(session, user_id=coordinator.user_id, name="mine", now=house.clock.now())
        await service.revoke_token(session, await session.get_one(Token, token.id), now=house.clock.now())


async def test_every_mutation_of_accounts_asks_for_a_permission_but_those_on_ones_own_tokens() -> None:
    found = {spec.name: spec.permission for spec in mutations_in(mutations)}
    assert {name for name, permission in found.items() if permission is None} == {"createToken", "revokeToken"}
    assert set(found.values()) == {None, USERS}
