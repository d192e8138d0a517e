"""Says where in a plugin an exception came from, in one line for people."""

from __future__ import annotations

import traceback


def origin(error: BaseException) -> str:
    """``file:line: ValueError: text`` of the innermost frame in a plugin; for a syntax error, its own line."""
    kind = type(error).__name__
    if isinstance(error, SyntaxError) and error.filename:
        return f"{error.filename}:{error.lineno}: {kind}: {error.msg}"
    frames = traceback.extract_tb(error.__traceback__)
    theirs = [frame for frame in frames if "/mreza_" in frame.filename.replace("\\", "/")]
    place = "".join(f"{frame.filename}:{frame.lineno}: " for frame in (theirs or frames)[-1:])
    return f"{place}{kind}: {error}"
