"""What the README promises of its two commands, typed in a clean clone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from .pages import ROOT, blocks
from .running import Clone, Demonstration, clean_clone

COORDINATOR = "coordinator.rs@demo.example"
MIGRATED = re.compile(r"\b[a-z_]+_\d{4}\b")
PAGES = ["README.md", "docs/api.md"]


@pytest.fixture(scope="module")
def clone() -> Iterator[Clone]:
    with clean_clone() as clone:
        yield clone


def answers(text: str) -> list[Any]:
    """The JSON documents that a block's commands printed, one behind the other."""
    found, decoder = [], json.JSONDecoder()
    while text := text.strip():
        value, end = decoder.raw_decode(text)
        found.append(value)
        text = text[end:]
    return found


def test_make_help_lists_what_can_be_done(clone: Clone) -> None:
    shown = clone.run("make").stdout
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"demo", "test"} < set(targets)
    assert [target for target in targets if f"make {target} " not in shown] == []


def test_continuous_integration_runs_the_tests_that_make_test_runs(clone: Clone) -> None:
    typed = clone.run("make --dry-run test").stdout
    assert f"{clone.venv}/bin/pytest" in typed
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert re.search(r"^make test$", run, re.MULTILINE)
    assert re.search(r"^make lint$", run, re.MULTILINE)


def test_make_demo_from_nothing_to_answers_and_back_to_nothing(clone: Clone) -> None:
    first = Demonstration(clone).wait_until_ready()
    assert "Demo data" in first.said
    assert MIGRATED.search(first.said)
    [curl] = re.findall(r"^Try (curl .*)$", first.said, re.MULTILINE)
    [shown] = answers(clone.run(curl).stdout)
    assert shown["data"]["organisations"]["nodes"]

    [password] = re.findall(r"password of all: ([^;]+);", first.said)
    assert COORDINATOR in first.said
    signed_in = clone.run(
        f'curl -s http://127.0.0.1:8000/sign-in -H \'Content-Type: application/json\' -d \'{{"email": "{COORDINATOR}", '
        f'"password": "{password}", "bearer": true}}\''
    )
    [body] = answers(signed_in.stdout)
    assert body["token"].startswith("mz")

    token = clone.run(f".venv/bin/mreza token create {COORDINATOR}").stdout.strip()
    assert token.startswith("mzp_")
    for block in (block for page in PAGES for block in blocks(page) if "run" in block.attributes):
        typed = clone.run(block.text, TOKEN=token)
        assert typed.returncode == 0, f"{block}: {typed.stderr}"
        written = re.findall(r" -o (\S+)", block.text)
        assert len(answers(typed.stdout)) == block.text.count("curl ") - len(written), block
        for name in written:
            assert (clone.folder / name).read_text(encoding="utf-8-sig").startswith('"'), block
            (clone.folder / name).unlink()
        assert [answer for answer in answers(typed.stdout) if "errors" in answer] == [], block

    assert first.interrupt() is not None
    assert "Stopping" in first.said
    assert clone.processes() == []

    second = Demonstration(clone).wait_until_ready()
    assert "Demo data" not in second.said
    assert "Making a database" not in second.said
    assert not MIGRATED.search(second.said)
    [again] = answers(clone.run(curl).stdout)
    assert again["data"] == shown["data"]

    second.kill()
    third = Demonstration(clone).wait_until_ready()
    assert "was not shut down properly last time; recovered" in third.said
    [recovered] = answers(clone.run(curl).stdout)
    assert recovered["data"] == shown["data"]
    third.interrupt()
    assert clone.processes() == []


def test_a_port_in_use_is_named_with_the_remedy(clone: Clone) -> None:
    import socket

    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", clone.port))
        taken.listen()
        refused = clone.run("make demo")
    assert refused.returncode != 0
    assert f"PORT={clone.port + 1} make demo" in refused.stderr
