"""That mutations answer nobody who may not ask, and say the same of foreign ids as of ids that do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Table, text

from mreza.access.viewer import Viewer
from mreza.model.base import Base
from mreza.model.global_id import encode
from mreza.model.ids import uuid7
from mreza.mutation import MutationSpec
from mreza.mutation.shapes import Kind, Parameter, Shape
from mreza.testing.contract_scene import FOREIGN, OWN, Scene
from mreza.testing.factory import belongs_to_network

Problems = list[str]
_BY_ID = frozenset({"NOT_FOUND"})
"""What an id is refused with."""

_SAMPLES: dict[str, Any] = {
    "String": "text",
    "Int": 1,
    "Boolean": False,
    "Decimal": "1.00",
    "Date": "2025-01-01",
    "DateTime": "2025-01-01T12:00:00Z",
    "JSON": {},
}


def mutations_of(scene: Scene) -> list[MutationSpec]:
    """The plugin's own mutations."""
    return [spec for spec in scene.kit.application.api.mutations if spec.plugin == scene.plugin]


async def foreign_id_problems(scene: Scene) -> Problems:
    """Mutations that tell a foreign object's id from one that does not exist, by words or by what they do.

    They are tried by somebody who holds every permission in a network, so that what refuses is the id.
    """
    found, viewer = [], await scene.kit.viewers.empowered(OWN)
    before = await _checksums(scene)
    for spec in mutations_of(scene):
        for path, model in _models(spec.parameters):
            foreign = await _unseen(scene, viewer, model)
            if foreign is None:
                continue
            told = await _refused(scene, spec, viewer, path, encode(model.__name__, foreign))
            control = await _refused(scene, spec, viewer, path, encode(model.__name__, uuid7()))
            if told != control or not told:
                found.append(
                    f"{spec.name}({'.'.join(path)}) says {told} of a foreign id, "
                    f"and {control} of one that does not exist."
                )
            elif all(error["code"] not in _BY_ID for error in told):
                found.append(
                    f"{spec.name}({'.'.join(path)}) looks at no id before it says {told}, so it proves nothing."
                )
            if changed := _differing(before, await _checksums(scene)):
                return [*found, f"{spec.name} changes {', '.join(changed)}, although the id is refused."]
    return found


async def _unseen(scene: Scene, viewer: Viewer, model: type[Base]) -> UUID | None:
    """A foreign row of the model that the viewer does not see."""
    if not belongs_to_network(model):
        return None
    seen = await scene.visible(viewer, model, FOREIGN)
    return next((row.id for row in scene.rows(model, FOREIGN) if row.id not in seen), None)


async def _refused(scene: Scene, spec: MutationSpec, viewer: Viewer, path: tuple[str, ...], id: str) -> list[Any]:
    return await asked_errors(scene, spec, viewer, mutation_input(scene, spec, path, id))


async def _checksums(scene: Scene) -> dict[str, str]:
    """What stands in each table."""
    async with scene.kit.session() as session:
        return {
            table.name: str(
                await session.scalar(text(f"SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM {table.name} t"))
            )
            for model in scene.kit.application.host.models
            if isinstance(table := model.__table__, Table)
        }


def _differing(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return sorted(name for name, checksum in after.items() if before[name] != checksum)


async def anonymous_problems(scene: Scene) -> Problems:
    """Mutations that do something for a visitor although they are not public."""
    found, visitor = [], await scene.kit.viewers.anonymous()
    for spec in mutations_of(scene):
        if not spec.public:
            told = await asked_errors(scene, spec, visitor, mutation_input(scene, spec))
            if not told or any(error["code"] not in ("NOT_PERMITTED", "UNAUTHENTICATED") for error in told):
                found.append(f"{spec.name} answers a visitor with {told or 'success'}, although it is not public.")
    return found


async def asked_errors(scene: Scene, spec: MutationSpec, viewer: Viewer, given: dict[str, Any]) -> list[dict[str, Any]]:
    """What a mutation is refused with; nothing, when it was done."""
    type_ = spec.name[0].upper() + spec.name[1:] + "Input"
    document = f"mutation($input: {type_}!) {{ {spec.name}(input: $input) {{ errors {{ code path message }} }} }}"
    answer = await scene.kit.graphql(document, viewer=viewer, errors=True, input=given)
    if "errors" in answer:
        return [
            {"code": error.get("extensions", {}).get("code"), "message": error["message"]} for error in answer["errors"]
        ]
    return list(answer["data"][spec.name]["errors"])


def _models(
    parameters: tuple[Parameter, ...], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], type[Base]]]:
    """Where in an input an id is expected, and of what."""
    for one in parameters:
        here = (*path, one.api_name)
        shape = one.shape.item if one.shape.kind is Kind.LIST and one.shape.item is not None else one.shape
        if shape.kind is Kind.MODEL:
            yield here, shape.python
        elif shape.kind is Kind.DATACLASS:
            yield from _models(shape.fields, here)


def mutation_input(
    scene: Scene, spec: MutationSpec, path: tuple[str, ...] = (), id: str = "", *, branch: int = 0
) -> dict[str, Any]:
    """What the mutation takes at least, with own objects of a branch, and the given id at the path."""
    given = _given(scene, spec.parameters, path, id, branch)
    return {**given, "reason": "A reason."} if spec.reason_required else given


def _given(
    scene: Scene, parameters: tuple[Parameter, ...], path: tuple[str, ...], id: str, branch: int
) -> dict[str, Any]:
    return {
        one.api_name: _sample(scene, one.shape, path[1:] if path[:1] == (one.api_name,) else None, id, branch)
        for one in parameters
        if one.required or path[:1] == (one.api_name,)
    }


def _sample(scene: Scene, shape: Shape, path: tuple[str, ...] | None, id: str, branch: int) -> Any:
    match shape.kind:
        case Kind.MODEL:
            return id if path is not None else scene.own_id(shape.python.__name__, branch)
        case Kind.LIST:
            assert shape.item is not None
            # One's own object beside it: a list must not be taken for good because part of it is.
            own = (
                []
                if path is None or shape.item.kind is not Kind.MODEL
                else [_sample(scene, shape.item, None, id, branch)]
            )
            return [*own, _sample(scene, shape.item, path, id, branch)]
        case Kind.DATACLASS:
            return _given(scene, shape.fields, path or (), id, branch)
        case Kind.TRANSLATED:
            return [{"locale": "en", "text": "Text"}]
        case Kind.ENUM:
            return next(iter(shape.python.__members__))
        case _:
            assert shape.value is not None
            return _SAMPLES[shape.value.name]
