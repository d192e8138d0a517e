"""Correcting what the rules of a country do not establish."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from mreza.directory.organisations import ServiceType
from mreza.errors import UserError
from mreza.model.records import camel
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from mreza_licensing.models import LicensingPermissionType, LicensingRuleSet
from mreza_licensing.service.act import locked
from mreza_licensing.service.terms import require_months

#: Where a field stands in the input, if not by its own name.
_PATHS = {"authority": "authorityId"}
#: Days of a rule set that are the network's own to choose, established or not.
_FREE = frozenset({"alert_days", "lapsing_days"})
#: Days of a rule set that acts say.
_OF_ACTS = frozenset({"renewal_opens_days", "renewal_closes_days", "decision_days"})


async def correct_days(
    session: AsyncSession, rules: LicensingRuleSet, said: Mapping[str, Any], not_established: Collection[str] | None
) -> LicensingRuleSet:
    """Change when people are told, and the days of renewals and decisions that are marked as not established; take
    marks of days away. Marks of anything else, such as `dossier`, stay whatever is said.

    Args:
        session: The viewer's.
        rules: Which rule set.
        said: Days by the names of `rules.RuleSet`.
        not_established: Which of the marks of days stay; all where it is None.

    Raises: UserError ESTABLISHED_BY_RULES; the database refuses a window that closes before it opens.
    """
    rules = await locked(session, rules)
    marked = rules.not_established
    _require_marked(rules, [name for name in said if name not in _FREE], not_established or (), marked)
    for name, value in said.items():
        setattr(rules, name, value)
    if not_established is not None:
        rules.not_established = [name for name in marked if name in not_established or name not in _FREE | _OF_ACTS]
    await session.flush()
    return rules


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

    Raises: UserError ESTABLISHED_BY_RULES, LENGTH_NEEDED, LENGTH_IMPOSSIBLE, SERVICES_UNKNOWN.
    """
    kind = await locked(session, kind)
    stay = list(kind.not_established) if not_established is None else list(not_established)
    rules = await session.get_one(LicensingRuleSet, kind.rule_set_id)
    _require_marked(rules, said, stay, kind.not_established, f"{kind.code}.")
    require_months(said.get("months"), ("months",))
    await _require_services(session, said.get("services", ()))
    for name, value in said.items():
        if name == "authority":
            kind.authority_id = None if value is None else value.id
        else:
            setattr(kind, name, value)
    kind.not_established = stay
    await session.flush()
    return kind


def _require_marked(
    rules: LicensingRuleSet, said: Iterable[str], stay: Iterable[str], marked: Collection[str], part: str = ""
) -> None:
    """That what is said, and the marks that are to stay, are marked as not established.

    Raises: UserError ESTABLISHED_BY_RULES.
    """
    values = [name for name in said if name not in marked]
    settled = [*values, *(name for name in stay if name not in marked)]
    if settled:
        raise UserError(
            "ESTABLISHED_BY_RULES",
            "{rules} establish {fields}. Only what is not established is corrected; enter a change of the law as a "
            "new rule set.",
            path=(_PATHS.get(values[0], camel(values[0])) if values else "notEstablished",),
            rules=rules.code,
            fields=", ".join(part + name for name in dict.fromkeys(settled)),
        )


async def _require_services(session: AsyncSession, codes: Collection[str]) -> None:
    """That the catalogue of service types has the codes.

    Raises: UserError SERVICES_UNKNOWN, naming those that it does not have.
    """
    if not codes:
        return
    known = set(await session.scalars(select(ServiceType.code).where(ServiceType.code.in_(codes))))
    unknown = [code for code in dict.fromkeys(codes) if code not in known]
    if unknown:
        raise UserError(
            "SERVICES_UNKNOWN",
            "The catalogue of services has no {services}. Give codes of its service types, such as S06.",
            path=("services",),
            services=", ".join(unknown),
        )


__all__ = ["correct_days", "correct_type"]
