"""The vocabulary of row rules. A rule is one SQLAlchemy expression; core turns it into PostgreSQL's row-level security.

    @classmethod
    def visible(cls, viewer):
        return viewer.in_network(cls.network_id) | cls.status.in_(announced())

`SqlViewer` gives each word as a call of a function that looks the viewer up by its handle: `(SELECT
mreza.networks())` is evaluated once a
statement, not once a row. Nothing of a viewer's identity is ever in the text of a policy.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ARRAY,
    Boolean,
    ColumnElement,
    Date,
    Text,
    Uuid,
    cast,
    column,
    false,
    func,
    literal,
    select,
    table,
    true,
)
from sqlalchemy.orm import aliased

from mreza.model.audience import Audience
from mreza.model.base import Base

OWN_SCOPE = table(
    "scope",
    column("networks", ARRAY(Uuid())),
    column("member_networks", ARRAY(Uuid())),
    column("organisations", ARRAY(Uuid())),
    column("is_secretariat", Boolean()),
    schema="mreza",
)
"""The viewer's own scope, as far as the roles that read may look at it themselves. A policy shows the one row whose
handle the statement has set, and none without."""


class SqlViewer:
    """The viewer as the database knows it.

    With `expand`, `sees` writes out the rule of the row it leads to: for functions that run as the tables' owner,
    whom no policy binds.
    """

    def __init__(self, *, expand: bool = False) -> None:
        self._expand = expand

    def in_network(self, network: Any) -> ColumnElement[bool]:
        """The viewer coordinates the network that the column names (the secretariat: all of them)."""
        return network == func.any(_once(func.mreza.networks(), ARRAY(Uuid())))  # type: ignore[no-any-return]

    def member_of(self, network: Any) -> ColumnElement[bool]:
        """The viewer belongs to a member organisation of the network, or coordinates it."""
        return network == func.any(_once(func.mreza.member_networks(), ARRAY(Uuid())))  # type: ignore[no-any-return]

    def owns(self, organisation: Any) -> ColumnElement[bool]:
        """The column names one of the viewer's own organisations."""
        return organisation == func.any(_once(func.mreza.organisations(), ARRAY(Uuid())))  # type: ignore[no-any-return]

    def is_person(self, person: Any) -> ColumnElement[bool]:
        """The column names the viewer's own person."""
        return person == _once(func.mreza.person(), Uuid())  # type: ignore[no-any-return]

    def is_user(self, user: Any) -> ColumnElement[bool]:
        """The column names the viewer's own user."""
        return user == _once(func.mreza.viewer_user(), Uuid())  # type: ignore[no-any-return]

    def has(self, permission: str) -> ColumnElement[bool]:
        """One of the viewer's roles holds the permission."""
        return literal(permission, literal_execute=True) == func.any(_once(func.mreza.permissions(), ARRAY(Text())))

    @property
    def is_secretariat(self) -> ColumnElement[bool]:
        """The viewer is the regional secretariat."""
        return _once(func.mreza.is_secretariat(), Boolean())

    @property
    def is_signed_in(self) -> ColumnElement[bool]:
        """The viewer is somebody."""
        return _once(func.mreza.is_signed_in(), Boolean())

    @property
    def anyone(self) -> ColumnElement[bool]:
        """Everybody."""
        return true()

    @property
    def nobody(self) -> ColumnElement[bool]:
        """No one."""
        return false()

    @property
    def today(self) -> ColumnElement[Any]:
        """The civil date at which the scope was opened."""
        return _once(func.mreza.today(), Date())

    def sees(self, link: Any, target: type[Base], *conditions: Any) -> ColumnElement[bool]:
        """The viewer sees the row that the link leads to (its own rule holds there), and that row meets the conditions.

        Each condition is a function of the target's alias.
        """
        other = aliased(target)
        rule = [target.visible.__func__(other, self)] if self._expand else []  # type: ignore[attr-defined]
        return select(other.id).where(other.id == link, *rule, *[condition(other) for condition in conditions]).exists()


def own_scope(name: str) -> ColumnElement[Any]:
    """A column of the viewer's own scope, read without a function: half as dear where it is read, a little dearer where
    a rule never comes to it."""
    return cast(select(OWN_SCOPE.c[name]).scalar_subquery(), OWN_SCOPE.c[name].type)


def _once(call: Any, type_: Any) -> ColumnElement[Any]:
    """The call as a scalar subquery, which PostgreSQL evaluates once a statement."""
    return cast(select(call).scalar_subquery(), type_)


VIEWER = SqlViewer()


def audience_rule(model: Any, audience: Audience, viewer: SqlViewer = VIEWER) -> ColumnElement[bool] | None:
    """When a viewer may see a column of the given audience in a visible row; None means always.

    `model` is a model or an alias of one.
    """
    if audience is Audience.PUBLIC:
        return None
    if audience is Audience.SECRETARIAT:
        return viewer.is_secretariat
    return _circle(model, audience, viewer)


def _circle(model: Any, audience: Audience, viewer: SqlViewer) -> ColumnElement[bool]:
    network = _entity(model).network_key.__func__(model)
    if network is None:
        circle = viewer.is_signed_in if audience is Audience.MEMBERS else viewer.is_secretariat
    else:
        circle = viewer.member_of(network) if audience is Audience.MEMBERS else viewer.in_network(network)
    own = _entity(model).own.__func__(model, viewer)
    return circle if own is None else circle | own


def _entity(model: Any) -> Any:
    from sqlalchemy import inspect  # noqa: PLC0415

    return inspect(model).mapper.class_


__all__ = ["OWN_SCOPE", "VIEWER", "SqlViewer", "audience_rule", "own_scope"]
