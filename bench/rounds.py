"""Measuring: the same answers first, then rounds in which every contender has its turn, in an order drawn anew each
time.
"""

from __future__ import annotations

import itertools
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from bench.contenders import Contender
from bench.ground import Ground
from bench.processes import cpu_seconds, memory_mib, tree_seconds
from bench.questions import PAGE, Question

CONNECTIONS = 32
_WARM_UP = 0.7
_WALK = Question("page", "", PAGE)


@dataclass(frozen=True, slots=True)
class Row:
    """A cell of the table: a contender, and as whom it is asked."""

    contender: Contender
    viewer: str
    compared: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """What one run of one row showed.

    Times in milliseconds; processor times per request, None where they cannot be read.
    """

    rps: float
    p50: float
    p99: float
    server_cpu: float
    database_cpu: float | None
    kilobytes: float

    @property
    def cpu(self) -> float:
        """Of server and database together."""
        return self.server_cpu + (self.database_cpu or 0.0)


def add_cursors(ground: Ground, ours: Contender, pages: int = 30) -> None:
    """Sample places in the list of organisations, by walking through it."""
    after, cursors, more = None, [], True
    while more and len(cursors) < pages:
        variables = {"network": ground.values["network"][0], "after": after}
        answer = ours.ask(ours.request(_WALK, variables, ground.tokens["coordinator"]))["data"]["organisations"]
        more, after = answer["pageInfo"]["hasNextPage"], answer["pageInfo"]["endCursor"]
        cursors.append(after)
    ground.values["after"], ground.values["page_after"] = cursors[:-2], cursors[:-3]


def requests_of(ground: Ground, row: Row, question: Question, number: int = 200) -> list[bytes]:
    """Requests with variables drawn alike for every contender."""
    chance = random.Random(question.name)
    token = ground.tokens[row.viewer]
    made = []
    for position in range(number):
        variables = {
            name.removeprefix("page_"): f"bench{position}@example.org"
            if name == "value"
            else chance.choice(ground.values[name])
            for name in question.variables
        }
        made.append(row.contender.request(question, variables, token))
    return made


def compare(ground: Ground, question: Question, rows: list[Row]) -> None:
    """Ask all the same a few times.

    Raises: RuntimeError when two answers differ, with the difference.
    """
    rows = [row for row in rows if row.compared]
    asked = [requests_of(ground, row, question, 5) for row in rows]
    for requests in zip(*asked, strict=True):
        answers = [row.contender.ask(request) for row, request in zip(rows, requests, strict=True)]
        for row, answer in zip(rows[1:], answers[1:], strict=True):
            if answer.get("data") != answers[0]["data"] or answer.get("errors"):
                raise RuntimeError(
                    f"{question.name}: {row.contender.name} and {rows[0].contender.name} answer differently:\n"
                    f"{_difference(answers[0], answer)}"
                )


def _difference(one: Any, other: Any, path: str = "") -> str:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one.keys() | other.keys():
            if one.get(key) != other.get(key):
                return _difference(one.get(key), other.get(key), f"{path}.{key}")
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for position, (a, b) in enumerate(zip(one, other, strict=True)):
            if a != b:
                return _difference(a, b, f"{path}[{position}]")
    return f"at {path}: {str(one)[:600]}\nand {str(other)[:600]}"


def rounds(
    ground: Ground, question: Question, rows: list[Row], number: int, seconds: float, clean: Callable[[], None]
) -> Iterator[dict[Row, Seen]]:
    """Each round's figures; in every other round the drawn order is turned round."""
    order = list(rows)
    chance = random.Random()
    for turn in itertools.count():
        if turn == number:
            return
        if turn % 2:
            order.reverse()
        else:
            chance.shuffle(order)
        yield {row: _measure(ground, question, row, seconds, clean) for row in order}


def _measure(ground: Ground, question: Question, row: Row, seconds: float, clean: Callable[[], None]) -> Seen:
    requests = [each.decode() for each in requests_of(ground, row, question)]
    _generate(row, requests, min(_WARM_UP, seconds))
    server, database = cpu_seconds(row.contender.pid), tree_seconds(ground.postmaster)
    found = _generate(row, requests, seconds)
    server = cpu_seconds(row.contender.pid) - server
    after = tree_seconds(ground.postmaster)
    spent = None if after is None or database is None else (after - database) * 1000 / found["requests"]
    clean()
    rps = found["requests"] / found["seconds"]
    return Seen(rps, found["p50"], found["p99"], server * 1000 / found["requests"], spent, found["bytes"] / 1000)


def _generate(row: Row, requests: list[str], seconds: float) -> dict[str, Any]:
    order = {"port": row.contender.port, "requests": requests, "seconds": seconds, "connections": CONNECTIONS}
    ended = subprocess.run(
        [sys.executable, "-m", "bench.generator"], input=orjson.dumps(order), capture_output=True, check=False
    )
    if ended.returncode:
        raise RuntimeError(
            f"{row.contender.name} as {row.viewer}: {ended.stderr.decode(errors='replace').strip().splitlines()[-1]}"
        )
    return orjson.loads(ended.stdout)  # type: ignore[no-any-return]


def memory(contenders: list[Contender]) -> dict[str, tuple[float, float]]:
    """MiB by contender: proportional now, resident at most."""
    return {each.name: memory_mib(each.pid) for each in contenders}
