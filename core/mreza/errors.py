"""Errors that a person reads. Everything else is masked with an id before it leaves the system."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class MrezaError(Exception):
    """Base of all errors that Mreža raises on purpose; its text says what to do."""


class UserError(MrezaError):
    """A mistake of the caller: shown in the mutation payload's `errors`.

    Args:
        code: stable, upper snake case, e.g. ``DUPLICATE_IDENTIFIER``; also the key of the message catalogue.
        message: English sentence that says what is wrong and what to do; may hold ``{placeholders}``.
        path: where in the input, e.g. ``("identifiers", "0", "value")``.
        values: values for the placeholders, so that a translation can place them.
    """

    def __init__(self, code: str, message: str, *, path: tuple[str, ...] = (), **values: Any) -> None:
        super().__init__(message.format(**values) if values else message)
        self.code = code
        self.template = message
        self.path = path
        self.values: Mapping[str, Any] = values

    @property
    def message(self) -> str:
        """The English sentence with its values."""
        return str(self)


class UserErrors(MrezaError):
    """Several mistakes found together, so that the user mends them in one go."""

    def __init__(self, errors: list[UserError]) -> None:
        super().__init__("; ".join(error.message for error in errors))
        self.errors = errors


class NotFound(UserError):
    """No such object, or not one of the viewer's: the two are the same answer on purpose."""

    def __init__(self, what: str, *, path: tuple[str, ...] = ()) -> None:
        super().__init__(
            "NOT_FOUND", "{what} was not found. Check the id; you may also lack access to it.", path=path, what=what
        )


class NotPermitted(UserError):
    """The viewer lacks a permission."""

    def __init__(self, permission: str) -> None:
        super().__init__(
            "NOT_PERMITTED",
            "This needs the permission {permission}. Ask an administrator for a role that has it.",
            permission=permission,
        )


class Conflict(UserError):
    """Someone else changed the object since the caller read it."""

    def __init__(self, *, expected: int, found: int) -> None:
        super().__init__(
            "STALE_VERSION",
            "You saw version {expected}, but the record is now at version {found}. "
            "Read it again and repeat your change.",
            path=("expectedVersion",),
            expected=expected,
            found=found,
        )


class ConfigurationError(MrezaError):
    """The installation is not set up right: the sentence names the setting, the model or the plugin and the remedy."""
