"""What commands share: the terminal, the progress of long steps, and stopping in order."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Callable, Iterator
from types import FrameType

from rich.console import Console
from rich.markup import escape

#: For people: progress and errors. What a command answers goes to standard output.
console = Console(stderr=True, highlight=False)

SILENCE = 5.0
"""So many seconds a long step says nothing where no spinner can turn."""


def progress(sentence: str) -> None:
    """Show a sentence about what goes on."""
    console.print(f"  {escape(sentence)}", soft_wrap=True)


def report(error: Exception) -> None:
    """Show an error that a person can mend."""
    console.print(f"[bold red]Error:[/] {escape(str(error))}", soft_wrap=True)


@contextlib.contextmanager
def step(title: str) -> Iterator[Callable[[str], None]]:
    """Show a long step while it runs, and how long it took.

    Gives a function that is told where the step has come to: beside the spinner; where nothing can turn, in a line now
    and then.
    """
    started = said = time.monotonic()

    def come_to(where: str) -> None:
        nonlocal said
        if console.is_terminal:
            status.update(f"{escape(title)}: {escape(where)} …")
        elif time.monotonic() - said >= SILENCE:
            said = time.monotonic()
            progress(f"{title}: {where}")

    with console.status(f"{escape(title)} …") as status:
        yield come_to
    console.print(f"[green]✓[/] {escape(title)} [dim]({time.monotonic() - started:.1f} s)[/]")


def stop_in_order() -> None:
    """Let SIGTERM and a closed terminal unwind the program like Ctrl-C does, so that what was started is stopped."""

    def leave(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    for kind in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(kind, leave)


@contextlib.contextmanager
def stopping_undisturbed() -> Iterator[None]:
    """When the body has ended, however it did, a further Ctrl-C does not interrupt the stopping that follows."""
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
