"""What is kept for a time only is deleted in time; who was erased stays so after a restore."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from mreza.access.models import Token, TokenKind, User
from mreza.access.tokens import make
from mreza.cli import person
from mreza.directory.people import Person
from mreza.privacy.again import erase_again, erased_people
from mreza.privacy.mutations import erased
from mreza.privacy.sweep import sweep
from mreza.testing.contract_privacy import EMAIL, plant, tables_with_canaries
from mreza.testing.factory import Given
from mreza.testing.kit import Kit
from sqlalchemy import select, text
from typer.testing import CliRunner

pytestmark = pytest.mark.anyio
NOW = datetime(2025, 6, 30, 12, tzinfo=UTC)


async def token(kit: Kit, name: str, *, ended: timedelta | None, kind: TokenKind = TokenKind.SESSION) -> None:
    """A token of somebody's that ended so long ago; None for one that works."""
    ends = NOW + timedelta(hours=1) if ended is None else NOW - ended
    secret = make(kind)
    async with kit.session() as session:
        user = User(email=f"{uuid4()}@demo.example", name="Somebody", locale="en")
        session.add(user)
        await session.flush()
        session.add(
            Token(
                kind=kind,
                name=name,
                prefix=secret.prefix,
                secret_hash=secret.hash,
                user_id=user.id,
                created_at=ends - timedelta(hours=12),
                expires_at=ends,
            )
        )
        await session.flush()
        await session.execute(
            text("UPDATE core_audit_entry SET at = :at WHERE table_name = 'core_token' AND after ->> 'name' = :name"),
            {"at": ends, "name": name},
        )


async def swept(kit: Kit) -> tuple[list[str], list[str]]:
    """Sweep; then the names of tokens that are there, and those that the audit trail tells of."""
    async with kit.application.pools.system_engine.begin() as connection:
        await sweep(connection, kit.application.settings, NOW)
    async with kit.session() as session:
        kept = (await session.scalars(select(Token.name).order_by(Token.name))).all()
        told = await session.scalars(
            text("SELECT DISTINCT after ->> 'name' FROM core_audit_entry WHERE table_name = 'core_token' ORDER BY 1")
        )
        return list(kept), list(told)


async def test_ended_sessions_and_tokens_go_after_their_time(kit: Kit) -> None:
    await token(kit, "long ago", ended=timedelta(days=31))
    await token(kit, "lately", ended=timedelta(days=29))
    await token(kit, "working", ended=None)
    assert (await swept(kit))[0] == ["lately", "working"]


async def test_the_trail_of_sign_ins_goes_later_and_that_of_other_tokens_stays(kit: Kit) -> None:
    await token(kit, "last year", ended=timedelta(days=366))
    await token(kit, "this year", ended=timedelta(days=364))
    await token(kit, "a partner's", ended=timedelta(days=366), kind=TokenKind.PERSONAL)
    kept, told = await swept(kit)
    assert kept == []
    assert told == ["a partner's", "this year"]


async def test_answers_and_scopes_go_as_well(kit: Kit) -> None:
    async with kit.session() as session:
        await session.execute(
            text(
                "INSERT INTO mreza.idempotency (viewer, key, request_hash, created_at) "
                "VALUES ('a', 'old', '', now() - interval '2 days'), ('a', 'new', '', now())"
            )
        )
        await session.execute(
            text(
                "INSERT INTO mreza.scope (handle, kind, day, expires_at) "
                "VALUES ('gone', 'MEMBER', '2025-01-01', now() - interval '1 hour'), "
                "('open', 'MEMBER', '2025-01-01', now() + interval '1 hour')"
            )
        )
    await swept(kit)
    async with kit.session() as session:
        assert (await session.scalars(text("SELECT key FROM mreza.idempotency"))).all() == ["new"]
        handles = (await session.scalars(text("SELECT handle FROM mreza.scope"))).all()
    assert "open" in handles
    assert "gone" not in handles


async def test_who_was_erased_is_erased_again_after_a_restore(kit: Kit, given: Given) -> None:
    """The erasure is undone by a rollback, as a restore of an older backup would."""
    planted = await plant(kit, given)
    async with kit.session() as session:
        inner = await session.begin_nested()
        await erased(session, planted.person)
        people = await erased_people(session)
        await inner.rollback()
        session.expire_all()
        assert people == [planted.person]
        assert (await session.get_one(Person, planted.person)).email == EMAIL
        assert await erase_again(session, [*people, uuid4()]) == 1
    async with kit.session() as session:
        assert await tables_with_canaries(session) == []
        assert await erase_again(session, people) == 0


async def test_the_commands_export_erase_and_list(kit: Kit, given: Given, tmp_path: Path) -> None:
    planted = await plant(kit, given)
    settings = kit.application.settings
    assert settings.secret is not None
    runner = CliRunner(
        env={
            "DATABASE_URL": kit.application.address.dsn,
            "MREZA_DATA": str(tmp_path),
            "MREZA_SECRET": settings.secret.get_secret_value(),
        }
    )

    async def run(*words: str) -> str:
        result = await asyncio.to_thread(runner.invoke, person.app, words)
        assert result.exception is None, result.output
        return result.stdout

    told = json.loads(await run("export", planted.person_id))
    assert EMAIL in json.dumps(told)
    await run("erase", planted.person_id, "--reason", "At her request", "--dry-run")
    assert await run("erased") == ""
    await run("erase", str(planted.person), "--reason", "At her request")
    assert await run("erased") == f"{planted.person}\n"
    ids = tmp_path / "erased.txt"
    ids.write_text(f"{planted.person}\n")
    await run("erase-again", str(ids))
    await run("sweep")
    async with kit.session() as session:
        assert await tables_with_canaries(session) == []
