"""Which cells of a table are hidden, so that nobody can be singled out by it.

A count below the threshold is hidden (*primary*), and so are as many others (*complementary*) as it takes that none of
the hidden ones can be worked out from what is shown. Zeros are shown: nobody is counted in them, and a group that has
nobody does not even appear in what is counted, so hiding zeros would hide nothing and make ``<5`` say less than it is
meant to say: one to four.

The table is read as a network of pipes, as statistical offices do for tables of two dimensions with their totals. Each
cell is a pipe whose flow is its count; each sum that the reader can do is a place where as much flows in as out:

    top ──row total──▶ row ──cell──▶ column ──column total──▶ bottom ──total──▶ top

What a reader knows of a hidden pipe is what its mark says: ``<5`` means 1 to 4, *hidden* means anything, and to a
reader who knows these rules 5 or more. Then a hidden count can be something else than it is if, and only if, a unit
more (or less) can flow around some circle of hidden pipes through it. All counts being whole numbers, this is exact: a
pipe without such a circle is pinned to its one value. So circles are looked for, and where there is none, the cheapest
one is made by hiding what lies on it.

Sometimes ``<5`` itself says too much: four cells of which none is zero, and together below five, are one each. Then, as
the last resort, a small total is marked *hidden* instead.

Besides, the hidden cells of one sum are together no fewer than the threshold: a reader who knows the sum and the rest
knows how many they are, and *three people from one of these two countries* is as small a count as any.
"""

from __future__ import annotations

import enum
import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count as counter
from itertools import pairwise

#: Where a cell stands: the values of the dimensions that it is broken down by; none for the total.
Key = tuple[tuple[str, str], ...]
Counts = Mapping[Key, int]
Dimensions = tuple[str, ...]
Sums = list[tuple[Key, list[Key]]]

THRESHOLD = 5
#: A total is hidden only where no circle leads through cells alone; a small count is marked *hidden* only where nothing
#: else helps.
_MARGIN = 10**6
_TOTAL = 10**9
_INSTEAD = 10**12


class Mark(enum.Enum):
    """What stands in place of a hidden count."""

    SMALL = "below the threshold, and not zero"
    HIDDEN = "hidden so that a small one cannot be worked out"


class NotATable(Exception):
    """The counts do not add up to one table; `what` names the dimensions whose sum differs."""

    def __init__(self, what: Dimensions, expected: int, found: int) -> None:
        super().__init__(f"{' × '.join(what) or 'the total'}: {expected} expected, {found} found")
        self.what, self.expected, self.found = what, expected, found


class TooManyDimensions(Exception):
    """More than one pair of dimensions is crossed, or more than two dimensions at once."""


def suppressed(counts: Counts, threshold: int = THRESHOLD) -> dict[Key, Mark]:
    """The cells to hide, with their marks. Equal counts are hidden equally, whatever the order in which they come.

    Args:
        counts: cells broken down by nothing, by one dimension each, and by one pair of dimensions; several dimensions
            without a pair are broken down side by side. Cells that are not there count as zero.
        threshold: the smallest count that is shown.

    Raises: NotATable, TooManyDimensions.
    """
    pipes = _pipes(counts)
    cells = {pipe.key: pipe for pipe in pipes if pipe.key is not None}
    for pipe in cells.values():
        if 0 < pipe.flow < threshold:
            pipe.mark = Mark.SMALL
    network = _Network(pipes, threshold)
    small = sorted((flow, key) for key, flow in counts.items() if cells[key].mark)
    for _, key in small:
        network.protect(cells[key])
    sums = _sums_of(cells)
    while short := _too_few_together(cells, sums, threshold):
        short.mark = Mark.HIDDEN
        network.protect(short)
    return {key: cells[key].mark for key in counts if cells[key].mark}  # type: ignore[misc]


@dataclass(slots=True, eq=False)
class _Pipe:
    """A cell, or a sum that the table does not hold (`key` is None), of which a reader knows nothing."""

    key: Key | None
    tail: str
    head: str
    flow: int
    mark: Mark | None = None

    def gives_way(self, up: bool, threshold: int) -> bool:
        """Whether a reader must reckon with one more, or one less."""
        if self.key is None:
            return up or self.flow > 0
        if self.mark is Mark.SMALL:
            return self.flow + 1 < threshold if up else self.flow > 1
        least = threshold if self.flow >= threshold else 1
        return self.mark is Mark.HIDDEN and (up or self.flow > least)

    def price(self, up: bool, threshold: int) -> int | None:
        """What it costs to let it give way; nothing if it does, None if it cannot."""
        if self.gives_way(up, threshold):
            return 0
        if self.mark is Mark.SMALL:
            return _INSTEAD if up else None
        if self.mark is not None or self.key is None or self.flow < threshold or not (up or self.flow > threshold):
            return None
        return self.flow + (_TOTAL, _MARGIN, 0)[len(self.key)]


