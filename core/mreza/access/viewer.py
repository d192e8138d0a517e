"""Who asks. A viewer is opened from a credential; its `handle` is what the database trusts."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


class ViewerKind(enum.Enum):
    """What sort of viewer; chosen by the credential and the roles behind it."""

    ANONYMOUS = "anonymous"
    PARTNER = "partner"
    MEMBER = "member"
    COORDINATOR = "coordinator"
    SECRETARIAT = "secretariat"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Viewer:
    """An opened scope: the same facts that the row in `mreza.scope` holds.

    `networks` are those in which the viewer has the NETWORK audience, `member_networks` (a superset) those with the
    MEMBERS audience.
    """

    handle: str
    kind: ViewerKind
    user_id: UUID | None = None
    person_id: UUID | None = None
    networks: frozenset[UUID] = frozenset()
    member_networks: frozenset[UUID] = frozenset()
    organisations: frozenset[UUID] = frozenset()
    permissions: frozenset[str] = frozenset()
    locale: str | None = None
    credential_id: UUID | None = None
    expires_at: datetime | None = None
    documents: frozenset[str] = field(default_factory=frozenset)
    """Names of the documents that a partner key may run; empty for everyone else."""
    shape: str = field(init=False, repr=False, compare=False)
    """What of the viewer changes the compiled SQL (never its identity): the plan cache's third key."""

    def __post_init__(self) -> None:
        """Find the shape once; every request asks for it several times."""
        object.__setattr__(self, "shape", self._shape())

    @property
    def is_signed_in(self) -> bool:
        """True for everyone but the anonymous viewer."""
        return self.kind is not ViewerKind.ANONYMOUS

    def refused(self, document: str | None = None) -> str | None:
        """Why the viewer is not answered unless it asks the named document; None when it may. A partner key bound to
        documents opens those and nothing else."""
        if not self.documents or document in self.documents:
            return None
        names = ", ".join(f"/q/{name}.json" for name in sorted(self.documents))
        return f"This key may run named documents only: {names}."

    def may(self, permission: str) -> bool:
        """True when one of the viewer's roles holds the permission."""
        return permission in self.permissions or self.kind is ViewerKind.SYSTEM

    def _shape(self) -> str:
        if self.kind is ViewerKind.ANONYMOUS:
            return "none"
        if self.kind in (ViewerKind.SECRETARIAT, ViewerKind.SYSTEM):
            return "all"
        if self.networks and self.networks == self.member_networks and not self.organisations:
            return "network"
        return "some"
