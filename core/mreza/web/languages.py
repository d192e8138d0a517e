"""The language of a request: asked for in its headers, or the viewer's own."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from mreza.access.viewer import Viewer, ViewerKind
from mreza.text.locales import negotiate

_LONGEST = 255
NOBODY: Final = Viewer("", ViewerKind.ANONYMOUS)
"""Whose language is asked for before it is known who asks."""


def locale_of(accept_language: bytes | None, viewer: Viewer) -> str:
    """The header's locale; else the viewer's own; else English."""
    if accept_language is None or accept_language == b"*":
        return viewer.locale or "en"
    return _negotiated(accept_language[:_LONGEST])


@lru_cache(maxsize=256)
def _negotiated(accept_language: bytes) -> str:
    return negotiate(accept_language.decode("latin-1")).value


__all__ = ["NOBODY", "locale_of"]
