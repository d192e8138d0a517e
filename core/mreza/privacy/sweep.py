"""What is kept for a time only: ended sessions and tokens, contacts of closed matters, what the audit trail says of
people, scopes, answers to repeated requests, who signed in when.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from mreza.settings import Settings

# A sweep follows a rule and nobody's decision, so the audit trail does not tell of it.
_QUIETLY = text("SELECT set_config('mreza.bulk', 'on', true)")
_TOKENS = text("DELETE FROM public.core_token WHERE coalesce(revoked_at, expires_at) < :limit")
_SIGN_INS = text("""
    DELETE FROM public.core_audit_entry AS a USING (
        SELECT row_id FROM public.core_audit_entry WHERE table_name = 'core_token'
        GROUP BY row_id HAVING max(at) < :limit AND bool_or(coalesce(after, before) ->> 'kind' = 'SESSION')
    ) AS session
    WHERE a.table_name = 'core_token' AND a.row_id = session.row_id
        AND NOT EXISTS (SELECT FROM public.core_token AS t WHERE t.id = session.row_id)
""")
_TABLES = text("""
    SELECT p.proname FROM pg_catalog.pg_proc AS p
    JOIN pg_catalog.pg_class AS c ON p.proname = left('sweep_in_' || c.relname, 63)
    WHERE p.pronamespace = 'mreza'::regnamespace AND c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
    ORDER BY 1
""")
_SCOPES = text("DELETE FROM mreza.scope WHERE expires_at < clock_timestamp()")
_ANSWERS = text("DELETE FROM mreza.idempotency WHERE created_at < now() - interval '1 day'")


@dataclass(frozen=True, slots=True)
class Swept:
    """How many rows a sweep deleted; of `contacts`, how many rows it cleared."""

    tokens: int
    sign_ins: int
    contacts: int
    scopes: int
    answers: int

    @property
    def total(self) -> int:
        """All of them."""
        return sum(getattr(self, field.name) for field in fields(self))


async def sweep(connection: AsyncConnection, settings: Settings, now: datetime) -> Swept:
    """Delete what has been kept long enough, in the caller's transaction of the owner.

    Args:
        connection: the owner's.
        settings: say how many days are long enough.
        now: the present instant. Scopes and answers go by the database's clock, which also ends them.
    """
    await connection.execute(_QUIETLY)
    tokens = await connection.execute(_TOKENS, {"limit": now - timedelta(days=settings.keep_tokens_days)})
    sign_ins = await connection.execute(_SIGN_INS, {"limit": now - timedelta(days=settings.keep_sign_ins_days)})
    contacts = await _clear_tables(connection, settings, now)
    scopes = await connection.execute(_SCOPES)
    answers = await connection.execute(_ANSWERS)
    return Swept(tokens.rowcount, sign_ins.rowcount, contacts, scopes.rowcount, answers.rowcount)


async def _clear_tables(connection: AsyncConnection, settings: Settings, now: datetime) -> int:
    """See `mreza.privacy.retention`; the tables of disabled plugins are swept as well."""
    limits = {
        "contacts": (now - timedelta(days=settings.keep_contacts_days)).date(),
        "trail": now - timedelta(days=settings.keep_trail_days),
    }
    cleared = 0
    for name in (await connection.execute(_TABLES)).scalars().all():
        call = text(f"SELECT mreza.{name}(CAST(:contacts AS date), CAST(:trail AS timestamptz))")
        cleared += (await connection.execute(call, limits)).scalar_one()
    return cleared


__all__ = ["Swept", "sweep"]
