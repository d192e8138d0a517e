"""Correcting what the rules of a country do not establish."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mreza.errors import UserError
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_licensing.models import LicensingPermissionType, LicensingRuleSet
from mreza_licensing.service.act import locked

#: Where a field stands in the input, if not by its own name.
_PATHS = {"authority": "authorityId"}


async def correct_type(
    session: AsyncSession,
    kind: LicensingPermissionType,
    said: Mapping[str, Any],
    not_established: Iterable[str] | None,
) -> LicensingPermissionType:
    """Change fields of a type of permission that are marked as not established, and take marks away. Permissions that
    were registered keep their days.

    Args:
        session: The viewer's.
        kind: Which type.
        said: Values by the names of `rules.PermissionType`; `authority` is a row.
        not_established: Which of the marks stay; all where it is None.

    Raises: UserError ESTABLISHED_BY_RULES, LENGTH_NEEDED.
    """
    kind = await locked(session, kind)
    stay = list(kind.not_established) if not_established is None else list(not_established)
    settled = [name for name in (*said, *stay) if name not in kind.not_established]
    if settled:
        rules = await session.get_one(LicensingRuleSet, kind.rule_set_id)
        raise UserError(
            "ESTABLISHED_BY_RULES",
            "{rules} establish {fields} of {type}. Only what is not established is corrected; enter a change of the "
            "law as a new rule set.",
            path=(_PATHS.get(settled[0], settled[0]) if settled[0] in said else "notEstablished",),
            rules=rules.code,
            fields=", ".join(dict.fromkeys(settled)),
            type=kind.code,
        )
    if said.get("months") is not None and said["months"] < 1:
        raise UserError("LENGTH_NEEDED", "A permission holds for a month at least.", path=("months",))
    for name, value in said.items():
        if name == "authority":
            kind.authority_id = None if value is None else value.id
        else:
            setattr(kind, name, value)
    kind.not_established = stay
    await session.flush()
    return kind


__all__ = ["correct_type"]
