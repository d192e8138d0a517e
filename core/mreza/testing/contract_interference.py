"""Noninterference: what anybody is answered does not depend on what it may not see.

Every question is asked by every kind of viewer, then what the viewer may not see is changed, and every question is
asked again: the answers must be the same bytes. First the foreign rows are taken away, then values are changed that are
beyond a viewer's audience. Who may see it all asks the same, as control: the questions do touch what was changed.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from mreza.access.viewer import Viewer
from mreza.garbage import unswept
from mreza.graphql.api import GraphQLRequest
from mreza.testing.contract_changes import Changes
from mreza.testing.contract_events import told_events
from mreza.testing.contract_hidden import HiddenValues
from mreza.testing.contract_probes import Document, Probes, Question, any_type, in_documents
from mreza.testing.contract_scene import FOREIGN, Scene

SECRETARIAT = "the secretariat"
TELLING, WITH_ROWS = 0.4, 0.6
"""The least share of questions whose answers differ for who may see the rows, and that give any row or value."""

_SWEPT = 10
"""After so many documents, what their compilation left is swept away: some megabytes each."""
_SHOWN = 200
"""Characters of an answer that a sentence shows."""

Answers = dict[str, list[bytes]]
"""Bodies by viewer, in the order of the documents."""


@dataclass(slots=True)
class Findings:
    """What came of it: the sentences on differences by the kind of question, and how much was compared."""

    problems: dict[str, list[str]] = field(default_factory=dict)
    documents: int = 0
    questions: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    viewers: int = 0
    comparisons: int = 0
    telling: float = 0
    with_rows: float = 0
    rows: int = 0
    values: int = 0
    unchanged: set[str] = field(default_factory=set)

    def add(self, kind: str, sentence: str) -> None:
        """Note a difference."""
        self.problems.setdefault(kind, []).append(sentence)

    @property
    def sentences(self) -> list[str]:
        """All that is wrong."""
        return [sentence for several in self.problems.values() for sentence in several]

    def __str__(self) -> str:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(self.kinds.items()))
        left = f" (none of {', '.join(sorted(self.unchanged))})" if self.unchanged else ""
        return (
            f"{self.questions} questions ({kinds}) in {self.documents} documents, {self.viewers} kinds of viewer, "
            f"{self.comparisons} comparisons, {len(self.sentences)} differences; {self.rows} rows taken away, "
            f"{self.values} values changed{left}; {self.telling:.0%} of the questions tell the secretariat of it, "
            f"{self.with_rows:.0%} give rows"
        )


FEW = 120
"""So many documents are always asked."""


class Interference:
    """Asks a scene's questions.

    Args:
        scene: with its rows in place; the foreign ones are gone afterwards.
        kinds: of questions to ask; all when left out.
        every: ask every so-manyth document only, for a run that must be quick.
    """

    def __init__(self, scene: Scene, kinds: Collection[str] | None = None, *, every: int = 1) -> None:
        self.scene = scene
        self.kinds = kinds
        self.every = every
        self.findings = Findings()
        self._documents: list[Document] = []
        self._changes = Changes(scene)

    async def find(self, *, rows: bool = True, values: bool = True) -> Findings:
        """All differences: without the foreign rows, and with other values beyond an audience."""
        found = self.findings
        self._documents = await self._written()
        base = await (self._values() if values else self._everybody())
        self._check_errors(base)
        found.documents, found.viewers = len(self._documents), len(base)
        found.questions = sum(len(document.questions) for document in self._documents)
        for question in (one for document in self._documents for one in document.questions.values()):
            found.kinds[question.kind] = found.kinds.get(question.kind, 0) + 1
        if rows:
            await self._rows(base)
        return found

    async def _everybody(self) -> Answers:
        """Everybody's answers. Thousands of statements are compiled and kept: looking through all of them for garbage
        again and again would take a third of the time, so only what is young is looked through."""
        viewers = {SECRETARIAT: await self.scene.kit.viewers.secretariat(), **await self.scene.outsiders()}
        with unswept():
            return {who: await self._answers(who, viewer) for who, viewer in viewers.items()}

    async def _beside(self) -> dict[str, Answers]:
        """What is told by other ways than by questions: by the errors of changes, and by the stream of events."""
        viewers = await self.scene.outsiders()
        told: dict[str, Answers] = {}
        if self._wants("mutation"):
            told["mutation"] = {who: await self._changes.answers(viewer) for who, viewer in viewers.items()}
        if self._wants("subscription"):
            told["subscription"] = {who: await told_events(self.scene, viewer) for who, viewer in viewers.items()}
        return told

    async def _rows(self, base: Answers) -> None:
        """Without the foreign rows, nobody but the secretariat is answered otherwise."""
        viewers, beside = await self.scene.outsiders(), await self._beside()
        self.findings.rows = await self.scene.remove_hidden(list(viewers.values()))
        after = await self._everybody()
        self._compare_beside(beside, await self._beside())
        for who in viewers:
            self._compare(who, "rows of another network", base[who], after[who])
        pairs = [
            (document.questions[name], one, other)
            for document, first, second in zip(
                self._asked(SECRETARIAT), base[SECRETARIAT], after[SECRETARIAT], strict=True
            )
            for name, one, other in _answers_of(document, first, second)
        ]
        self.findings.telling = _share(one != other for _, one, other in pairs)
        self.findings.with_rows = _share(_holds_something(one) for _, one, _ in pairs)

    async def _values(self) -> Answers:
        """With other values beyond their audience, nobody is answered otherwise. Gives what everybody is answered:
        asked while the tables are at rest, since the database plans anew what comes after that."""
        hidden = HiddenValues(self.scene)
        async with hidden.at_rest():
            base = await self._everybody()
            for who, viewer in (await self.scene.outsiders()).items():
                async with hidden.changed(viewer) as change:
                    self.findings.values += change.count
                    self.findings.unchanged |= set(change.refused)
                    if change.count:  # else it may read all there is
                        after = await self._answers(who, viewer)
                        self._compare(who, "values beyond its audience", base[who], after)
        return base

    def _compare(self, who: str, what: str, before: Sequence[bytes], after: Sequence[bytes]) -> None:
        for document, first, second in zip(self._documents, before, after, strict=True):
            self.findings.comparisons += len(document.questions)
            if first == second:
                continue
            for name, one, other in _answers_of(document, first, second):
                if one != other:
                    question = document.questions[name]
                    self.findings.add(
                        question.kind, f"{who} is told of {what}: {question.text} gives {_difference(one, other)}."
                    )

    def _compare_beside(self, before: Mapping[str, Answers], after: Mapping[str, Answers]) -> None:
        for kind, answers in before.items():
            for who, told in answers.items():
                self.findings.comparisons += len(told)
                if told != after[kind][who]:
                    difference = _difference([one.decode() for one in told], [one.decode() for one in after[kind][who]])
                    self.findings.add(kind, f"{who} is told of rows of another network by a {kind}: {difference}.")

    def _check_errors(self, base: Answers) -> None:
        """Every field can be asked for: a question that is refused would prove nothing."""
        for who, bodies in base.items():
            for document, body in zip(self._asked(who), bodies, strict=True):
                if "errors" in (answer := orjson.loads(body)):
                    self.findings.add(
                        "refused", f"{who} is refused, so it proves nothing: {answer['errors'][0]} of {document.text}"
                    )

    def _asked(self, who: str) -> list[Document]:
        """The documents; of the control's, every second one, which is share enough and spares compiling the rest."""
        return self._documents[::2] if who == SECRETARIAT else self._documents

    async def _answers(self, who: str, viewer: Viewer) -> list[bytes]:
        bodies = []
        for position, document in enumerate(self._asked(who)):
            bodies.append(await self._body(document, viewer))
            if position % _SWEPT == 0:
                gc.collect(0)
        return bodies

    async def _body(self, document: Document, viewer: Viewer) -> bytes:
        request = GraphQLRequest(query=document.text, viewer=viewer, locale="en", variables=document.variables)
        return (await self.scene.kit.application.engine.execute(request)).body

    async def _written(self) -> list[Document]:
        """The documents, with the values and cursors that the secretariat reads."""
        probes, ids = self.scene.probes(), self._hidden_ids()
        lists, orders = probes.lists(), probes.orders()
        rows = {_typename(probes, question): answer["nodes"] for question, answer in await self._as_secretariat(lists)}
        pages = {_page_at(order, ""): order for order in orders}
        questions = [*lists, *orders, *pages, *probes.others(rows, ids)]
        documents = in_documents(question for question in questions if self._wants(question.kind))
        listed = [id for several in ids.values() for id in several]
        documents += any_type(listed) if listed and self._wants("node") else ()
        return await self._with_cursors(documents[:: self.every] if len(documents) > FEW else documents, pages)

    async def _with_cursors(self, documents: Sequence[Document], pages: Mapping[Question, Question]) -> list[Document]:
        """The documents, with cursors in those questions that want one (`pages`: with the order that gives it).
        Where there is no row there is no cursor, and nothing to ask."""
        orders = [pages[one] for document in documents for one in document.questions.values() if one in pages]
        cursors = {
            _page_at(order, ""): _page_at(order, answer["pageInfo"]["endCursor"])
            for order, answer in await self._as_secretariat(orders)
            if answer["pageInfo"]["endCursor"] is not None
        }
        filled = []
        for document in documents:
            asked = document.questions.values()
            if any(one in pages for one in asked):
                filled += in_documents(cursors.get(one, one) for one in asked if one in cursors or one not in pages)
            else:
                filled.append(document)
        return [document for document in filled if document.questions]

    def _wants(self, kind: str) -> bool:
        return self.kinds is None or kind in self.kinds

    def _hidden_ids(self) -> Mapping[str, list[str]]:
        return {model.__name__: self.scene.ids(model, FOREIGN) for model in self.scene.shown_models}

    async def _as_secretariat(self, questions: Iterable[Question]) -> list[tuple[Question, Any]]:
        viewer = await self.scene.kit.viewers.secretariat()
        found: list[tuple[Question, Any]] = []
        for document in in_documents(questions):
            answer = orjson.loads(await self._body(document, viewer))
            assert "errors" not in answer, f"{answer['errors']} of {document.text}"
            found += [(question, answer["data"][name]) for name, question in document.questions.items()]
        return found


