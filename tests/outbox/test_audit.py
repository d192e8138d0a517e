from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from mreza.access.models import Token, TokenKind, User
from mreza.access.permissions import READ_AUDIT
from mreza.access.viewer import Viewer, ViewerKind
from mreza.directory.organisations import Organisation
from mreza.errors import UserError
from mreza.model.global_id import encode
from mreza.mutation import Do, mutation, spec_of
from mreza.outbox.event import Event
from mreza.outbox.models import Action, AuditEntry, EventRecord
from mreza.testing.ground import World
from sqlalchemy import func, select, text

pytestmark = pytest.mark.anyio


@dataclass(frozen=True)
class AcronymGiven(Event):
    """An organisation has an acronym."""

    subject: Organisation
    acronym: str


@mutation(permission="x", emits=AcronymGiven)
async def give_acronym(do: Do, organisation: Organisation, acronym: str, fail: bool = False) -> Organisation:
    """Give an acronym."""
    organisation.acronym = acronym
    await do.session.flush()
    do.emit(AcronymGiven(organisation, acronym))
    if fail:
        raise UserError("REFUSED", "On second thoughts, no. Leave it.")
    return organisation


GIVE = spec_of(give_acronym)


async def trail(world: World, viewer: Viewer, id: UUID) -> list[AuditEntry]:
    async with world.seen_by(viewer) as session:
        found = await session.scalars(select(AuditEntry).where(AuditEntry.row_id == id).order_by(AuditEntry.id))
        return list(found)


async def test_a_change_is_on_record_with_before_after_actor_and_reason(world: World) -> None:
    async with world.system() as session:
        user = User(email=f"{uuid4()}@example.org", name="Ana")
        session.add(user)
    viewer = await world.coordinator(None, "x", user=user.id)
    arguments = {"organisation": world.organisation.id, "acronym": "SSC"}
    await world.runner.run(GIVE, arguments, viewer, reason="Statute of 2024", request_id="r-1")
    created, changed = await trail(world, viewer, world.organisation.id)
    assert (created.action, created.viewer_kind, created.mutation) == (Action.CREATED, "SYSTEM", None)
    assert created.after is not None and created.after["name"] == {"en": "Sunny Side"}
    assert (changed.action, changed.before, changed.after) == (Action.CHANGED, {"acronym": None}, {"acronym": "SSC"})
    assert (changed.actor_id, changed.viewer_kind) == (user.id, "COORDINATOR")
    assert (changed.mutation, changed.reason, changed.request_id) == ("giveAcronym", "Statute of 2024", "r-1")
    assert changed.subject == encode("Organisation", world.organisation.id)
    assert changed.network_id == world.here.id and changed.organisation_id == world.organisation.id


async def test_raw_sql_is_on_record_too(world: World) -> None:
    viewer = await world.coordinator()
    async with world.seen_by(viewer) as session:
        await session.execute(text("UPDATE core_organisation SET acronym = 'RAW'"))
        await session.execute(text("DELETE FROM core_organisation"))
    entries = await trail(world, viewer, world.organisation.id)
    assert [entry.action for entry in entries] == [Action.CREATED, Action.CHANGED, Action.DELETED]
    assert entries[-1].before is not None and entries[-1].before["acronym"] == "RAW"


async def test_another_network_does_not_see_the_record(world: World) -> None:
    assert await trail(world, await world.coordinator(world.there), world.organisation.id) == []
    assert await trail(world, await world.coordinator(world.here), world.organisation.id) != []
    without = await world.viewer(ViewerKind.COORDINATOR, networks=[world.here.id])
    assert await trail(world, without, world.organisation.id) == []


async def test_nobody_rewrites_the_record(world: World) -> None:
    viewer = await world.viewer(ViewerKind.SECRETARIAT, networks=[world.here.id], permissions=[READ_AUDIT])
    async with world.seen_by(viewer) as session:
        assert await session.scalar(select(func.count(AuditEntry.id)))
        for statement in ("UPDATE core_audit_entry SET reason = 'x'", "DELETE FROM core_audit_entry"):
            returned = await session.execute(text(statement + " RETURNING id"))
            assert returned.all() == []
    with pytest.raises(Exception, match="row-level security"):
        async with world.seen_by(viewer) as session:
            await session.execute(
                text(
                    "INSERT INTO core_audit_entry (id, version, subject_type, subject, table_name, row_id, action, "
                    "viewer_kind, at) VALUES (gen_random_uuid(), 1, 'X', 'x', 'x', gen_random_uuid(), 'CREATED', "
                    "'X', now())"
                )
            )


