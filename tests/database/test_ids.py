"""Ids sort in the order in which a process makes them, so that what was told first is listed first."""

from __future__ import annotations

import time

from mreza.model.ids import uuid7


def test_ids_made_one_after_the_other_sort_so_and_stay_ids_of_their_time() -> None:
    before = time.time_ns() // 1_000_000
    made = [uuid7() for _ in range(5_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {(one.version, one.variant) for one in made} == {(7, "specified in RFC 4122")}
    assert before <= made[0].int >> 80 <= made[-1].int >> 80 <= time.time_ns() // 1_000_000 + 1
