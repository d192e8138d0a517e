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
    values = {"title": "Sample", "number": "", "issuer": "Mreža", "lang": "en", "funding": None}
    return pdf(_PAGE, values | _NOTHING, date(2025, 1, 1))


@cache
def fingerprint() -> str:
    """Its SHA-256 in hexadecimal."""
    return hashlib.sha256(sample()).hexdigest()


#: What the library of all templates looks at.
_NOTHING = {
    "facts": {},
    "words": {},
    "edition": 1,
    "issued_on": "",
    "valid_until": None,
    "labels": {"check": "", "code": "", "number": "", "issued_on": ""},
    "check": {"url": "", "code": "", "qr": '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'},
}

__all__ = ["PREFIX", "fingerprint", "sample"]
