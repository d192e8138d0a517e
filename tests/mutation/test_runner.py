from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import pytest
from mreza.access.attempts import ADDRESS
from mreza.directory.organisations import ContactKind, ContactPoint, Organisation, ProvidedService, ServiceType
from mreza.directory.people import Person
from mreza.errors import UserError
from mreza.model.period import Period
from mreza.mutation import UNSET, Do, mutation, shown_once, spec_of
from mreza.mutation.messages import Messages
from mreza.mutation.runner import MutationResult, ScopeGone
from mreza.outbox.event import Event
from mreza.outbox.models import AuditEntry, EventRecord
from mreza.testing.ground import World
from mreza.text import Translated
from sqlalchemy import func, select, text

pytestmark = pytest.mark.anyio
WRITE = "core.directory.write"


@dataclass(frozen=True)
class OrganisationRenamed(Event):
    """An organisation has another name."""

    subject: Organisation


@mutation(permission=WRITE, emits=OrganisationRenamed)
async def rename(do: Do, organisation: Organisation, name: Translated) -> Organisation:
    """Give an organisation another name."""
    organisation.name = name
    return organisation


@mutation(permission=WRITE)
async def add_phones(do: Do, organisation: Organisation, numbers: list[str]) -> Organisation:
    """Add several phone numbers."""
    for number in numbers:
        do.session.add(
            ContactPoint(
                organisation_id=organisation.id,
                network_id=organisation.network_id,
                kind=ContactKind.PHONE,
                value=number,
            )
        )
    return organisation


@dataclass(frozen=True)
class Issued:
    """A secret and whose it is."""

    organisation: Organisation
    secret: str | None = shown_once()


@mutation(permission=WRITE)
async def issue(do: Do, organisation: Organisation) -> Issued:
    """Issue a secret."""
    organisation.acronym = (organisation.acronym or "") + "I"
    return Issued(organisation, uuid4().hex)


@mutation(public=True, elevated=True)
async def apply(do: Do, name: Translated, network_code: str) -> None:
    """Apply for membership as a visitor."""
    from mreza.directory.places import Network

    network = (await do.session.scalars(select(Network).where(Network.code == network_code))).one()
    await do.elevate(network.id)
    do.session.add(Organisation(network_id=network.id, name=name))


RENAME, ADD_PHONES, ISSUE, APPLY = (spec_of(one) for one in (rename, add_phones, issue, apply))


def named(text: str) -> Translated:
    return Translated({"en": text})


def codes(result: MutationResult) -> list[str]:
    return [error.code for error in result.errors]


async def test_a_change_is_made_and_names_its_object(world: World) -> None:
    viewer = await world.coordinator(None, WRITE)
    result = await world.runner.run(RENAME, {"organisation": world.organisation.id, "name": named("New")}, viewer)
    assert not result.errors
    assert result.subject == ("Organisation", world.organisation.id)
    async with world.seen_by(viewer) as session:
        found = await session.get_one(Organisation, world.organisation.id)
        assert (found.name, found.version) == (named("New"), 2)


async def test_without_the_permission_nothing_is_changed(world: World) -> None:
    viewer = await world.coordinator()
    result = await world.runner.run(RENAME, {"organisation": world.organisation.id, "name": named("New")}, viewer)
    assert codes(result) == ["NOT_PERMITTED"]
    assert WRITE in result.errors[0].message


async def test_an_ended_session_is_told_apart_from_a_mistake(world: World) -> None:
    viewer = await world.coordinator(None, WRITE)
    async with world.system() as session:
        await session.execute(text("DELETE FROM mreza.scope WHERE handle = :handle"), {"handle": viewer.handle})
    with pytest.raises(ScopeGone):
        await world.runner.run(RENAME, {"organisation": world.organisation.id, "name": named("New")}, viewer)


async def test_a_foreign_id_is_answered_like_one_that_does_not_exist(world: World) -> None:
    viewer = await world.coordinator(None, WRITE)
    answers = []
    for id in (world.foreign.id, uuid4()):
        result = await world.runner.run(RENAME, {"organisation": id, "name": named("Mine")}, viewer)
        answers.append([(error.code, error.path, error.message) for error in result.errors])
    assert answers[0] == answers[1]
    assert answers[0][0][:2] == ("NOT_FOUND", ("organisationId",))


