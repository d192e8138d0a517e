"""Personal data are planted in the tables of all plugins, with the values that each plugin's inherited tests give."""

from __future__ import annotations

import importlib.util
import inspect
from pathlib import Path

import pytest
from mreza.testing.factory import Given

CONTRACTS = sorted((Path(__file__).parents[2] / "plugins").glob("*/tests/test_contract.py"))


def given_of(file: Path) -> Given:
    """What a plugin's fixture `given` holds."""
    spec = importlib.util.spec_from_file_location(f"contract_of_{file.parts[-3]}", file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    values: Given = inspect.unwrap(module.given)()
    return values


@pytest.fixture
def given() -> Given:
    return {name: value for file in CONTRACTS for name, value in given_of(file).items()}