async def test_secrets_are_never_on_record(world: World) -> None:
    async with world.system() as session:
        user = User(email=f"{uuid4()}@example.org", name="Ana", password_hash="argon2-secret")
        session.add(user)
        await session.flush()
        token = Token(
            kind=TokenKind.PERSONAL, name="t", prefix="m", secret_hash="sha-secret", user_id=user.id,
            created_at=world.clock.now(),
        )  # fmt: skip
        session.add(token)
        await session.flush()
        user.password_hash = "argon2-other"
        await session.flush()
    async with world.system() as session:
        rows = select(func.string_agg(text("core_audit_entry::text"), " ")).where(
            AuditEntry.row_id.in_([user.id, token.id])
        )
        written = str(await session.scalar(rows))
    assert "Ana" in written
    assert "secret" not in written and "argon2" not in written


async def test_an_actor_cannot_be_forged(world: World) -> None:
    other = await world.coordinator(None, "x", user=uuid4())
    mine = await world.coordinator(None, "x", user=uuid4())
    async with world.seen_by(mine) as session:
        for name in ("mreza.actor", "mreza.user"):
            await session.execute(text("SELECT set_config(:name, :value, true)"), {"name": name, "value": other.handle})
        await session.execute(text("UPDATE core_organisation SET acronym = 'F'"))
    assert (await trail(world, mine, world.organisation.id))[-1].actor_id == mine.user_id


async def test_only_the_owner_may_load_in_bulk_without_a_record(world: World) -> None:
    viewer = await world.coordinator()
    change = text("UPDATE core_organisation SET acronym = 'BULK' WHERE id = :id")
    async with world.system() as session:
        await session.execute(text("SET LOCAL mreza.bulk = 'on'"))
        await session.execute(change, {"id": world.organisation.id})
    assert len(await trail(world, viewer, world.organisation.id)) == 1
    async with world.seen_by(viewer) as session:
        await session.execute(text("SET LOCAL mreza.bulk = 'on'"))
        await session.execute(text("UPDATE core_organisation SET acronym = 'NOT'"))
    assert len(await trail(world, viewer, world.organisation.id)) == 2


async def test_an_event_is_told_with_its_payload_to_its_network_only(world: World) -> None:
    viewer = await world.coordinator(None, "x")
    await world.runner.run(GIVE, {"organisation": world.organisation.id, "acronym": "SSC"}, viewer, request_id="r-9")
    mine = select(EventRecord).where(EventRecord.subject_id == world.organisation.id)
    async with world.seen_by(viewer) as session:
        (told,) = (await session.scalars(mine)).all()
    assert told.type.endswith(".AcronymGiven")
    assert (told.payload, told.request_id, told.network_id) == ({"acronym": "SSC"}, "r-9", world.here.id)
    async with world.seen_by(await world.member(world.organisation)) as session:
        assert len((await session.scalars(mine)).all()) == 1
    async with world.seen_by(await world.coordinator(world.there)) as session:
        assert (await session.scalars(mine)).all() == []


async def test_what_was_rolled_back_was_never_told(world: World) -> None:
    viewer = await world.coordinator(None, "x")
    arguments = {"organisation": world.organisation.id, "acronym": "SSC", "fail": True}
    result = await world.runner.run(GIVE, arguments, viewer)
    assert [error.code for error in result.errors] == ["REFUSED"]
    async with world.system() as session:
        assert await session.scalar(select(func.count()).where(EventRecord.subject_id == world.organisation.id)) == 0
    assert len(await trail(world, viewer, world.organisation.id)) == 1


async def test_an_event_of_another_network_cannot_be_told(world: World) -> None:
    viewer = await world.coordinator()
    statement = text(
        "SELECT mreza.tell(gen_random_uuid(), 'x.Happened', 'X', 'x', gen_random_uuid(), :network, NULL, '{}', now())"
    )
    async with world.seen_by(viewer) as session:
        await session.execute(statement, {"network": world.here.id})
    with pytest.raises(Exception, match="not the viewer's to tell"):
        async with world.seen_by(viewer) as session:
            await session.execute(statement, {"network": world.there.id})
