"""Viewers of every kind for the comparison of rules: each with the facts that follow from what it was granted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.access.models import Reach, Role, RoleGrant, Token, TokenKind, User
from mreza.access.permissions import READ_AUDIT, READ_MEMBERS, WEBHOOKS
from mreza.access.viewer import Viewer
from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.model.period import Period
from mreza.testing.factory import Branch
from mreza.testing.kit import TODAY, Kit
from mreza.testing.rule_in_python import Facts
from mreza.text import Translated

YESTERDAY = TODAY - timedelta(days=1)
ALWAYS = Period()


@dataclass(frozen=True)
class Asker:
    """Somebody who asks: its opened scope, and what is known of it without asking the database."""

    name: str
    viewer: Viewer
    facts: Facts


@dataclass(frozen=True)
class Office:
    """A role that is granted: where it reaches, and when."""

    role: str
    network: UUID | None = None
    organisation: Organisation | None = None
    valid: Period = ALWAYS


async def askers_of(kit: Kit, here: Branch, there: Branch) -> list[Asker]:
    """One of each kind; `here` and `there` are pieces of two networks."""
    network, other = here.network_id, there.network_id
    at_home, abroad = here.rows[Organisation], there.rows[Organisation]
    assert isinstance(at_home, Organisation) and isinstance(abroad, Organisation)
    await _compose(kit)
    expired, running = Period(None, YESTERDAY), Period(TODAY, TODAY)
    offices: dict[str, Sequence[Office]] = {
        "a coordinator": [Office("coordinator", network)],
        "a coordinator of two networks": [Office("coordinator", network), Office("coordinator", other)],
        "an expired coordinator": [Office("coordinator", network, valid=expired)],
        "a member": [Office("member", organisation=at_home)],
        "a member that was a coordinator elsewhere": [
            Office("member", organisation=at_home),
            Office("coordinator", other, valid=expired),
        ],
        "a member and, for today, a coordinator elsewhere": [
            Office("member", organisation=at_home),
            Office("coordinator", other, valid=running),
        ],
        "a member of two organisations": [
            Office("member", organisation=at_home),
            Office("member", organisation=abroad),
        ],
        "a composed role in a network": [Office("auditor", network)],
        "a composed role in an organisation": [Office("keeper", organisation=abroad)],
        "the secretariat": [Office("secretariat")],
        "an administrator": [Office("administrator")],
    }
    askers = [await _of_user(kit, name, held, here) for name, held in offices.items()]
    scopes = kit.application.scopes
    return [
        *askers,
        Asker("a visitor", await scopes.open_anonymous(), Facts(TODAY)),
        await _partner(kit, "a partner", [], Facts(TODAY)),
        await _partner(
            kit,
            "a partner that reads members",
            [READ_MEMBERS],
            Facts(
                TODAY,
                member_networks=frozenset({kit.networks["RS"]}),
                permissions=frozenset({READ_MEMBERS}),
                is_signed_in=True,
            ),
        ),
        Asker(
            "a form's elevated scope",
            await scopes.elevated(network),
            Facts(TODAY, networks=frozenset({network}), member_networks=frozenset({network}), is_signed_in=True),
        ),
    ]


async def _compose(kit: Kit) -> None:
    """Two roles as an administrator composes them: part of what others have, and something that they have not."""
    async with kit.session() as session:
        for code, reach, permissions in (
            ("auditor", Reach.NETWORK, [READ_AUDIT]),
            ("keeper", Reach.ORGANISATION, [READ_AUDIT, WEBHOOKS]),
        ):
            session.add(Role(code=code, title=Translated({"en": code}), reach=reach, permissions=permissions))


async def _of_user(kit: Kit, name: str, held: Sequence[Office], branch: Branch) -> Asker:
    async with kit.session() as session:
        user = await _user(session, name, branch)
        roles = {role.code: role for role in await session.scalars(select(Role))}
        for one in held:
            session.add(
                RoleGrant(
                    user_id=user.id,
                    role_id=roles[one.role].id,
                    network_id=one.network,
                    organisation_id=one.organisation.id if one.organisation else None,
                    valid=one.valid,
                )
            )
    valid = [one for one in held if TODAY in one.valid]
    federation = any(roles[one.role].reach is Reach.FEDERATION for one in valid)
    networks = {one.network for one in valid if one.network} | (set(kit.networks.values()) if federation else set())
    facts = Facts(
        TODAY,
        networks=frozenset(networks),
        member_networks=frozenset(networks | {one.organisation.network_id for one in valid if one.organisation}),
        organisations=frozenset(one.organisation.id for one in valid if one.organisation),
        permissions=frozenset(code for one in valid for code in roles[one.role].permissions),
        person=user.person_id,
        user=user.id,
        is_secretariat=federation,
        is_signed_in=True,
    )
    return Asker(name, await kit.application.scopes.open(user), facts)


async def _user(session: AsyncSession, name: str, branch: Branch) -> User:
    """A member is the user and the person of the branch's own rows, whoever else a new user without a person."""
    if name == "a member":
        branch.factory.session = session
        user, person = await session.merge(await branch.row(User)), await branch.row(Person)
        assert isinstance(user, User)
        user.active, user.person_id = True, person.id
        await session.execute(delete(RoleGrant).where(RoleGrant.user_id == user.id))  # only what the facts know
        return user
    user = User(email=f"{name.replace(' ', '.').replace(',', '')}@demo.example", name=name, locale="en")
    session.add(user)
    await session.flush()
    return user


async def _partner(kit: Kit, name: str, permissions: list[str], facts: Facts) -> Asker:
    async with kit.session() as session:
        key = Token(
            kind=TokenKind.PARTNER,
            name=name,
            prefix="mzk_",
            secret_hash=name,
            networks=["RS"],
            permissions=permissions,
            created_at=kit.application.clock.now(),
        )
        session.add(key)
    return Asker(name, await kit.application.scopes.open_partner(key.id), facts)
