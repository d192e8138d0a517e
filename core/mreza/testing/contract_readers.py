"""The roles that read beside the serving role: their worked-out rules show what the rule itself shows, row by row."""

from __future__ import annotations

from uuid import UUID

import asyncpg

from mreza.access.readers import READERS, SERVING, Reader
from mreza.access.viewer import Viewer
from mreza.model.base import Base
from mreza.testing.contract_scene import Scene

Problems = list[str]


async def reader_problems(scene: Scene) -> Problems:
    """Tables in which a role that reads for some viewers shows them other rows than the serving role does, or shows
    anyone more than that."""
    found = []
    viewers = {**await scene.outsiders(), "the secretariat": await scene.kit.viewers.secretariat()}
    for name, viewer in viewers.items():
        for model in scene.models:
            ruled = await _seen(scene, SERVING, viewer, model)
            for reader in READERS[1:]:
                seen = await _seen(scene, reader, viewer, model)
                if (reader.shape == viewer.shape and seen != ruled) or not seen <= ruled:
                    found.append(
                        f"{model.__name__}: by the rule, {name} sees {len(ruled)} rows; "
                        f"the role {reader.role('…')} shows {len(seen)}, {len(seen - ruled)} of them others."
                    )
    return found


async def _seen(scene: Scene, reader: Reader, viewer: Viewer, model: type[Base]) -> set[UUID]:
    pool: asyncpg.Pool = scene.kit.application.pools.reading[reader.shape]
    ids = f"SELECT coalesce(array_agg(id), '{{}}') FROM public.{model.__tablename__}"
    found = await pool.fetchval(f"SELECT CASE WHEN mreza.enter($1) THEN ({ids}) END", viewer.handle)
    assert found is not None, "The viewer's scope has ended."
    return set(found)


__all__ = ["reader_problems"]
