from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from mreza.access.permissions import WRITE_DIRECTORY
from mreza.access.viewer import Viewer
from mreza.directory import mutations
from mreza.directory.duplicates import Likelihood, find_duplicates
from mreza.directory.identifiers import CheckedIdentifier
from mreza.directory.organisations import (
    Address,
    BeneficiaryGroup,
    ContactKind,
    Identifier,
    Organisation,
    ServedGroup,
    ServiceType,
)
from mreza.model.period import Period
from mreza.mutation import spec_of
from mreza.mutation.runner import MutationResult
from mreza.outbox.models import EventRecord
from mreza.testing.ground import World
from mreza.text import Translated
from sqlalchemy import delete, select

pytestmark = pytest.mark.anyio

CREATE, UPDATE = spec_of(mutations.create_organisation), spec_of(mutations.update_organisation)
SUNNY = Translated({"sr-Cyrl": "Удружење „Сунчана страна“ Чачак"})


async def run(world: World, function: Any, viewer: Viewer | None = None, **arguments: Any) -> MutationResult:
    return await world.runner.run(
        spec_of(function), arguments, viewer or await world.coordinator(None, WRITE_DIRECTORY)
    )


def codes(result: MutationResult) -> list[tuple[str, tuple[str, ...]]]:
    return [(error.code, error.path) for error in result.errors]


async def created(world: World, name: Translated = SUNNY, **arguments: Any) -> Organisation:
    result = await run(world, mutations.create_organisation, network=world.here.id, name=name, **arguments)
    assert not result.errors, result.errors
    assert result.subject is not None
    async with world.system() as session:
        return await session.get_one(Organisation, result.subject.id)


async def test_an_organisation_is_entered_with_its_numbers_and_told_of(world: World) -> None:
    organisation = await created(
        world, identifiers=[{"scheme": "RS-PIB", "value": "101 134-702"}], website="example.org"
    )
    assert (organisation.name, organisation.website, organisation.listed) == (SUNNY, "https://example.org", None)
    async with world.seen_by(await world.coordinator()) as session:
        numbers = await session.scalars(select(Identifier).where(Identifier.organisation_id == organisation.id))
        assert [(one.scheme, one.value) for one in numbers] == [("RS-PIB", "101134702")]
        told = await session.scalars(select(EventRecord.type).where(EventRecord.subject_id == organisation.id))
        assert told.all() == ["core.OrganisationAdded"]
    async with world.system() as session:
        await session.execute(delete(Identifier).where(Identifier.organisation_id == organisation.id))


async def test_a_wrong_check_digit_is_refused_at_its_place(world: World) -> None:
    identifiers = [{"scheme": "RS-PIB", "value": "101134703"}, {"scheme": "XX", "value": "1"}]
    result = await run(world, mutations.create_organisation, network=world.here.id, name=SUNNY, identifiers=identifiers)
    assert codes(result) == [
        ("CHECK_DIGIT", ("identifiers", "0", "value")),
        ("UNKNOWN_SCHEME", ("identifiers", "1", "scheme")),
    ]


async def test_a_scheme_that_only_warns_keeps_the_number_with_a_remark(world: World) -> None:
    value = str(uuid4().int)[:8]
    result = await run(
        world, mutations.add_identifier, organisation=world.organisation.id, scheme="ME-PIB", value=value
    )
    assert not result.errors and result.subject is not None
    async with world.system() as session:
        kept = await session.get_one(Identifier, result.subject.id)
    assert kept.value == value and kept.warning


async def test_a_number_has_one_holder_in_all_networks(world: World) -> None:
    value = str(uuid4().int)[:8]
    first = await run(world, mutations.add_identifier, organisation=world.organisation.id, scheme="ME-PIB", value=value)
    again = await run(world, mutations.add_identifier, organisation=world.organisation.id, scheme="ME-PIB", value=value)
    there = await world.coordinator(world.there, WRITE_DIRECTORY)
    foreign = await run(
        world, mutations.add_identifier, there, organisation=world.foreign.id, scheme="ME-PIB", value=value
    )
    assert not first.errors
    assert codes(again) == [("DUPLICATE_IDENTIFIER", ("value",))]
    assert [code for code, _ in codes(foreign)] == ["DUPLICATE_IDENTIFIER"]


async def test_an_organisation_of_the_same_name_in_another_script_is_pointed_out(world: World) -> None:
    await created(world)
    latin = Translated({"en": "Udruzenje Suncana strana, Cacak"})
    result = await run(world, mutations.create_organisation, network=world.here.id, name=latin)
    assert codes(result) == [("SIMILAR_ORGANISATION", ("name",))]
    assert await created(world, latin, even_if_similar=True)


