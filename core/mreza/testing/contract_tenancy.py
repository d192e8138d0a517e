"""Who sees whose rows, and that nobody changes another network's.

Each check lists what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Update, delete, insert, update
from sqlalchemy.exc import DBAPIError

from mreza.access.viewer import Viewer
from mreza.model.audience import Audience
from mreza.model.base import Base
from mreza.model.ids import uuid7
from mreza.model.registry import ValueField
from mreza.testing.contract_scene import FOREIGN, OWN, SPARE, Scene

Problems = list[str]
REFUSED = "42501"
"""PostgreSQL's state for a row that a policy refuses."""


async def control_problems(scene: Scene) -> Problems:
    """Rows that nobody sees who should: the secretariat both networks', each coordinator her own."""
    viewers, found = scene.kit.viewers, []
    whole = [await viewers.secretariat(), await viewers.administrator()]
    for model in scene.models:
        for network in (OWN, FOREIGN):
            everything = {row.id for row in scene.rows(model, network)}
            seen: set[UUID] = set()
            for viewer in (*whole, await viewers.coordinator(network)):
                seen |= await scene.visible(viewer, model, network)
            if seen != everything:
                found.append(
                    f"{model.__name__}: neither secretariat nor coordinator "
                    f"sees {len(everything - seen)} rows of {network}."
                )
    return found


async def mask_problems(scene: Scene) -> Problems:
    """Values that a visitor reads although they are for a narrower circle."""
    found, visitor = [], await scene.kit.viewers.anonymous()
    for model in scene.shown_models:
        info = scene.info(model)
        narrow = [
            name
            for name, one in info.fields.items()
            if isinstance(one, ValueField) and one.audience is not Audience.PUBLIC
        ]
        if narrow:
            answer = await scene.kit.graphql(
                f"{{ {info.plural} {{ nodes {{ {' '.join(narrow)} }} }} }}", viewer=visitor
            )
            for node in answer[info.plural]["nodes"]:
                found += [
                    f"A visitor reads {info.name}.{name}: {value!r}"
                    for name, value in node.items()
                    if value is not None
                ]
    return found


async def write_problems(scene: Scene) -> Problems:
    """Rows of another network that a coordinator changes by raw statements of the serving role."""
    found, viewer = [], await scene.kit.viewers.coordinator(OWN)
    further = await _further_rows(scene, FOREIGN)
    for model in scene.models:
        for row in scene.rows(model, FOREIGN):
            for statement in _attacks(model, row):
                if count := await _effect(scene, viewer, statement):
                    found.append(f"{model.__name__}: `{statement}` changes {count} rows of another network.")
        if await _refusal(scene, viewer, insert(model).values(**further[model])) != REFUSED:
            found.append(f"{model.__name__}: no policy refuses a row that is inserted into another network.")
        for row in scene.rows(model, OWN):
            if await _effect(scene, viewer, _moved(scene, model, row)):
                found.append(f"{model.__name__}: a row can be moved into another network.")
    return found


async def written_by_coordinator(scene: Scene) -> dict[str, int]:
    """Control: how many of her own rows a coordinator changes by such statements, per model."""
    viewer, counts = await scene.kit.viewers.coordinator(OWN), {}
    for model in scene.models:
        statements = [
            update(model).where(model.id == row.id).values(version=row.version + 1) for row in scene.rows(model, OWN)
        ]
        counts[model.__name__] = sum([await _effect(scene, viewer, statement) for statement in statements])
    return counts


def _attacks(model: type[Base], row: Base) -> Iterator[Any]:
    yield update(model).where(model.id == row.id).values(version=row.version + 1)
    yield update(model).where(model.version >= 0, model.id == row.id).values(version=99)
    yield delete(model).where(model.id == row.id)


def _moved(scene: Scene, model: type[Base], row: Base) -> Update:
    return update(model).where(model.id == row.id).values(network_id=scene.kit.networks[FOREIGN])


async def _further_rows(scene: Scene, network: str) -> dict[type[Base], dict[str, Any]]:
    """Values of one more row of each model in a network."""
    async with scene.kit.session() as session:
        branch = scene.branches[network][0]
        branch.factory.session = session
        return {model: {"id": uuid7(), "version": 1} | await branch.further(model, SPARE) for model in scene.models}


async def _effect(scene: Scene, viewer: Viewer, statement: Any) -> int:
    """How many rows a statement changes for a viewer; 0 when it is refused. Nothing stays."""
    async with scene.as_serving(viewer) as session:
        try:
            result: Any = await session.execute(statement.execution_options(synchronize_session=False))
        except DBAPIError:
            return 0
        return int(result.rowcount)


async def _refusal(scene: Scene, viewer: Viewer, statement: Any) -> str | None:
    """PostgreSQL's state when it refuses a statement of a viewer; None when it does not. Nothing stays."""
    async with scene.as_serving(viewer) as session:
        try:
            await session.execute(statement)
        except DBAPIError as error:
            return str(getattr(error.orig, "sqlstate", ""))
        return None
