from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from mreza.access.permissions import WRITE_DIRECTORY
from mreza.directory import mutations
from mreza.directory.organisations import Organisation
from mreza.directory.people import AffiliationKind, Mandate, MandateKind, Person
from mreza.model.period import Period
from mreza.mutation import spec_of
from mreza.mutation.runner import MutationResult
from mreza.testing.ground import World
from mreza.text import Translated
from sqlalchemy import select

pytestmark = pytest.mark.anyio


async def run(world: World, function: Any, **arguments: Any) -> MutationResult:
    viewer = await world.coordinator(None, WRITE_DIRECTORY)
    return await world.runner.run(spec_of(function), arguments, viewer)


async def person(world: World) -> Person:
    result = await run(
        world, mutations.create_person, network=world.here.id, given_name="Ana", family_name="Ilić",
        email="ana@Example.org", phone="+381 11 123 4567",
    )  # fmt: skip
    assert result.subject is not None
    async with world.system() as session:
        return await session.get_one(Person, result.subject.id)


async def test_a_person_is_entered_and_changed(world: World) -> None:
    ana = await person(world)
    assert (ana.email, ana.phone) == ("ana@example.org", "+381111234567")
    assert not (await run(world, mutations.update_person, person=ana.id, phone=None)).errors
    async with world.system() as session:
        changed = await session.get_one(Person, ana.id)
    assert (changed.email, changed.phone) == ("ana@example.org", None)


async def test_two_ties_of_one_kind_do_not_overlap(world: World) -> None:
    ana = await person(world)
    arguments = {"person": ana.id, "organisation": world.organisation.id, "kind": AffiliationKind.VOLUNTEER}
    first = await run(world, mutations.affiliate, valid_from=date(2024, 1, 1), **arguments)
    second = await run(world, mutations.affiliate, **arguments)
    assert not first.errors and first.subject is not None
    assert [error.code for error in second.errors] == ["PERIODS_OVERLAP"]
    ended = await run(world, mutations.end_affiliation, affiliation=first.subject.id, last_day=date(2024, 12, 31))
    third = await run(world, mutations.affiliate, **arguments)
    assert not ended.errors and not third.errors
    reversed_ = await run(world, mutations.end_affiliation, affiliation=first.subject.id, last_day=date(2023, 1, 1))
    assert [error.code for error in reversed_.errors] == ["PERIOD_REVERSED"]


async def test_an_office_is_handed_over_the_day_before_and_never_held_twice(world: World) -> None:
    async with world.system() as session:
        successor = Organisation(network_id=world.here.id, name=Translated({"en": "Successor"}))
        session.add(successor)
    arguments = {"kind": MandateKind.NATIONAL_COORDINATOR, "network": world.here.id}
    for organisation, day in ((world.organisation, date(2020, 1, 1)), (successor, date(2025, 1, 1))):
        result = await run(world, mutations.assign_mandate, organisation=organisation.id, valid_from=day, **arguments)
        assert not result.errors
    async with world.system() as session:
        held = await session.scalars(select(Mandate).where(Mandate.network_id == world.here.id).order_by(Mandate.id))
        assert [(one.organisation_id, one.valid) for one in held] == [
            (world.organisation.id, Period(date(2020, 1, 1), date(2024, 12, 31))),
            (successor.id, Period(date(2025, 1, 1))),
        ]
    again = await run(
        world, mutations.assign_mandate, organisation=world.organisation.id, valid_from=date(2024, 6, 1), **arguments
    )
    assert [error.code for error in again.errors] == ["PERIODS_OVERLAP"]


async def test_a_coordinator_cannot_take_the_regional_secretariat(world: World) -> None:
    result = await run(
        world, mutations.assign_mandate, organisation=world.organisation.id, kind=MandateKind.REGIONAL_SECRETARIAT,
        network=world.here.id,
    )  # fmt: skip
    assert [error.code for error in result.errors] == ["NOT_PERMITTED"]


async def test_a_legal_representative_is_a_person(world: World) -> None:
    result = await run(
        world, mutations.assign_mandate, organisation=world.organisation.id, kind=MandateKind.LEGAL_REPRESENTATIVE,
        network=world.here.id,
    )  # fmt: skip
    assert [(error.code, error.path) for error in result.errors] == [("REQUIRED", ("personId",))]
