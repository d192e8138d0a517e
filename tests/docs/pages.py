"""Reads the pages: their code, with what stands behind the language in the fence, and what they say is answered."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FENCE = re.compile(r"^```(\w+)[ ]?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)

#: Stands in an expected answer for any text, where the real one is different every time.
ANY = "…"


@dataclass(frozen=True)
class Block:
    """A fenced block: ``graphql as=coordinator.rs@demo.example`` has the language graphql and one attribute."""

    page: str
    line: int
    section: str
    language: str
    text: str
    attributes: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def blocks(page: str) -> list[Block]:
    """All fenced blocks of a page, in order."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return [
        Block(
            page,
            text.count("\n", 0, found.start()) + 1,
            _section(text, found.start()),
            found[1],
            found[3],
            {key: value for key, _, value in (word.partition("=") for word in shlex.split(found[2]))},
        )
        for found in FENCE.finditer(text)
    ]


def _section(text: str, position: int) -> str:
    titles = HEADING.findall(text[:position])
    return titles[-1] if titles else ""


def exchanges(of: list[Block]) -> Iterator[tuple[Block, Any]]:
    """Each question of the page, and the answer that stands behind it (None: the page only says that there is one)."""
    for block, after in zip(of, [*of[1:], None], strict=True):
        if block.language == "graphql":
            yield block, json.loads(after.text) if after is not None and after.language == "json" else None


def differs(expected: Any, found: Any, where: str = "answer") -> str | None:
    """Where an answer is not what the page says; None when it is."""
    if isinstance(expected, dict) and isinstance(found, dict) and expected.keys() == found.keys():
        return next((said for key in expected if (said := differs(expected[key], found[key], f"{where}.{key}"))), None)
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        pairs = enumerate(zip(expected, found, strict=True))
        return next((said for at, (one, other) in pairs if (said := differs(one, other, f"{where}[{at}]"))), None)
    if expected == found or (expected == ANY and isinstance(found, str)):
        return None
    return f"{where}: the page says {expected!r}, the API {found!r}"


async def ask_all(
    page: str, demo: Any, section: str | None = None, given: Mapping[str, Any] | None = None
) -> list[str]:
    """Ask what a page (or a section of it) asks, one after the other; says where its answers are wrong.

    Args:
        page: its path in the checkout.
        demo: answers.
        section: only this one.
        given: variables that the page cannot know, by the name that the block names them by: ``with=network``.
    """
    wrong = []
    for block, expected in exchanges(blocks(page)):
        more = block.attributes
        if (section is not None and block.section != section) or block.text.startswith("subscription"):
            continue
        if "example" in more:  # of a shape, not of the demo: it names what a reader has and the demo has not
            continue
        answer = await demo.ask(
            block.text,
            email=more.get("as"),
            locale=more.get("locale", "en"),
            variables=json.loads(more.get("variables", "{}")) | _given(more.get("with"), given or {}),
            idempotency_key=more.get("key"),
            operation_name=more.get("operation"),
        )
        if expected is None:
            wrong += [f"{block}: {answer['errors']}"] if "errors" in answer else []
            wrong += [] if _holds_something(answer["data"]) else [f"{block}: the demo has nothing to answer with"]
        elif said := differs(expected, {key: answer[key] for key in expected if key in answer}):
            wrong.append(f"{block}: {said}")
        elif "errors" in answer and "errors" not in expected:
            wrong.append(f"{block}: {answer['errors']}")
    return wrong


def _given(name: str | None, values: Mapping[str, Any]) -> dict[str, Any]:
    return {} if name is None else {name: values[name]}


def _holds_something(value: Any) -> bool:
    """Whether there is any row in an answer, or a count of some."""
    if isinstance(value, dict | list):
        return any(_holds_something(one) for one in (value.values() if isinstance(value, dict) else value))
    return value not in (None, False, 0, "")
