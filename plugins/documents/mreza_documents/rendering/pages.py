"""From plain values and a Jinja2 template to a page. Templates get JSON's values only, and a sandbox around them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import orjson
from jinja2 import DictLoader, StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from mreza.errors import ConfigurationError

_OURS = Path(__file__).parent / "templates"


def page(source: str, values: Mapping[str, Any]) -> bytes:
    """A page of HTML; values are escaped.

    Raises: ConfigurationError when the template is at fault.
    """
    plain = orjson.loads(orjson.dumps(dict(values)))
    try:
        return _template(source).render(plain).encode()
    except TemplateError as error:
        raise ConfigurationError(f"A template of documents cannot be filled: {error}") from error


def own_page(name: str, values: Mapping[str, Any]) -> bytes:
    """A page by one of this plugin's own templates."""
    return page((_OURS / name).read_text(encoding="utf-8"), values)


@cache
def _template(source: str) -> Template:
    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader({}), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.globals.clear()
    return environment.from_string(source)


__all__ = ["own_page", "page"]
