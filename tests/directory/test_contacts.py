from __future__ import annotations

import pytest
from mreza.directory.contacts import normal_email, normal_phone, normal_url
from mreza.errors import UserError


@pytest.mark.parametrize(
    ("given", "country", "expected"),
    [
        ("011/123-4567", "RS", "+381111234567"),
        ("+383 38 200 300", None, "+38338200300"),
        ("038 200 300", "XK", "+38338200300"),
        ("00 389 2 3123456", "MK", "+38923123456"),
    ],
)
def test_a_phone_number_is_kept_in_one_form(given: str, country: str | None, expected: str) -> None:
    assert normal_phone(given, country) == expected


@pytest.mark.parametrize("given", ["12", "call me", ""])
def test_what_is_no_phone_number_is_refused(given: str) -> None:
    with pytest.raises(UserError) as caught:
        normal_phone(given, "RS")
    assert caught.value.code == "PHONE_INVALID"


def test_an_email_address_is_checked_by_its_form() -> None:
    assert normal_email(" Ana@Example.ORG ") == "Ana@example.org"
    with pytest.raises(UserError) as caught:
        normal_email("ana@")
    assert caught.value.code == "EMAIL_INVALID"


def test_a_web_address_is_completed_and_never_a_script() -> None:
    assert normal_url("example.org/о-нама") == "https://example.org/о-нама"
    for given in ("javascript:alert(1)", "ftp://example.org", "https://", "https://a b.org", "https://u:p@example.org"):
        with pytest.raises(UserError) as caught:
            normal_url(given)
        assert caught.value.code == "URL_INVALID"
