"""Attempts are counted where they come from, however many addresses somebody has."""

from __future__ import annotations

import pytest
from mreza.access.attempts import Attempts, TooManyAttempts, place


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("unix", "unix"),
    ],
)
def test_what_counts_as_one_address(address: str, counted: str) -> None:
    assert place(address) == counted


def test_a_household_of_ipv6_addresses_is_one_sender_and_another_is_not() -> None:
    attempts = Attempts()
    for number in range(3):
        attempts.form("apply", f"2001:db8::{number + 1:x}", 3)
    with pytest.raises(TooManyAttempts):
        attempts.form("apply", "2001:db8::ffff", 3)
    attempts.form("apply", "2001:db8:0:1::1", 3)
