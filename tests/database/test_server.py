"""The private server: made on first use, shared, stopped by the last, recovered after a crash, and never in the way."""

from __future__ import annotations

import asyncio
import os
import pwd
import signal
import stat
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import asyncpg
import pytest
from mreza.database.account import Account, choose_account
from mreza.database.address import DatabaseAddress
from mreza.database.binaries import find_binaries, reachable_binaries
from mreza.database.server import EmbeddedServer
from mreza.errors import ConfigurationError

AS_ROOT = os.geteuid() == 0


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every account can enter: the data folder lies in a place like that on most machines."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def fetch(address: DatabaseAddress, query: str) -> object:
    async def once() -> object:
        connection = await asyncpg.connect(address.dsn)
        try:
            return await connection.fetchval(query)
        finally:
            await connection.close()

    return asyncio.run(once())


def postmaster(folder: Path) -> int:
    return int((folder / "postmaster.pid").read_text().splitlines()[0])


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def as_account(account: Account, work: Callable[[], None]) -> str:
    """Run `work` in a process of that account; returns what went wrong there, empty when nothing."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if not account.is_current:
                os.setgroups([])
                os.setgid(account.gid)
                os.setuid(account.uid)
            work()
        except BaseException:
            os.write(write, traceback.format_exc().encode())
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read) as said:
        text = said.read()
    os.waitpid(child, 0)
    return text


def ordinary_account() -> Account:
    """An account without rights: the present one, or for root one that is."""
    if not AS_ROOT:
        return choose_account()
    entry = pwd.getpwnam("nobody")
    return Account(name="nobody", uid=entry.pw_uid, gid=entry.pw_gid)


def test_the_first_start_makes_a_database_and_the_next_one_finds_it_again(folder: Path) -> None:
    said: list[str] = []
    with EmbeddedServer(folder / "data", said.append) as address:
        fetch(address, "CREATE TABLE kept AS SELECT 1 AS one")
        assert fetch(address, "SELECT current_setting('server_encoding') || lower('ЂĐ')") == "UTF8ђđ"
        assert fetch(address, "SELECT current_setting('fsync') || current_setting('jit')") == "onoff"
        assert (
            fetch(address, "SELECT count(*) FROM pg_extension WHERE extname IN ('pg_trgm', 'unaccent', 'btree_gist')")
            == 3
        )
    assert said == ["Making a database …"]
    with EmbeddedServer(folder / "data", said.append) as address:
        assert fetch(address, "SELECT one FROM kept") == 1
    assert len(said) == 1


def test_the_owner_role_is_no_superuser_but_may_make_the_serving_role_and_databases(folder: Path) -> None:
    with EmbeddedServer(folder / "data", throwaway=True) as address:
        powers = "rolsuper::int || '' || rolbypassrls::int || rolcreaterole::int || rolcreatedb::int"
        assert fetch(address, f"SELECT {powers} FROM pg_roles WHERE rolname = current_user") == "0011"


def test_the_database_is_reached_through_a_private_socket_and_with_its_password_only(folder: Path) -> None:
    with EmbeddedServer(folder / "data") as address:
        socket_folder = Path(str(address.url.query["host"]))
        assert stat.S_IMODE(socket_folder.stat().st_mode) == 0o700
        assert fetch(address, "SHOW listen_addresses") == ""
        with pytest.raises(asyncpg.InvalidPasswordError):
            fetch(address.with_role(address.user or "", "guessed"), "SELECT 1")
        assert fetch(address, "SELECT 1") == 1
    passwords = folder / "data" / "postgres" / "passwords"
    assert stat.S_IMODE(passwords.stat().st_mode) == 0o600


def test_a_second_process_shares_the_server_and_the_last_to_leave_stops_it(folder: Path) -> None:
    first, second = EmbeddedServer(folder / "data"), EmbeddedServer(folder / "data")
    address = first.start()
    assert second.start() == address
    first.stop()
    assert fetch(address, "SELECT 1") == 1
    second.stop()
    second.stop()
    assert not (folder / "data" / "postgres" / "database" / "postmaster.pid").exists()
    with pytest.raises(OSError):
        fetch(address, "SELECT 1")


def test_after_a_crash_the_next_start_recovers_and_says_so(folder: Path) -> None:
    crashed = EmbeddedServer(folder / "data")
    fetch(crashed.start(), "CREATE TABLE kept AS SELECT 1 AS one")
    os.kill(postmaster(folder / "data" / "postgres" / "database"), signal.SIGKILL)
    crashed.stop()

    said: list[str] = []
    with EmbeddedServer(folder / "data", said.append) as address:
        assert fetch(address, "SELECT one FROM kept") == 1
    assert any("was not shut down properly last time; recovered" in sentence for sentence in said)
    said.clear()
    with EmbeddedServer(folder / "data", said.append):
        assert said == []


def test_a_server_left_behind_by_a_killed_program_is_used_and_stopped(folder: Path) -> None:
    place = folder / "data" / "postgres" / "database"
    assert as_account(choose_current(), lambda: start_and_die(folder)) == ""
    pid = postmaster(place)
    assert is_alive(pid)
    with EmbeddedServer(folder / "data") as address:
        assert fetch(address, "SELECT 1") == 1
        assert postmaster(place) == pid
    assert not (place / "postmaster.pid").exists()


def choose_current() -> Account:
    return Account(name="present", uid=os.geteuid(), gid=os.getegid())


def start_and_die(folder: Path) -> None:
    EmbeddedServer(folder / "data").start()
    os._exit(0)


def test_a_start_that_is_interrupted_leaves_no_server_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = EmbeddedServer(folder / "data", throwaway=True)

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(server, "_await_ready", interrupted)
        with pytest.raises(KeyboardInterrupt):
            server.start()
    assert not (folder / "data" / "postgres" / "database" / "postmaster.pid").exists()
    with server as address:
        assert fetch(address, "SELECT 1") == 1


def test_the_terminals_interrupt_does_not_reach_the_server(folder: Path) -> None:
    with EmbeddedServer(folder / "data", throwaway=True):
        pid = postmaster(folder / "data" / "postgres" / "database")
        assert os.getsid(pid) != os.getsid(0)


def test_an_ordinary_account_runs_it_too(folder: Path) -> None:
    account = ordinary_account()
    programs = reachable_binaries(find_binaries(), account, lambda _: None).folder
    home = folder / "home"
    home.mkdir(mode=0o700)
    account.own(home)

    def work() -> None:
        with EmbeddedServer(home / "data", throwaway=True, postgres_bin=programs) as address:
            assert fetch(address, "SELECT 1") == 1
        assert stat.S_IMODE((home / "data").stat().st_mode) == 0o700

    assert as_account(account, work) == ""


def test_no_folder_above_the_data_is_changed(folder: Path) -> None:
    private = folder / "private"
    (private / "below").mkdir(parents=True)
    private.chmod(0o700)
    (private / "below").chmod(0o750)
    before = [path.stat() for path in (folder, private, private / "below")]
    outside: Path | None = None
    with EmbeddedServer(private / "below" / "data", throwaway=True) as address:
        assert fetch(address, "SELECT 1") == 1
        outside = Path(str(address.url.query["host"])).parent
    after = [path.stat() for path in (folder, private, private / "below")]
    assert [(s.st_mode, s.st_uid, s.st_gid) for s in after] == [(s.st_mode, s.st_uid, s.st_gid) for s in before]
    # Root's folder is closed to the account that runs the server, so the database lay elsewhere; else it lay inside.
    assert outside.is_relative_to(folder) is not AS_ROOT
    assert not outside.exists()


def test_a_lasting_database_that_cannot_lie_in_the_data_folder_is_found_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = folder / "shelf"
    shelf.mkdir(mode=0o755)
    monkeypatch.setattr("mreza.database.places.shelves", lambda: [shelf])
    data = folder / "private" / "data"
    data.parent.mkdir(mode=0o700)
    with EmbeddedServer(data) as address:
        fetch(address, "CREATE TABLE kept AS SELECT 1 AS one")
    with EmbeddedServer(data) as address:
        assert fetch(address, "SELECT one FROM kept") == 1
    inside_or_named = data / ("cluster" if AS_ROOT else "postgres")
    assert inside_or_named.exists()
    assert len(list(shelf.iterdir())) == int(AS_ROOT)


def test_programs_in_a_closed_folder_are_copied_once_to_where_the_account_reaches(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mreza.database.places.shelves", lambda: [folder])
    monkeypatch.setattr("mreza.database.binaries._can_run", lambda programs, _: programs.folder.is_relative_to(folder))
    said: list[str] = []
    for _ in range(2):
        programs = reachable_binaries(find_binaries(), ordinary_account(), said.append)
        assert programs.folder.is_relative_to(folder)
    assert len(said) == 1
    with EmbeddedServer(folder / "data", throwaway=True, postgres_bin=programs.folder) as address:
        assert fetch(address, "SELECT 1") == 1


def test_a_path_too_long_for_a_socket_is_no_obstacle(folder: Path) -> None:
    with EmbeddedServer(folder / ("long" * 30) / "data", throwaway=True) as address:
        assert fetch(address, "SELECT 1") == 1


def test_no_permission_on_the_data_folder_names_the_remedy(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o555)

    def work() -> None:
        with pytest.raises(ConfigurationError, match=r"closed/data cannot be written.*MREZA_DATA="):
            EmbeddedServer(closed / "data").start()

    assert as_account(ordinary_account(), work) == ""


def test_a_database_of_another_major_version_is_left_alone(folder: Path) -> None:
    with EmbeddedServer(folder / "data") as address:
        place = Path(str(address.url.query["host"])).parent
    version = place / "database" / "PG_VERSION"
    version.write_text("14\n")
    with pytest.raises(ConfigurationError, match=r"PostgreSQL 14.*mreza db backup"):
        EmbeddedServer(folder / "data").start()


def test_a_server_that_cannot_start_shows_the_end_of_its_log(folder: Path) -> None:
    with EmbeddedServer(folder / "data") as address:
        place = Path(str(address.url.query["host"])).parent
    (place / "database" / "postgresql.conf").write_text("no_such_setting = 1\n")
    with pytest.raises(ConfigurationError, match="no_such_setting"):
        EmbeddedServer(folder / "data").start()


def test_an_account_that_cannot_run_it_is_named() -> None:
    with pytest.raises(ConfigurationError, match="no-such-account"):
        choose_account("no-such-account")
    with pytest.raises(ConfigurationError, match=r"root.*unprivileged"):
        choose_account("root")


def test_a_folder_without_the_programs_is_named(folder: Path) -> None:
    with pytest.raises(ConfigurationError, match="holds no program postgres"):
        find_binaries(folder)
