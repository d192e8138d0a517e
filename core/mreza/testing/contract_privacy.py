"""A canary in every personal column: what an export leaves out and an erasure leaves. Checks list what is wrong."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from mreza.model.base import Base
from mreza.model.global_id import encode
from mreza.model.ids import uuid7
from mreza.privacy.mutations import erased, exported
from mreza.privacy.neutral import CREDENTIALS
from mreza.privacy.ties import PERSON, USER, Tie, target_of, ties_of
from mreza.testing.factory import Factory, Given
from mreza.testing.kit import Kit
from mreza.text import TranslatedType

Problems = list[str]
CANARY = "canary"
EMAIL = f"{CANARY}000@demo.example"
_MARKS: dict[type, Any] = {
    int: 1911,
    bool: True,
    Decimal: Decimal(1911),
    date: date(1911, 11, 11),
    datetime: datetime(1911, 11, 11, tzinfo=UTC),
}
_SECRET = ("password_hash", "secret_hash")
_TABLES = text(
    "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname IN ('public', 'mreza') ORDER BY 1"
)


@dataclass
class Planted:
    """A person whose data are canaries: texts by the column they stand in, as ``table.column``; other values marked."""

    person: UUID
    user: UUID
    canaries: dict[str, str] = field(default_factory=dict)
    marked: list[tuple[str, str, UUID]] = field(default_factory=list)
    """Values that are no text and may be empty: table, column, row."""

    @property
    def person_id(self) -> str:
        """The person's global id."""
        return encode("Person", self.person)


async def plant(kit: Kit, given: Given, network: str = "RS") -> Planted:
    """A person with an account, and for every personal column of every model a row of theirs with a canary in it."""
    ties = ties_of(kit.application.host.models)
    async with kit.session() as session:
        branch = Factory(session, given).branch(kit.networks[network], 4)
        rows = {table: await branch.row(tie.model) for table, tie in ties.items()}
        planted = Planted(rows[PERSON].id, rows[USER].id)
        for table, tie in ties.items():
            await _fill(session, planted, tie, rows[table])
        await _tell(session, planted, kit.networks[network])
    return planted


async def _fill(session: AsyncSession, planted: Planted, tie: Tie, row: Base) -> None:
    """Tie the row to the person, and put a canary into each text that is personal."""
    people = {PERSON: planted.person, USER: planted.user}
    values: dict[str, Any] = {name: people[table] for name, table in tie.links.items() if table in people}
    columns = tie.model.__table__.c
    for name in tie.personal:
        canary = f"{CANARY}{len(planted.canaries) + 1:03}"
        known = EMAIL if name in tie.texts[:1] or (tie.table, name) == (PERSON, "email") else canary
        if target_of(tie.model, name) is not None:
            continue
        if (value := _written(columns[name], known)) is not None:
            values[name] = value
            planted.canaries[f"{tie.table}.{name}"] = known
        elif columns[name].nullable and (mark := _MARKS.get(columns[name].type.python_type)) is not None:
            values[name] = mark
            planted.marked.append((tie.table, name, row.id))
    if values:
        settings = ", ".join(f"{name} = {_cast(columns[name], name)}" for name in values)
        await session.execute(text(f"UPDATE {tie.table} SET {settings} WHERE id = :row"), {**values, "row": row.id})


def _written(column: Any, canary: str) -> str | None:
    """The canary as the column takes it; None where it takes no text."""
    if isinstance(column.type, TranslatedType):
        return json.dumps({"en": canary})
    if isinstance(column.type, JSONB):
        return json.dumps([canary] if column.default is not None else {"of": canary})
    return canary if isinstance(column.type, Text) else None


def _cast(column: Any, name: str) -> str:
    return f"CAST(:{name} AS jsonb)" if isinstance(column.type, JSONB | TranslatedType) else f":{name}"


