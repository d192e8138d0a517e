"""The scene of the inherited tests: two networks with the same rows in each, and who may see which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from graphql import GraphQLSchema
from sqlalchemy import delete, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from mreza.access.viewer import Viewer
from mreza.directory.organisations import Organisation
from mreza.graphql.schema import core_schema
from mreza.model.base import Base
from mreza.model.global_id import encode
from mreza.model.ids import uuid7
from mreza.model.registry import ModelInfo, ToMany, ToOne
from mreza.outbox.models import EventRecord
from mreza.testing.contract_probes import Probes
from mreza.testing.factory import Branch, Factory, Given, belongs_to_network
from mreza.testing.kit import Kit

OWN, FOREIGN = "RS", "BA"

#: Of which network each branch is, by its serial, in the order of making. So the foreign rows hold the smallest and the
#: greatest of all values, ids included; and each network has rows that it announces beside those that it does not.
SERIALS = {1: FOREIGN, 4: OWN, 5: OWN, 8: FOREIGN, 26: FOREIGN}

#: Of rows that could be there besides.
SPARE = 7


@dataclass
class Scene:
    """Rows of all of a plugin's models and of those that it adds to: of those that belong to networks, several in each
    of two networks."""

    kit: Kit
    plugin: str
    given: Given
    thorough: bool = False
    branches: dict[str, list[Branch]] = field(default_factory=dict)

    async def prepare(self) -> Scene:
        """Make the rows, as the owner."""
        wanted: tuple[type[Base], ...] = (Organisation, *self.models, *self.extended, EventRecord)
        async with self.kit.session() as session:
            factory = Factory(session, self.given)
            for serial, network in SERIALS.items():
                branch = factory.branch(self.kit.networks[network], serial)
                self.branches.setdefault(network, []).append(branch)
                for model in wanted:
                    await branch.row(model)
        return self

    @property
    def models(self) -> list[type[Base]]:
        """The plugin's models whose rows belong to networks."""
        return [model for model in self.kit.application.host.models_of(self.plugin) if belongs_to_network(model)]

    @property
    def shown_models(self) -> list[type[Base]]:
        """Those of them that the API shows."""
        return [model for model in self.models if model.__api__]

    @property
    def extended(self) -> list[type[Base]]:
        """Others' models that the plugin adds fields to, and what these lead to: without rows of theirs, most of what
        is asked of such fields would be asked of nothing."""
        found: dict[type[Base], None] = {}
        for info in self.kit.application.api.registry.infos.values():
            added = [one for one in info.fields.values() if one.owner == self.plugin != info.plugin]
            if added:
                found |= dict.fromkeys([info.model, *(one.target for one in added if isinstance(one, ToOne | ToMany))])
        return [model for model in found if belongs_to_network(model)]

    @property
    def schema(self) -> GraphQLSchema:
        """The whole API."""
        return core_schema(self.kit.application.api.schema)

    def info(self, model: type[Base]) -> ModelInfo:
        """What the API knows of a model."""
        return self.kit.application.api.registry.of(model)

    def rows(self, model: type[Base], network: str) -> list[Base]:
        """The model's rows in a network."""
        return [branch.rows[model] for branch in self.branches[network] if model in branch.rows]

    def ids(self, model: type[Base], network: str) -> list[str]:
        """Their global ids."""
        return [encode(model.__name__, row.id) for row in self.rows(model, network)]

    def own_id(self, name: str, branch: int = 0) -> str:
        """The global id of a model's row in a branch of the own network; of no row where none was made."""
        if name == "Network":
            return encode(name, self.kit.networks[OWN])
        made = self.branches[OWN][branch]
        rows = {model.__name__: row for model, row in {**made.factory.shared, **made.rows}.items()}
        return encode(name, rows[name].id if name in rows else uuid7())

    async def outsiders(self) -> dict[str, Viewer]:
        """Who is not to see the foreign rows, beyond what their rules show: one of every kind of viewer that does not
        reach the whole federation."""
        viewers, branch = self.kit.viewers, self.branches[OWN][0]
        organisation = branch.rows[Organisation]
        assert isinstance(organisation, Organisation)
        return {
            "a coordinator": await viewers.coordinator(OWN),
            "a member": await viewers.member(organisation),
            "a visitor": await viewers.anonymous(),
            "a partner": await viewers.partner(),
            "a partner who reads members": await viewers.partner(OWN),
            "an administrator": await viewers.administrator(),
        }

    def probes(self) -> Probes:
        """The questions about the plugin."""
        registry = self.kit.application.api.registry
        return Probes(self.schema, registry.infos.values(), self.plugin, thorough=self.thorough)

    def value_of(self, model: type[Base], key: str, serial: int) -> Any:
        """A value as the rows of a branch with that serial would hold it."""
        factory = self.branches[OWN][0].factory
        return factory.branch(self.kit.networks[OWN], serial).value_of(model, key)

    async def visible(self, viewer: Viewer, model: type[Base], network: str) -> set[UUID]:
        """Which of the rows the viewer sees, by the database's word."""
        async with self.as_serving(viewer) as session:
            ids = [row.id for row in self.rows(model, network)]
            return set((await session.scalars(select(model.id).where(model.id.in_(ids)))).all())

    def as_serving(self, viewer: Viewer) -> ServingSession:
        """A transaction of the serving role in the viewer's scope, rolled back at the end."""
        return ServingSession(self.kit, viewer)

    async def remove_hidden(self, viewers: Sequence[Viewer]) -> int:
        """Delete the foreign rows that none of the viewers sees, unless a row that one sees would go with them. Returns
        how many."""
        shown = {
            model: {id for viewer in viewers for id in await self.visible(viewer, model, FOREIGN)}
            for model in self.branches[FOREIGN][0].rows
        }
        seen = {id for ids in shown.values() for id in ids}
        waiting = [
            row for branch in self.branches[FOREIGN] for row in reversed(branch.rows.values()) if row.id not in seen
        ]
        removed = 0
        async with self.kit.session() as session:
            while waiting:
                left = [row for row in waiting if not await _deleted(session, row, shown)]
                removed += len(waiting) - len(left)
                if len(left) == len(waiting):
                    break
                waiting = left
        return removed


class ServingSession:
    """A transaction as a viewer has it: bound by every policy. Nothing that is done in it stays."""

    def __init__(self, kit: Kit, viewer: Viewer) -> None:
        self._session = AsyncSession(kit.application.pools.serving_engine, expire_on_commit=False)
        self._viewer = viewer

    async def __aenter__(self) -> AsyncSession:
        await self._session.begin()
        entered = await self._session.scalar(text("SELECT mreza.enter(:handle)"), {"handle": self._viewer.handle})
        assert entered, "The viewer's scope has ended."
        return self._session

    async def __aexit__(self, *error: Any) -> None:
        await self._session.rollback()
        await self._session.close()


class _SeenRowGoneError(Exception):
    """A row that somebody sees would be deleted as well."""


async def _deleted(session: AsyncSession, row: Base, shown: Mapping[type[Base], set[UUID]]) -> bool:
    model = type(row)
    try:
        async with session.begin_nested():
            await session.execute(delete(model).where(model.id == row.id).execution_options(synchronize_session=False))
            for other, ids in shown.items():
                left = select(func.count()).select_from(other).where(other.id.in_(ids))
                if ids and await session.scalar(left) != len(ids):
                    raise _SeenRowGoneError
    except (DBAPIError, _SeenRowGoneError):
        return False
    return True
