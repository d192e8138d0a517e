"""That the database decides about every row as the model's rule says, for every kind of viewer.

Rows are loaded as their owner, and each rule is read in Python (`mreza.testing.rule_in_python`). The database answers
as the serving role: what a SELECT shows, and what an UPDATE changes. Then the columns that rules ask for are given
other values, and all is decided once more.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Enum, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.access.models import Role, RoleGrant, Token, User
from mreza.directory.organisations import Organisation
from mreza.directory.people import Person
from mreza.model.base import Base
from mreza.model.fields import options_of
from mreza.model.period import Period, PeriodType
from mreza.testing.contract_askers import Asker, askers_of
from mreza.testing.contract_scene import ServingSession
from mreza.testing.factory import Branch, Factory, Given
from mreza.testing.kit import TODAY, Kit
from mreza.testing.rule_in_python import PythonViewer, Row, RuleReader

Rows = Mapping[type[Base], Mapping[UUID, Row]]
RULES = ("visible", "writable")
_PERIODS = (Period(), Period(TODAY, TODAY), Period(None, TODAY - timedelta(days=1)), Period(TODAY + timedelta(days=1)))
_SCOPES_REST_ON = (User, Role, RoleGrant, Token)
"""A change to these ends scopes, those of the askers among them; the rows of the branches differ enough in them."""
_WRITES_APART = text(
    "SELECT c.relname AS name, count(DISTINCT rule) AS rules FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid "
    "CROSS JOIN LATERAL (VALUES (pg_get_expr(p.polqual, p.polrelid)), (pg_get_expr(p.polwithcheck, p.polrelid))) "
    "AS either (rule) WHERE p.polname IN ('inserted', 'updated', 'deleted') AND rule IS NOT NULL "
    "GROUP BY c.relname HAVING count(DISTINCT rule) > 1 OR count(rule) <> 4"
)


@dataclass
class Decisions:
    """What was compared.

    Attributes:
        problems: where the database and the rule part, in sentences.
        counts: decisions by (rule, whether it is a yes).
        tables: the tables of which a row was decided about.
    """

    problems: list[str] = field(default_factory=list)
    counts: Counter[tuple[str, bool]] = field(default_factory=Counter)
    tables: set[str] = field(default_factory=set)

    def compare(self, rule: str, asker: Asker, model: type[Base], rows: Mapping[UUID, bool], chosen: set[UUID]) -> None:
        """Hold what Python says of each row against the rows that the database chose."""
        self.tables.add(model.__tablename__)
        for id, expected in rows.items():
            self.counts[rule, expected] += 1
            if expected is not (id in chosen):
                self.problems.append(
                    f"{model.__name__} {id}: by its rule `{rule}`, {asker.name} {'does' if expected else 'does not'}; "
                    "the database says otherwise. Run `mreza db upgrade`, or look for a policy that nothing derives."
                )
        if extra := chosen - rows.keys():
            self.problems.append(f"{model.__name__}: the database shows {asker.name} {len(extra)} rows unknown to it.")

    @property
    def total(self) -> int:
        """How many decisions were compared."""
        return self.counts.total()

    def share(self, rule: str, yes: bool) -> float:
        """Which part of a rule's decisions were yes, or no."""
        return self.counts[rule, yes] / max(1, sum(self.counts[rule, either] for either in (True, False)))


