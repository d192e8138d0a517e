"""A request sent twice has one effect: its key and its outcome stand in the transaction of the effect itself."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import orjson
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.errors import UserError
from mreza.mutation.declaration import MutationSpec
from mreza.outbox.jsonable import jsonable

FUNCTIONS = ("idempotency_claim(text, text)", "idempotency_keep(text, text, jsonb)")
LONGEST_KEY = 255


def idempotency_sql(serving_role: str) -> str:
    """Table and functions, idempotent; run by the owner, after the audit trail's functions."""
    role = '"' + serving_role.replace('"', '""') + '"'
    grants = "".join(
        f"REVOKE ALL ON FUNCTION mreza.{function} FROM PUBLIC;\nGRANT EXECUTE ON FUNCTION mreza.{function} TO {role};\n"
        for function in FUNCTIONS
    )
    return f"{files(__package__).joinpath('idempotency.sql').read_text('utf-8')}\n{grants}"


def request_hash(
    secret: bytes, spec: MutationSpec, arguments: Mapping[str, Any], reason: str | None, version: int | None
) -> str:
    """The hash of what was asked, the same in every process of the installation.

    It is keyed by the installation's secret, because what was asked may hold a password.
    """
    asked = [f"{spec.plugin}.{spec.name}", jsonable(dict(arguments)), reason, version]
    return hmac.new(secret, orjson.dumps(asked, option=orjson.OPT_SORT_KEYS), hashlib.sha256).hexdigest()


async def claim(session: AsyncSession, key: str, digest: str) -> Any | None:
    """Take the key; waits for a twin in flight. Returns the stored outcome of a repeated request, else None.

    Raises: UserError IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_KEY_INVALID.
    """
    if not 0 < len(key) <= LONGEST_KEY or not key.isprintable():
        raise UserError(
            "IDEMPOTENCY_KEY_INVALID",
            "The idempotency key must have 1 to {longest} printable characters. A random UUID does.",
            longest=LONGEST_KEY,
        )
    statement = text("SELECT state, outcome FROM mreza.idempotency_claim(:key, :digest)")
    state, outcome = (await session.execute(statement, {"key": key, "digest": digest})).one()
    if state == "other":
        raise UserError(
            "IDEMPOTENCY_KEY_REUSED",
            "This idempotency key was used for another request. Take a new key for each new request.",
        )
    return outcome if state == "done" else None


async def keep(session: AsyncSession, key: str, digest: str, outcome: Any) -> None:
    """Store the outcome under the key, in the same transaction."""
    statement = text("SELECT mreza.idempotency_keep(:key, :digest, CAST(:outcome AS jsonb))")
    await session.execute(statement, {"key": key, "digest": digest, "outcome": orjson.dumps(outcome).decode()})