async def test_a_row_that_one_sees_but_may_not_change_is_refused_as_such(world: World) -> None:
    async with world.system() as session:
        foreign = await session.get_one(Organisation, world.foreign.id)
        foreign.listed = Period()
    viewer = await world.coordinator(None, WRITE)
    result = await world.runner.run(RENAME, {"organisation": world.foreign.id, "name": named("Mine")}, viewer)
    assert codes(result) == ["NOT_PERMITTED"]
    added = await world.runner.run(ADD_PHONES, {"organisation": world.foreign.id, "numbers": ["+381111"]}, viewer)
    assert codes(added) == ["NOT_PERMITTED"]


async def test_a_stale_version_is_refused_with_the_present_one(world: World) -> None:
    viewer = await world.coordinator(None, WRITE)
    arguments = {"organisation": world.organisation.id, "name": named("New")}
    first = await world.runner.run(RENAME, arguments, viewer, expected_version=1)
    second = await world.runner.run(RENAME, arguments | {"name": named("Newer")}, viewer, expected_version=1)
    assert not first.errors
    assert codes(second) == ["STALE_VERSION"]
    assert dict(second.errors[0].values) == {"expected": 1, "found": 2}


async def test_of_fifty_parallel_edits_of_one_version_one_wins(world: World) -> None:
    viewer = await world.coordinator(None, WRITE)

    async def edit(number: int) -> MutationResult:
        arguments = {"organisation": world.organisation.id, "name": named(f"Name {number}")}
        return await world.runner.run(RENAME, arguments, viewer, expected_version=1)

    results = await asyncio.gather(*(edit(number) for number in range(50)))
    assert sum(not result.errors for result in results) == 1
    assert {code for result in results for code in codes(result)} == {"STALE_VERSION"}
    async with world.seen_by(viewer) as session:
        events = select(func.count()).where(EventRecord.subject_id == world.organisation.id)
        assert await session.scalar(events) == 1


async def test_a_repeated_request_has_one_effect_and_the_same_answer(world: World) -> None:
    viewer = await world.coordinator(None, WRITE)
    arguments = {"organisation": world.organisation.id, "numbers": ["+381111", "+381112"]}
    key = uuid4().hex
    results = await asyncio.gather(
        *(world.runner.run(ADD_PHONES, arguments, viewer, idempotency_key=key) for _ in range(5))
    )
    assert [result.subject for result in results] == [("Organisation", world.organisation.id)] * 5
    assert sorted(result.replayed for result in results) == [False, True, True, True, True]
    async with world.seen_by(viewer) as session:
        count = select(func.count()).where(ContactPoint.organisation_id == world.organisation.id)
        assert await session.scalar(count) == 2


async def test_a_key_used_for_another_request_is_refused(world: World) -> None:
    viewer = await world.coordinator(None, WRITE)
    arguments = {"organisation": world.organisation.id, "name": named("New")}
    key = uuid4().hex
    await world.runner.run(RENAME, arguments, viewer, idempotency_key=key)
    result = await world.runner.run(RENAME, arguments | {"name": named("Other")}, viewer, idempotency_key=key)
    assert codes(result) == ["IDEMPOTENCY_KEY_REUSED"]


async def test_a_mistake_is_not_kept_so_the_mended_request_may_use_the_same_key(world: World) -> None:
    viewer = await world.coordinator(None, WRITE)
    key = uuid4().hex
    wrong = await world.runner.run(RENAME, {"organisation": uuid4(), "name": named("A")}, viewer, idempotency_key=key)
    right = await world.runner.run(
        RENAME, {"organisation": world.organisation.id, "name": named("A")}, viewer, idempotency_key=key
    )
    assert codes(wrong) == ["NOT_FOUND"]
    assert not right.errors


async def test_another_users_key_is_another_key(world: World) -> None:
    key = uuid4().hex
    for network, organisation in ((world.here, world.organisation), (world.there, world.foreign)):
        viewer = await world.coordinator(network, WRITE, user=uuid4())
        arguments = {"organisation": organisation.id, "name": named("New")}
        result = await world.runner.run(RENAME, arguments, viewer, idempotency_key=key)
        assert not result.errors and not result.replayed


async def test_the_serving_role_cannot_read_keys(world: World) -> None:
    viewer = await world.coordinator(None, WRITE)
    with pytest.raises(Exception, match="permission denied"):
        async with world.seen_by(viewer) as session:
            await session.execute(text("SELECT * FROM mreza.idempotency"))


