"""Says where in a plugin an exception came from, in one line for people."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from mreza.errors import ConfigurationError


@contextmanager
def blaming(plugin: str, what: str) -> Iterator[None]:
    """Whatever is raised inside becomes a sentence that names the plugin, which stops the start.

    Raises: ConfigurationError.
    """
    try:
        yield
    except ConfigurationError as error:
        raise ConfigurationError(f"The plugin {plugin} cannot be used: {error}") from error
    except Exception as error:
        raise ConfigurationError(f"The plugin {plugin} cannot be used: {what}: {origin(error)}") from error


def origin(error: BaseException) -> str:
    """``file:line: ValueError: text`` of the innermost frame in a plugin; for a syntax error, its own line."""
    kind = type(error).__name__
    if isinstance(error, SyntaxError) and error.filename:
        return f"{error.filename}:{error.lineno}: {kind}: {error.msg}"
    frames = traceback.extract_tb(error.__traceback__)
    theirs = [frame for frame in frames if "/mreza_" in frame.filename.replace("\\", "/")]
    place = "".join(f"{frame.filename}:{frame.lineno}: " for frame in (theirs or frames)[-1:])
    return f"{place}{kind}: {error}"
