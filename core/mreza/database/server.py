"""The private PostgreSQL server that runs in the data folder when no DATABASE_URL is set.

It listens on a Unix socket in a folder that only its account (and root) can enter: no port to collide with, nothing
reachable from the network, and a little faster than TCP. Passwords are checked all the same (SCRAM).

Several processes may use one data folder. The first starts the server, the last to leave stops it: each holds a shared
lock on the file `server.users`, which the kernel takes from a process that dies, so the count never goes stale.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from mreza.database.account import choose_account
from mreza.database.address import DatabaseAddress
from mreza.database.binaries import Binaries, find_binaries, reachable_binaries
from mreza.database.cluster import DATABASE, OWNER, Cluster, environment, locate
from mreza.errors import ConfigurationError

#: For short statements on a small machine; a larger installation sets DATABASE_URL and tunes its own server.
_TUNING = {
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "1GB",
    "wal_compression": "on",
    "random_page_cost": "1.1",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "max_connections": "100",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "warning",
    "log_checkpoints": "off",
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "port": "5432",
}
#: A server whose data need not outlive it.
_THROWAWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}
_SOCKET_FILE = ".s.PGSQL.5432"
_LONGEST_SOCKET_PATH = 103
#: Servers that this process started and others still use; kept, so that Python does not warn of a lost child.
_LEFT_TO_OTHERS: list[subprocess.Popen[bytes]] = []
_START_SECONDS, _STOP_SECONDS, _RECOVERY_SECONDS = 60, 30, 600


@dataclass(frozen=True, slots=True)
class _Running:
    """What a server writes into its `postmaster.pid`."""

    pid: int
    socket_folder: str
    status: str

    @classmethod
    def read(cls, pgdata: Path) -> Self | None:
        """None when there is no such file, or the server is only just writing it."""
        try:
            lines = (pgdata / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return None
        if len(lines) < 5 or not lines[4]:
            return None
        return cls(int(lines[0]), lines[4], lines[7].strip() if len(lines) > 7 else "starting")

    def answers(self) -> bool:
        """True when a server listens on its socket, ready or not."""
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                probe.connect(os.path.join(self.socket_folder, _SOCKET_FILE))
            except OSError:
                return False
        return True


class EmbeddedServer:
    """A private server on a data folder; a context manager.

    Args:
        data: the data folder; made when it is missing. Nothing about its parents is changed.
        progress: told, in a sentence, what takes time or is worth knowing.
        throwaway: for tests: no durability, and the database is deleted when its last user leaves.
        postgres_bin: folder of the server's programs; default: the wheel's, else the machine's.
        run_as: account that runs it when we are root.
    """

    def __init__(
        self,
        data: Path,
        progress: Callable[[str], None] = lambda _: None,
        *,
        throwaway: bool = False,
        postgres_bin: Path | None = None,
        run_as: str | None = None,
    ) -> None:
        self._data = data.absolute()
        self._progress = progress
        self._throwaway = throwaway
        self._postgres_bin = postgres_bin
        self._run_as = run_as
        self._cluster: Cluster | None = None
        self._users: IO[bytes] | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> DatabaseAddress:
        """Start the server, or join one that already runs on this data folder; made on first use.

        Returns:
            The address of Mreža's database for the role that owns it.

        Raises:
            ConfigurationError: with the remedy, for everything that can be wrong with folders, accounts and versions.
        """
        account = choose_account(self._run_as)
        self._make_data_folder(private=account.is_current)
        with self._exclusively():
            cluster = self._cluster = locate(self._data, account, lasting=not self._throwaway, progress=self._progress)
            binaries = reachable_binaries(find_binaries(self._postgres_bin), cluster.account, self._progress)
            if not cluster.exists:
                self._progress("Making a database …")
                cluster.create(binaries, lasting=not self._throwaway)
            cluster.check_version(binaries)
            try:
                running = self._join(cluster) or self._launch(cluster, binaries)
            except BaseException:  # Ctrl-C as well: what was begun is ended
                self._shut_down(cluster)
                raise
            self._users = (self._data / "server.users").open("ab")
            fcntl.flock(self._users, fcntl.LOCK_SH)
        return DatabaseAddress.on_socket(
            running.socket_folder, user=OWNER, password=cluster.owner_password(), database=DATABASE
        )

    def stop(self) -> None:
        """Leave the server; the last to leave stops it, in order. Does nothing when it was not started."""
        users, cluster = self._users, self._cluster
        if users is None or cluster is None:
            return
        self._users = None
        with self._exclusively():
            fcntl.flock(users, fcntl.LOCK_UN)
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self._leave_to_others()
                return
            finally:
                users.close()
            self._shut_down(cluster)
            if self._throwaway:
                shutil.rmtree(cluster.place, ignore_errors=True)
                (self._data / "cluster").unlink(missing_ok=True)

    def __enter__(self) -> DatabaseAddress:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _make_data_folder(self, *, private: bool) -> None:
        try:
            if not self._data.exists():
                self._data.mkdir(parents=True)
                # Another account that runs the server must pass through to its own folder; it can list nothing here.
                self._data.chmod(0o700 if private else 0o711)
            (self._data / "server.lock").touch()
        except OSError as error:
            raise ConfigurationError(
                f"The data folder {self._data} cannot be written ({error.strerror}). "
                "Choose one that you may write to (MREZA_DATA=/path), or have its owner give it to you."
            ) from error

    @contextlib.contextmanager
    def _exclusively(self) -> Iterator[None]:
        with (self._data / "server.lock").open("ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _join(self, cluster: Cluster) -> _Running | None:
        running = _Running.read(cluster.pgdata)
        if running is None or not running.answers():
            return None
        if running.status == "stopping":
            self._await_end(cluster, running.pid)
            return None
        return self._await_ready(cluster, process=None)

    def _launch(self, cluster: Cluster, binaries: Binaries) -> _Running:
        crashed = (cluster.pgdata / "postmaster.pid").exists()
        if crashed:
            self._progress("The database was not shut down properly last time; recovering …")
        running = self._await_ready(cluster, process=self._spawn(cluster, binaries, after_crash=crashed))
        if crashed:
            self._progress(
                "The database was not shut down properly last time; recovered, with everything that was confirmed."
            )
        return running

    def _spawn(self, cluster: Cluster, binaries: Binaries, *, after_crash: bool) -> subprocess.Popen[bytes]:
        settings = (
            _TUNING | (_THROWAWAY if self._throwaway else {}) | {"unix_socket_directories": _socket_folder(cluster)}
        )
        command = [binaries.program("postgres"), "-D", str(cluster.pgdata)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        self._process = _start_process(command, cluster)
        deadline = time.monotonic() + _STOP_SECONDS
        # After a crash, processes of the old server may live on for a moment; PostgreSQL then refuses, rightly.
        while (
            after_crash
            and _ended_within(self._process, 0.5)
            and "postmaster.pid" in _last_words(cluster)
            and time.monotonic() < deadline
        ):
            self._process = _start_process(command, cluster)
        return self._process

    def _await_ready(self, cluster: Cluster, process: subprocess.Popen[bytes] | None) -> _Running:
        deadline = time.monotonic() + (_START_SECONDS if process is None else _RECOVERY_SECONDS)
        while time.monotonic() < deadline:
            running = _Running.read(cluster.pgdata)
            ours = process is None or (running is not None and running.pid == process.pid)
            if running is not None and ours and running.status == "ready":
                return running
            if process is not None and process.poll() is not None:
                break
            time.sleep(0.02)
        raise ConfigurationError(
            f"The database in {cluster.place} does not start. The end of its log, {cluster.log}:\n"
            f"{_last_words(cluster)}\n"
            "Mend that and start again, or restore a backup into a new data folder (MREZA_DATA=/path)."
        )

    def _shut_down(self, cluster: Cluster) -> None:
        running = _Running.read(cluster.pgdata)
        if running is not None and running.answers():
            pid = running.pid
        elif self._process is not None and self._process.poll() is None:
            pid = self._process.pid  # only just started
        else:
            return
        for kind in (signal.SIGINT, signal.SIGQUIT):  # "fast": ends sessions, writes everything; then "immediate"
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, kind)
            if self._await_end(cluster, pid):
                break
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=5)
            self._process = None
        if running is not None and not Path(running.socket_folder).is_relative_to(cluster.place):
            shutil.rmtree(running.socket_folder, ignore_errors=True)

    def _leave_to_others(self) -> None:
        if self._process is not None:
            _LEFT_TO_OTHERS.append(self._process)
            self._process = None

    def _await_end(self, cluster: Cluster, pid: int) -> bool:
        deadline = time.monotonic() + _STOP_SECONDS
        while time.monotonic() < deadline:
            running = _Running.read(cluster.pgdata)
            if self._is_gone(pid) or (running is None and self._process is None):
                return True
            time.sleep(0.02)
        return False

    def _is_gone(self, pid: int) -> bool:
        if self._process is not None and self._process.pid == pid:
            return self._process.poll() is not None
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        except PermissionError:
            pass
        return False


def _start_process(command: list[str], cluster: Cluster) -> subprocess.Popen[bytes]:
    _keep_log_small(cluster.log)
    # The folder is the account's, so it could have put a link there for root to follow.
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW
    with open(os.open(cluster.log, flags, 0o600), "ab") as log:
        cluster.account.own(log.fileno())
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env=environment(cluster.place),
            **cluster.account.process_arguments(),
        )


def _keep_log_small(log: Path, limit: int = 10_000_000) -> None:
    if log.exists() and log.stat().st_size > limit:
        log.replace(log.with_name("log.old"))


def _ended_within(process: subprocess.Popen[bytes], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            return True
        time.sleep(0.02)
    return False


def _last_words(cluster: Cluster, lines: int = 6) -> str:
    if not cluster.log.exists():
        return "(empty)"
    return "\n".join(cluster.log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])


def _socket_folder(cluster: Cluster) -> str:
    folder = cluster.place / "socket"
    if len(os.fsencode(folder / _SOCKET_FILE)) > _LONGEST_SOCKET_PATH:
        # A path of a socket is limited by the operating system; the server notes in postmaster.pid where it went.
        folder = Path(tempfile.mkdtemp(prefix="mreza-"))
    folder.mkdir(mode=0o700, exist_ok=True)
    cluster.account.own(folder)
    return str(folder)
