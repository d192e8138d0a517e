"""What of users, roles and tokens the API offers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from mreza.access import service
from mreza.access.models import USERS, Reach, Role, RoleGrant, Token, TokenKind, User
from mreza.access.permissions import declared_permissions, refuse_unknown
from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.directory.places import Network
from mreza.errors import NotPermitted, UserError
from mreza.model.period import Period
from mreza.mutation import Do, mutation, shown_once
from mreza.text import Translated


@dataclass(frozen=True)
class NewToken:
    """A token that was just made.

    Attributes:
        token: what is kept of it.
        secret: its text, shown this once; null when the request is repeated.
    """

    token: Token
    secret: str | None = shown_once()


@mutation(permission=USERS)
async def create_user(do: Do, email: str, name: str, locale: str = "en", person: Person | None = None) -> User:
    """Create an account, without password and roles.

    Args:
        email: The sign-in name.
        name: How the user is shown beside decisions.
        locale: The language and script the user reads.
        person: The person behind the account.
    """
    person_id = None if person is None else person.id
    return await service.create_user(do.session, email=email, name=name, locale=locale, person_id=person_id)


@mutation(permission=USERS)
async def set_password(do: Do, user: User, password: str) -> User:
    """Give a user a new password; the user's sessions end. Users change their own at POST /password.

    Args:
        user: Whose.
        password: The new password, of ten characters or more.
    """
    await service.set_password(do.session, user, password, now=do.now)
    return user


@mutation(permission=USERS)
async def set_user_active(do: Do, user: User, active: bool) -> User:
    """Suspend an account, or let it in again.

    Args:
        user: Which account.
        active: False suspends it at once.
    """
    return await service.set_user_active(do.session, user, active, now=do.now)


@mutation(permission=USERS)
async def compose_role(do: Do, code: str, title: Translated, reach: Reach, permissions: list[str]) -> Role:
    """Make a role of declared permissions, or compose the one of that code anew.

    Args:
        code: Stable code; an existing one is composed anew.
        title: Its name.
        reach: How far it reaches.
        permissions: Codes of permissions that core and plugins declare.
    """
    known = declared_permissions(do.hooks)
    return await service.compose_role(do.session, known, code=code, title=title, reach=reach, permissions=permissions)


@mutation(permission=USERS)
async def grant_role(
    do: Do,
    user: User,
    role: Role,
    network: Network | None = None,
    organisation: Organisation | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> RoleGrant:
    """Let a user hold a role from a day to a day.

    Args:
        user: Who.
        role: Which role.
        network: In which network, for a role that reaches one.
        organisation: For which organisation, for a role that reaches one.
        valid_from: First day; today when left out.
        valid_to: Last day (included); open when left out.
    """
    return await service.grant_role(
        do.session,
        user=user,
        role=role,
        network_id=None if network is None else network.id,
        organisation_id=None if organisation is None else organisation.id,
        valid=Period(valid_from or do.today, valid_to),
    )


@mutation(permission=USERS)
async def end_role_grant(do: Do, grant: RoleGrant, last_day: date | None = None) -> RoleGrant:
    """End a user's role.

    Args:
        grant: Which grant.
        last_day: The last day it holds; left out, it ends at once.
    """
    last = last_day or do.today - timedelta(days=1)
    if last_day is None and grant.valid.start is not None and grant.valid.start > last:
        raise UserError(
            "GRANT_BEGINS_LATER",
            "The role begins on {start}, so it cannot have ended before. Give a last day, or use withdrawRoleGrant.",
            path=("lastDay",),
            start=grant.valid.start.isoformat(),
        )
    return await service.end_role_grant(do.session, grant, last_day=last)


@mutation(permission=USERS)
async def withdraw_role_grant(do: Do, grant: RoleGrant) -> None:
    """Delete a grant that was a mistake, at once and with its days; the audit trail keeps it.

    Args:
        grant: Which grant.
    """
    await do.session.delete(grant)


@mutation(public=True)
async def create_token(do: Do, name: str, days: int = service.DAYS, permissions: list[str] | None = None) -> NewToken:
    """Make a bearer token for yourself.

    Args:
        name: What you call it.
        days: How long it lasts.
        permissions: Narrows what it allows; left out, it allows all that you may.
    """
    if do.user_id is None:
        raise NotPermitted("of a signed-in user")
    await _refuse_bearer(do)
    codes = refuse_unknown(permissions or (), declared_permissions(do.hooks), path=("permissions",))
    token, secret = await service.create_token(
        do.session, user_id=do.user_id, name=name, now=do.now, days=days, permissions=codes
    )
    return NewToken(token, secret)


async def _refuse_bearer(do: Do, token: Token | None = None) -> None:
    """A bearer token may be narrowed, and may leak: it makes no tokens, and withdraws none but itself."""
    credential = do.viewer.credential_id
    if credential is None or (token is not None and token.id == credential):
        return
    shown = await do.session.get(Token, credential)
    if shown is None or shown.kind is not TokenKind.SESSION:
        raise NotPermitted("of a session: sign in with your password")


@mutation(public=True)
async def revoke_token(do: Do, token: Token) -> Token:
    """Withdraw a token of your own, or anybody's if you manage users. It opens nothing from the next request on.

    Args:
        token: Which token.
    """
    if not do.viewer.may(USERS):
        await _refuse_bearer(do, token)
    return await service.revoke_token(do.session, token, now=do.now)


@mutation(permission=USERS)
async def create_partner_key(
    do: Do,
    name: str,
    networks: list[str],
    documents: list[str] | None = None,
    permissions: list[str] | None = None,
    days: int = service.DAYS,
) -> NewToken:
    """Make a key for a partner's web site or system.

    Args:
        name: Whose it is and what for.
        networks: Codes of the networks it reaches.
        documents: Names of the documents it may run; left out, all.
        permissions: What it allows beyond reading what everybody reads.
        days: How long it lasts.
    """
    codes = refuse_unknown(permissions or (), declared_permissions(do.hooks), path=("permissions",))
    if documents == []:  # it would read as all of them, the contrary of what was written
        raise UserError("NO_DOCUMENTS", "Name a document, or leave the list out for all.", path=("documents",))
    runs = service.refuse_unknown_documents(documents or (), do.hooks.documents)
    token, secret = await service.create_partner_key(
        do.session, name=name, now=do.now, networks=networks, documents=runs, permissions=codes, days=days
    )
    return NewToken(token, secret)
