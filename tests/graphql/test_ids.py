"""Global ids: what is given out is found again, and nothing else is taken for one."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mreza.errors import NotFound
from mreza.model.global_id import decode, decode_as, decode_text, encode, prefix

NAMES = ["Person", "Network", "Organisation", "MembershipTerm", "Membership"]
ID = UUID("019b2d5e-7c1a-7e33-8f00-0123456789ab")
GOOD = encode("Organisation", ID)


@given(st.sampled_from(NAMES), st.uuids())
def test_an_id_leads_back_to_its_type_and_uuid(name: str, id: UUID) -> None:
    text = encode(name, id)
    assert decode(text) == (name, id)
    assert decode_as(name, text) == id
    assert UUID(decode_text(name, text)) == id


@given(st.sampled_from(NAMES), st.sampled_from(NAMES), st.uuids())
def test_an_id_of_another_type_is_not_found(name: str, other: str, id: UUID) -> None:
    if name != other:
        with pytest.raises(NotFound):
            decode_as(other, encode(name, id))


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "жж",
        "T3Jn",
        5,
        None,
        GOOD[:-4],
        GOOD + "AAAA",
        GOOD + "\n",
        " " + GOOD,
        prefix("Organisation"),
        encode("Organisation", ID).rstrip("="),
        prefix("Organisation") + "Ojo6" + GOOD.removeprefix(prefix("Organisation")),  # three colons too many
    ],
)
def test_what_is_no_id_of_ours_is_not_found_whatever_type_is_expected(wrong: object) -> None:
    for read in (decode, lambda text: decode_as("Organisation", text)):
        with pytest.raises(NotFound):
            read(wrong)  # type: ignore[arg-type]