def _typename(probes: Probes, question: Question) -> str:
    plural = question.text.partition("(")[0]
    return next(type_.name for type_ in probes.types.values() if type_.plural == plural)


def _page_at(order: Question, cursor: str) -> Question:
    """The page at the smallest value, a foreign one: what follows it upwards, or what precedes it downwards."""
    return Probes.after(order, cursor) if "ASC" in order.text else Probes.before(order, cursor)


def _answers_of(document: Document, first: bytes, second: bytes) -> list[tuple[str, Any, Any]]:
    """The answers to each question of a document, twice; a refusal stands for each of them."""
    one, other = orjson.loads(first), orjson.loads(second)
    return [(name, _answer(one, name), _answer(other, name)) for name in document.questions]


def _answer(whole: Mapping[str, Any], name: str) -> Any:
    return whole["data"][name] if whole.get("data") else whole.get("errors")


def _difference(one: Any, other: Any, path: str = "") -> str:
    """Where two answers differ first, and how."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        key = next(key for key in one if one[key] != other[key])
        return _difference(one[key], other[key], f"{path}.{key}".lstrip("."))
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        position = next(position for position, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1])
        return _difference(one[position], other[position], f"{path}[{position}]")
    told, otherwise = (orjson.dumps(value).decode()[:_SHOWN] for value in (one, other))
    return f"{path or 'the answer'}: {told}, and otherwise {otherwise}"


def _holds_something(value: Any) -> bool:
    """Whether there is any row or value in an answer."""
    if isinstance(value, dict):
        return any(_holds_something(one) for one in value.values())
    if isinstance(value, list):
        return any(_holds_something(one) for one in value)
    return value not in (None, False, 0, "")


def _share(held: Iterable[bool]) -> float:
    listed = list(held)
    return sum(listed) / len(listed) if listed else 0.0


__all__ = ["SECRETARIAT", "TELLING", "WITH_ROWS", "Findings", "Interference"]