async def _tell(session: AsyncSession, planted: Planted, network: UUID) -> None:
    """Where it should not stand, but could: an event's payload and why it did not arrive, an answer kept for a repeated
    request, a job, a reason.
    """
    facts = {
        "endpoint": uuid7(),
        "said": f"Unknown: {EMAIL}",
        "id": uuid7(),
        "row": planted.person,
        "network": network,
        "told": json.dumps({"to": EMAIL}),
        "user": str(planted.user),
    }
    await session.execute(
        text(
            "INSERT INTO core_webhook_endpoint (id, version, network_id, url, description, event_types, matching, "
            "state, secret_number) "
            "VALUES (:endpoint, 1, :network, 'https://partner.example', '', '[]', '{}', 'PAUSED', 1)"
        ),
        facts,
    )
    await session.execute(
        text(
            "INSERT INTO core_job (id, version, kind, network_id, arguments, state, done, message, created_at) "
            "VALUES (:endpoint, 1, 'core.write', :network, CAST(:told AS jsonb), 'FAILED', 0, :said, now())"
        ),
        facts,
    )
    await session.execute(
        text(
            "INSERT INTO core_event_record "
            "(id, version, type, subject_type, subject, subject_id, network_id, payload, occurred_at) "
            "VALUES (:id, 1, 'core.Written', 'Person', '', :row, :network, CAST(:told AS jsonb), now())"
        ),
        facts,
    )
    await session.execute(
        text(
            "INSERT INTO mreza.idempotency (viewer, key, request_hash, outcome) "
            "VALUES (:user, 'canary', '', CAST(:told AS jsonb))"
        ),
        facts,
    )
    await session.execute(text("UPDATE core_delivery SET last_error = :said WHERE endpoint_id = :endpoint"), facts)
    await session.execute(
        text("UPDATE core_audit_entry SET reason = :reason WHERE row_id = :row"),
        {"reason": f"Asked by {EMAIL}", "row": planted.person},
    )


async def tables_with_canaries(connection: AsyncConnection | AsyncSession) -> list[str]:
    """All tables in which a canary stands, in whatever column, as ``schema.table``."""
    found = []
    for table in (await connection.execute(_TABLES)).scalars().all():
        query = text(f"SELECT EXISTS (SELECT FROM {table} AS t WHERE strpos(lower(t::text), '{CANARY}') > 0)")
        if (await connection.execute(query)).scalar_one():
            found.append(str(table))
    return found


async def counts(session: AsyncSession) -> dict[str, int]:
    """How many rows each table has that figures are made from."""
    gone = {f"public.{table}" for table in CREDENTIALS}
    found = {}
    for table in (await session.execute(_TABLES)).scalars().all():
        if table.startswith("public.") and table not in gone and not table.endswith("core_audit_entry"):
            found[str(table)] = (await session.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one()
    return found


async def erasure_problems(kit: Kit, given: Given) -> Problems:
    """What an export leaves out, what an erasure leaves, and which rows it takes from the figures."""
    planted = await plant(kit, given)
    async with kit.session() as session:
        before, rows = await tables_with_canaries(session), await counts(session)
        told = json.dumps(await exported(session, planted.person), ensure_ascii=False)
        await erased(session, planted.person)
    async with kit.session() as session:
        left, rows_after = await tables_with_canaries(session), await counts(session)
        kept = await _kept_marks(session, planted)
    found = [f"No canary could be put into {table}." for table in sorted(_expected(planted) - set(before))]
    found += [
        f"The export leaves out {where}."
        for where, canary in planted.canaries.items()
        if canary not in told and not where.endswith(_SECRET)
    ]
    found += [
        f"After an erasure, personal data are left in {table}. Declare its columns in a model, or clear it."
        for table in left
    ]
    found += [f"After an erasure, {table}.{column} still says something." for table, column in kept]
    found += [
        f"The erasure takes rows from {table}: {count} before, {rows_after[table]} after."
        for table, count in rows.items()
        if rows_after[table] != count
    ]
    return found


async def _kept_marks(session: AsyncSession, planted: Planted) -> list[tuple[str, str]]:
    kept = []
    for table, column, row in planted.marked:
        query = text(f"SELECT EXISTS (SELECT FROM {table} WHERE id = :row AND {column} IS NOT NULL)")
        if (await session.execute(query, {"row": row})).scalar_one():
            kept.append((table, column))
    return kept


def _expected(planted: Planted) -> set[str]:
    return {f"public.{where.partition('.')[0]}" for where in planted.canaries}


__all__ = ["CANARY", "EMAIL", "Planted", "counts", "erasure_problems", "plant", "tables_with_canaries"]
