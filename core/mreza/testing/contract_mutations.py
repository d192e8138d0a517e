"""That mutations answer nobody who may not ask, and say the same of foreign ids as of ids that do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mreza.access.viewer import Viewer
from mreza.model.base import Base
from mreza.model.global_id import encode
from mreza.model.ids import uuid7
from mreza.mutation import MutationSpec
from mreza.mutation.shapes import Kind, Parameter, Shape
from mreza.testing.contract_scene import FOREIGN, OWN, Scene
from mreza.testing.factory import belongs_to_network

Problems = list[str]
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
    """Mutations that tell a foreign object's id from one that does not exist."""
    found, viewer = [], await scene.kit.viewers.coordinator(OWN)
    for spec in mutations_of(scene):
        for path, model in _models(spec.parameters):
            if not belongs_to_network(model) or not scene.branches[FOREIGN][0].rows.get(model):
                continue
            foreign = scene.rows(model, FOREIGN)[0]
            if foreign.id in await scene.visible(viewer, model, FOREIGN):
                continue
            told = await _errors(scene, spec, viewer, _input(scene, spec, path, encode(model.__name__, foreign.id)))
            control = await _errors(scene, spec, viewer, _input(scene, spec, path, encode(model.__name__, uuid7())))
            if told != control or not told:
                found.append(
                    f"{spec.name}({'.'.join(path)}) says {told} of a foreign id, "
                    f"and {control} of one that does not exist."
                )
    return found


async def anonymous_problems(scene: Scene) -> Problems:
    """Mutations that do something for a visitor although they are not public."""
    found, visitor = [], await scene.kit.viewers.anonymous()
    for spec in mutations_of(scene):
        if not spec.public:
            told = await _errors(scene, spec, visitor, _input(scene, spec))
            if not told or any(error["code"] not in ("NOT_PERMITTED", "UNAUTHENTICATED") for error in told):
                found.append(f"{spec.name} answers a visitor with {told or 'success'}, although it is not public.")
    return found


async def _errors(scene: Scene, spec: MutationSpec, viewer: Viewer, given: dict[str, Any]) -> list[dict[str, Any]]:
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


def _input(scene: Scene, spec: MutationSpec, path: tuple[str, ...] = (), id: str = "") -> dict[str, Any]:
    """What the mutation takes at least, with own objects, and the given id at the path."""
    given = _given(scene, spec.parameters, path, id)
    return {**given, "reason": "A reason."} if spec.reason_required else given


def _given(scene: Scene, parameters: tuple[Parameter, ...], path: tuple[str, ...], id: str) -> dict[str, Any]:
    return {
        one.api_name: _sample(scene, one.shape, path[1:] if path[:1] == (one.api_name,) else None, id)
        for one in parameters
        if one.required or path[:1] == (one.api_name,)
    }


def _sample(scene: Scene, shape: Shape, path: tuple[str, ...] | None, id: str) -> Any:
    match shape.kind:
        case Kind.MODEL:
            return id if path is not None else _own(scene, shape.python)
        case Kind.LIST:
            assert shape.item is not None
            return [_sample(scene, shape.item, path, id)]
        case Kind.DATACLASS:
            return _given(scene, shape.fields, path or (), id)
        case Kind.TRANSLATED:
            return [{"locale": "en", "text": "Text"}]
        case Kind.ENUM:
            return next(iter(shape.python.__members__))
        case _:
            assert shape.value is not None
            return _SAMPLES[shape.value.name]


def _own(scene: Scene, model: type[Base]) -> str:
    if model.__tablename__ == "core_network":
        return encode("Network", scene.kit.networks[OWN])
    branch = scene.branches[OWN][0]
    row = branch.rows.get(model) or branch.factory.shared.get(model)
    return encode(model.__name__, row.id if row is not None else uuid7())
