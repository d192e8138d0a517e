"""Users, roles and tokens: who may sign in, as what, with which credential."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped

from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.directory.places import Network
from mreza.model.audience import PUBLIC, SECRETARIAT
from mreza.model.base import SharedModel
from mreza.model.fields import derived, field, link, period
from mreza.model.keep import Keep
from mreza.model.period import Period
from mreza.text import Translated

USERS = "core.users"
"""The permission to manage users, roles and tokens."""


class User(SharedModel):
    """An account that can sign in."""

    __personal__ = True

    email: Mapped[str] = field(audience=PUBLIC, doc="Sign-in name; lower case.", unique=True)
    name: Mapped[str] = field(audience=PUBLIC, doc="How the user is shown beside decisions.")
    person_id: Mapped[UUID | None] = link(Person, audience=PUBLIC, doc="The person behind the account.")
    locale: Mapped[str] = field(audience=PUBLIC, doc="The language and script the user reads.", default="en")
    password_hash: Mapped[str | None] = field(audience=SECRETARIAT, api=False)
    active: Mapped[bool] = field(audience=PUBLIC, doc="False: nobody can sign in with it.", default=True)

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The viewer's own account."""
        return viewer.is_user(cls.id)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The account itself, who manages users, and the secretariat."""
        return viewer.is_user(cls.id) | viewer.has(USERS) | viewer.is_secretariat  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """Who manages users, and the account itself."""
        return viewer.is_user(cls.id) | viewer.has(USERS)  # type: ignore[no-any-return]


class Reach(enum.Enum):
    """How far a role reaches: which audience it puts its holder in."""

    OWN = "own account only"
    ORGANISATION = "one member organisation"
    NETWORK = "one national network"
    FEDERATION = "the whole federation"


class Role(SharedModel):
    """A set of permissions that an administrator composes, with the circle it reaches."""

    __personal__ = False

    code: Mapped[str] = field(audience=PUBLIC, doc="Stable code, e.g. coordinator.", unique=True)
    title: Mapped[Translated] = field(audience=PUBLIC, doc="Its name.")
    reach: Mapped[Reach] = field(audience=PUBLIC, doc="How far it reaches.")
    permissions: Mapped[list[str]] = field(audience=PUBLIC, doc="What it allows.", filter=False)

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Everyone who is signed in."""
        return viewer.is_signed_in  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """Who manages users."""
        return viewer.has(USERS)  # type: ignore[no-any-return]


class RoleGrant(SharedModel):
    """A user holds a role in a network or for an organisation, from a day to a day."""

    __personal__ = True

    user_id: Mapped[UUID] = link(User, audience=PUBLIC, reverse="roles", on_delete="CASCADE", doc="Who.")
    role_id: Mapped[UUID] = link(Role, audience=PUBLIC, reverse="grants", doc="Which role.")
    network_id: Mapped[UUID | None] = link(
        Network, audience=PUBLIC, doc="In which network, for a role that reaches one."
    )
    organisation_id: Mapped[UUID | None] = link(
        Organisation, audience=PUBLIC, on_delete="CASCADE", doc="For which organisation, for a role that reaches one."
    )
    valid: Mapped[Period] = period(audience=PUBLIC, doc="From when to when.", default=Period())

    @classmethod
    def network_key(cls) -> Any:
        """A grant belongs to no network as a row; whoever sees it sees all of it."""
        return None

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The viewer's own roles."""
        return viewer.is_user(cls.user_id)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """The holder, and who manages users."""
        return viewer.is_user(cls.user_id) | viewer.has(USERS)  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """Who manages users."""
        return viewer.has(USERS)  # type: ignore[no-any-return]


class TokenKind(enum.Enum):
    """What a credential is for."""

    SESSION = "a browser's session"
    PERSONAL = "a user's bearer token"
    PARTNER = "a partner's key"


class Token(SharedModel):
    """A credential: shown once, stored as a hash, scoped, expiring, revocable at once."""

    __personal__ = True
    __keep__ = Keep.CREDENTIAL

    kind: Mapped[TokenKind] = field(audience=PUBLIC, doc="What it is for.")
    name: Mapped[str] = field(audience=PUBLIC, doc="What its owner calls it.")
    prefix: Mapped[str] = field(audience=PUBLIC, doc="Its first characters, to tell it from others.")
    secret_hash: Mapped[str] = field(audience=SECRETARIAT, api=False, index=True)
    user_id: Mapped[UUID | None] = link(
        User, audience=PUBLIC, reverse="tokens", on_delete="CASCADE", doc="Whose it is; null for a partner's key."
    )
    networks: Mapped[list[str]] = field(
        audience=PUBLIC, doc="Codes of the networks a partner's key reaches.", default=list, filter=False
    )
    documents: Mapped[list[str]] = field(
        audience=PUBLIC,
        doc="Names of the documents a partner's key may run; empty for all.",
        default=list,
        filter=False,
    )
    permissions: Mapped[list[str]] = field(
        audience=PUBLIC, doc="What it allows; empty for all that its user may.", default=list, filter=False
    )
    created_at: Mapped[datetime] = field(audience=PUBLIC, doc="When it was made.")
    expires_at: Mapped[datetime | None] = field(audience=PUBLIC, doc="When it ends by itself.")
    revoked_at: Mapped[datetime | None] = field(audience=PUBLIC, doc="When it was withdrawn.")
    last_used_at: Mapped[datetime | None] = field(audience=PUBLIC, doc="When it was last used, to within an hour.")

    @derived(audience=PUBLIC)
    def revoked(cls) -> ColumnElement[bool]:  # noqa: N805
        """Whether it was withdrawn."""
        return cls.revoked_at.is_not(None)  # type: ignore[union-attr, no-any-return]

    @classmethod
    def own(cls, viewer: Any) -> ColumnElement[bool]:
        """The viewer's own tokens."""
        return viewer.is_user(cls.user_id)  # type: ignore[no-any-return]

    @classmethod
    def visible(cls, viewer: Any) -> ColumnElement[bool]:
        """Its owner, and who manages users."""
        return viewer.is_user(cls.user_id) | viewer.has(USERS)  # type: ignore[no-any-return]

    @classmethod
    def writable(cls, viewer: Any) -> ColumnElement[bool]:
        """Its owner, unless it is a partner's key, and who manages users."""
        own = viewer.is_user(cls.user_id) & (cls.kind != TokenKind.PARTNER)
        return own | viewer.has(USERS)  # type: ignore[no-any-return]
