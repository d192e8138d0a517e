"""A plugin's `jobs` module is found by the host, as its mutations are."""

from __future__ import annotations

from typing import Any

import pytest
from mreza.delivery.job import JobFunction, jobs_in
from mreza.errors import ConfigurationError
from mreza.plugin.host import Host

JOB = """
from mreza.delivery.job import JobRun, job

@job("{kind}")
async def {name}(run: JobRun) -> str:
    return "done"
"""


def jobs_of(host: Host) -> dict[str, JobFunction]:
    return jobs_in(module for plugin in host.plugins for module in plugin.parts("jobs"))


def test_a_plugins_jobs_are_found_while_it_is_enabled_though_nothing_else_imports_them(workshop: Any) -> None:
    workshop.plugin("garden", jobs=JOB.format(kind="garden.water", name="water"))
    workshop.plugin("shed", jobs=JOB.format(kind="shed.sweep", name="sweep"))
    assert sorted(jobs_of(workshop.host())) == ["core.redeliver_failed", "garden.water", "shed.sweep"]
    assert sorted(jobs_of(workshop.host({"garden"}))) == ["core.redeliver_failed", "garden.water"]


def test_a_job_that_is_only_imported_is_not_offered_twice(workshop: Any) -> None:
    workshop.plugin("garden", jobs=JOB.format(kind="garden.water", name="water"))
    workshop.plugin("shed", manifest="requires=('garden',)", jobs="from mreza_garden.jobs import water")
    assert sorted(jobs_of(workshop.host())) == ["core.redeliver_failed", "garden.water"]


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (JOB.format(kind="core.redeliver_failed", name="water"), "is garden's. Call it garden.water"),
        (JOB.format(kind="garden.x", name="one") + JOB.format(kind="garden.x", name="two"), "two jobs called garden.x"),
    ],
)
def test_a_job_in_anothers_name_and_two_of_one_name_are_refused(workshop: Any, source: str, says: str) -> None:
    workshop.plugin("garden", jobs=source)
    with pytest.raises(ConfigurationError, match=says):
        jobs_of(workshop.host())