@dataclass
class Court:
    """Rows and askers, about which Python and the database decide."""

    kit: Kit
    models: Sequence[type[Base]]
    askers: Sequence[Asker]
    asked_for: set[tuple[str, str]] = field(default_factory=set)

    async def decide(self, decided: Decisions) -> Decisions:
        """Compare for every row of the models and every asker."""
        rows = await _rows(self.kit)
        for asker in self.askers:
            reader = RuleReader(PythonViewer(asker.facts), rows)
            async with ServingSession(self.kit, asker.viewer) as session:
                await self._hear(session, asker, reader, decided)
            self.asked_for |= reader.read
        async with self.kit.session() as session:
            for name, rules in await session.execute(_WRITES_APART):
                decided.problems.append(f"{name}: its policies for writing state {rules} different rules, or lack one.")
        return decided

    async def _hear(self, session: AsyncSession, asker: Asker, reader: RuleReader, decided: Decisions) -> None:
        for model in self.models:  # before any change, which would leave rows in the audit trail
            seen = {id: reader.sees(model, row) for id, row in reader.rows[model].items()}
            decided.compare("visible", asker, model, seen, set(await session.scalars(select(model.id))))
        for model in self.models:
            may = {id: reader.writes(model, row) for id, row in reader.rows[model].items()}
            both = {id: may[id] and reader.sees(model, row) for id, row in reader.rows[model].items()}
            async with _undone(session):
                decided.compare("writable", asker, model, both, await _changed(session, model))
            async with _undone(session):
                if (count := await _changed_unseen(session, model)) != sum(may.values()):
                    decided.problems.append(
                        f"{model.__name__}: {asker.name} may write {sum(may.values())} rows by the rule `writable`; "
                        f"a statement that reads none of them changes {count}."
                    )

    async def shake(self, dice: random.Random) -> None:
        """Give the columns that rules asked for any of their values; what a constraint refuses stays as it was."""
        models = {model.__tablename__: model for model in self.kit.application.host.models}
        for table, name in sorted(self.asked_for):
            model = models[table]
            values = () if model in _SCOPES_REST_ON else _values(model.__table__.c[name])
            async with self.kit.session() as session:
                for id in sorted(await session.scalars(select(model.id))) if values else ():
                    change = update(model).where(model.id == id).values({name: dice.choice(values)})
                    with suppress(DBAPIError):
                        async with session.begin_nested():
                            await session.execute(change)


async def court_of(kit: Kit, models: Sequence[type[Base]], given: Given, serials: Sequence[int]) -> Court:
    """Make rows and askers.

    Args:
        kit: an application with nothing but the networks in it.
        models: whose rules are compared.
        given: as for `Factory`.
        serials: of the branches that are made in each of two networks.
    """
    here = [await _branch(kit, models, given, "RS", serial) for serial in serials]
    there = [await _branch(kit, models, given, "BA", serial + len(serials)) for serial in serials]
    return Court(kit, models, await askers_of(kit, here[0], there[0]))


async def decisions_of(
    kit: Kit, models: Sequence[type[Base]], given: Given, *, serials: Sequence[int] = (2,), seed: int = 1
) -> Decisions:
    """Compare as things stand when they are made, and again with any values in the columns that rules ask for."""
    court, decided = await court_of(kit, models, given, serials), Decisions()
    await court.decide(decided)
    await court.shake(random.Random(seed))
    return await court.decide(decided)


async def _branch(kit: Kit, models: Sequence[type[Base]], given: Given, network: str, serial: int) -> Branch:
    async with kit.session() as session:
        branch = Factory(session, given).branch(kit.networks[network], serial)
        needed: list[type[Base]] = [Organisation, Person, User, *models]
        for model in needed:
            await branch.row(model)
    return branch


async def _rows(kit: Kit) -> Rows:
    """All rows of all models, as their owner reads them."""
    async with kit.session() as session:
        return {
            model: {
                row["id"]: dict(row) for row in (await session.execute(select(*model.__table__.c))).mappings().all()
            }
            for model in kit.application.host.models
        }


async def _changed(session: AsyncSession, model: type[Base]) -> set[UUID]:
    """The rows that an UPDATE of all changes; it reads them, so it reaches only those that are seen."""
    table: Any = model.__table__
    return set(await session.scalars(update(table).values(version=table.c.version).returning(table.c.id)))


async def _changed_unseen(session: AsyncSession, model: type[Base]) -> int:
    """How many rows an UPDATE changes that reads nothing, so that the rule for writing alone holds it."""
    result: Any = await session.execute(update(model.__table__).values(version=1))  # type: ignore[arg-type]
    return int(result.rowcount)


@asynccontextmanager
async def _undone(session: AsyncSession) -> AsyncIterator[None]:
    point = await session.begin_nested()
    yield
    await point.rollback()


def _values(column: Any) -> list[Any]:
    """What a column can be given; nothing for ids that the row cannot do without."""
    nothing = [None] if column.nullable else []
    match column.type:
        case Boolean():
            return [True, False, *nothing]
        case Enum():
            return [*(column.type.enum_class or ()), *nothing]
        case PeriodType():
            return [*_PERIODS, *nothing]
        case _:
            return [None] if column.nullable and options_of(column) is not None else []
