"""Why a viewer sees a row: the alternatives of its rule, one by one, and which columns its circles open.

The question is put to the database as the viewer, by the serving role and behind the policies. A row that the viewer
does not see gives the same answer as one that does not exist.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

import asyncpg
from sqlalchemy import ColumnElement, func, literal_column, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.sql import operators, visitors
from sqlalchemy.sql.elements import BooleanClauseList

from mreza.access.rules import VIEWER, SqlViewer, audience_rule
from mreza.access.viewer import Viewer
from mreza.errors import NotFound
from mreza.model.audience import Audience
from mreza.model.base import Base
from mreza.model.global_id import decode
from mreza.model.registry import ModelInfo, Registry
from mreza.mutation.runner import ScopeGone

_DIALECT = postgresql.asyncpg.dialect()  # type: ignore[no-untyped-call]
_WORDS = {
    "in_network": "the viewer coordinates its network",
    "member_of": "the viewer belongs to its network",
    "owns": "it is of the viewer's own organisation",
    "is_person": "it is about the viewer",
    "is_user": "it is the viewer's own account",
    "sees": "the viewer sees the object that it belongs to",
    "is_secretariat": "the viewer is the secretariat",
    "is_signed_in": "the viewer is signed in",
    "anyone": "everybody sees it",
    "nobody": "nobody sees it",
}
_CIRCLES = {
    Audience.PUBLIC: "everybody who sees the row",
    Audience.MEMBERS: "member organisations of its network",
    Audience.NETWORK: "its network's coordinators",
    Audience.SECRETARIAT: "the secretariat",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One way in: an alternative of the row rule.

    `rule` is the rule in its author's words, `clause` this alternative in ours, `holds` whether it lets this viewer in.
    """

    rule: str
    clause: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Circle:
    """Columns of one audience, by their names in the API, and whether the viewer sees them in this row."""

    audience: Audience
    words: str
    columns: tuple[str, ...]
    seen: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """What there is to say; without any reason when the row is not there for this viewer."""

    visible: bool
    reasons: tuple[Reason, ...] = ()
    circles: tuple[Circle, ...] = ()


async def explain(
    connection: asyncpg.Connection, registry: Registry, viewer: Viewer, type: str, id: UUID
) -> Explanation:
    """Why the viewer sees the row, or that there is nothing to see.

    Args:
        connection: the serving role's.
        registry: all models.
        viewer: who asks; may be anybody.
        type: name of the model, e.g. ``Organisation``.
        id: the row's.

    Raises:
        ScopeGone: the viewer's scope does not exist any more.
    """
    question = _question(registry, type)
    holds = None if question is None else await _evaluate(connection, viewer, id, question)
    if question is None or holds is None:
        return Explanation(visible=False)
    reasons = tuple(Reason(question.rule, words, held) for words, held in zip(question.words, holds, strict=False))
    opened = zip(question.circles, holds[len(question.words) :], strict=True)
    return Explanation(True, reasons, tuple(Circle(a, _CIRCLES[a], names, seen) for (a, names), seen in opened))


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked of any row of a model, its statement included: to compile it takes many times as long as to ask.

    Attributes:
        words: of the alternatives of its rule, whose answers come first.
        circles: audiences with the names of their columns, whose answers follow.
        sql: of the parameters handle and id; gives an array of all answers, empty where the viewer sees no such row,
            or null when its scope has ended.
    """

    rule: str
    words: tuple[str, ...]
    circles: tuple[tuple[Audience, tuple[str, ...]], ...]
    sql: str


_QUESTIONS: WeakKeyDictionary[Registry, dict[str, _Question]] = WeakKeyDictionary()


def _question(registry: Registry, type: str) -> _Question | None:
    """Made once for each type of an application; None for what is no type of it."""
    kept, info = _QUESTIONS.setdefault(registry, {}), registry.infos.get(type)
    if info is not None and type not in kept:
        clauses, circles = list(clauses_of(info.model)), list(_circles(info))
        sql = _statement(info.model, [clause for _, clause in clauses] + [rule for *_, rule in circles])
        words, named = tuple(words for words, _ in clauses), tuple((a, names) for a, names, _ in circles)
        kept[type] = _Question(_rule_in_words(info.model), words, named, sql)
    return kept.get(type)


async def explain_global(pool: asyncpg.Pool, registry: Registry, viewer: Viewer, global_id: str) -> dict[str, Any]:
    """The same by a global id, as the API gives it: ``{visible, reasons: [{rule, clause, holds}], hiddenFields}``."""
    try:
        type, id = decode(global_id)
    except NotFound:
        return _as_dict(Explanation(visible=False))
    async with pool.acquire() as connection:
        return _as_dict(await explain(connection, registry, viewer, type, id))


def clauses_of(model: type[Base]) -> Iterator[tuple[str, ColumnElement[bool]]]:
    """The alternatives of a model's rule (its top-level OR), each with words for it."""
    recorder = _Recorder()
    rule = model.visible(recorder)
    for clause in _alternatives(rule):
        yield recorder.words(model, clause), clause


