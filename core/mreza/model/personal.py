"""Whether a column says something of a person: stated with the column, or with its model for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mreza.errors import ConfigurationError
from mreza.model.fields import FieldOptions

if TYPE_CHECKING:
    from mreza.model.base import Base


def says_of_people(model: type[Base], name: str, options: FieldOptions) -> bool:
    """What is stated of a column.

    Raises:
        ConfigurationError: nothing is.
    """
    stated = model.__personal__ if options.personal is None else options.personal
    if stated is None:
        raise ConfigurationError(
            f"{model.__module__}.{model.__name__}.{name} does not say whether it is personal data. "
            f"Give it personal=True or False, or set __personal__ on {model.__name__}."
        )
    return stated
