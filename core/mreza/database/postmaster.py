"""The processes of a private server: how one is started, and what it says about itself."""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from mreza.database.binaries import Binaries
from mreza.database.cluster import Cluster, environment

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
    # Neither values of rows (in details) nor statements belong in a log, which no erasure reaches.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
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
    # It is gone before anything has to be swept away or written in between; looking after it would only plan anew what
    # is asked meanwhile.
    "autovacuum": "off",
    "bgwriter_lru_maxpages": "0",
    "checkpoint_timeout": "1d",
    "max_wal_size": "4GB",
}
_SOCKET_FILE = ".s.PGSQL.5432"
_LONGEST_SOCKET_PATH = 103


@dataclass(frozen=True, slots=True)
class Running:
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


def start_postmaster(cluster: Cluster, binaries: Binaries, *, throwaway: bool) -> subprocess.Popen[bytes]:
    """Start a server on the cluster, as the cluster's account; it is not ready yet."""
    settings = _TUNING | (_THROWAWAY if throwaway else {}) | {"unix_socket_directories": _socket_folder(cluster)}
    command = [binaries.program("postgres"), "-D", str(cluster.pgdata)]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    return _start_process(command, cluster)


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


def ended_within(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """True when the process ends within so many seconds."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            return True
        time.sleep(0.02)
    return False


def last_words(cluster: Cluster, lines: int = 6) -> str:
    """The end of the server's log."""
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
