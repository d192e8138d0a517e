"""`make bench`, or `python -m bench`: sets up everything, measures, prints tables in Markdown."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import platform
import sys
import tempfile
from pathlib import Path

from bench import report
from bench.contenders import NAMES, Contender, running
from bench.ground import Ground, ground
from bench.questions import BY_NAME, QUESTIONS, Question
from bench.rounds import CONNECTIONS, Row, add_cursors, compare, memory, rounds

_CLEAN = "SET mreza.bulk = 'on'; DELETE FROM core_contact_point WHERE label = 'Bench'; RESET mreza.bulk"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--scale", type=int, default=50, help="times the demo's 203 organisations (default 50)")
    parser.add_argument("--seconds", type=float, default=5, help="length of one run (default 5)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds a question (default 5)")
    parser.add_argument("--only", nargs="*", choices=list(BY_NAME), help="questions to ask")
    parser.add_argument(
        "--contenders", nargs="*", choices=NAMES, default=NAMES, help="who takes part (ours always does)"
    )
    parser.add_argument(
        "--also", action=argparse.BooleanOptionalAction, default=True, help="measure ours as other viewers as well"
    )
    return parser.parse_args()


async def _main(options: argparse.Namespace) -> int:
    async with ground(options.scale, _say) as place:
        return await asyncio.to_thread(_run, options, place)


def _run(options: argparse.Namespace, place: Ground) -> int:
    with contextlib.ExitStack() as stack:
        logs = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="mreza-bench-logs-")))
        names = [name for name in NAMES if name == "ours" or name in options.contenders]
        _say(f"Starting {', '.join(names)} …")
        found = {name: stack.enter_context(running(name, place, logs)) for name in names}
        add_cursors(place, found["ours"])
        idle = memory(list(found.values()))
        print(_conditions(options))
        missed = []
        for name in options.only or [question.name for question in QUESTIONS]:
            missed += _question(options, place, BY_NAME[name], found)
        print(report.memory_table(idle, memory(list(found.values()))))
        print("\n" + "\n".join(missed))
    return 0


def _question(options: argparse.Namespace, place: Ground, question: Question, found: dict[str, Contender]) -> list[str]:
    rows = [Row(contender, question.viewer, True) for contender in found.values()]
    compare(place, question, rows)
    if options.also:
        rows += [Row(found["ours"], viewer, False) for viewer in question.also]
    _say(f"{question.name}: {len(rows)} rows, {options.rounds} rounds of {options.seconds:g} s")
    results = list(
        rounds(place, question, rows, options.rounds, options.seconds, lambda: asyncio.run(_clean(place, question)))
    )
    print(report.table(question, results), flush=True)
    return report.verdicts(question, results)


async def _clean(place: Ground, question: Question) -> None:
    """What a mutation has added would make the next answers larger."""
    if question.name != "mutation":
        return
    import asyncpg

    connection = await asyncpg.connect(place.dsn)
    try:
        await connection.execute(_CLEAN)
    finally:
        await connection.close()


def _conditions(options: argparse.Namespace) -> str:
    return (
        f"## {203 * options.scale:,} organisations; {options.rounds} rounds of {options.seconds:g} s, medians; "
        f"{CONNECTIONS} connections; "
        f"{os.cpu_count()} processors shared by servers, database and load; Python {platform.python_version()}"
    )


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(asyncio.run(_main(_arguments())))
