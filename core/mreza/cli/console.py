"""What commands share: the terminal, the progress of long steps, and stopping in order."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Iterator
from types import FrameType

from rich.console import Console
from rich.markup import escape

#: For people: progress and errors. What a command answers goes to standard output.
console = Console(stderr=True, highlight=False)


def progress(sentence: str) -> None:
    """Show a sentence about what goes on."""
    console.print(f"  {escape(sentence)}", soft_wrap=True)


def report(error: Exception) -> None:
    """Show an error that a person can mend."""
    console.print(f"[bold red]Error:[/] {escape(str(error))}", soft_wrap=True)


@contextlib.contextmanager
def step(title: str) -> Iterator[None]:
    """Show a long step while it runs, and how long it took."""
    started = time.monotonic()
    with console.status(f"{escape(title)} …"):
        yield
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
