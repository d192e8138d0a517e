"""A clean clone in which somebody types the README's commands, and what these started."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sysconfig
import tempfile
import time
import urllib.request
import venv
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .pages import ROOT

#: Long enough for the slowest machine; reaching it means that nothing comes any more.
PATIENCE = 300


class Clone:
    """A clone of HEAD, its data folder, and an environment with the packages that run the tests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "mreza"
        self.data = folder / "data"
        self.venv = folder / "environment"
        self.port = _free_port()
        self.environment = {
            **{
                key: value
                for key, value in os.environ.items()
                if not key.startswith(("MREZA_", "DATABASE_URL", "MAKE")) and key != "ARGS"
            },
            "PORT": str(self.port),
            "MREZA_DATA": str(self.data),
            "VENV": str(self.venv),
            "PATH": f"{self.venv / 'bin'}:{os.environ['PATH']}",
        }

    def make(self) -> Clone:
        """Clone, and lend it the packages: the clone's own code comes first."""
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(self.folder)], check=True)
        venv.create(self.venv, symlinks=True)
        packages = next(self.venv.glob("lib/python*/site-packages"))
        code = [self.folder / "core", *sorted((self.folder / "plugins").iterdir())]
        lent = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
        (packages / "lent.pth").write_text("".join(f"{path}\n" for path in [*code, *lent]))
        command = self.venv / "bin" / "mreza"
        command.write_text(f"#!{self.venv / 'bin' / 'python'}\nfrom mreza.cli import main\n\nmain()\n")
        command.chmod(0o755)
        (self.venv / ".installed").touch()
        return self

    def run(self, command: str, **more: str) -> subprocess.CompletedProcess[str]:
        """What somebody types, in the clone; `.venv` and the port of the pages are this clone's."""
        here = command.replace(".venv/", f"{self.venv}/").replace("127.0.0.1:8000", f"127.0.0.1:{self.port}")
        return subprocess.run(
            ["bash", "-euc", here],
            cwd=self.folder,
            env=self.environment | more,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    def processes(self) -> list[int]:
        """Every process that works with this clone's data folder."""
        mark = str(self.data).encode()
        found = []
        for place in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if mark in (place / "cmdline").read_bytes() or mark in (place / "environ").read_bytes():
                    found.append(int(place.name))
        return found


class Demonstration:
    """`make demo`, while it runs."""

    def __init__(self, clone: Clone) -> None:
        self.clone = clone
        self.output = clone.folder.parent / f"output-{time.monotonic_ns()}"
        with self.output.open("wb") as file:
            self.process = subprocess.Popen(
                ["make", "demo"],
                cwd=clone.folder,
                env=clone.environment,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def said(self) -> str:
        """What was printed so far."""
        return self.output.read_text(encoding="utf-8")

    def wait_until_ready(self) -> Demonstration:
        """Until /readyz says so."""
        deadline = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < deadline:
            with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{self.clone.port}/readyz") as answer:
                if answer.status == 200:
                    return self
            time.sleep(0.2)
        raise AssertionError(f"make demo did not come up:\n{self.said}")

    def interrupt(self) -> int:
        """Ctrl-C, as a terminal sends it: to all processes of the foreground."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(PATIENCE)

    def kill(self) -> None:
        """Kill everything at once, as a loss of power would."""
        for process in self.clone.processes():
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self.process.wait(PATIENCE)


@contextmanager
def clean_clone() -> Iterator[Clone]:
    """A clone in a folder that the account of the private server can enter; nothing of it is left behind."""
    folder = Path(tempfile.mkdtemp(prefix="mreza-clone-"))
    folder.chmod(0o711)
    clone = Clone(folder)
    try:
        yield clone.make()
    finally:
        for process in clone.processes():
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
