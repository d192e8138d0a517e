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
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO

from mreza.database.account import choose_account
from mreza.database.address import DatabaseAddress
from mreza.database.binaries import Binaries, find_binaries, reachable_binaries
from mreza.database.cluster import DATABASE, OWNER, Cluster, locate
from mreza.database.postmaster import Running, ended_within, last_words, start_postmaster
from mreza.errors import ConfigurationError

#: Servers that this process started and others still use; kept, so that Python does not warn of a lost child.
_LEFT_TO_OTHERS: list[subprocess.Popen[bytes]] = []
_START_SECONDS, _STOP_SECONDS, _RECOVERY_SECONDS = 60, 30, 600


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

    def _join(self, cluster: Cluster) -> Running | None:
        running = Running.read(cluster.pgdata)
        if running is None or not running.answers():
            return None
        if running.status == "stopping":
            self._await_end(cluster, running.pid)
            return None
        return self._await_ready(cluster, process=None)

    def _launch(self, cluster: Cluster, binaries: Binaries) -> Running:
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
        self._process = start_postmaster(cluster, binaries, throwaway=self._throwaway)
        deadline = time.monotonic() + _STOP_SECONDS
        # After a crash, processes of the old server may live on for a moment; PostgreSQL then refuses, rightly.
        while (
            after_crash
            and ended_within(self._process, 0.5)
            and "postmaster.pid" in last_words(cluster)
            and time.monotonic() < deadline
        ):
            self._process = start_postmaster(cluster, binaries, throwaway=self._throwaway)
        return self._process

    def _await_ready(self, cluster: Cluster, process: subprocess.Popen[bytes] | None) -> Running:
        deadline = time.monotonic() + (_START_SECONDS if process is None else _RECOVERY_SECONDS)
        while time.monotonic() < deadline:
            running = Running.read(cluster.pgdata)
            ours = process is None or (running is not None and running.pid == process.pid)
            if running is not None and ours and running.status == "ready":
                return running
            if process is not None and process.poll() is not None:
                break
            time.sleep(0.02)
        raise ConfigurationError(
            f"The database in {cluster.place} does not start. The end of its log, {cluster.log}:\n"
            f"{last_words(cluster)}\n"
            "Mend that and start again, or restore a backup into a new data folder (MREZA_DATA=/path)."
        )

    def _shut_down(self, cluster: Cluster) -> None:
        running = Running.read(cluster.pgdata)
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
            running = Running.read(cluster.pgdata)
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
