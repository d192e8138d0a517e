"""Column audiences in SQL: what a viewer may not see of a row is null, wherever the column is used."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, case, cast, func, literal_column, null
from sqlalchemy.sql.elements import BooleanClauseList
from sqlalchemy.sql.operators import or_ as or_operator

from mreza.access.readers import READERS, CoordinatorViewer
from mreza.access.rules import OWN_SCOPE, SqlViewer, audience_rule
from mreza.graphql.context import Compilation
from mreza.model.audience import Audience
from mreza.model.base import Base
from mreza.model.correlation import tied
from mreza.model.registry import ModelInfo, ToMany, ToOne


class BoundViewer(SqlViewer):
    """The viewer's circles in the scope's row that the answer stands behind, which is read once a statement; the row
    policies, which cannot know of it, read it again for each table.
    """

    def in_network(self, network: Any) -> ColumnElement[bool]:
        """In the answer's row."""
        return network == func.any(_of_the_answer("networks"))  # type: ignore[no-any-return]

    def member_of(self, network: Any) -> ColumnElement[bool]:
        """In the answer's row."""
        return network == func.any(_of_the_answer("member_networks"))  # type: ignore[no-any-return]

    def owns(self, organisation: Any) -> ColumnElement[bool]:
        """In the answer's row."""
        return organisation == func.any(_of_the_answer("organisations"))  # type: ignore[no-any-return]


class BoundCoordinator(CoordinatorViewer):
    """A coordinator's circles, likewise."""

    def in_network(self, network: Any) -> ColumnElement[bool]:
        """In the answer's row."""
        return network == func.any(_of_the_answer("networks"))  # type: ignore[no-any-return]


def _of_the_answer(circle: str) -> ColumnElement[Any]:
    """A column of the scope's row, behind which every answer stands (`mreza.graphql.plan.finish`)."""
    return literal_column(f"{OWN_SCOPE.name}.{circle}", OWN_SCOPE.c[circle].type)


_VIEWER, _COORDINATOR = BoundViewer(), BoundCoordinator()


def hidden(c: Compilation, audience: Audience) -> bool:
    """True when nobody of the viewer's shape sees any such column."""
    if c.shape == "network":
        return audience is Audience.SECRETARIAT
    return c.shape == "none" and audience is not Audience.PUBLIC


def mask_rule(c: Compilation, model: type[Base], row: Any, audience: Audience) -> ColumnElement[bool] | None:
    """When the viewer sees such a column of `row`; None means in every row it sees."""
    if audience is Audience.PUBLIC or c.shape == "all" or implied(model, audience, c.shape):
        return None
    rule = audience_rule(row, audience, _bound(c))
    return None if rule is None else tied(rule, row)


def list_rules(
    c: Compilation, info: ModelInfo, row: Any, field: ToMany, target: ModelInfo, other: Any
) -> list[ColumnElement[bool]]:
    """When the viewer may know that a row of a list belongs to `row`: it is in the list's audience there, and in that
    of the link here, which may be of another network.
    """
    rules = [mask_rule(c, info.model, row, field.audience)]
    links = (link for link in target.fields.values() if isinstance(link, ToOne) and link.column == field.via)
    rules += [mask_rule(c, target.model, other, link.audience) for link in links]
    return [rule for rule in rules if rule is not None]


def masked(c: Compilation, model: type[Base], row: Any, audience: Audience, expression: Any) -> ColumnElement[Any]:
    """The expression, null where its audience excludes the viewer."""
    if hidden(c, audience):
        return cast(null(), expression.type)
    rule = mask_rule(c, model, row, audience)
    return expression if rule is None else case((rule, expression))


def can_be_null(c: Compilation, model: type[Base], audience: Audience) -> bool:
    """Whether masking may turn a value into null."""
    return audience is not Audience.PUBLIC and c.shape != "all" and not implied(model, audience, c.shape)


def _bound(c: Compilation) -> SqlViewer:
    return _COORDINATOR if c.shape == "network" else _VIEWER


@cache
def implied(model: type[Base], audience: Audience, shape: str) -> bool:
    """True when every row that viewers of the shape see is one whose column of this audience they may see: each way in
    is a way to the column.
    """
    viewer = next(reader.viewer for reader in READERS if reader.shape == shape)
    rule = audience_rule(model, audience, viewer)
    return rule is None or _ways(model.visible(viewer)) <= _ways(rule)


def _ways(rule: ColumnElement[bool]) -> frozenset[str]:
    """The texts of the alternatives of a rule."""
    if isinstance(rule, BooleanClauseList) and rule.operator is or_operator:
        return frozenset().union(*(_ways(clause) for clause in rule.clauses))
    return frozenset({str(rule)})
