"""The file behind every document of the demonstration: one page that says so."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache

from mreza_documents.rendering.typesetting import pdf

#: Keys of files that lie nowhere, because they are all this one.
PREFIX = "demo/"

_PAGE = """
#v(1fr)
#align(center)[
  #text(size: 22pt)[Пример · Primjer · Shembull · Sample]

  This stands for a document of the demonstration.
]
#v(2fr)
"""


@cache
def sample() -> bytes:
    """The file, a PDF; alike on every run."""
    return pdf(_PAGE, {"title": "Sample", "lang": "en"}, date(2025, 1, 1))


@cache
def fingerprint() -> str:
    """Its SHA-256 in hexadecimal."""
    return hashlib.sha256(sample()).hexdigest()


__all__ = ["PREFIX", "fingerprint", "sample"]
