"""What can be done with users, roles and tokens: plain functions over a session, which sees what its viewer may."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.access.models import Reach, Role, RoleGrant, Token, TokenKind, User
from mreza.access.passwords import hash_password
from mreza.access.permissions import Permission, refuse_unknown
from mreza.access.tokens import make
from mreza.directory.places import Network
from mreza.errors import UserError
from mreza.model.period import Period
from mreza.text import Locale, Translated

DAYS, MOST_DAYS = 365, 1_825
"""How long a token lasts unless said otherwise, and at most."""


async def create_user(
    session: AsyncSession,
    *,
    email: str,
    name: str,
    locale: str = "en",
    person_id: UUID | None = None,
    password: str | None = None,
) -> User:
    """A new account, without any role; without a password it can sign in by OpenID Connect or a token only.

    Raises:
        UserError: EMAIL_INVALID, DUPLICATE_EMAIL, UNKNOWN_LOCALE, PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG.
    """
    address = normal_email(email)
    if await session.scalar(select(User.id).where(User.email == address)):
        raise UserError("DUPLICATE_EMAIL", "There is a user {email} already.", path=("email",), email=address)
    user = User(
        email=address,
        name=name.strip(),
        locale=Locale.parse(locale).value,
        person_id=person_id,
        password_hash=None if password is None else await asyncio.to_thread(hash_password, password),
        active=True,
    )
    session.add(user)
    await session.flush()
    return user


async def set_password(session: AsyncSession, user: User, password: str, *, now: datetime) -> None:
    """Give the user a new password, and end the user's sessions.

    Raises:
        UserError: PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG.
    """
    user.password_hash = await asyncio.to_thread(hash_password, password)
    await _end_sessions(session, user, now)


async def set_user_active(session: AsyncSession, user: User, active: bool, *, now: datetime) -> User:
    """Suspend an account, or let it in again; suspended, it loses its sessions and its tokens open nothing."""
    user.active = active
    if not active:
        await _end_sessions(session, user, now)
    return user


async def compose_role(
    session: AsyncSession,
    known: Mapping[str, Permission],
    *,
    code: str,
    title: Translated,
    reach: Reach,
    permissions: Iterable[str],
) -> Role:
    """Make a role, or compose the one of that code anew; whoever holds it has the new rights with the next request.

    Args:
        session: of who manages users.
        known: `mreza.access.permissions.declared_permissions`.
        code: stable, e.g. ``training_officer``.
        title: its name.
        reach: how far it reaches; cannot change while somebody holds the role.
        permissions: codes.

    Raises:
        UserError: UNKNOWN_PERMISSION, ROLE_IN_USE.
    """
    codes = refuse_unknown(permissions, known, path=("permissions",))
    role = await session.scalar(select(Role).where(Role.code == code))
    if role is None:
        role = Role(code=code, title=title, reach=reach, permissions=codes)
        session.add(role)
    else:
        await _check_reach(session, role, reach)
        role.title, role.reach, role.permissions = title, reach, codes
    await session.flush()
    return role


async def grant_role(
    session: AsyncSession,
    *,
    user: User,
    role: Role,
    network_id: UUID | None = None,
    organisation_id: UUID | None = None,
    valid: Period,
) -> RoleGrant:
    """Let a user hold a role, in the network or for the organisation that the role's reach asks for.

    Raises:
        UserError: ROLE_NEEDS_NETWORK, ROLE_NEEDS_ORGANISATION, ROLE_TAKES_NONE, ALREADY_GRANTED.
    """
    _check_place(role, network_id, organisation_id)
    same = (RoleGrant.user_id == user.id, RoleGrant.role_id == role.id)
    place = (
        RoleGrant.network_id.is_not_distinct_from(network_id),
        RoleGrant.organisation_id.is_not_distinct_from(organisation_id),
    )
    if await session.scalar(select(RoleGrant.id).where(*same, *place, RoleGrant.valid.overlaps(valid)).limit(1)):
        raise UserError("ALREADY_GRANTED", "The user holds this role on these days already. End that grant first.")
    grant = RoleGrant(
        user_id=user.id, role_id=role.id, network_id=network_id, organisation_id=organisation_id, valid=valid
    )
    session.add(grant)
    await session.flush()
    return grant


async def end_role_grant(session: AsyncSession, grant: RoleGrant, *, last_day: date) -> RoleGrant:
    """Let a role end with a day; yesterday ends it at once.

    Raises:
        UserError: PERIOD_REVERSED when it begins after that day.
    """
    grant.valid = grant.valid.until(last_day)
    await session.flush()
    return grant


async def create_token(
    session: AsyncSession,
    *,
    user_id: UUID,
    name: str,
    now: datetime,
    days: int = DAYS,
    permissions: Iterable[str] = (),
) -> tuple[Token, str]:
    """A user's bearer token, and its text, which is shown once and kept nowhere.

    Args:
        session: of the user, or the owner's.
        user_id: whose it is.
        name: what its owner calls it.
        now: when it is made.
        days: how long it lasts.
        permissions: narrows what it allows; empty for all that the user may.

    Raises:
        UserError: TOKEN_DAYS.
    """
    return await _issue(
        session, TokenKind.PERSONAL, name, now, days, user_id=user_id, permissions=sorted(set(permissions))
    )


async def create_partner_key(
    session: AsyncSession,
    *,
    name: str,
    now: datetime,
    networks: Iterable[str] = (),
    documents: Iterable[str] = (),
    permissions: Iterable[str] = (),
    days: int = DAYS,
) -> tuple[Token, str]:
    """A partner's key, and its text, which is shown once. What it sees: `mreza.access.scope.ScopeOpener.open_partner`.

    Raises:
        UserError: UNKNOWN_NETWORK, TOKEN_DAYS.
    """
    codes = sorted({code.strip().upper() for code in networks})
    found = set(await session.scalars(select(Network.code).where(Network.code.in_(codes))))
    if missing := [code for code in codes if code not in found]:
        raise UserError("UNKNOWN_NETWORK", "There is no network {codes}.", path=("networks",), codes=", ".join(missing))
    return await _issue(
        session,
        TokenKind.PARTNER,
        name,
        now,
        days,
        networks=codes,
        documents=sorted(set(documents)),
        permissions=sorted(set(permissions)),
    )


def refuse_unknown_documents(names: Iterable[str], known: Collection[str]) -> list[str]:
    """The names, sorted, without repetitions.

    Args:
        names: of documents, for a partner's key.
        known: what core and the plugins ship, `mreza.plugin.hooks.Hooks.documents`.

    Raises:
        UserError: DOCUMENT_UNKNOWN, naming those that nothing ships.
    """
    wanted = sorted(set(names))
    if unknown := [name for name in wanted if name not in known]:
        raise UserError(
            "DOCUMENT_UNKNOWN",
            "There is no named document {name}. There are: {known}.",
            path=("documents",),
            name=", ".join(unknown),
            known=", ".join(sorted(known)),
        )
    return wanted


async def revoke_token(session: AsyncSession, token: Token, *, now: datetime) -> Token:
    """Withdraw a token; the next statement with it is refused. One that is withdrawn already stays as it is."""
    if token.revoked_at is None:
        token.revoked_at = now
        await session.flush()
    return token


def normal_email(email: str) -> str:
    """The sign-in name that an e-mail address makes: lower case.

    Raises:
        UserError: EMAIL_INVALID.
    """
    try:
        return validate_email(email.strip(), check_deliverability=False).normalized.lower()
    except EmailNotValidError as error:
        raise UserError(
            "EMAIL_INVALID",
            "{email} is not an e-mail address: {problem}",
            path=("email",),
            email=email,
            problem=str(error),
        ) from None


async def _issue(
    session: AsyncSession,
    kind: TokenKind,
    name: str,
    now: datetime,
    days: int,
    *,
    user_id: UUID | None = None,
    networks: list[str] | None = None,
    documents: list[str] | None = None,
    permissions: list[str] | None = None,
) -> tuple[Token, str]:
    if not 1 <= days <= MOST_DAYS:
        raise UserError("TOKEN_DAYS", "A token lasts from 1 to {most} days.", path=("days",), most=MOST_DAYS)
    secret = make(kind)
    token = Token(
        kind=kind,
        name=name.strip(),
        prefix=secret.prefix,
        secret_hash=secret.hash,
        user_id=user_id,
        networks=networks or [],
        documents=documents or [],
        permissions=permissions or [],
        created_at=now,
        expires_at=now + timedelta(days=days),
    )
    session.add(token)
    await session.flush()
    return token, secret.value


async def _end_sessions(session: AsyncSession, user: User, now: datetime) -> None:
    await session.flush()
    own = (Token.user_id == user.id, Token.kind == TokenKind.SESSION, Token.revoked_at.is_(None))
    await session.execute(update(Token).where(*own).values(revoked_at=now))


async def _check_reach(session: AsyncSession, role: Role, reach: Reach) -> None:
    if role.reach is not reach and await session.scalar(
        select(RoleGrant.id).where(RoleGrant.role_id == role.id).limit(1)
    ):
        raise UserError(
            "ROLE_IN_USE",
            "The role {role} is held by somebody, so its reach cannot change. Make another role.",
            path=("reach",),
            role=role.code,
        )


def _check_place(role: Role, network_id: UUID | None, organisation_id: UUID | None) -> None:
    wants = {Reach.NETWORK: (True, False), Reach.ORGANISATION: (False, True)}.get(role.reach, (False, False))
    if (network_id is not None, organisation_id is not None) == wants:
        return
    if role.reach is Reach.NETWORK:
        raise UserError(
            "ROLE_NEEDS_NETWORK", "This role reaches one network. Name it, and no organisation.", path=("networkId",)
        )
    if role.reach is Reach.ORGANISATION:
        raise UserError(
            "ROLE_NEEDS_ORGANISATION",
            "This role reaches one organisation. Name it, and no network.",
            path=("organisationId",),
        )
    raise UserError("ROLE_TAKES_NONE", "This role is for no single network or organisation. Leave both out.")
