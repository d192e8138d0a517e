"""From plain values and a Typst source to a PDF: the same values give the same bytes, on any machine.

The compiler reads no file and no font of the machine, and no package of the network. A template gets JSON: there is no
object in it that could be reached through.
"""

from __future__ import annotations

import re
import tempfile
import threading
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import orjson
from mreza.errors import ConfigurationError
from typst import Compiler, Fonts, TypstError

_LIBRARY = Path(__file__).parent / "templates" / "mreza.typ"
#: The compiler fetches packages itself and cannot be told not to; a package's name can be put together, or evaluated.
_BRINGS_IN = re.compile(r"\b(import|include|eval)\b")
#: What the compiler says, mistake by mistake, of letters that are in none of its fonts.
_NO_FONT = re.compile(r'^error: .*the text `"(.+?)"` could not be displayed', re.MULTILINE)
_here = threading.local()


class LettersMissing(ConfigurationError):
    """What is to be set has letters that no font has.

    Attributes:
        letters: Which, each once, in the order of the page.
    """

    def __init__(self, letters: tuple[str, ...]) -> None:
        super().__init__(f"No font of documents has {' '.join(letters)}. Write it in other letters.")
        self.letters = letters


def pdf(source: str, values: Mapping[str, Any], day: date) -> bytes:
    """A PDF for screen readers as well (PDF/UA-1).

    Args:
        source: The template; ``mreza.typ`` stands before it.
        values: What the template gets as `data`; plain values.
        day: The day that the file says it was made on.

    Raises: LettersMissing; ConfigurationError when the template is at fault, and the sentence says where.
    """
    if brings_in := _BRINGS_IN.search(source):
        raise ConfigurationError(
            f"A template of documents says {brings_in[0]}, by which packages of the network could come in. Write what "
            "it needs into the template."
        )
    library = _library()
    try:
        made = _compiler().compile(
            f"{library}\n{source}".encode(),
            format="pdf",
            sys_inputs={"data": orjson.dumps(dict(values)).decode()},
            timestamp=datetime.combine(day, time(), UTC),
            pdf_standards="ua-1",
        )
    except TypstError as error:
        if letters := tuple(dict.fromkeys(_NO_FONT.findall(error.diagnostic))):
            raise LettersMissing(letters) from error
        raise ConfigurationError(f"A template of documents cannot be set: {error}") from error
    assert isinstance(made, bytes)
    return made


@cache
def _library() -> str:
    return _LIBRARY.read_text(encoding="utf-8")


@cache
def _fonts() -> Fonts:
    return Fonts(include_system_fonts=False)


@cache
def _nothing() -> str:
    """An empty folder, beyond which the compiler reads nothing."""
    return tempfile.mkdtemp(prefix="mreza-typst-")


def _compiler() -> Compiler:
    """One per thread: it holds what it is setting."""
    if not hasattr(_here, "compiler"):
        nothing = _nothing()
        _here.compiler = Compiler(root=nothing, font_paths=_fonts(), package_path=nothing, package_cache_path=nothing)
    return _here.compiler  # type: ignore[no-any-return]


__all__ = ["LettersMissing", "pdf"]
