"""A time limit on what a plugin does in one go, so that one that hangs is named instead of stopping everything.

The limit interrupts Python and most system calls, by a timer signal; it works in the main thread, in which servers
start and event loops run. In another thread, and where there is no such signal, nothing is limited.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, TypeVar

from mreza.errors import MrezaError

F = TypeVar("F", bound=Callable[..., Any])

SECONDS = 20.0
"""So long may a plugin be imported, or answer a hook."""
_AGAIN = 1.0
_UNHURRIED = "__mreza_unhurried__"


class TookTooLong(MrezaError):
    """A plugin did not come to an end in time."""


class _TimeIsUp(BaseException):
    """Not an Exception: a plugin that catches everything must not swallow it."""


def unhurried(function: F) -> F:
    """Mark a hookspec whose answers may take as long as they like, as when data are made."""
    setattr(function, _UNHURRIED, True)
    return function


def is_unhurried(function: object) -> bool:
    """Whether it was marked so."""
    return getattr(function, _UNHURRIED, False) is True


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Let the body take so many seconds.

    Raises:
        TookTooLong: it took longer and was interrupted; the traceback leads to where it was.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    handler = signal.signal(signal.SIGALRM, _interrupt)
    waiting, again = signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    except _TimeIsUp as error:
        raise TookTooLong(f"It took longer than {seconds:g} seconds and was interrupted.").with_traceback(
            error.__traceback__
        ) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, waiting, again)
        signal.signal(signal.SIGALRM, handler)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise _TimeIsUp


__all__ = ["SECONDS", "TookTooLong", "is_unhurried", "patience", "unhurried"]
