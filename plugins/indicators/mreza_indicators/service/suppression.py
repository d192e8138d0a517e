"""Which cells of a table are hidden, so that nobody can be singled out by it.

A count below the threshold is hidden (*primary*), and so are as many others (*complementary*) as it takes that none of
the hidden ones can be worked out from what is shown. Zeros are shown: nobody is counted in them, and a group that has
nobody does not even appear in what is counted, so hiding zeros would hide nothing and make ``<5`` say less than it is
meant to say: one to four.

The table is read as a network of pipes, as statistical offices do for tables of two dimensions with their totals. Each
cell is a pipe whose flow is its count; each sum that the reader can do is a place where as much flows in as out:

    top ──row total──▶ row ──cell──▶ column ──column total──▶ bottom ──total──▶ top

What a reader knows of a hidden pipe is what its mark says: ``<5`` means 1 to 4, *hidden* means 5 or more. Then a
hidden count can be something else than it is if, and only if, a unit more (or less) can flow around some circle of
hidden pipes through it. All counts being whole numbers, this is exact: a pipe without such a circle is pinned to its
one value. So circles are looked for, and where there is none, the cheapest one is made by hiding what lies on it.
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

THRESHOLD = 5
#: A total is hidden only where no circle leads through cells alone.
_MARGIN = 1_000_000
_TOTAL = 1_000_000_000


class Mark(enum.Enum):
    """What stands in place of a hidden count."""

    SMALL = "below the threshold, and not zero"
    HIDDEN = "at least the threshold; hidden so that a small one cannot be worked out"


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
    for pipe in pipes:
        if pipe.key is not None and 0 < pipe.flow < threshold:
            pipe.mark = Mark.SMALL
    network = _Network(pipes, threshold)
    for pipe in sorted((one for one in pipes if one.mark), key=lambda one: (one.flow, one.key)):
        for needed in network.circle(pipe):
            needed.mark = Mark.HIDDEN
    return {pipe.key: pipe.mark for pipe in pipes if pipe.key is not None and pipe.mark is not None}


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
        return self.mark is Mark.HIDDEN and (up or self.flow > threshold)

    def price(self, up: bool, threshold: int) -> int | None:
        """What it costs to let it give way: nothing if it does, its count if it would once it is hidden."""
        if self.gives_way(up, threshold):
            return 0
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

    def circle(self, pipe: _Pipe) -> list[_Pipe]:
        """The pipes that must be hidden for `pipe` to lie on a circle; none if it does already.

        Where nothing can be hidden that would help, the rest of the table is zero: then nothing is gained by hiding.
        """
        found = []
        for up, start, end in ((True, pipe.head, pipe.tail), (False, pipe.tail, pipe.head)):
            if pipe.gives_way(up, self._threshold):
                found += [self._cheapest(pipe, start, end)]
        ways = [way for way in found if way is not None]
        return min(ways, key=lambda way: way[0])[1] if ways else []

    def _cheapest(self, around: _Pipe, start: str, end: str) -> tuple[int, list[_Pipe]] | None:
        """Dijkstra's shortest way; of equally cheap ones the first by the order of the pipes."""
        ticket = counter()
        ahead: list[tuple[int, int, str, list[_Pipe]]] = [(0, next(ticket), start, [])]
        done: set[str] = set()
        while ahead:
            cost, _, place, hidden = heapq.heappop(ahead)
            if place == end:
                return cost, hidden
            if place in done:
                continue
            done.add(place)
            for pipe, up, there in self._ways[place]:
                price = None if pipe is around else pipe.price(up, self._threshold)
                if price is not None and there not in done:
                    more = [*hidden, pipe] if price else hidden
                    heapq.heappush(ahead, (cost + price, next(ticket), there, more))
        return None


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
