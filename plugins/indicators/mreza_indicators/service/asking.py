"""From the answer of a named document to counts: which groups there are, by what, and how many in each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import orjson
from mreza.errors import UserError
from mreza.mutation.questions import Answer
from mreza.text import Locale

from mreza_indicators.service.suppression import Key

#: Beside an object's code, these are that code in words.
_WORDS = ("name", "title")
_CODE = "code"


class Ask(Protocol):
    """`Do.ask`: the answer of a named document in the viewer's scope."""

    async def __call__(
        self, document: str, variables: Mapping[str, Any] | None = None, *, locale: str | None = None
    ) -> Answer:
        """Ask."""
        ...


@dataclass(frozen=True, slots=True)
class Group:
    """One group: the values of its dimensions in the document's order, its counts by name, and its values' words."""

    key: Key
    counts: Mapping[str, int]
    words: Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Counted:
    """What a document counted."""

    answer: Answer
    groups: tuple[Group, ...]

    @property
    def measures(self) -> list[str]:
        """The counts that every group has."""
        sets = [set(one.counts) for one in self.groups]
        return sorted(set.intersection(*sets)) if sets else []

    @property
    def hash(self) -> str:
        """SHA-256 of all counts; the same as long as they are, whatever the order and the words."""
        facts = sorted([list(map(list, one.key)), sorted(one.counts.items())] for one in self.groups)
        return hashlib.sha256(orjson.dumps(facts)).hexdigest()

    def by(self, measure: str) -> dict[Key, int]:
        """One count of every group.

        Raises: UserError MEASURE_UNKNOWN.
        """
        if measure not in self.measures:
            raise UserError(
                "MEASURE_UNKNOWN",
                "{document} does not count {measure}. It counts: {known}.",
                path=("measure",),
                document=self.answer.document,
                measure=measure,
                known=", ".join(self.measures) or "–",
            )
        return {one.key: one.counts[measure] for one in self.groups}


async def counted(ask: Ask, document: str, variables: Mapping[str, Any] | None, locale: str = "en") -> Counted:
    """Ask a document that counts: one list, of which it asks for groups only.

    Raises: UserError NOT_A_TABLE, and what asking raises.
    """
    answer = await ask(document, variables, locale=locale)
    groups = tuple(_groups(answer))
    if not groups or len({one.key for one in groups}) < len(groups):
        raise _not_a_table(answer)
    return Counted(answer, groups)


async def words_of(ask: Ask, found: Counted) -> dict[tuple[str, str], dict[str, str]]:
    """The words of all values by locale: what the document says of codes, asked in every language."""
    words: dict[tuple[str, str], dict[str, str]] = {}
    if any(one.words for one in found.groups):
        for locale in Locale:
            answer = await ask(found.answer.document, found.answer.variables, locale=locale.value)
            for group in _groups(answer):
                for value, text in group.words.items():
                    words.setdefault(value, {})[locale.value] = text
    return words


def _groups(answer: Answer) -> Iterator[Group]:
    if len(answer.data) != 1:
        raise _not_a_table(answer)
    [listed] = answer.data.values()
    for groups in listed.values() if isinstance(listed, Mapping) else ():
        if not isinstance(groups, list) or not all(isinstance(one, Mapping) for one in groups):
            raise _not_a_table(answer)
        yield from map(_group, groups)


def _group(group: Mapping[str, Any]) -> Group:
    words: dict[tuple[str, str], str] = {}
    key = tuple(_values(group.get("key") or {}, (), words))
    counts = {name: value for name, value in group.items() if type(value) is int}
    return Group(key, counts, words)


def _values(
    part: Mapping[str, Any], path: tuple[str, ...], words: dict[tuple[str, str], str]
) -> Iterator[tuple[str, str]]:
    """The dimensions of a key: each leaf is one, called by its path; of an object with a code the object is."""
    if _CODE in part:
        value = ".".join(path) or _CODE, _text(part[_CODE])
        for name in _WORDS:
            if isinstance(part.get(name), str):
                words[value] = part[name]
        yield value
    for name, below in part.items():
        if isinstance(below, Mapping):
            yield from _values(below, (*path, name), words)
        elif _CODE not in part:
            yield ".".join((*path, name)), _text(below)


def _text(value: Any) -> str:
    """A value as a key; empty where it is not known."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _not_a_table(answer: Answer) -> UserError:
    return UserError(
        "NOT_A_TABLE",
        "{document} answers no table. Name one that asks a single list for groups, and for nothing else.",
        path=("document",),
        document=answer.document,
    )


__all__ = ["Ask", "Counted", "Group", "counted", "words_of"]
