"""What users read: the words of errors in their language, core's and those of plugins.

A plugin states its own in ``mreza_x/locale/messages.py``::

    MESSAGES = {"SEATS_TAKEN": {"sr-Cyrl": "Нема више места.", "sq": "Nuk ka më vende."}}
    CONSTRAINTS = {"uq_x_seat_number": ("SEAT_TAKEN", "The seat is taken. Choose another one.")}

``MESSAGES`` are templates with the error's values by code and locale; `mreza.mutation.catalogue.said` makes one from
five languages. ``CONSTRAINTS`` give a code and an English sentence to what the database refuses, by constraint.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from datetime import date
from importlib.util import find_spec
from types import ModuleType
from typing import Any, Self

from mreza.errors import ConfigurationError, UserError
from mreza.mutation import catalogue
from mreza.mutation.refusals import Words
from mreza.text.dates import written
from mreza.text.locales import Locale

Catalogue = Mapping[str, Mapping[str, str]]


class Messages:
    """The words of one assembled application.

    Args:
        catalogues: messages by code and locale; a later one adds to an earlier one and replaces nothing.
        words: what is said of constraints.
    """

    def __init__(self, catalogues: Iterable[Catalogue] = (), words: Words | None = None) -> None:
        self._templates: dict[str, Mapping[str, str]] = {}
        for one in (catalogue.MESSAGES, *catalogues):
            self._templates = {**one, **self._templates}
        self.words: Words = dict(words or {})

    @classmethod
    def of(cls, packages: Iterable[str]) -> Self:
        """The words of these packages of plugins (``mreza_membership``) and core's.

        Raises: ConfigurationError naming a plugin whose words are of no use.
        """
        modules = [module for package in packages if (module := _module(package))]
        words = {name: said for module in modules for name, said in getattr(module, "CONSTRAINTS", {}).items()}
        return cls([getattr(module, "MESSAGES", {}) for module in modules], words)

    def text(self, error: UserError, locale: str) -> str:
        """The error in the reader's language; in English where nobody has translated it."""
        template = self._template(error, locale) or error.template
        if not error.values:
            return template
        try:
            return template.format(**{name: _shown(value, locale) for name, value in error.values.items()})
        except (LookupError, ValueError, AttributeError, TypeError):  # a translation that does not fit
            return error.message

    def _template(self, error: UserError, locale: str) -> str | None:
        variant = error.values.get("variant")
        code = f"{error.code}.{variant}" if variant else error.code
        return self._templates.get(code, {}).get(locale)


def _shown(value: Any, locale: str) -> Any:
    """A value in a sentence: days as the reader writes them."""
    return written(value, Locale.parse(locale)) if type(value) is date else value


def _module(package: str) -> ModuleType | None:
    try:
        found: Any = find_spec(f"{package}.locale") and find_spec(f"{package}.locale.messages")
        module = importlib.import_module(f"{package}.locale.messages") if found else None
    except Exception as error:
        raise _useless(package, f"raises {type(error).__name__}: {error}") from error
    for name, fits in (("MESSAGES", _are_messages), ("CONSTRAINTS", _are_words)):
        if not fits(getattr(module, name, {})):
            raise _useless(
                package,
                f"has {name} of another form than MESSAGES = {{code: {{locale: words}}}} and "
                "CONSTRAINTS = {constraint: (code, sentence)}",
            )
    return module


def _useless(package: str, why: str) -> ConfigurationError:
    return ConfigurationError(
        f"The plugin {package.removeprefix('mreza_')} cannot be used: {package}.locale.messages {why}."
    )


def _are_messages(found: Any) -> bool:
    return isinstance(found, Mapping) and all(
        isinstance(templates, Mapping) and all(isinstance(words, str) for words in templates.values())
        for templates in found.values()
    )


def _are_words(found: Any) -> bool:
    return isinstance(found, Mapping) and all(
        isinstance(one, tuple) and len(one) == 2 and all(isinstance(words, str) for words in one)
        for one in found.values()
    )
