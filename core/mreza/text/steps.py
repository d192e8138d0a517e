"""Text functions as a list of steps that run in Python and compile to PL/pgSQL, so that both are the same function.

A step uses only what the two languages do alike, and nothing that depends on the server's collation.
"""

from __future__ import annotations

import re
import string
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Literal

_ASCII_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


class Step(ABC):
    """One step from text to text."""

    @abstractmethod
    def apply(self, text: str) -> str:
        """The step in Python."""

    @abstractmethod
    def sql(self) -> str:
        """The step as PL/pgSQL statements on the variable ``x``."""


class Normalise(Step):
    """Unicode normalisation."""

    def __init__(self, form: Literal["NFC", "NFKC", "NFKD"]) -> None:
        self.form = form

    def apply(self, text: str) -> str:
        """The step in Python."""
        return unicodedata.normalize(self.form, text)

    def sql(self) -> str:
        """The step in SQL."""
        return f"x := normalize(x, {self.form});"


class LowerAscii(Step):
    """A–Z to a–z and nothing else: of other letters each server's locale has its own opinion."""

    def apply(self, text: str) -> str:
        """The step in Python."""
        return text.translate(_ASCII_LOWER)

    def sql(self) -> str:
        """The step in SQL."""
        return 'x := lower(x COLLATE "C");'


class Translate(Step):
    """Characters one to one."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self.table = dict(table)
        self._compiled = str.maketrans(self.table)

    def apply(self, text: str) -> str:
        """The step in Python."""
        return text.translate(self._compiled)

    def sql(self) -> str:
        """The step in SQL."""
        return f"x := translate(x, {literal(''.join(self.table))}, {literal(''.join(self.table.values()))});"


class Replace(Step):
    """Strings by strings, one pair after the other."""

    def __init__(self, pairs: Mapping[str, str]) -> None:
        self.pairs = dict(pairs)

    def apply(self, text: str) -> str:
        """The step in Python."""
        for before, after in self.pairs.items():
            text = text.replace(before, after)
        return text

    def sql(self) -> str:
        """The step in SQL, nested into one expression."""
        expression = "x"
        for before, after in self.pairs.items():
            expression = f"replace({expression}, {literal(before)}, {literal(after)})"
        return f"x := {expression};"


class Substitute(Step):
    """Every match of a pattern by a replacement, which may hold ``\\1``."""

    def __init__(self, pattern: str, replacement: str) -> None:
        self.pattern, self.replacement = pattern, replacement
        self._compiled = _compiled(pattern)

    def apply(self, text: str) -> str:
        """The step in Python."""
        return self._compiled.sub(self.replacement, text)

    def sql(self) -> str:
        """The step in SQL."""
        return f"x := regexp_replace(x, {literal(self.pattern)} COLLATE \"C\", {literal(self.replacement)}, 'g');"


class Trim(Step):
    """Without blanks at the ends."""

    def apply(self, text: str) -> str:
        """The step in Python."""
        return text.strip(" ")

    def sql(self) -> str:
        """The step in SQL."""
        return "x := btrim(x);"


class When(Step):
    """Steps for texts in which the pattern is found; they must change no other text, the guard only saves time."""

    def __init__(self, pattern: str, steps: Sequence[Step]) -> None:
        self.pattern, self.steps = pattern, steps
        self._compiled = _compiled(pattern)

    def apply(self, text: str) -> str:
        """The step in Python."""
        return run(self.steps, text) if self._compiled.search(text) else text

    def sql(self) -> str:
        """The step in SQL."""
        return f'IF x ~ ({literal(self.pattern)} COLLATE "C") THEN {_block(self.steps)} END IF;'


class UnlessAscii(Step):
    """Steps for texts beyond ASCII; the guard only saves time."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = steps

    def apply(self, text: str) -> str:
        """The step in Python."""
        return text if text.isascii() else run(self.steps, text)

    def sql(self) -> str:
        """The step in SQL."""
        return f"IF octet_length(x) <> length(x) THEN {_block(self.steps)} END IF;"


def run(steps: Sequence[Step], text: str) -> str:
    """The text after all steps."""
    for step in steps:
        text = step.apply(text)
    return text


def function_sql(name: str, steps: Sequence[Step]) -> str:
    """``CREATE OR REPLACE FUNCTION name(text) RETURNS text`` that does what `run` does; NULL gives NULL."""
    return (
        f"CREATE OR REPLACE FUNCTION {name}(text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS "
        f"$f$ DECLARE x text := $1; BEGIN {_block(steps)} RETURN x; END $f$;"
    )


def literal(text: str) -> str:
    """A string constant; what an editor would not show is written as an escape."""
    escaped = "".join(map(_escaped, text))
    return f"E'{escaped}'" if "\\" in escaped else f"'{escaped}'"


def _block(steps: Sequence[Step]) -> str:
    return " ".join(step.sql() for step in steps)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _escaped(character: str) -> str:
    if character == "'":
        return "''"
    if character == "\\":
        return "\\\\"
    hidden = not character.isprintable() or unicodedata.combining(character)
    return f"\\u{ord(character):04x}" if hidden else character