class _Network:
    def __init__(self, pipes: list[_Pipe], threshold: int) -> None:
        self._threshold = threshold
        self._ways: dict[str, list[tuple[_Pipe, bool, str]]] = defaultdict(list)
        for pipe in pipes:
            self._ways[pipe.tail].append((pipe, True, pipe.head))
            self._ways[pipe.head].append((pipe, False, pipe.tail))

    def protect(self, pipe: _Pipe) -> None:
        """Hide what must be hidden for `pipe` to lie on a circle; nothing if it does already.

        There is a way: at worst one more in the pipe, in its totals, and in the total of all.
        """
        ends = ((True, pipe.head, pipe.tail), (False, pipe.tail, pipe.head))
        ways = [way for up, start, end in ends if (way := self._cheapest(pipe, up, start, end))]
        for needed in min(ways, key=lambda way: way[0])[1]:
            needed.mark = Mark.HIDDEN

    def _cheapest(self, around: _Pipe, up: bool, start: str, end: str) -> tuple[int, list[_Pipe]] | None:
        """Dijkstra's shortest way; of equally cheap ones the first by the order of the pipes."""
        own = around.price(up, self._threshold)
        if own is None:
            return None
        ticket = counter()
        ahead: list[tuple[int, int, str, list[_Pipe]]] = [(own, next(ticket), start, [around] if own else [])]
        done: set[str] = set()
        while ahead:
            cost, _, place, hidden = heapq.heappop(ahead)
            if place == end:
                return cost, hidden
            if place in done:
                continue
            done.add(place)
            for pipe, more_flows, there in self._ways[place]:
                price = None if pipe is around else pipe.price(more_flows, self._threshold)
                if price is not None and there not in done:
                    needed = [*hidden, pipe] if price else hidden
                    heapq.heappush(ahead, (cost + price, next(ticket), there, needed))
        return None


def _too_few_together(cells: Mapping[Key, _Pipe], sums: Sums, threshold: int) -> _Pipe | None:
    """The smallest cell that can be hidden beside others of a sum which are too few together; None where none are."""
    for whole, parts in sums:
        hidden = sum(cells[key].flow for key in parts if cells[key].mark)
        if 0 < hidden < threshold and cells[whole].mark is None:
            shown = [key for key in parts if cells[key].mark is None and cells[key].flow]
            return cells[min(shown, key=lambda key: (cells[key].flow, key))]
    return None


def _sums_of(cells: Mapping[Key, _Pipe]) -> Sums:
    """Which cells the reader can add up to which: those broken down by one dimension more."""
    parts: dict[tuple[Key, Dimensions], list[Key]] = defaultdict(list)
    for key in sorted(cells):
        for left_out in range(len(key)):
            parts[key[:left_out] + key[left_out + 1 :], tuple(name for name, _ in key)].append(key)
    return [(whole, those) for (whole, _), those in parts.items() if whole in cells]


def _pipes(counts: Counts) -> list[_Pipe]:
    """The table as pipes: one stretch per dimension or pair, one after the other, closed by the total."""
    by: dict[Dimensions, dict[Key, int]] = defaultdict(dict)
    for key in sorted(counts):
        by[tuple(name for name, _ in key)][key] = counts[key]
    pairs = [names for names in by if len(names) == 2]
    if len(pairs) > 1 or any(len(names) > 2 for names in by):
        raise TooManyDimensions
    paired = set(pairs[0]) if pairs else set()
    stretches = [*pairs, *sorted(names for names in by if len(names) == 1 and names[0] not in paired)]
    total = next(iter(by[()].values()), None) if () in by else None
    made: list[_Pipe] = []
    places = [f"stretch {number}" for number in range(len(stretches) + 1)]
    for names, (start, end) in zip(stretches, pairwise(places), strict=True):
        made += _crossed(by, names, start, end) if len(names) == 2 else _side_by_side(by[names], start, end)
        sum_ = sum(by[names].values())
        if total is not None and sum_ != total:
            raise NotATable(names, total, sum_)
        total = sum_ if total is None else total
    made.append(_Pipe(() if () in by else None, places[-1], places[0], total or 0))
    return made


def _side_by_side(cells: Mapping[Key, int], start: str, end: str) -> Iterator[_Pipe]:
    return (_Pipe(key, start, end, flow) for key, flow in cells.items())


def _crossed(by: Mapping[Dimensions, Mapping[Key, int]], names: Dimensions, start: str, end: str) -> Iterator[_Pipe]:
    cells = by[names]
    for position in (0, 1):
        sums = _sums(cells, position)
        for key in _checked(sums, by.get((names[position],), {}), names[position : position + 1]):
            shown = key if (names[position],) in by else None
            ends = (start, _place(key)) if position == 0 else (_place(key), end)
            yield _Pipe(shown, *ends, sums.get(key, 0))
    for key, flow in cells.items():
        yield _Pipe(key, _place(key[:1]), _place(key[1:]), flow)


def _sums(cells: Mapping[Key, int], position: int) -> dict[Key, int]:
    found: dict[Key, int] = defaultdict(int)
    for key, flow in cells.items():
        found[key[position : position + 1]] += flow
    return dict(found)


def _checked(sums: Mapping[Key, int], margin: Mapping[Key, int], name: Dimensions) -> Iterable[Key]:
    """The keys of a margin, once its totals are what the cells add up to."""
    for key, flow in margin.items():
        if sums.get(key, 0) != flow:
            raise NotATable(name, flow, sums.get(key, 0))
    if margin and (missing := sums.keys() - margin.keys()):
        raise NotATable(name, 0, sums[min(missing)])
    return sorted(sums.keys() | margin.keys())


def _place(key: Key) -> str:
    return f"{key[0][0]}={key[0][1]}"


__all__ = ["THRESHOLD", "Counts", "Key", "Mark", "NotATable", "TooManyDimensions", "suppressed"]
