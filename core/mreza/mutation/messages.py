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
from importlib.util import find_spec
from types import ModuleType
from typing import Any, Self

from mreza.errors import UserError
from mreza.mutation import catalogue
from mreza.mutation.refusals import Words

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
        """The words of these packages of plugins (``mreza_membership``) and core's."""
        modules = [module for package in packages if (module := _module(package))]
        words = {name: said for module in modules for name, said in getattr(module, "CONSTRAINTS", {}).items()}
        return cls([getattr(module, "MESSAGES", {}) for module in modules], words)

    def text(self, error: UserError, locale: str) -> str:
        """The error in the reader's language; in English where nobody has translated it."""
        template = self._template(error, locale)
        if template is None:
            return error.message
        try:
            return template.format(**error.values)
        except (KeyError, IndexError):
            return error.message

    def _template(self, error: UserError, locale: str) -> str | None:
        variant = error.values.get("variant")
        code = f"{error.code}.{variant}" if variant else error.code
        return self._templates.get(code, {}).get(locale)


def _module(package: str) -> ModuleType | None:
    found: Any = find_spec(f"{package}.locale") and find_spec(f"{package}.locale.messages")
    return importlib.import_module(f"{package}.locale.messages") if found else None