async def test_a_secret_is_shown_once_and_never_kept(world: World) -> None:
    viewer = await world.coordinator(None, WRITE)
    arguments, key = {"organisation": world.organisation.id}, uuid4().hex
    first = await world.runner.run(ISSUE, arguments, viewer, idempotency_key=key)
    second = await world.runner.run(ISSUE, arguments, viewer, idempotency_key=key)
    assert first.payload is not None and second.payload is not None
    assert first.payload["secret"] and second.payload["secret"] is None
    assert first.payload["organisation"] == second.payload["organisation"] == ("Organisation", world.organisation.id)
    async with world.system() as session:
        outcome = text("SELECT outcome::text FROM mreza.idempotency WHERE key = :key")
        stored = await session.scalar(outcome, {"key": key})
        assert first.payload["secret"] not in stored


async def test_a_visitor_reaches_one_network_only_through_an_elevated_mutation(world: World) -> None:
    from mreza.access.viewer import ViewerKind

    visitor = await world.viewer(ViewerKind.ANONYMOUS)
    arguments, key = {"name": named("Newcomer"), "network_code": world.here.code}, uuid4().hex
    for replayed in (False, True):
        result = await world.runner.run(APPLY, arguments, visitor, idempotency_key=key)
        assert not result.errors and result.replayed is replayed
    coordinator = await world.coordinator()
    others = select(Organisation).where(
        Organisation.network_id == world.here.id, Organisation.id != world.organisation.id
    )
    async with world.seen_by(coordinator) as session:
        created = (await session.scalars(others)).all()
        assert [one.name for one in created] == [named("Newcomer")]
        entry = (await session.scalars(select(AuditEntry).where(AuditEntry.row_id == created[0].id))).one()
        assert (entry.viewer_kind, entry.actor_id, entry.mutation) == ("ANONYMOUS", None, "apply")


async def test_periods_that_overlap_are_named_as_such(world: World) -> None:
    @mutation(permission=WRITE)
    async def provide(do: Do, organisation: Organisation, kind: ServiceType) -> ProvidedService:
        """Provide a service."""
        service = ProvidedService(
            organisation_id=organisation.id,
            network_id=organisation.network_id,
            service_type_id=kind.id,
            unit_id=kind_unit,
            valid=Period(),
        )
        do.session.add(service)
        return service

    from mreza.directory.places import AdministrativeUnit

    async with world.system() as session:
        kind = ServiceType(code=uuid4().hex, name=named("Care"), category="x")
        unit = AdministrativeUnit(
            country_id=world.here.country_id, scheme="X", code=uuid4().hex, level="city", name=named("Town")
        )
        session.add_all([kind, unit])
    kind_unit = unit.id
    viewer = await world.coordinator(None, WRITE)
    arguments = {"organisation": world.organisation.id, "kind": kind.id}
    first = await world.runner.run(spec_of(provide), arguments, viewer)
    second = await world.runner.run(spec_of(provide), arguments, viewer)
    assert not first.errors
    assert codes(second) == ["PERIODS_OVERLAP"]

    @mutation(permission=WRITE)
    async def provide_from(do: Do, organisation: Organisation, kind: ServiceType, days: Period) -> ProvidedService:
        """Provide."""
        service = ProvidedService(
            network_id=organisation.network_id,
            organisation_id=organisation.id,
            service_type_id=kind.id,
            unit_id=kind_unit,
            valid=days,
        )
        do.session.add(service)
        return service

    arguments |= {"days": {"start": date(2025, 7, 1), "end": date(2025, 7, 31)}}
    [overlap] = (await world.runner.run(spec_of(provide_from), arguments, viewer)).errors
    told = {locale: Messages().text(overlap, locale) for locale in ("en", "hr", "mk")}
    assert "from 1 July 2025 to 31 July 2025 overlaps another one of the same ProvidedService" in told["en"]
    assert "Razdoblje od 1. 7. 2025. do 31. 7. 2025. preklapa" in told["hr"]
    assert "од 1.7.2025 до 31.7.2025" in told["mk"]


