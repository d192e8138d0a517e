"""`mreza demo`, as it is typed: how large it may be, and what one sees while the data is loaded."""

from __future__ import annotations

import io
import secrets
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from mreza.cli import build, console, demo
from mreza.demo.organisations import LARGEST_SCALE, plan_demo
from mreza.errors import MrezaError
from mreza.testing.kit import TODAY, Templates
from rich.console import Console
from typer.testing import CliRunner

Screen = Callable[[bool], io.StringIO]


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """What people see: on a terminal, or in the log of something that types for them."""

    def screen(terminal: bool) -> io.StringIO:
        shown = io.StringIO()
        monkeypatch.setattr(console, "console", Console(file=shown, force_terminal=terminal, width=120))
        return shown

    return screen


def test_a_scale_that_cannot_be_had_is_refused_before_anything_starts(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for scale, bound in ((0, 1), (LARGEST_SCALE + 1, LARGEST_SCALE)):
        typed = ["demo", "--scale", str(scale), "--data", str(data), "--port", "1"]
        result = CliRunner(env={"COLUMNS": "160"}).invoke(build(), typed)
        assert result.exit_code == 2
        assert f"than or equal to {bound}" in result.output
        with pytest.raises(MrezaError, match=f"from 1 to {LARGEST_SCALE}, not {scale}"):
            plan_demo(TODAY, scale)
    assert not data.exists()


def test_a_terminal_shows_beside_the_spinner_where_a_step_has_come_to(screen: Screen) -> None:
    shown = screen(True)
    with console.step("Demo data") as come_to:
        come_to("core_person (3 of 90)")
        time.sleep(0.3)
    assert "Demo data: core_person (3 of 90) …" in shown.getvalue()
    assert shown.getvalue().count("\n") <= 2, "the spinner's line is written over, not added to"


def test_a_log_gets_a_line_now_and_then_and_not_one_for_each_table(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "SILENCE", 0.2)
    shown = screen(False)
    with console.step("Demo data") as come_to:
        for number in range(50):
            come_to(f"table {number} [of many]")
            time.sleep(0.02)
    lines = shown.getvalue().splitlines()
    assert 2 <= sum(line.startswith("  Demo data: table ") for line in lines) <= 6
    assert "[of many]" in lines[0] and "✓ Demo data" in lines[-1]


@pytest.mark.anyio
async def test_while_the_data_is_loaded_one_sees_how_far_it_has_come(
    templates: Templates, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "SILENCE", 0.0)
    shown = screen(False)
    async with templates.application(f"demo_{secrets.token_hex(6)}") as application:
        first = await demo.prepare(application.settings, application.address)
        said = shown.getvalue()
        again = await demo.prepare(application.settings, application.address)
    [planned, *tables, last] = [line.strip() for line in said.splitlines() if line.startswith("  Demo data: ")]
    assert planned == "Demo data: planning"
    total = len(tables)
    assert [line.rpartition(" (")[2] for line in tables] == [f"{done} of {total})" for done in range(total)]
    assert any("core_organisation (" in line for line in tables)
    assert last == f"Demo data: statistics ({total} of {total})"
    assert first.partner_key and again.partner_key is None
    assert "Demo data" not in shown.getvalue()[len(said) :], "what is there already is not loaded again"
