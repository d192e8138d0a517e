"""Contact points in normal form: phone numbers, e-mail addresses, web addresses."""

from __future__ import annotations

from urllib.parse import urlsplit

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from mreza.directory.organisations import ContactKind
from mreza.errors import UserError

Path = tuple[str, ...]


def normal_phone(value: str, country: str | None = None, *, path: Path = ("phone",)) -> str:
    """A phone number as ``+38111234567``; without an international prefix it is one of the country (``XK`` too).

    Raises: UserError PHONE_INVALID.
    """
    try:
        number = phonenumbers.parse(value, country)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise UserError(
            "PHONE_INVALID",
            "{value} is not a phone number. Write it with the country's prefix, e.g. +381 11 1234567.",
            path=path,
            value=value,
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def normal_email(value: str, *, path: Path = ("email",)) -> str:
    """An e-mail address with its domain in lower case; nobody is asked whether it exists.

    Raises: UserError EMAIL_INVALID.
    """
    try:
        return validate_email(value.strip(), check_deliverability=False).normalized
    except EmailNotValidError as error:
        problem = str(error)
    raise UserError(
        "EMAIL_INVALID", "{value} is not an e-mail address: {problem}", path=path, value=value, problem=problem
    )


def normal_url(value: str, *, path: Path = ("website",)) -> str:
    """A web address with its scheme; ``example.org`` becomes ``https://example.org``.

    Raises: UserError URL_INVALID; also for schemes other than http and https.
    """
    stripped = value.strip()
    given = stripped if "://" in stripped else f"https://{stripped}"
    try:
        parts = urlsplit(given)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if "." not in host.strip(".") or any(character.isspace() for character in given) or parts.username:
        host = ""
    if not host or parts.scheme.lower() not in ("http", "https"):
        raise UserError(
            "URL_INVALID", "{value} is not a web address. Write it as https://example.org.", path=path, value=value
        )
    return given


def normal_contact(kind: ContactKind, value: str, country: str | None, *, path: Path = ("value",)) -> str:
    """A contact point of any kind in normal form; what has none is only stripped.

    Raises: UserError PHONE_INVALID, EMAIL_INVALID, URL_INVALID, REQUIRED.
    """
    if kind is ContactKind.PHONE:
        return normal_phone(value, country, path=path)
    if kind is ContactKind.EMAIL:
        return normal_email(value, path=path)
    if kind is ContactKind.WEBSITE:
        return normal_url(value, path=path)
    if not value.strip():
        raise UserError("REQUIRED", "This is required. Give a value.", path=path)
    return value.strip()
