"""Who reads, in four kinds, each with a database role of its own.

A compiled read knows beforehand whether its viewer is nobody in particular, the regional secretariat, a network's
coordinator and nothing else, or someone in between (`Viewer.shape`). For the first three some words of a row rule are
settled before any row is seen: nobody coordinates a network, the secretariat coordinates them all, a coordinator has no
organisation. So their roles have policies in which the rule is worked out that far, by folding `true` and `false`; what
is left of it is often one condition a statement instead of several a row. What such a viewer sees is the same in every
role: the contract compares table by table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, false, func, true
from sqlalchemy.sql.elements import True_

from mreza.access.folding import folded
from mreza.access.rules import VIEWER, SqlViewer, own_scope


class PublicViewer(SqlViewer):
    """Somebody who shows nothing: of a rule, only what holds for everyone is left."""

    def in_network(self, network: Any) -> ColumnElement[bool]:
        """Coordinates none."""
        return false()

    def member_of(self, network: Any) -> ColumnElement[bool]:
        """Belongs to none."""
        return false()

    def owns(self, organisation: Any) -> ColumnElement[bool]:
        """Has none."""
        return false()

    def is_person(self, person: Any) -> ColumnElement[bool]:
        """Is none that we know."""
        return false()

    def is_user(self, user: Any) -> ColumnElement[bool]:
        """Has no account."""
        return false()

    def has(self, permission: str) -> ColumnElement[bool]:
        """May nothing."""
        return false()

    @property
    def is_secretariat(self) -> ColumnElement[bool]:
        """Is not."""
        return false()

    @property
    def is_signed_in(self) -> ColumnElement[bool]:
        """Is not."""
        return false()


class SecretariatViewer(SqlViewer):
    """The regional secretariat, which coordinates every network that there is."""

    def in_network(self, network: Any) -> ColumnElement[bool]:
        """Wherever there is a network at all."""
        return network.is_not(None) if getattr(network, "nullable", True) else true()

    def member_of(self, network: Any) -> ColumnElement[bool]:
        """As `in_network`."""
        return self.in_network(network)

    @property
    def is_secretariat(self) -> ColumnElement[bool]:
        """Is."""
        return true()

    @property
    def is_signed_in(self) -> ColumnElement[bool]:
        """Is."""
        return true()


class CoordinatorViewer(SqlViewer):
    """Somebody who belongs to the networks that it coordinates, and has no organisation."""

    def in_network(self, network: Any) -> ColumnElement[bool]:
        """One of the scope's networks."""
        return network == func.any(own_scope("networks"))  # type: ignore[no-any-return]

    def member_of(self, network: Any) -> ColumnElement[bool]:
        """As `in_network`."""
        return self.in_network(network)

    def owns(self, organisation: Any) -> ColumnElement[bool]:
        """Has none."""
        return false()

    @property
    def is_secretariat(self) -> ColumnElement[bool]:
        """Is not."""
        return false()


@dataclass(frozen=True, slots=True)
class Reader:
    """One of the roles that read.

    Attributes:
        shape: of the viewers that it reads for (`Viewer.shape`).
        suffix: what its name has beyond the serving role's.
        policy: the name of its policy on every table.
        viewer: how rules are worked out for it.
        proved: its policies ask the scope whether the viewer is what the role takes it for, except where everyone sees
            every row. The public's need no proof: what everyone may see, everyone may see. Nor do the coordinators',
            whose words are never true where the viewer's own are not.
    """

    shape: str
    suffix: str
    policy: str
    viewer: SqlViewer
    proved: bool = False

    def role(self, serving: str) -> str:
        """The name of its role beside the serving role."""
        return serving + self.suffix

    def condition(self, model: Any) -> ColumnElement[bool]:
        """What its policy demands of a model's row: the model's rule, worked out."""
        rule = folded(model.visible(self.viewer))
        if not self.proved or isinstance(folded(model.visible(_PUBLIC)), True_):
            return rule
        return folded(and_(own_scope("is_secretariat"), rule))


_PUBLIC: Final = PublicViewer()
SERVING: Final = Reader("some", "", "seen", VIEWER)
READERS: Final = (
    SERVING,
    Reader("none", "_public", "seen_by_public", _PUBLIC),
    Reader("network", "_coordinator", "seen_by_coordinator", CoordinatorViewer()),
    Reader("all", "_secretariat", "seen_by_secretariat", SecretariatViewer(), proved=True),
)
"""The first is the serving role itself, which reads for everyone in between and alone writes."""


def reading_roles(serving: str) -> tuple[str, ...]:
    """The names of all roles that read."""
    return tuple(reader.role(serving) for reader in READERS)


def quoted(serving: str) -> str:
    """All roles that read, as a list for GRANT and REVOKE."""
    return ", ".join('"' + role.replace('"', '""') + '"' for role in reading_roles(serving))


__all__ = [
    "READERS",
    "SERVING",
    "CoordinatorViewer",
    "PublicViewer",
    "Reader",
    "SecretariatViewer",
    "quoted",
    "reading_roles",
]
