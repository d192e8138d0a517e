"""Personal data go when their class says so, by the clock; what figures are made from stays."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from mreza.model.base import model_named
from mreza.model.keep import Keep
from mreza.privacy.retention import keep_of
from mreza.privacy.sweep import Swept, sweep
from mreza.privacy.ties import personal_columns, ties_of
from mreza.testing.contract_privacy import counts
from mreza.testing.factory import Factory
from mreza.testing.kit import Kit
from sqlalchemy import text

pytestmark = pytest.mark.anyio
NOW = datetime(2025, 6, 30, 12, tzinfo=UTC)
CONTACTS = {"email": "applicant@demo.example", "phone": "+381111234567", "contact_person": "Ana Anić"}


async def application_closed(kit: Kit, network: str, closed: date | None) -> UUID:
    """An application with contacts, withdrawn on that day; None for one that is still open."""
    async with kit.session() as session:
        branch = Factory(session).branch(kit.networks[network], 4 + list(kit.networks).index(network))
        row = await branch.row(model_named("membership.MembershipApplication"))
        settings = ", ".join(f"{name} = :{name}" for name in CONTACTS)
        await session.execute(
            text(f"UPDATE membership_application SET {settings} WHERE id = :id"), {**CONTACTS, "id": row.id}
        )
        if closed is not None:
            await session.execute(
                text("UPDATE membership_application SET state = 'WITHDRAWN' WHERE id = :id"), {"id": row.id}
            )
        if closed is not None:
            await session.execute(
                text(
                    "INSERT INTO core_state_change (id, version, subject_type, subject_id, attribute, to_state, on_day)"
                    " VALUES (mreza.uuid7(), 1, 'MembershipApplication', :id, 'state', 'WITHDRAWN', :day)"
                ),
                {"id": row.id, "day": closed},
            )
    return row.id


async def contacts(kit: Kit, id: UUID) -> tuple[Any, ...]:
    async with kit.session() as session:
        query = text("SELECT email, phone, contact_person FROM membership_application WHERE id = :id")
        return tuple((await session.execute(query, {"id": id})).one())


async def swept(kit: Kit, now: datetime = NOW) -> Swept:
    async with kit.application.pools.system_engine.begin() as connection:
        return await sweep(connection, kit.application.settings, now)


async def trail_of(kit: Kit, table: str, key: str) -> list[Any]:
    async with kit.session() as session:
        query = text(f"SELECT after ->> '{key}' FROM core_audit_entry WHERE table_name = :table AND after ? '{key}'")
        return list((await session.execute(query, {"table": table})).scalars())


async def test_contacts_go_two_years_after_an_application_was_closed(kit: Kit) -> None:
    today = NOW.date()
    old = await application_closed(kit, "RS", today - timedelta(days=731))
    young = await application_closed(kit, "BA", today - timedelta(days=730))
    unfinished = await application_closed(kit, "HR", None)
    assert (await swept(kit)).contacts == 1
    assert await contacts(kit, old) == ("Erased", None, None)
    kept = tuple(CONTACTS.values())
    assert await contacts(kit, young) == kept
    assert await contacts(kit, unfinished) == kept
    assert (await swept(kit)).contacts == 0, "what is cleared is not cleared again"
    assert (await swept(kit, NOW + timedelta(days=1))).contacts == 1
    assert await contacts(kit, young) == ("Erased", None, None)


async def test_the_trail_forgets_cleared_contacts_with_them(kit: Kit) -> None:
    await application_closed(kit, "RS", NOW.date() - timedelta(days=731))
    assert CONTACTS["phone"] in await trail_of(kit, "membership_application", "phone")
    await swept(kit)
    assert await trail_of(kit, "membership_application", "phone") == []


async def test_figures_are_the_same_before_and_after_a_sweep(kit: Kit) -> None:
    await application_closed(kit, "RS", NOW.date() - timedelta(days=731))
    async with kit.session() as session:
        before = await counts(session)
    assert (await swept(kit)).contacts == 1
    async with kit.session() as session:
        assert await counts(session) == before


async def test_the_trail_keeps_personal_values_for_ten_years(kit: Kit) -> None:
    async with kit.session() as session:
        await Factory(session).branch(kit.networks["RS"], 4).row(model_named("core.Person"))
        await session.flush()
        await session.execute(text("UPDATE core_audit_entry SET at = :at"), {"at": NOW - timedelta(days=3650)})
    named = await trail_of(kit, "core_person", "given_name")
    assert len(named) == 1
    await swept(kit)
    assert await trail_of(kit, "core_person", "given_name") == named
    await swept(kit, NOW + timedelta(seconds=1))
    assert await trail_of(kit, "core_person", "given_name") == []
    assert await trail_of(kit, "core_person", "network_id"), "that it was done stays"


async def test_what_is_no_contact_stays_until_the_person_asks(kit: Kit) -> None:
    """The control: a person whose ties all ended a lifetime ago is still who they were."""
    async with kit.session() as session:
        person = await Factory(session).branch(kit.networks["RS"], 4).row(model_named("core.Person"))
        await session.execute(text("UPDATE core_person SET email = 'long.ago@demo.example'"))
    await swept(kit, NOW + timedelta(days=20_000))
    async with kit.session() as session:
        query = text("SELECT email FROM core_person WHERE id = :id")
        assert await session.scalar(query, {"id": person.id}) == "long.ago@demo.example"


async def test_every_personal_column_is_of_a_class(kit: Kit) -> None:
    classes = {
        f"{table}.{column.name}": keep_of(tie.model, column.name)
        for table, tie in ties_of(kit.application.host.models).items()
        for column in personal_columns(tie.model)
    }
    assert classes["core_person.email"] is Keep.RECORD
    assert classes["core_token.prefix"] is Keep.CREDENTIAL
    assert classes["membership_application.email"] is Keep.CONTACT
    assert keep_of(model_named("core.AuditEntry"), "before") is Keep.TRAIL