class _Recorder(SqlViewer):
    """A viewer that remembers which of its words became which expression."""

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[str, str] = {}

    def __getattribute__(self, name: str) -> Any:
        value = super().__getattribute__(name)
        if name not in _WORDS and name != "has":
            return value
        if not callable(value) or isinstance(value, ColumnElement):
            return self._note(_WORDS[name], value)

        def called(*arguments: Any) -> Any:
            words = f"the viewer holds the permission {arguments[0]}" if name == "has" else _WORDS[name]
            return self._note(words, value(*arguments))

        return called

    def words(self, model: type[Base], clause: ColumnElement[bool]) -> str:
        """What the clause says: the viewer's word for it, or the words in it and the row's own columns."""
        text = _text(clause)
        if text in self._said:
            return self._said[text]
        within = [words for said, words in self._said.items() if said in text and said not in ("true", "false")]
        columns = sorted({name for name in _columns(clause) if name in model.__table__.c and not name.endswith("id")})
        own = [f"its {', '.join(columns)} {'say' if len(columns) > 1 else 'says'} so"] if columns else []
        return " and ".join([*dict.fromkeys(within), *own]) or text

    def _note(self, words: str, expression: Any) -> Any:
        self._said[_text(expression)] = words
        return expression


def _alternatives(rule: Any) -> Iterator[ColumnElement[bool]]:
    if isinstance(rule, BooleanClauseList) and rule.operator is operators.or_:
        for clause in rule.clauses:
            yield from _alternatives(clause)
    elif isinstance(element := getattr(rule, "element", None), BooleanClauseList) and element.operator is operators.or_:
        yield from _alternatives(element)
    else:
        yield rule


def _circles(info: ModelInfo) -> Iterator[tuple[Audience, tuple[str, ...], ColumnElement[bool]]]:
    for audience in Audience:
        names = tuple(field.name for field in info.fields.values() if field.audience is audience)
        if names:
            rule = audience_rule(info.model, audience)
            yield audience, names, VIEWER.anyone if rule is None else rule


def _statement(model: type[Base], clauses: list[ColumnElement[bool]]) -> str:
    """Asks in the viewer's scope whether each clause holds for a row."""
    columns = [func.coalesce(clause, literal_column("false")).label(f"c{n}") for n, clause in enumerate(clauses)]
    # The table's own expressions, inside a SELECT of it, so that their subqueries refer to this row.
    row = select(*columns).select_from(model).where(model.id == literal_column("$2::uuid"))
    inner = row.compile(dialect=_DIALECT, compile_kwargs={"literal_binds": True, "render_postcompile": True})
    held = ", ".join(f"f.c{n}" for n in range(len(clauses)))
    return f"SELECT CASE WHEN mreza.enter($1) THEN coalesce((SELECT ARRAY[{held}] FROM ({inner}) AS f), '{{}}') END"


async def _evaluate(connection: asyncpg.Connection, viewer: Viewer, id: UUID, asked: _Question) -> list[bool] | None:
    """Whether each clause holds for the row; None when the viewer does not see it. One statement, in its scope."""
    answer = await connection.fetchval(asked.sql, viewer.handle, id)
    if answer is None:
        raise ScopeGone("The viewer's scope has ended. Sign in again.")
    return list(answer) or None


def _rule_in_words(model: type[Base]) -> str:
    return (inspect.getdoc(model.visible) or "").strip()


def _columns(clause: ColumnElement[bool]) -> Iterator[str]:
    for element in visitors.iterate(clause):
        if element.__visit_name__ == "column":
            yield str(element.key)  # type: ignore[attr-defined]


def _text(expression: Any) -> str:
    return str(expression.compile(dialect=_DIALECT, compile_kwargs={"literal_binds": True}))


def _as_dict(explanation: Explanation) -> dict[str, Any]:
    return {
        "visible": explanation.visible,
        "reasons": [{"rule": r.rule, "clause": r.clause, "holds": r.holds} for r in explanation.reasons],
        "hiddenFields": [name for circle in explanation.circles if not circle.seen for name in circle.columns],
    }


__all__ = ["Circle", "Explanation", "Reason", "clauses_of", "explain", "explain_global"]
