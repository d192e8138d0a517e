"""Nobody can work out a hidden count: not for the stories' table, nor for any other; and who could is noticed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from mreza_indicators.service.suppression import THRESHOLD, Counts, Key, Mark, NotATable, TooManyDimensions, suppressed

relaxed = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])

Marks = Mapping[Key, Mark]
ENOUGH = 80
"""No drawn table holds as many, so nothing is lost by not looking further."""


def sums(counts: Counts) -> list[tuple[Key, list[Key]]]:
    """The sums that a reader can do, each with what it is of. Written anew, so that it shares no mistake."""
    found = []
    for whole in counts:
        for names in {tuple(name for name, _ in key) for key in counts if len(key) == len(whole) + 1}:
            parts = [key for key in counts if tuple(n for n, _ in key) == names and set(whole) <= set(key)]
            if parts and {name for name, _ in whole} <= set(names):
                found.append((whole, parts))
    return found


def pinned(counts: Counts, marks: Marks, threshold: int = THRESHOLD) -> set[Key]:
    """Hidden cells that can have one value only, by trying out all that the marks and the sums allow."""
    hidden = sorted(marks)
    small = {key: counts[key] < threshold for key in hidden}  # of a hidden one, only who knows the rules knows it
    ranges = {
        key: range(1 if small[key] else threshold, threshold if marks[key] is Mark.SMALL else ENOUGH) for key in hidden
    }
    equations = sums(counts)
    free = set(hidden)
    for key in hidden:
        if any(
            _solvable(counts, hidden, ranges, equations, key, other) for other in ranges[key] if other != counts[key]
        ):
            free.discard(key)
    return free


def _solvable(counts, hidden, ranges, equations, key: Key, value: int) -> bool:  # type: ignore[no-untyped-def]
    return _search(counts, {one: ranges[one] for one in hidden} | {key: range(value, value + 1)}, equations)


def _search(counts: Counts, ranges: dict[Key, range], equations: list[tuple[Key, list[Key]]]) -> bool:
    narrowed = _narrowed(counts, dict(ranges), equations)
    if narrowed is None:
        return False
    open_ = [key for key, values in narrowed.items() if len(values) > 1]
    if not open_:
        return True
    first = min(open_, key=lambda one: (len(narrowed[one]), one))
    return any(_search(counts, narrowed | {first: range(value, value + 1)}, equations) for value in narrowed[first])


def _narrowed(
    counts: Counts, ranges: dict[Key, range], equations: list[tuple[Key, list[Key]]]
) -> dict[Key, range] | None:
    def bounds(key: Key) -> tuple[int, int]:
        return (ranges[key][0], ranges[key][-1]) if key in ranges else (counts[key], counts[key])

    changed = True
    while changed:
        changed = False
        for whole, parts in equations:
            terms = [(whole, -1), *((part, 1) for part in parts)]
            for key, sign in terms:
                if key not in ranges:
                    if sum(bounds(p)[0] for p in parts) > bounds(whole)[1]:
                        return None
                    if sum(bounds(p)[1] for p in parts) < bounds(whole)[0]:
                        return None
                    continue
                low, high = bounds(key)
                if sign < 0:
                    least, most = sum(bounds(p)[0] for p in parts), sum(bounds(p)[1] for p in parts)
                else:
                    others = [p for p in parts if p != key]
                    least = bounds(whole)[0] - sum(bounds(p)[1] for p in others)
                    most = bounds(whole)[1] - sum(bounds(p)[0] for p in others)
                new = range(max(low, least), min(high, most) + 1)
                if not new:
                    return None
                if new != ranges[key]:
                    ranges[key], changed = new, True
    return ranges


def one_way(**cells: int) -> dict[Key, int]:
    return {(): sum(cells.values())} | {(("by", name),): count for name, count in cells.items()}


def crossed(rows: list[list[int]]) -> dict[Key, int]:
    """A table of two dimensions with all its totals; empty cells are left out, as groups leave them out."""
    cells: dict[Key, int] = {
        (("row", f"r{i}"), ("column", f"c{j}")): count for i, row in enumerate(rows) for j, count in enumerate(row)
    }
    margins: dict[Key, int] = {(("row", f"r{i}"),): sum(row) for i, row in enumerate(rows)}
    margins |= {(("column", f"c{j}"),): sum(column) for j, column in enumerate(zip(*rows, strict=True))}
    whole: dict[Key, int] = {(): sum(map(sum, rows))}
    return whole | {key: count for key, count in (margins | cells).items() if count}


few = st.integers(0, 8)
lists = st.dictionaries(st.sampled_from("abcdef"), few, min_size=1, max_size=6).map(lambda cells: one_way(**cells))
grids = st.tuples(st.integers(1, 3), st.integers(1, 3)).flatmap(
    lambda size: st.lists(st.lists(few, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0])
)
SEXES, COUNTRIES = {"F": 21, "M": 7, "NS": 1}, {"RS": 9, "BA": 7, "ME": 4, "MK": 4, "AL": 3, "XK": 2}
T_06: dict[Key, int] = {
    (): 29,
    **{(("sex", sex),): count for sex, count in SEXES.items()},
    **{(("country", code),): count for code, count in COUNTRIES.items()},
}


def test_t_06_small_countries_and_what_gives_them_away_are_hidden_and_the_total_is_not() -> None:
    small = {(("country", code),): Mark.SMALL for code in ("ME", "MK", "AL", "XK")}
    assert suppressed(T_06) == {**small, (("sex", "NS"),): Mark.SMALL, (("sex", "M"),): Mark.HIDDEN}
    assert pinned(T_06, suppressed(T_06)) == set()


@relaxed
@given(lists)
@example(one_way(a=1, b=5))
@example(one_way(a=4, b=4))
@example(one_way(a=1, b=1, c=30))
@example(one_way(a=2))
def test_of_a_list_with_its_total_no_hidden_count_can_be_worked_out(counts: dict[Key, int]) -> None:
    check(counts, suppressed)


@relaxed
@given(grids.map(crossed))
@example(crossed([[2, 0], [0, 30]]))
@example(crossed([[1, 1], [1, 1]]))
@example(crossed([[1, 1, 1, 1], [9, 9, 9, 9]]))
@example(crossed([[1, 9, 9], [9, 9, 9], [9, 9, 9]]))
def test_of_a_crossed_table_with_all_its_totals_no_hidden_count_can_be_worked_out(counts: dict[Key, int]) -> None:
    check(counts, suppressed)


def check(counts: Counts, hide: Callable[[Counts], Marks]) -> None:
    marks = hide(counts)
    assert {key for key, count in counts.items() if 0 < count < THRESHOLD} <= set(marks)
    assert all(mark is Mark.HIDDEN or counts[key] < THRESHOLD for key, mark in marks.items())
    assert pinned(counts, marks) == set()
    for whole, parts in sums(counts):
        together = sum(counts[key] for key in parts if key in marks)
        assert whole in marks or together == 0 or together >= THRESHOLD


def primary_only(counts: Counts) -> Marks:
    return {key: Mark.SMALL for key, count in counts.items() if 0 < count < THRESHOLD}


def with_the_smallest_other(counts: Counts) -> Marks:
    """What is often done: one more cell in each line, whatever its mark then says."""
    marks = dict(primary_only(counts))
    for _, parts in sums(counts):
        hidden = [key for key in parts if key in marks]
        others = sorted((key for key in parts if key not in marks), key=lambda key: counts[key])
        if len(hidden) == 1 and others:
            marks[others[0]] = Mark.HIDDEN
    return marks


@pytest.mark.parametrize(
    ("counts", "hide"),
    [
        (T_06, primary_only),
        (crossed([[1, 9, 9], [9, 9, 9], [9, 9, 9]]), primary_only),
        (one_way(a=1, b=5, c=30), with_the_smallest_other),
        (one_way(a=1, b=2, c=30), primary_only),
    ],
)
def test_who_hides_too_little_is_found_out(counts: dict[Key, int], hide: Callable[[Counts], Marks]) -> None:
    with pytest.raises(AssertionError):
        check(counts, hide)
    check(counts, suppressed)


def test_no_more_is_hidden_than_it_takes_and_totals_last() -> None:
    plain = crossed([[1, 9, 20], [9, 9, 20], [20, 20, 20]])
    hidden = {key: mark for key, mark in suppressed(plain).items() if mark is Mark.HIDDEN}
    assert set(hidden) == {
        (("row", row), ("column", column)) for row, column in product(("r0", "r1"), ("c0", "c1"))
    } - {(("row", "r0"), ("column", "c0"))}
    assert suppressed(crossed([[6, 7], [8, 9]])) == {}, "what is not small is shown, and so is zero"
    shuffled = dict(reversed(plain.items()))
    assert suppressed(shuffled) == suppressed(plain)


def test_what_does_not_add_up_is_no_table() -> None:
    with pytest.raises(NotATable):
        suppressed(T_06 | {(): 30})
    with pytest.raises(NotATable):
        suppressed(crossed([[5, 6], [7, 8]]) | {(("row", "r0"),): 12})
    with pytest.raises(TooManyDimensions):
        suppressed({(("a", "1"), ("b", "1"), ("c", "1")): 9})
