"""Which mutations a run has cut off and repeated (`mreza.testing.retried`), and which of the installation's it has not.

The list of what there is comes from the API that is composed of all plugins, so a mutation that somebody adds is
missed until a test asks for it. With several processes, each tells what it has repeated, and the first one adds up.
"""

from __future__ import annotations

from typing import Any

import pytest

#: Names of the mutations that were cut off and repeated in this process.
REPEATED: set[str] = set()
_SENT = "mreza_repeated"


class Coverage:
    """A pytest plugin of the runs with ``--drop-connections``."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._demands = bool(config.getoption("--every-mutation"))
        self._missed: list[str] = []

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any, error: object) -> None:
        """Add what another process has repeated."""
        REPEATED.update(getattr(node, "workeroutput", {}).get(_SENT, ()))

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Tell the first process; there, fail the run if something is missed that is demanded."""
        output = getattr(self._config, "workeroutput", None)
        if output is not None:
            output[_SENT] = sorted(REPEATED)
            return
        self._missed = missed(wanted(self._config.getoption("--plugin")), REPEATED)
        if self._demands and self._missed and exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Which mutations were repeated, and which not."""
        terminalreporter.section("mutations cut off before and after their commit, and repeated")
        total = len(wanted(self._config.getoption("--plugin")))
        terminalreporter.line(f"{total - len(self._missed)} of {total}.")
        if self._missed:
            terminalreporter.line(
                f"Never: {', '.join(self._missed)}. Ask each of them once in a test of its plugin, through `graphql`, "
                "in a document of its own.",
                red=self._demands,
            )


def wanted(plugin: str | None) -> list[str]:
    """The mutations of the installation; of one plugin, if it is named."""
    from mreza.testing.kit import api_of  # noqa: PLC0415 - at the end of a run, or never

    return sorted(spec.name for spec in api_of(None).mutations if plugin in (None, spec.plugin))


def missed(names: list[str], repeated: set[str]) -> list[str]:
    """Which of the names were never repeated."""
    return [name for name in names if name not in repeated]


__all__ = ["REPEATED", "Coverage", "missed", "wanted"]
