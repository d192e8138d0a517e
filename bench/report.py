"""Tables of figures.

Ratios are formed within a round, between runs that lie side by side, and then their median is taken.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

from bench.questions import Question
from bench.rounds import Row, Seen

_HEAD = "| as | contender | rps | of the limit | times the default | p50 ms | p99 ms | CPU ms: server + database | of the limit's CPU | kB |"
_LINE = "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|"

Rounds = list[dict[Row, Seen]]


def table(question: Question, found: Rounds) -> str:
    """One question's table, in Markdown."""
    rows = list(found[0])
    rows.sort(key=lambda row: (not row.compared, ("ours", "limit", "default").index(row.contender.name), row.viewer))
    lines = [f"\n### {question.title}\n", _HEAD, _LINE]
    return "\n".join([*lines, *(_row(row, found) for row in rows)])


def _row(row: Row, found: Rounds) -> str:
    def middle(read: Callable[[Seen], float]) -> float:
        return median(read(each[row]) for each in found)

    database = [each[row].database_cpu for each in found]
    known = [each for each in database if each is not None]
    cpu = (
        f"{middle(lambda seen: seen.server_cpu):.2f} + {median(known):.2f}"
        if known
        else f"{middle(lambda seen: seen.server_cpu):.2f} + ?"
    )
    cells = [
        row.viewer,
        row.contender.name,
        f"{middle(lambda seen: seen.rps):,.1f}",
        _ratio(row, found, "limit"),
        _ratio(row, found, "default"),
        f"{middle(lambda seen: seen.p50):.1f}",
        f"{middle(lambda seen: seen.p99):.1f}",
        cpu,
        _ratio(row, found, "limit", lambda seen: seen.cpu) if known else "",
        f"{middle(lambda seen: seen.kilobytes):.1f}",
    ]
    return "| " + " | ".join(cells) + " |"


def _ratio(row: Row, found: Rounds, name: str, read: Callable[[Seen], float] = lambda seen: seen.rps) -> str:
    """Ours as another viewer is set against the same figures, though what is seen may differ."""
    value = ratio(row, found, name, read)
    return "" if value is None else f"{value:.2f}"


def ratio(row: Row, found: Rounds, name: str, read: Callable[[Seen], float] = lambda seen: seen.rps) -> float | None:
    """The median of the rounds' ratios to a contender; None when it took no part."""
    other = next((each for each in found[0] if each.contender.name == name), None)
    if other is None:
        return None
    return median(read(each[row]) / read(each[other]) for each in found)


def verdicts(question: Question, found: Rounds) -> list[str]:
    """The targets and whether they were met."""
    row = next((row for row in found[0] if row.contender.name == "ours" and row.compared), None)
    said = []
    if row is None:
        return said
    limit, default = ratio(row, found, "limit"), ratio(row, found, "default")
    if limit is not None and question.target:
        said.append(
            f"{question.name}: {limit:.2f} of the limit (target {question.target}): "
            f"{'met' if limit >= question.target else 'MISSED'}"
        )
    if default is not None and question.name in ("page", "nested"):
        said.append(
            f"{question.name}: {default:.1f} times the default way (target 20): {'met' if default >= 20 else 'MISSED'}"
        )
    return said


def memory_table(idle: dict[str, tuple[float, float]], after: dict[str, tuple[float, float]]) -> str:
    """Memory of the server processes."""
    lines = [
        "\n### Memory of the server process, MiB\n",
        "| contender | idle (PSS) | after (PSS) | peak (RSS) |",
        "|---|---:|---:|---:|",
    ]
    for name, (pss, peak) in after.items():
        lines.append(f"| {name} | {idle[name][0]:.0f} | {pss:.0f} | {peak:.0f} |")
    return "\n".join(lines)
