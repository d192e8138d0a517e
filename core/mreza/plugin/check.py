"""Runs the tests that every plugin inherits on an installed plugin."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

CONTRACT = "mreza.testing.contract"


def check_plugin(name: str, arguments: Sequence[str] = ()) -> int:
    """Run the contract on the plugin in a process of its own.

    Args:
        name: of an installed plugin, enabled or not.
        arguments: further arguments for pytest.

    Returns: pytest's exit status; 0 when the plugin keeps the contract.
    """
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--pyargs",
        CONTRACT,
        "--plugin",
        name,
        "-p",
        "no:cacheprovider",
        *arguments,
    ]
    return subprocess.run(command, check=False).returncode
