"""Official numbers of an applicant, by the schemes that the country plugins know."""

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
        value: The number.
    """

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class CheckedIdentifier:
    """An official number in normal form, with what its scheme finds odd."""

    scheme: str
    value: str
    warning: str | None = None


def checked(
    hooks: Hooks, given: Sequence[GivenIdentifier], path: tuple[str, ...] = ("identifiers",)
) -> list[CheckedIdentifier]:
    """The numbers in normal form.

    Raises: UserErrors with UNKNOWN_SCHEME, CHECK_DIGIT or SCHEME_TWICE for each that is wrong, its path naming it.
    """
    schemes = {scheme.code: scheme for answer in hooks.collect("identifier_schemes") for scheme in answer.value}
    found: list[CheckedIdentifier] = []
    errors: list[UserError] = []
    for position, one in enumerate(given):
        here = (*path, str(position))
        try:
            if any(other.scheme == one.scheme for other in found):
                raise UserError(
                    "SCHEME_TWICE", "Give one number of {scheme}.", path=(*here, "scheme"), scheme=one.scheme
                )
            found.append(_checked(schemes, one, here))
        except UserError as error:
            errors.append(error)
    if errors:
        raise UserErrors(errors)
    return found


def _checked(schemes: dict[str, IdentifierScheme], given: GivenIdentifier, path: tuple[str, ...]) -> CheckedIdentifier:
    scheme = schemes.get(given.scheme)
    if scheme is None:
        known = ", ".join(schemes) or "none: no country plugin is enabled"
        raise UserError(
            "UNKNOWN_SCHEME",
            "There is no scheme {scheme}. Known ones: {known}.",
            path=(*path, "scheme"),
            scheme=given.scheme,
            known=known,
        )
    number = scheme.normal(given.value)
    problem = scheme.problem(number)
    if problem and scheme.level is Strictness.REJECT:
        raise UserError(
            "CHECK_DIGIT", "{problem}", path=(*path, "value"), problem=problem, scheme=scheme.code, value=number
        )
    return CheckedIdentifier(scheme.code, number, problem)
