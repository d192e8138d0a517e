"""Official numbers of organisations, by the schemes that the country plugins know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mreza.errors import UserError, UserErrors
from mreza.plugin.answers import IdentifierScheme, Strictness
from mreza.plugin.hooks import Hooks


@dataclass(frozen=True)
class GivenIdentifier:
    """An official number as somebody wrote it.

    Attributes:
        scheme: The scheme, e.g. RS-PIB.
        value: The number; blanks, dots and hyphens do not count.
    """

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class CheckedIdentifier:
    """An official number in normal form; `warning` is what its scheme finds odd without refusing it."""

    scheme: str
    value: str
    warning: str | None = None


def schemes_of(hooks: Hooks) -> dict[str, IdentifierScheme]:
    """All schemes by code, of core's country plugins in dependency order."""
    return {scheme.code: scheme for answer in hooks.collect("identifier_schemes") for scheme in answer.value}


def checked(
    hooks: Hooks, given: Sequence[GivenIdentifier], path: tuple[str, ...] = ("identifiers",)
) -> list[CheckedIdentifier]:
    """The numbers in normal form.

    Raises: UserErrors with UNKNOWN_SCHEME, CHECK_DIGIT or SCHEME_TWICE for each that is wrong; its path names it.
    """
    found: list[CheckedIdentifier] = []
    errors: list[UserError] = []
    for position, one in enumerate(given):
        here = (*path, str(position))
        try:
            if any(other.scheme == one.scheme for other in given[:position]):
                raise UserError("SCHEME_TWICE", "Give one {scheme} only.", path=(*here, "scheme"), scheme=one.scheme)
            found.append(checked_one(hooks, one, here))
        except UserError as error:
            errors.append(error)
    if errors:
        raise UserErrors(errors)
    return found


def checked_one(hooks: Hooks, given: GivenIdentifier, path: tuple[str, ...] = ()) -> CheckedIdentifier:
    """One number in normal form.

    Raises: UserError UNKNOWN_SCHEME, CHECK_DIGIT.
    """
    schemes = schemes_of(hooks)
    scheme = schemes.get(given.scheme)
    if scheme is None:
        raise UserError(
            "UNKNOWN_SCHEME",
            "There is no scheme {scheme}. Known ones: {known}.",
            path=(*path, "scheme"),
            scheme=given.scheme,
            known=", ".join(schemes) or "none, because no country plugin is enabled",
        )
    number = scheme.normal(given.value)
    problem = scheme.problem(number)
    if problem and scheme.level is Strictness.REJECT:
        raise UserError("CHECK_DIGIT", "{problem} Copy it again.", path=(*path, "value"), problem=problem)
    return CheckedIdentifier(scheme.code, number, problem)
