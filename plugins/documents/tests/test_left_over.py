"""What uploads leave behind: files that nobody files, of which one user may have so many, and parts of killed ones."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from mreza.delivery.job import enqueue_regular
from mreza.errors import UserError
from mreza.mutation.messages import Messages
from mreza.testing.kit import Kit
from mreza.text import Locale
from office import PDF, Office

pytestmark = pytest.mark.anyio

#: Writes a file that never comes to its end, as an upload does over a line that is cut.
ENDLESS = """
import sys, time, pathlib
from datetime import date
import obstore
from mreza_documents.storage import _folder, new_key

def pieces():
    while True:
        yield bytes(1_000_000)
        time.sleep(0.01)

key = new_key(date.fromisoformat(sys.argv[2]))
print(key, flush=True)
obstore.put(_folder(pathlib.Path(sys.argv[1])), key, pieces(), use_multipart=True, chunk_size=1_000_000)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MREZA_DOCUMENTS_STORE", tmp_path.as_uri())
    return tmp_path


async def swept(kit: Kit, office: Office, day: date) -> None:
    clock: Any = kit.application.clock
    clock.day = day
    await enqueue_regular(kit.application.pools.system, kit.application.jobs, clock)
    await office.work()


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def killed_upload(folder: Path, day: str) -> Path:
    """What an upload leaves that was killed in the middle, as the kernel kills."""
    command = [sys.executable, "-c", ENDLESS, str(folder), day]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        key = process.stdout.readline().strip()
        deadline = time.monotonic() + 30
        while not files_in(folder) and time.monotonic() < deadline:
            time.sleep(0.02)
        os.kill(process.pid, signal.SIGKILL)
    [left] = files_in(folder)
    assert left.relative_to(folder).as_posix().startswith(f"{key}#")
    return left


async def test_the_part_of_an_upload_that_was_killed_is_swept(kit: Kit, office: Office, folder: Path) -> None:
    left = await asyncio.to_thread(killed_upload, folder, "2025-06-30")
    assert await office.keys() == [], "no list shows it"
    for day, is_there in ((date(2025, 7, 1), True), (date(2025, 7, 2), False)):
        await swept(kit, office, day)
        assert left.exists() is is_there, day


async def test_a_user_has_so_many_files_that_are_filed_nowhere(
    kit: Kit, office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MREZA_DOCUMENTS_UNFILED_FILES", "3")
    coordinator, other = await kit.viewers.coordinator("RS"), await kit.viewers.coordinator("ME")
    answers = await asyncio.gather(*(office.upload(coordinator, PDF + b"%%%d" % number) for number in range(9)))
    taken = [one for one in answers if one["status"] == 201]
    assert len(taken) <= 3, "of many at once all may be refused, but none slips by"
    while (more := await office.upload(coordinator))["status"] == 201:
        taken.append(more)
    assert len(taken) == 3 == len(await office.keys())
    [error] = more["errors"]
    assert (more["status"], error["extensions"]["code"]) == (400, "UPLOADS_UNFILED")
    assert "3 files" in error["message"]
    assert (await office.upload(other))["status"] == 201, "another user's are counted by themselves"
    values = {"kind": "STATUTE", "title": "Статут", "networkId": office.network("RS")}
    await office.done("fileDocument", coordinator, "document { id }", upload=taken[0]["upload"], **values)
    assert (await office.upload(coordinator))["status"] == 201, "what is filed does not count"
    assert (await office.upload(coordinator))["status"] == 400
    await swept(kit, office, date(2025, 7, 2))
    assert len(files_in(folder)) == 1, "the marks are gone with their files"
    assert (await office.upload(coordinator))["status"] == 201


async def test_nor_files_of_so_many_bytes(
    kit: Kit, office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MREZA_DOCUMENTS_UNFILED_BYTES", str(len(PDF) * 2 + 10))
    coordinator = await kit.viewers.coordinator("RS")
    assert [(await office.upload(coordinator))["status"] for _ in range(3)] == [201, 201, 400]
    assert str(coordinator.user_id) not in " ".join(str(path) for path in files_in(folder))


def test_it_is_said_in_every_language() -> None:
    values = {"count": 1, "size": 2.5, "most": 3, "most_size": 4}
    error = UserError("UPLOADS_UNFILED", "{count} {size} {most} {most_size}", **values)
    messages = Messages.of(["mreza_documents"])
    said = {locale.value: messages.text(error, locale.value) for locale in Locale if locale is not Locale.EN}
    assert all("2.5 MB" in one for one in said.values()) and len(set(said.values())) >= 5