async def test_null_clears_and_absence_leaves_as_it_is(world: World) -> None:
    seen = []

    @mutation(permission=WRITE)
    async def note(do: Do, organisation: Organisation, note: str | None = UNSET) -> None:
        """Note."""
        seen.append(note)

    from mreza.model.global_id import encode
    from mreza.mutation.arguments import decode

    spec, id = spec_of(note), encode("Organisation", world.organisation.id)
    viewer = await world.coordinator(None, WRITE)
    for given in ({}, {"note": None}, {"note": "x"}):
        await world.runner.run(spec, decode(spec.parameters, {"organisationId": id, **given}), viewer)
    assert seen == [UNSET, None, "x"]


async def test_what_is_nobodys_mistake_is_not_dressed_as_one(world: World) -> None:
    @mutation(permission=WRITE)
    async def broken(do: Do, person: Person | None = None) -> None:
        """Fail."""
        await do.session.execute(text("SELECT 1/0"))

    viewer = await world.coordinator(None, WRITE)
    with pytest.raises(Exception, match="division by zero"):
        await world.runner.run(spec_of(broken), {}, viewer)


async def test_without_a_version_the_later_of_two_edits_is_made_on_top_of_the_earlier(world: World) -> None:
    @mutation(permission=WRITE)
    async def append(do: Do, organisation: Organisation, letter: str) -> Organisation:
        """Append a letter."""
        organisation.acronym = (organisation.acronym or "") + letter
        return organisation

    viewer = await world.coordinator(None, WRITE)
    runs = [
        world.runner.run(spec_of(append), {"organisation": world.organisation.id, "letter": letter}, viewer)
        for letter in "ab"
    ]
    assert [codes(result) for result in await asyncio.gather(*runs)] == [[], []]
    async with world.seen_by(viewer) as session:
        changed = await session.get_one(Organisation, world.organisation.id)
        assert sorted(changed.acronym or "") == ["a", "b"]


async def test_of_two_mutations_that_wait_for_each_other_both_succeed(world: World) -> None:
    async with world.system() as session:
        other = Organisation(network_id=world.here.id, name=named("Other"))
        session.add(other)
    waiting, both = [], asyncio.Event()

    @mutation(permission=WRITE)
    async def cross(do: Do, first: Organisation, second: Organisation) -> None:
        """Change two in this order."""
        lock = text("UPDATE core_organisation SET acronym = 'X' WHERE id = :id")
        await do.session.execute(lock, {"id": first.id})
        waiting.append(first.id)
        if len(waiting) == 2:
            both.set()
        await both.wait()
        await do.session.execute(lock, {"id": second.id})

    viewer = await world.coordinator(None, WRITE)
    pairs = [(world.organisation.id, other.id), (other.id, world.organisation.id)]
    results = await asyncio.gather(
        *(world.runner.run(spec_of(cross), {"first": a, "second": b}, viewer) for a, b in pairs)
    )
    assert [codes(result) for result in results] == [[], []]


async def test_a_form_is_counted_per_address_and_attempt_and_the_wait_is_named(world: World) -> None:
    @mutation(public=True, per_address=3)
    async def ask_for_a_leaflet(do: Do) -> None:
        """Ask for a leaflet."""

    async def tried(address: str, times: int) -> list[MutationResult]:
        token = ADDRESS.set(address)
        try:
            return [await world.runner.run(spec_of(ask_for_a_leaflet), {}, viewer) for _ in range(times)]
        finally:
            ADDRESS.reset(token)

    viewer = await world.coordinator()
    *allowed, refused = await tried("203.0.113.7", 4)
    assert [codes(one) for one in allowed] == [[], [], []]
    assert codes(refused) == ["TOO_MANY_ATTEMPTS"]
    assert 1 <= refused.errors[0].values["seconds"] <= 15 * 60
    assert [codes(one) for one in await tried("203.0.113.8", 3)] == [[], [], []]
    assert [codes(one) for one in await tried("", 4)] == [[], [], [], []]


async def test_a_form_that_is_refused_counts_as_an_attempt_too(world: World) -> None:
    @mutation(public=True, per_address=1)
    async def hand_in(do: Do) -> None:
        """Hand something in that is never right."""
        raise UserError("WRONG", "This is wrong.")

    token = ADDRESS.set("203.0.113.9")
    try:
        viewer = await world.coordinator()
        answers = [codes(await world.runner.run(spec_of(hand_in), {}, viewer)) for _ in range(2)]
    finally:
        ADDRESS.reset(token)
    assert answers == [["WRONG"], ["TOO_MANY_ATTEMPTS"]]
