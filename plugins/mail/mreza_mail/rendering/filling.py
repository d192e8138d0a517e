"""Filling a template: plain values only, in a sandbox. HTML is escaped, what becomes a header is one line."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import orjson
from jinja2 import DictLoader, StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from mreza.errors import ConfigurationError
from mreza.text import Locale

from mreza_mail.template import MailTemplate

LONGEST_SUBJECT = 300


@dataclass(frozen=True, slots=True)
class Written:
    """A letter as its recipient reads it."""

    subject: str
    text: str
    html: str | None


def fill(template: MailTemplate, locale: Locale, values: Mapping[str, Any]) -> Written:
    """The letter in a language.

    Raises: ConfigurationError when the template is at fault, or asks for a value that is not there.
    """
    plain = orjson.loads(orjson.dumps(dict(values)))
    try:
        subject = one_line(_template(template.subject.get(locale).text, escaped=False).render(plain))
        text = _template(template.text.get(locale).text, escaped=False).render(plain)
        html = _template(template.html.get(locale).text, escaped=True).render(plain) if template.html else None
    except TemplateError as error:
        raise ConfigurationError(f"The template {template.code} cannot be filled: {error}") from None
    return Written(subject[:LONGEST_SUBJECT], text.strip(), html)


LONGEST_NAME, LONGEST_SUBJECT = 120, 400
"""Characters in a header: to fold one of ten thousand takes the library a second."""


def one_line(text: str) -> str:
    """The text as a header may hold it: without line breaks or any other character that is not to be seen."""
    seen = (" " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter for letter in text)
    return " ".join("".join(seen).split())


@cache
def _template(source: str, *, escaped: bool) -> Template:
    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader({}), autoescape=escaped, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.clear()
    return environment.from_string(source)


__all__ = ["LONGEST_SUBJECT", "Written", "fill", "one_line"]
