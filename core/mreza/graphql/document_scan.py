"""A look at the text of a document before anything is parsed: one pass, and it stops at the first limit."""

from __future__ import annotations

import re

from mreza.graphql.bounds import Limits
from mreza.graphql.work import Meter, TooCostly

# Possessive quantifiers: no text makes this expression go back over what it has read.
_TOKEN = re.compile(
    r"""[\s,\ufeff]*+
    (?: (?P<name>[_A-Za-z][_0-9A-Za-z]*+)
      | (?P<open>[({\[]) | (?P<close>[)}\]])
      | (?P<directive>@)
      | (?P<mark>\.\.\.|[!$&*:=|])
      | (?P<number>-?[0-9][0-9A-Za-z.+-]*+)
      | (?P<string>\"{3}(?:[^"\\]|\\\"{3}|\\|\"(?!\"\"))*+\"{3} | \"(?!\"\")(?:[^"\\\r\n]|\\.)*+\")
      | (?P<comment>\#[^\r\n]*+)
    )""",
    re.VERBOSE,
)
_LONGEST_NUMBER = 40


def scan(document: str, limits: Limits, meter: Meter) -> None:
    """Count tokens, comments, directives and nesting, and measure literals.

    The scan ends at what the language does not know; the parser ends there too, and says so.

    Raises:
        TooCostly: a limit is passed.
    """
    if len(document) > limits.max_characters:
        raise TooCostly(f"The document has {len(document):,} characters; at most {limits.max_characters:,} are read.")
    nesting = _Nesting(limits)
    counts = {"directive": 0, "comment": 0}
    most = {"directive": limits.max_directives, "comment": limits.max_comments}
    position, tokens = 0, 0
    while match := _TOKEN.match(document, position):
        position = match.end()
        meter.spend()
        kind = match.lastgroup or ""
        if kind in counts:
            counts[kind] += 1
            if counts[kind] > most[kind]:
                raise TooCostly(f"The document has more than {most[kind]:,} {kind}s.")
        if kind != "comment":
            tokens += 1
            if tokens > limits.max_tokens:
                raise TooCostly(f"The document has more than {limits.max_tokens:,} tokens. Ask for less at once.")
        if kind in ("open", "close"):
            nesting.see(match[kind])
        elif kind in ("string", "number", "name"):
            _check_length(match, kind, limits)


def _check_length(match: re.Match[str], kind: str, limits: Limits) -> None:
    most = {"string": limits.max_literal, "number": _LONGEST_NUMBER, "name": limits.max_name}[kind]
    if match.end(kind) - match.start(kind) > most:
        raise TooCostly(f"A {kind} in the document is longer than {most:,} characters. Send long values as variables.")


class _Nesting:
    """How deep brackets stand (selections outside parentheses, values inside), and how often the outermost opens."""

    __slots__ = ("_definitions", "_limits", "_parentheses", "_selections", "_values")

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._definitions = self._selections = self._parentheses = self._values = 0

    def see(self, bracket: str) -> None:
        if bracket == "(":
            self._parentheses += 1
        elif bracket == ")":
            self._parentheses -= 1
        elif self._parentheses > 0:
            self._values += 1 if bracket in "{[" else -1
        else:
            self._definitions += bracket == "{" and self._selections == 0
            self._selections += 1 if bracket in "{[" else -1
        if self._definitions > self._limits.max_definitions:
            raise TooCostly(f"The document holds more than {self._limits.max_definitions} operations and fragments.")
        if self._selections > self._limits.max_introspection_depth:
            raise TooCostly(f"Selections are nested deeper than {self._limits.max_introspection_depth} levels.")
        if self._values > self._limits.max_value_depth or self._parentheses > self._limits.max_value_depth:
            raise TooCostly(f"A value is nested deeper than {self._limits.max_value_depth} levels.")
