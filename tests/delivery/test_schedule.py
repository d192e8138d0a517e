from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from mreza.delivery.schedule import LONGEST, WAITS, next_attempt

NOW = datetime(2025, 6, 30, 12, tzinfo=UTC)


def test_waits_grow_from_seconds_to_a_day_and_end_after_three_days() -> None:
    waits = [next_attempt(number, NOW, jitter=random.Random(1)) for number in range(1, len(WAITS) + 1)]
    seconds = [(moment - NOW).total_seconds() for moment in waits if moment is not None]
    assert len(seconds) == len(WAITS)
    assert seconds == sorted(seconds)
    assert all(wait <= second <= wait * 1.2 for wait, second in zip(WAITS, seconds, strict=True))
    assert timedelta(days=3) < timedelta(seconds=sum(WAITS)) < timedelta(days=4)
    assert next_attempt(len(WAITS) + 1, NOW) is None


def test_two_endpoints_are_not_tried_at_the_same_moment() -> None:
    assert len({next_attempt(3, NOW, jitter=random.Random(seed)) for seed in range(20)}) == 20


@pytest.mark.parametrize("asked", ["3600", format_datetime(NOW + timedelta(hours=1), usegmt=True)])
def test_what_the_endpoint_asks_for_is_waited(asked: str) -> None:
    assert next_attempt(1, NOW, asked) == NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    "asked", ["", "soon", "-5", "1e9", "²", "Mon, 99 Jan", format_datetime(NOW - timedelta(days=9))]
)
def test_what_cannot_be_read_or_lies_in_the_past_changes_nothing(asked: str) -> None:
    moment = next_attempt(1, NOW, asked)
    assert moment is not None
    assert moment - NOW < timedelta(seconds=7)


def test_no_endpoint_puts_itself_off_for_more_than_a_day() -> None:
    assert next_attempt(1, NOW, "999999999") == NOW + LONGEST
