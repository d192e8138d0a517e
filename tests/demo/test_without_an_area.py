"""Any one of the areas may be left out: the rest starts, is filled with its demo data, and answers, on any day."""

from __future__ import annotations

from datetime import date

import pytest
from mreza.testing.kit import Templates, host_of

from .conftest import loaded

pytestmark = pytest.mark.anyio

#: Areas, with the day on which the rest is loaded: its codes and numbers follow from the day.
AREAS = {
    "campaigns": date(2026, 11, 22),
    "internships": date(2027, 1, 1),
    "licensing": date(2027, 7, 18),
    "membership": date(2027, 12, 31),
    "quality": date(2028, 2, 29),
    "trainings": date(2029, 4, 30),
}


def without(area: str) -> tuple[str, ...]:
    """All plugins but an area and those that require it."""
    host = host_of(None)
    left_out = {area}
    for plugin in host.plugins:  # in the order of dependencies
        if left_out & {need.name for need in plugin.manifest.requirements}:
            left_out.add(plugin.name)
    return tuple(name for name in host.names if name not in {"core", *left_out})


@pytest.mark.parametrize("area", AREAS)
async def test_the_rest_stands_without(area: str, templates: Templates) -> None:
    rest = without(area)
    async with loaded(templates, plugins=rest, today=AREAS[area]) as demo:
        owners = {info.plugin for info in demo.application.api.registry.infos.values()}
        assert area not in owners
        assert {"core", *rest} >= owners
        assert await demo.connection.fetchval("SELECT count(*) FROM core_organisation") == 203
        filled = {
            model.__plugin__ for model in demo.application.host.models if demo.summary.counts.get(model.__tablename__)
        }
        assert filled == owners
