"""The committed schema is the composed one, so that nobody changes the API without seeing it."""

from __future__ import annotations

from pathlib import Path

from mreza.cli.schema import FILE
from mreza.plugin.plan import sdl_changes
from mreza.testing.kit import api_of

COMMITTED = Path(__file__).resolve().parents[1] / FILE


def test_the_committed_schema_is_the_composed_one() -> None:
    changes = sdl_changes(COMMITTED.read_text(encoding="utf-8"), api_of(None).sdl)
    said = "\n".join(f"{change.kind}: {change.text}" for change in changes)
    assert not changes, f"The API differs from {FILE}. If that is meant, keep it with `make schema`:\n{said}"


def test_a_field_that_is_taken_away_is_called_breaking() -> None:
    before = "type Query { one: Int two: Int }"
    assert [change.kind for change in sdl_changes(before, "type Query { one: Int }")] == ["breaking"]
    assert [change.kind for change in sdl_changes("type Query { one: Int }", before)] == ["safe"]