async def test_duplicates_are_ranked_by_number_then_by_name_and_stay_in_the_network(world: World) -> None:
    sunny = await created(world)
    other = await created(world, Translated({"en": "Centar Novi koraci Niš"}))
    number = CheckedIdentifier("ME-PIB", str(uuid4().int)[:8])
    await run(world, mutations.add_identifier, organisation=other.id, scheme=number.scheme, value=number.value)
    viewer = await world.coordinator()
    async with world.seen_by(viewer) as session:
        name = "Udruzenje Suncana strana, Cacak"
        found = await find_duplicates(session, name, network_id=world.here.id, identifiers=[number])
        assert [(one.organisation_id, one.likelihood) for one in found] == [
            (other.id, Likelihood.CERTAIN),
            (sunny.id, Likelihood.PROBABLE),
        ]
        assert await find_duplicates(session, name, network_id=world.here.id, besides=sunny.id) == []
        assert await find_duplicates(session, "Udruženje Most Subotica", network_id=world.here.id) == []
        assert await find_duplicates(session, name, network_id=world.there.id) == []


async def test_a_change_leaves_what_is_not_given_and_clears_what_is_null(world: World) -> None:
    organisation = await created(world, acronym="SS", website="example.org")
    await run(world, mutations.update_organisation, organisation=organisation.id, acronym=None, hide_address=True)
    async with world.system() as session:
        changed = await session.get_one(Organisation, organisation.id)
    assert (changed.acronym, changed.website, changed.hide_address) == (None, "https://example.org", True)


async def test_a_member_edits_its_own_entry_and_no_other(world: World) -> None:
    async with world.system() as session:
        (await session.get_one(Organisation, world.foreign.id)).listed = Period()
    member = await world.member(world.organisation, WRITE_DIRECTORY)
    own = await run(world, mutations.update_organisation, member, organisation=world.organisation.id, acronym="OWN")
    other = await run(world, mutations.update_organisation, member, organisation=world.foreign.id, acronym="NOT")
    assert not own.errors
    assert [code for code, _ in codes(other)] == ["NOT_PERMITTED"]


async def test_a_new_address_ends_the_one_before(world: World) -> None:
    async def move(street: str, day: date) -> None:
        result = await run(
            world,
            mutations.set_address,
            organisation=world.organisation.id,
            street=Translated({"en": street}),
            postcode="11 000",
            town=Translated({"en": "Belgrade"}),
            valid_from=day,
        )
        assert not result.errors

    await move("Old Street 1", date(2020, 1, 1))
    await move("New Street 2", date(2025, 1, 1))
    await move("New Street 2a", date(2025, 1, 1))
    async with world.system() as session:
        rows = await session.scalars(
            select(Address).where(Address.organisation_id == world.organisation.id).order_by(Address.id)
        )
        kept = [(row.street.as_json()["en"], row.postcode, row.valid) for row in rows]
    assert kept == [
        ("Old Street 1", "11000", Period(date(2020, 1, 1), date(2024, 12, 31))),
        ("New Street 2a", "11000", Period(date(2025, 1, 1))),
    ]


async def test_contact_points_are_kept_in_normal_form_and_wrong_ones_refused(world: World) -> None:
    organisation = world.organisation.id
    good = await run(
        world, mutations.add_contact_point, organisation=organisation, kind=ContactKind.PHONE, value="+383 38 200 300"
    )
    bad = await run(
        world, mutations.add_contact_point, organisation=organisation, kind=ContactKind.EMAIL, value="nobody"
    )
    assert not good.errors and good.subject is not None
    assert codes(bad) == [("EMAIL_INVALID", ("value",))]
    again = await run(world, mutations.update_contact_point, contact_point=good.subject.id, label="SOS")
    removed = await run(world, mutations.remove_contact_point, contact_point=good.subject.id)
    assert not again.errors and not removed.errors


async def test_a_service_is_provided_once_at_a_time(world: World) -> None:
    async with world.system() as session:
        kind = ServiceType(code=uuid4().hex, name=Translated({"en": "Home help"}), category="community")
        session.add(kind)
    arguments: dict[str, Any] = {"organisation": world.organisation.id, "service_type": kind.id}
    first = await run(world, mutations.provide_service, valid_from=date(2025, 1, 1), **arguments)
    second = await run(world, mutations.provide_service, **arguments)
    assert not first.errors and first.subject is not None
    assert [code for code, _ in codes(second)] == ["ALREADY_PROVIDED"]
    await run(world, mutations.end_service, provided_service=first.subject.id, last_day=date(2025, 2, 1))
    third = await run(world, mutations.provide_service, **arguments)
    assert not third.errors


async def test_served_groups_are_these_and_no_others(world: World) -> None:
    async with world.system() as session:
        groups = [BeneficiaryGroup(code=uuid4().hex, name=Translated({"en": f"Group {n}"})) for n in range(3)]
        session.add_all(groups)
    ids = [group.id for group in groups]
    for wanted in (ids[:2], ids[1:]):
        result = await run(world, mutations.set_served_groups, organisation=world.organisation.id, groups=wanted)
        assert not result.errors
    async with world.system() as session:
        kept = await session.scalars(
            select(ServedGroup.group_id).where(ServedGroup.organisation_id == world.organisation.id)
        )
        assert set(kept) == set(ids[1:])
