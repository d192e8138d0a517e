"""What is kept for a time only: ended sessions and tokens, scopes, answers to repeated requests, who signed in when."""

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
_SCOPES = text("DELETE FROM mreza.scope WHERE expires_at < clock_timestamp()")
_ANSWERS = text("DELETE FROM mreza.idempotency WHERE created_at < now() - interval '1 day'")


@dataclass(frozen=True, slots=True)
class Swept:
    """How many rows a sweep deleted."""

    tokens: int
    sign_ins: int
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
    scopes = await connection.execute(_SCOPES)
    answers = await connection.execute(_ANSWERS)
    return Swept(tokens.rowcount, sign_ins.rowcount, scopes.rowcount, answers.rowcount)


__all__ = ["Swept", "sweep"]
